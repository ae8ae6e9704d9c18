import type { Expression } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import { zero } from '../payment/rational.js';
import { spaceOf } from './box.js';
import { constantIn } from './constants.js';
import type { Addend } from './extreme.js';
import { type Interval, plus, pointAt, times } from './interval.js';
import { glanceAt } from './look.js';
import { formOf } from './over-box.js';

/**
 * Between which numbers an expression lies, whatever is measured. It is found in one look, so it may be wider than need be; but most terms keep so far
 * from their limits that no more has to be known.
 *
 * @returns undefined where the expression has no value anywhere
 */
function roughRange(expression: Expression): Interval | undefined {
  if (expression.kind === 'constant') return pointAt(expression.value);
  const found = known.get(expression);
  if (found) return found.range;
  const range = lookedAt(expression);
  known.set(expression, range ? { range } : {});
  return range;
}

const known = new WeakMap<Expression, { range?: Interval }>();

function lookedAt(expression: Expression): Interval | undefined {
  if (expression.kind === 'step') return roughRange(expression.of);
  const value = constantIn(expression);
  if (value) return pointAt(value);
  const space = spaceOf(variablesIn([expression]));
  return formOf(expression, glanceAt(space, space.all))?.range;
}

/** The same for a sum. */
export function roughSum(addends: readonly Addend[]): Interval | undefined {
  let sum: Interval | undefined = pointAt(zero);
  for (const { times: count, of } of addends) {
    const one = roughRange(of);
    sum = sum && one && plus(sum, times(pointAt(count), one));
  }
  return sum;
}
