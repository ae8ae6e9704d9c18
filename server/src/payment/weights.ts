import type { Weighed } from './model/expression.js';
import { divide, multiply, type Rational, total, zero } from './rational.js';
import { isJudged, type Values } from './values.js';

/** What share `own` comes to where others are left out, which leave theirs to those that are judged. */
export function weightOf(own: number, among: readonly Weighed[], values: Values): Rational {
  const left = among.filter((weighed) => !isLeftOut(weighed, values));
  if (left.length === among.length) return among[own].share;
  if (isLeftOut(among[own], values)) return zero;
  return divide(
    multiply(among[own].share, total(among.map(({ share }) => share))),
    total(left.map(({ share }) => share)),
  );
}

/** Whether a share goes to the others: none of its measures is judged, and all are excluded then. */
export function isLeftOut({ measures }: Weighed, values: Values): boolean {
  return (
    measures.length > 0 &&
    measures.every((variable) => variable.ifMissing === 'excluded' && !isJudged(variable, values))
  );
}
