import { formatDecimal } from '../../../grammar/syntax/decimal.js';
import { multiply, nearest, type Rational, whole } from './rational.js';

/** What kind of number it is that is shown. */
export type Shown = 'money' | 'percent' | 'number';

const signs: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' };

/** What stands before an amount in a currency (ISO 4217): `£`, or the letters of the currency and a space. */
export function currencySign(currency: string): string {
  return signs[currency] ?? `${currency} `;
}

/** Decimal places that an amount is shown with where it does not end sooner; what is left out is marked by `…`. */
const mostPlaces = 6;

/** How many decimal places the number needs; undefined where it never ends. */
function placesOf(value: Rational): number | undefined {
  let rest = value.d;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** With commas and as many decimal places as it needs, at most six: `12,400,000`, `0.333333…`. */
export function formatNumber(value: Rational): string {
  const places = placesOf(value);
  if (places !== undefined && places <= mostPlaces) return decimal(value, places);
  return `${decimal(value, mostPlaces)}…`;
}

function decimal(value: Rational, places: number): string {
  return formatDecimal({
    digits: nearest({ n: value.n * 10n ** BigInt(places), d: value.d }, 'half-up'),
    scale: places,
  });
}

/** `65.4%` for 0.654. */
export function formatPercent(value: Rational): string {
  return `${formatNumber(multiply(value, whole(100)))}%`;
}

/** Pounds with their pennies: `£105,000.00`; what is smaller than a penny is shown too, so that nothing is rounded in silence. */
export function formatMoney(value: Rational, currency = 'GBP'): string {
  const size = value.n < 0n ? { n: -value.n, d: value.d } : value;
  const text = formatNumber(size);
  const point = text.indexOf('.');
  const padded = point < 0 ? `${text}.00` : text.length - point === 2 ? `${text}0` : text;
  return `${value.n < 0n ? '-' : ''}${currencySign(currency)}${padded}`;
}

/** A number in the way of its kind; `unit` is the words that follow a plain number. */
export function formatShown(value: Rational, shown: Shown, unit?: string, currency?: string): string {
  if (shown === 'money') return formatMoney(value, currency);
  if (shown === 'percent') return formatPercent(value);
  return `${formatNumber(value)}${unit ? ` ${unit}` : ''}`;
}

/** A text about money in another currency: a contract has one, and what is said of its sums is first said in pounds. */
export function inCurrency(text: string, currency: string): string {
  return currency === 'GBP' ? text : text.replaceAll('£', currencySign(currency));
}
