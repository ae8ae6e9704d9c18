import type { Expression } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import type { Rational } from '../payment/rational.js';
import { type Held, spaceOf } from './box.js';
import { isPoint } from './interval.js';
import { glanceAt } from './look.js';
import { formOf } from './over-box.js';

const constants = new WeakMap<Expression, { value?: Rational }>();

/**
 * The value of an expression that nothing measured can change; undefined where something can, or where it has none.
 *
 * @param held where variables are held, which may be between two values that can be measured: beside a place at which something is decided
 */
export function constantIn(expression: Expression, held: Held = new Map()): Rational | undefined {
  if (expression.kind === 'constant') return expression.value;
  if (held.size > 0) return constantWhere(expression, held);
  const known = constants.get(expression);
  if (known) return known.value;
  const value = expression.kind === 'step' ? constantIn(expression.of) : constantWhere(expression, held);
  constants.set(expression, value ? { value } : {});
  return value;
}

function constantWhere(expression: Expression, held: Held): Rational | undefined {
  const space = spaceOf(variablesIn([expression]), held, held.size > 0);
  if (!space.all.every(isPoint)) return undefined;
  return formOf(expression, glanceAt(space, space.all))?.exact?.constant;
}
