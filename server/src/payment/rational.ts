import type { Decimal } from '../../../grammar/syntax/decimal.js';

/** A number as an exact fraction in lowest terms; `d` is positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** How half a penny is rounded. Negative numbers are rounded as their size. */
export type RoundingMode = 'half-up' | 'half-even';

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };

const largestSafe = BigInt(Number.MAX_SAFE_INTEGER);

/** The greatest common divisor of two numbers that are not negative. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) {
    if (x <= largestSafe && y <= largestSafe) return BigInt(smallGcd(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

/** The same for numbers that a double holds exactly, which is several times as fast. */
function smallGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** `n` / `d`; throws a RangeError where `d` is 0, which callers rule out. */
export function fraction(n: bigint, d: bigint): Rational {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('A fraction has no divisor 0.');
  if (n === 0n) return zero;
  const sign = d < 0n ? -1n : 1n;
  const common = gcd(n < 0n ? -n : n, d * sign);
  return common === 1n && sign === 1n ? { n, d } : { n: (n * sign) / common, d: (d * sign) / common };
}

/** A whole number. */
export function whole(n: number | bigint): Rational {
  return { n: BigInt(n), d: 1n };
}

/** A number as written, exactly. */
export function rationalOf(value: Decimal): Rational {
  return value.scale === 0 ? { n: value.digits, d: 1n } : fraction(value.digits, 10n ** BigInt(value.scale));
}

export function add(a: Rational, b: Rational): Rational {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  if (a.d === b.d) return a.d === 1n ? { n: a.n + b.n, d: 1n } : fraction(a.n + b.n, a.d);
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  if (b.n === 0n) return a;
  if (a.d === b.d) return a.d === 1n ? { n: a.n - b.n, d: 1n } : fraction(a.n - b.n, a.d);
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return fraction(a.n * b.n, a.d * b.d);
}

/** `a` / `b`; callers rule out that `b` is 0. */
export function divide(a: Rational, b: Rational): Rational {
  return fraction(a.n * b.d, a.d * b.n);
}

export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

/** Without its sign. */
export function absolute(a: Rational): Rational {
  return a.n < 0n ? negate(a) : a;
}

/** Negative, 0 or positive, as a - b is. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

/** -1, 0 or 1. */
export function signOf(a: Rational): number {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0;
}

export function lesser(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function greater(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

export function total(values: readonly Rational[]): Rational {
  let sum = zero;
  for (const value of values) sum = add(sum, value);
  return sum;
}

/** The greatest whole number that is not above `a`. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** The least whole number that is not below `a`. */
export function ceiling(a: Rational): bigint {
  return -floor(negate(a));
}

/** The nearest whole number; halves go by `mode`, negative numbers as their size. */
export function nearest(a: Rational, mode: RoundingMode): bigint {
  const size = a.n < 0n ? -a.n : a.n;
  const down = size / a.d;
  const twice = (size - down * a.d) * 2n;
  const up = twice > a.d || (twice === a.d && (mode === 'half-up' || down % 2n === 1n));
  const rounded = up ? down + 1n : down;
  return a.n < 0n ? -rounded : rounded;
}

/** The nearest multiple of `step`, which is positive: money in pounds to the penny with a step of 1/100. */
export function roundTo(a: Rational, step: Rational, mode: RoundingMode): Rational {
  return multiply({ n: nearest(divide(a, step), mode), d: 1n }, step);
}

/** Pounds as whole pennies. */
export function pennies(a: Rational, mode: RoundingMode): bigint {
  return nearest({ n: a.n * 100n, d: a.d }, mode);
}

/** Whole pennies as pounds. */
export function pounds(inPennies: bigint): Rational {
  return fraction(inPennies, 100n);
}

/** The nearest double: for pictures and estimates, never for a sum that is paid. */
export function toNumber(a: Rational): number {
  const [n, d] = [Number(a.n), Number(a.d)];
  if (Number.isFinite(n) && Number.isFinite(d)) return n / d;
  const shift = BigInt(Math.max(a.n.toString(2).length, a.d.toString(2).length) - 1000);
  return Number(a.n >> shift) / Number(a.d >> shift);
}
