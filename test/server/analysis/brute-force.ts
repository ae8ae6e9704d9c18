// What random terms come to, by the engine that pays: what proofs are held against.

import type { Spot } from '../../../server/src/analysis/search.js';
import { evaluate, isObstacle, runOf } from '../../../server/src/payment/evaluate.js';
import type { Expression, Variable } from '../../../server/src/payment/model/expression.js';
import { insideOf } from '../../../server/src/payment/model/inside.js';
import type { Model, Term } from '../../../server/src/payment/model/model.js';
import { april } from '../../../server/src/payment/period.js';
import { add, fraction, type Rational, subtract, toNumber, whole } from '../../../server/src/payment/rational.js';
import { type Random, randomValue, valuesFrom } from './random-terms.js';

/** Everything of one kind in an expression. */
export function found<T extends Expression['kind']>(
  kind: T,
  expression: Expression,
): Extract<Expression, { kind: T }>[] {
  const own = expression.kind === kind ? [expression as Extract<Expression, { kind: T }>] : [];
  return [...own, ...insideOf(expression).flatMap((inner) => found(kind, inner))];
}

/** So near to a value that nothing else is decided in between. */
export const hair = fraction(1n, 10n ** 15n);

/** Far enough beside a value for a hair to count. */
const nudge = fraction(1n, 10n ** 12n);

/** The value of a witness; beside it where it is only approached. */
export function valueAt({ value, side }: Spot): Rational {
  return side === 'at' ? value : side === 'just-above' ? add(value, nudge) : subtract(value, nudge);
}

/** What an expression comes to; a text that says why where it has no value. */
export function worth(
  expression: Expression,
  slots: number,
  values: ReadonlyMap<Variable, Rational>,
  ...more: (readonly [Variable, Rational])[]
): Rational | string {
  const result = evaluate(expression, runOf(slots, valuesFrom(new Map([...values, ...more]))));
  return isObstacle(result) ? result.message : result;
}

export function randomValues(random: Random, variables: readonly Variable[]): Map<Variable, Rational> {
  return new Map(variables.map((variable) => [variable, randomValue(random, variable)]));
}

/** Whether two sums are the same to half a penny, but for what doubles cannot tell apart. */
export function isNear(a: Rational, b: Rational): boolean {
  return Math.abs(toNumber(subtract(a, b))) <= 0.005 + 1e-9 * Math.abs(toNumber(a));
}

/** A contract of one payment from Payer to Provider. */
export function modelWith(amount: Expression, slots: number): Model {
  const place = { start: 0, end: 1 };
  const term: Term = {
    name: 'T',
    title: 'Term',
    kind: 'payment',
    place,
    status: 'applies',
    sides: [{ kind: 'paid', parts: [{ party: 'Provider', amount }], payers: [{ party: 'Payer', share: whole(1) }] }],
    problems: [],
  };
  return {
    contract: 'C',
    period: { first: 0, last: 364 },
    yearStart: april,
    rounding: 'half-up',
    currency: 'GBP',
    terms: [term],
    slots,
    asked: { compared: [], comparedBefore: [], everyYear: false, byDays: false },
  };
}
