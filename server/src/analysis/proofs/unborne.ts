import type { Span } from '../../../../grammar/syntax/tree.js';
import { difference, sum } from '../../payment/model/builder.js';
import type { Bands, Expression, Variable } from '../../payment/model/expression.js';
import { eachInside } from '../../payment/model/inside.js';
import type { Part, Side } from '../../payment/model/model.js';
import { zero } from '../../payment/rational.js';

/** What the ranges of an overspend let a reserve bear. */
export interface Drawn {
  readonly reserve: string;
  /** The ranges that draw on it, by where they begin. */
  readonly ranges: readonly number[];
  readonly drawn: Expression;
  /** What is in it. */
  readonly held: Expression;
}

/** What is taken from each reserve of a fund. */
export function drawnIn({ kind, parts }: Side): Drawn[] {
  return kind === 'borne' ? parts.flatMap((part) => drawnOf(part) ?? []) : [];
}

function drawnOf({ party, amount }: Part): Drawn | undefined {
  if (amount.kind !== 'step' || amount.of.kind !== 'least') return undefined;
  const [drawn, held] = amount.of.of;
  const ranges = bandsIn(drawn).flatMap(({ bands }) => bands.map(({ start }) => start));
  return { reserve: party, ranges, drawn, held };
}

function bandsIn(amount: Expression): Bands[] {
  const found: Bands[] = [];
  eachInside([amount], (inner) => {
    if (inner.kind === 'bands') found.push(inner);
  });
  return found;
}

/**
 * What of an overspend lies in no range, were there enough in every reserve; undefined where a side is of something else. The overspend stands in it as
 * if it were measured: what it is made of does not change which ranges take it.
 */
export function inNoRange({ kind, parts }: Side, place: Span): Expression | undefined {
  if (kind !== 'borne') return undefined;
  const on: Expression = { kind: 'measured', variable: overspent };
  const taken = parts.flatMap(({ amount }) => bandsIn(amount)).map((bands) => ({ ...bands, on }));
  return difference(on, sum(taken), place);
}

const overspent: Variable = {
  kind: 'measure',
  name: 'Overspend',
  previous: false,
  summed: [],
  shown: 'money',
  least: zero,
};
