import { type Expression, type Step, variablesIn } from '../payment/model/expression.js';
import type { Rational } from '../payment/rational.js';
import { type Held, spaceOf } from './box.js';
import { isPoint } from './interval.js';
import { formOf, lookAt } from './look.js';

const constantSteps = new WeakMap<Step, { value?: Rational }>();

/** The value of an expression that nothing measured can change; undefined where something can, or where it has none. */
export function constantIn(expression: Expression, held: Held = new Map()): Rational | undefined {
  if (expression.kind === 'constant') return expression.value;
  if (expression.kind === 'step' && held.size === 0) {
    const known = constantSteps.get(expression);
    if (known) return known.value;
    const value = constantIn(expression.of);
    constantSteps.set(expression, value ? { value } : {});
    return value;
  }
  const space = spaceOf(variablesIn([expression]), held);
  if (!space.all.every(isPoint)) return undefined;
  return formOf(expression, lookAt(space, space.all))?.exact?.constant;
}
