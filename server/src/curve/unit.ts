import { formatMoney } from '../payment/format.js';
import type { Variable } from '../payment/model/expression.js';
import { divide, fraction, type Rational, roundTo, whole } from '../payment/rational.js';
import { formatVariable, writtenScale } from '../payment/words.js';

const hundredth = fraction(1n, 100n);

/** Pounds as people say them: `£992,000`, with pennies only where there are some. */
export function pounds(value: Rational, currency = 'GBP'): string {
  return formatMoney(roundTo(value, hundredth, 'half-up'), currency).replace(/\.00$/, '');
}

/** Pounds in a few signs: `£9.92m`, `£150,000`; rounded where they are in millions. */
export function shortPounds(value: Rational, currency = 'GBP'): string {
  const size = value.n < 0n ? -value.n : value.n;
  if (size < 1_000_000n * value.d) return pounds(roundTo(value, whole(1), 'half-up'), currency);
  const millions = roundTo({ n: value.n, d: value.d * 1_000_000n }, hundredth, 'half-up');
  return `${formatMoney(millions, currency).replace(/\.?0+$/, '')}m`;
}

/** A value of a measure in its unit, with at most two decimal places of that unit. */
export function inUnit(value: Rational, variable: Variable, currency = 'GBP'): string {
  if (variable.shown === 'money') return pounds(value, currency);
  return formatVariable(roundTo(value, divide(hundredth, writtenScale(variable)), 'half-up'), variable);
}

/** The words for a measure's unit beside an axis; none where each value carries its sign. */
export function unitWords({ shown, unit }: Variable): string {
  return shown === 'number' ? (unit ?? '') : '';
}
