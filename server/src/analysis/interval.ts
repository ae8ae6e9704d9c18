import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  greater,
  lesser,
  multiply,
  type Rational,
  signOf,
  subtract,
  whole,
  zero,
} from '../payment/rational.js';

/**
 * All numbers from `low` to `high`; without an end where there is none. An end that is `open` is not among them: that is only said where it is
 * known, so an end that is not open may or may not be reached.
 */
export interface Interval {
  readonly low?: Rational;
  readonly lowOpen: boolean;
  readonly high?: Rational;
  readonly highOpen: boolean;
}

export const everything: Interval = { lowOpen: false, highOpen: false };

export function pointAt(value: Rational): Interval {
  return { low: value, lowOpen: false, high: value, highOpen: false };
}

export function isPoint({ low, high }: Interval): boolean {
  return low !== undefined && high !== undefined && compare(low, high) === 0;
}

export function isEmpty({ low, lowOpen, high, highOpen }: Interval): boolean {
  if (!low || !high) return false;
  const order = compare(low, high);
  return order > 0 || (order === 0 && (lowOpen || highOpen));
}

export function plus(a: Interval, b: Interval): Interval {
  return {
    low: a.low && b.low && add(a.low, b.low),
    lowOpen: a.lowOpen || b.lowOpen,
    high: a.high && b.high && add(a.high, b.high),
    highOpen: a.highOpen || b.highOpen,
  };
}

export function minus(a: Interval, b: Interval): Interval {
  return {
    low: a.low && b.high && subtract(a.low, b.high),
    lowOpen: a.lowOpen || b.highOpen,
    high: a.high && b.low && subtract(a.high, b.low),
    highOpen: a.highOpen || b.lowOpen,
  };
}

/** An end of an interval as an extended number. */
type End = Rational | 'least' | 'most';

function timesEnd(a: End, b: End): End {
  if (typeof a === 'object' && typeof b === 'object') return multiply(a, b);
  const sign = signOfEnd(a) * signOfEnd(b);
  return sign === 0 ? zero : sign > 0 ? 'most' : 'least';
}

function signOfEnd(end: End): number {
  return end === 'most' ? 1 : end === 'least' ? -1 : signOf(end);
}

function order(a: End, b: End): number {
  if (typeof a === 'object' && typeof b === 'object') return compare(a, b);
  if (a === b) return 0;
  return a === 'least' || b === 'most' ? -1 : 1;
}

export function times(a: Interval, b: Interval): Interval {
  if (isPoint(a)) return scaled(b, a.low as Rational);
  if (isPoint(b)) return scaled(a, b.low as Rational);
  const lefts: End[] = [a.low ?? 'least', a.high ?? 'most'];
  const rights: End[] = [b.low ?? 'least', b.high ?? 'most'];
  const all = lefts.flatMap((left) => rights.map((right) => timesEnd(left, right)));
  const low = all.reduce((x, y) => (order(x, y) <= 0 ? x : y));
  const high = all.reduce((x, y) => (order(x, y) >= 0 ? x : y));
  return {
    low: typeof low === 'object' ? low : undefined,
    lowOpen: false,
    high: typeof high === 'object' ? high : undefined,
    highOpen: false,
  };
}

function scaled({ low, high }: Interval, by: Rational): Interval {
  if (by.n === 0n) return pointAt(zero);
  const [first, last] = by.n > 0n ? [low, high] : [high, low];
  return { low: first && multiply(first, by), lowOpen: false, high: last && multiply(last, by), highOpen: false };
}

/** Everything where the divisor may be 0. */
export function over(a: Interval, b: Interval): Interval {
  const positive = b.low && (b.low.n > 0n || (b.low.n === 0n && b.lowOpen));
  const negative = b.high && (b.high.n < 0n || (b.high.n === 0n && b.highOpen));
  if (!positive && !negative) return everything;
  const inverse: Interval = {
    low: b.high ? inverted(b.high) : zero,
    lowOpen: false,
    high: b.low ? inverted(b.low) : zero,
    highOpen: false,
  };
  return times(a, inverse);
}

function inverted(end: Rational): Rational | undefined {
  return end.n === 0n ? undefined : divide(whole(1), end);
}

/** Whether no number of an interval lies outside of `low` to `high`. */
export function isWithin(inner: Interval, low: Rational, high: Rational): boolean {
  return (
    inner.low !== undefined &&
    inner.high !== undefined &&
    compare(inner.low, low) >= 0 &&
    compare(inner.high, high) <= 0
  );
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  const lows = a.low && b.low ? compare(a.low, b.low) : undefined;
  const highs = a.high && b.high ? compare(a.high, b.high) : undefined;
  return {
    low: a.low && b.low && lesser(a.low, b.low),
    lowOpen: lows === 0 ? a.lowOpen && b.lowOpen : lows !== undefined && (lows < 0 ? a.lowOpen : b.lowOpen),
    high: a.high && b.high && greater(a.high, b.high),
    highOpen: highs === 0 ? a.highOpen && b.highOpen : highs !== undefined && (highs > 0 ? a.highOpen : b.highOpen),
  };
}

/** What both hold, where it is known that there is such a number. */
export function within(a: Interval, b: Interval): Interval {
  const [lows, highs] = [a.low && b.low && compare(a.low, b.low), a.high && b.high && compare(a.high, b.high)];
  const low = !a.low || (lows !== undefined && (lows < 0 || (lows === 0 && b.lowOpen))) ? b : a;
  const high = !a.high || (highs !== undefined && (highs > 0 || (highs === 0 && b.highOpen))) ? b : a;
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
}

/** Where the lesser of a number of each lies. */
export function least(a: Interval, b: Interval): Interval {
  const high = a.high && b.high ? lesser(a.high, b.high) : (a.high ?? b.high);
  return { low: a.low && b.low && lesser(a.low, b.low), lowOpen: false, high, highOpen: false };
}

export function greatest(a: Interval, b: Interval): Interval {
  const low = a.low && b.low ? greater(a.low, b.low) : (a.low ?? b.low);
  return { low, lowOpen: false, high: a.high && b.high && greater(a.high, b.high), highOpen: false };
}

/** Where the greatest whole numbers lie that are not above the numbers. */
export function floored({ low, high, highOpen }: Interval): Interval {
  // Just below a whole number, the whole number before it is the floor.
  const top = high && (highOpen ? ceiling(high) - 1n : floor(high));
  return {
    low: low && whole(floor(low)),
    lowOpen: false,
    high: top === undefined ? undefined : whole(top),
    highOpen: false,
  };
}

/** Which signs the numbers can have. */
export interface Signs {
  readonly negative: boolean;
  readonly zero: boolean;
  readonly positive: boolean;
}

export function signsOf({ low, lowOpen, high, highOpen }: Interval): Signs {
  const lowSign = low ? signOf(low) : -1;
  const highSign = high ? signOf(high) : 1;
  return {
    negative: lowSign < 0,
    positive: highSign > 0,
    zero: (lowSign < 0 || (lowSign === 0 && !lowOpen)) && (highSign > 0 || (highSign === 0 && !highOpen)),
  };
}
