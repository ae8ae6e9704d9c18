import type { Expression } from '../payment/model/expression.js';
import { equals, multiply, one, type Rational } from '../payment/rational.js';
import { constantIn } from './constants.js';
import type { Span } from './coverage.js';

/**
 * What a row of a table comes to at one end of its range, as far as plain reading tells: an amount that is always the same, or one that rises or falls
 * from end to end, and such amounts multiplied. Between its ends it is straight then.
 *
 * @param on what the table is about
 */
export function resultAt(end: 'low' | 'high', span: Span, on: Expression): Rational | undefined {
  return amountAt(span.row.result, end, span, on);
}

function amountAt(amount: Expression, end: 'low' | 'high', span: Span, on: Expression): Rational | undefined {
  const fixed = constantIn(amount);
  if (fixed) return fixed;
  if (amount.kind === 'step') return amountAt(amount.of, end, span, on);
  if (amount.kind === 'product') {
    if (amount.of.filter((one) => !constantIn(one)).length > 1) return undefined;
    return amount.of
      .map((one) => amountAt(one, end, span, on))
      .reduce((a: Rational | undefined, b) => a && b && multiply(a, b), one);
  }
  if (amount.kind !== 'ramp' || amount.on !== on) return undefined;
  const [edge, place] = [constantIn(amount[end]), span[end]];
  if (!edge || !place || !equals(edge, place)) return undefined;
  return constantIn(end === 'low' ? amount.from : amount.to);
}
