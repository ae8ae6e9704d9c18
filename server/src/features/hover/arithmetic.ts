import { type Decimal, formatDecimal } from '../../../../grammar/syntax/decimal.js';
import { currencySign } from '../../payment/format.js';

/** Exact sums for hovers; nothing is ever rounded, and what has no exact decimal form is not shown. */

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** `share` percent of `whole`. */
export function percentOf(share: Decimal, whole: Decimal): Decimal {
  const { digits, scale } = times(share, whole);
  return { digits, scale: scale + 2 };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: raised(a, scale) - raised(b, scale), scale };
}

/** Half-way between two numbers. */
export function middle(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: (raised(a, scale) + raised(b, scale)) * 5n, scale: scale + 1 };
}

/** `value` / `by`, where that has an end within six places. */
export function divided(value: Decimal, by: Decimal): Decimal | undefined {
  if (by.digits === 0n) return undefined;
  const digits = value.digits * 10n ** BigInt(by.scale + 6);
  return digits % by.digits === 0n ? { digits: digits / by.digits, scale: value.scale + 6 } : undefined;
}

export function whole(value: number): Decimal {
  return { digits: BigInt(value), scale: 0 };
}

function raised(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

/** Money in full: `£12,400,000`, `£992,000.50`. `pence`: with pennies even where there are none. */
export function moneyText(value: Decimal, currency: string | undefined, pence = false): string {
  const number = formatDecimal(value);
  const negative = number.startsWith('-');
  const [units, fraction = ''] = (negative ? number.slice(1) : number).split('.');
  const shown = fraction || pence ? `${units}.${fraction.padEnd(2, '0')}` : units;
  return `${negative ? '-' : ''}${currencySign(currency ?? 'GBP')}${shown}`;
}
