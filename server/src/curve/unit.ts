import { formatMoney } from '../payment/format.js';
import type { Variable } from '../payment/model/expression.js';
import { fraction, type Rational, roundTo, whole } from '../payment/rational.js';
import { formatVariable } from '../payment/words.js';

const penny = fraction(1n, 100n);

/** Pounds as people say them: `£992,000`, with pennies only where there are some. */
export function pounds(value: Rational, currency = 'GBP'): string {
  return formatMoney(roundTo(value, penny, 'half-up'), currency).replace(/\.00$/, '');
}

/** Pounds in a few signs: `£9.92m`, `£150,000`; rounded where they are in millions. */
export function shortPounds(value: Rational, currency = 'GBP'): string {
  const size = value.n < 0n ? -value.n : value.n;
  if (size < 1_000_000n * value.d) return pounds(roundTo(value, whole(1), 'half-up'), currency);
  const millions = roundTo({ n: value.n, d: value.d * 1_000_000n }, penny, 'half-up');
  return `${formatMoney(millions, currency).replace(/\.?0+$/, '')}m`;
}

/** A value of a measure in its unit, with at most two decimal places of that unit. */
export function inUnit(value: Rational, variable: Variable, currency = 'GBP'): string {
  if (variable.shown === 'money') return pounds(value, currency);
  const step = fraction(1n, 100n * BigInt(factorOf(variable)));
  return formatVariable(roundTo(value, step, 'half-up'), variable);
}

/** What a value is multiplied by to be a number in the measure's unit: 100 for percent, 10,000 for `per 10,000 people`. */
export function factorOf({ shown, unit }: Variable): number {
  if (shown === 'percent') return 100;
  const per = /(?:^|\s)per ([\d,]+) /.exec(unit ?? '');
  return per ? Number(per[1].replaceAll(',', '')) : 1;
}

/** The words for a measure's unit beside an axis; none where each value carries its sign. */
export function unitWords({ shown, unit }: Variable): string {
  return shown === 'number' ? (unit ?? '') : '';
}
