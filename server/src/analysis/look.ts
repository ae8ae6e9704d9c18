import type { Span } from '../../../grammar/syntax/tree.js';
import type { CutGroup, Expression, Row, Table, Variable } from '../payment/model/expression.js';
import { type Rational, zero } from '../payment/rational.js';
import type { Box, Space } from './box.js';
import type { Form } from './form.js';
import type * as polynomial from './polynomial.js';
import { type Split, splitFor } from './splits.js';

/** Why there is no value anywhere in a box. */
export type Hole =
  | { readonly kind: 'gap'; readonly table: Table }
  | { readonly kind: 'overlap'; readonly table: Table; readonly rows: readonly [Row, Row] }
  | { readonly kind: 'divisor'; readonly place: Span };

/** A look at expressions over a box: what could not be decided there, and what has no value. */
export interface Look {
  readonly space: Space;
  readonly box: Box;
  readonly splits: Split[];
  readonly holes: Hole[];
  /** Whether a part of the box may have no value. */
  doubtful: boolean;
  readonly seen: Map<Expression | CutGroup, Form | undefined | readonly (Form | undefined)[]>;
  /** Whether the box is not cut after the look, so that it need not be noted where it could be. */
  readonly only?: true;
  /** A variable that is looked at where it is put, and not where the box has it. */
  readonly put?: { readonly variable: Variable; readonly form: Form };
}

export function lookAt(space: Space, box: Box): Look {
  return { space, box, splits: [], holes: [], doubtful: false, seen: new Map() };
}

/** A look that is the only one, for what can be told at once. */
export function glanceAt(space: Space, box: Box): Look {
  return { ...lookAt(space, box), only: true };
}

/** A look over the same box with a variable put elsewhere. Where the box can be cut is noted for both. */
export function lookWith(look: Look, variable: Variable, form: Form): Look {
  return { ...look, seen: new Map(), put: { variable, form } };
}

/** The value of a form everywhere in the box, if it is known exactly and nothing in the box is without one. */
export function exactIn(form: Form | undefined, look: Look): polynomial.Polynomial | undefined {
  return look.doubtful ? undefined : form?.exact;
}

/** Notes where a box can be cut so that the sign of a form is decided in its parts. */
export function suggest(form: Form, look: Look, place?: Span): void {
  if (form.exact) suggestAt(form.exact, zero, look, place);
}

/** Notes where a box can be cut so that it is decided on which side of `value` a polynomial lies. */
export function suggestAt(exact: polynomial.Polynomial, value: Rational, look: Look, place?: Span): void {
  if (look.only) return;
  const split = splitFor(exact, value, look.box, place);
  if (split) look.splits.push(split);
}
