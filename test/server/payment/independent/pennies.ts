import { Exact, hundred, none } from './exact.js';

export type Rounding = 'half-up' | 'half-even';

/** Whole pennies nearest to a sum in pounds; half a penny goes by the size of the sum, away from nothing or to the even penny. */
export function pennies(pounds: Exact, rounding: Rounding): bigint {
  if (pounds.isBelow(none)) return -pennies(none.minus(pounds), rounding);
  const exact = pounds.times(hundred);
  const down = exact.floor();
  const left = exact.minus(down);
  const half = Exact.of(1, 2);
  if (left.is(half)) return rounding === 'half-even' && down.above % 2n === 0n ? down.above : down.above + 1n;
  return left.isBelow(half) ? down.above : down.above + 1n;
}

/**
 * The parts of a sum in pennies, which add up to the rounded sum: each is cut to whole pennies, and the pennies that are left go to those who lost
 * most by that, among equals to who is written first. A sum below nothing is shared out as its size.
 */
export function sharedOut(parts: readonly Exact[], rounding: Rounding): bigint[] {
  const whole = Exact.sum(parts);
  if (whole.isBelow(none))
    return sharedOut(
      parts.map((part) => none.minus(part)),
      rounding,
    ).map((part) => -part);
  const exact = parts.map((part) => part.times(hundred));
  const cut = exact.map((part) => part.floor());
  const lost = exact.map((part, at) => part.minus(cut[at]));
  const given = cut.map((part) => part.above);
  const left = pennies(whole, rounding) - given.reduce((sum, part) => sum + part, 0n);
  const order = lost
    .map((_, at) => at)
    .sort((a, b) => (lost[b].isBelow(lost[a]) ? -1 : lost[a].isBelow(lost[b]) ? 1 : a - b));
  for (const at of order.slice(0, Number(left))) given[at] += 1n;
  return given;
}
