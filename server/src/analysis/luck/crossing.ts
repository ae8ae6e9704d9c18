import {
  add,
  compare,
  divide,
  floor,
  fraction,
  multiply,
  negate,
  type Rational,
  roundTo,
  subtract,
  toNumber,
  whole,
} from '../../payment/rational.js';
import { binomial, type Counts, chanceBetween, poisson } from './counts.js';
import { chanceAbove, expectedBeyond } from './normal.js';

/** How a measure varies from year to year although nothing has changed. */
export type Spread =
  /** A share of so many people, each counted with the same chance. */
  | { readonly kind: 'share'; readonly people: number }
  /** Rare events among so many people; the value is events per person. */
  | { readonly kind: 'rate'; readonly people: number }
  /** Rare events; the value is their number. */
  | { readonly kind: 'count' }
  /** A known standard deviation from year to year, in the measure's unit. */
  | { readonly kind: 'volatility'; readonly deviation: Rational };

/** A value that is paid for, seen from a baseline. Percentages are fractions, rates are per one, money is in pounds. */
export interface Crossing {
  readonly baseline: Rational;
  readonly threshold: Rational;
  /** On which side of the threshold more is paid, and whether the threshold itself belongs to that side. */
  readonly beyond: 'above' | 'below';
  readonly included: boolean;
  /** The step to which the value is rounded, halves up, before it is compared; more than nothing. */
  readonly roundedTo?: Rational;
  readonly spread: Spread;
  /** Fewer events than this are not judged, and so cross nothing. */
  readonly fewestEvents?: number;
}

export type Method = 'exact binomial' | 'exact Poisson' | 'normal';

export interface Chance {
  /** From 0 to 1. */
  readonly chance: number;
  readonly method: Method;
}

/**
 * The chance that a measure lies beyond a threshold in one period although its true value is still the baseline.
 *
 * The value is rounded and compared exactly as a settlement does it. Chances are exact sums but for a volatility, where the normal distribution is
 * taken; they are correct to 1e-10.
 */
export function chanceOfCrossing(crossing: Crossing): Chance {
  const { baseline, spread } = crossing;
  const level = toNumber(baseline);
  switch (spread.kind) {
    case 'share':
      return { chance: ofCounts(binomial(spread.people, level), spread.people, crossing), method: 'exact binomial' };
    case 'rate':
      return {
        chance: ofCounts(poisson(level * spread.people), spread.people, crossing),
        method: 'exact Poisson',
      };
    case 'count':
      return { chance: ofCounts(poisson(level), 1, crossing), method: 'exact Poisson' };
    case 'volatility':
      return { chance: ofNormal(spread.deviation, crossing), method: 'normal' };
  }
}

/**
 * What the chance of a crossing is not above, for a few operations: of all distributions with the same mean and variance none goes further than
 * var / (var + distance²) (Cantelli's inequality). Most thresholds lie so far from the baseline that no more need be known.
 *
 * @returns from 0 to 1; 1 where the baseline lies at or beyond the threshold
 */
export function chanceAtMost(crossing: Crossing): number {
  const distance = Math.abs(toNumber(subtract(edgeOf(crossing), crossing.baseline)));
  const variance = varianceOf(crossing);
  // The last bits of the two may be wrong by some parts in 1e15.
  return isBeyond(crossing.baseline, crossing) ? 1 : Math.min(1, (variance / (variance + distance ** 2)) * (1 + 1e-9));
}

function varianceOf({ baseline, spread }: Crossing): number {
  const level = toNumber(baseline);
  switch (spread.kind) {
    case 'share':
      return (level * (1 - level)) / spread.people;
    case 'rate':
      return level / spread.people;
    case 'count':
      return level;
    case 'volatility':
      return toNumber(spread.deviation) ** 2;
  }
}

/**
 * The part of an amount that is received on average although the true value is still the baseline, where the amount rises straight from nothing at
 * the threshold to the whole at `until`, from 0 to 1. Exact sums to 1e-10 but for a volatility, where the normal distribution is taken and rounding is
 * left out.
 */
export function averageReceived(crossing: Crossing, until: Rational): number {
  const { baseline, threshold, spread, roundedTo } = crossing;
  const [level, from, to] = [baseline, threshold, until].map(toNumber);
  if (spread.kind === 'volatility') {
    const deviation = toNumber(spread.deviation);
    const sign = crossing.beyond === 'above' ? 1 : -1;
    const beyond = (edge: number): number => expectedBeyond((sign * (edge - level)) / deviation);
    return (deviation * (beyond(from) - beyond(to))) / Math.abs(to - from);
  }
  const people = spread.kind === 'count' ? 1 : spread.people;
  const counts = spread.kind === 'share' ? binomial(people, level) : poisson(level * people);
  // A half is rounded up, which a double may miss.
  const roundedValue = (count: number): number =>
    roundedTo ? toNumber(roundTo(fraction(BigInt(count), BigInt(people)), roundedTo, 'half-up')) : count / people;
  let sum = 0;
  for (const [i, chance] of counts.chances.entries()) {
    const count = counts.first + i;
    if (count < (crossing.fewestEvents ?? 0)) continue;
    sum += chance * Math.min(1, Math.max(0, (roundedValue(count) - from) / (to - from)));
  }
  return Math.min(1, sum);
}

/** Whether a value, once rounded, lies beyond the threshold. */
export function isBeyond(
  value: Rational,
  { threshold, beyond, included, roundedTo }: Omit<Crossing, 'spread'>,
): boolean {
  const order = compare(roundedTo ? roundTo(value, roundedTo, 'half-up') : value, threshold);
  return order === 0 ? included : order > 0 === (beyond === 'above');
}

function ofCounts(counts: Counts, people: number, crossing: Crossing): number {
  const [first, last] = [counts.first, counts.first + counts.chances.length - 1];
  const crosses = (count: number): boolean => isBeyond(fraction(BigInt(count), BigInt(people)), crossing);
  const above = crossing.beyond === 'above';
  // The first count that is on the upper side of the threshold.
  let [low, high] = [first, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (crosses(middle) === above) high = middle;
    else low = middle + 1;
  }
  const judged = crossing.fewestEvents ?? 0;
  return above ? chanceBetween(counts, Math.max(low, judged), last) : chanceBetween(counts, judged, low - 1);
}

function ofNormal(deviation: Rational, crossing: Crossing): number {
  if (deviation.n <= 0n) return isBeyond(crossing.baseline, crossing) ? 1 : 0;
  const z = toNumber(divide(subtract(edgeOf(crossing), crossing.baseline), deviation));
  return crossing.beyond === 'above' ? chanceAbove(z) : 1 - chanceAbove(z);
}

/** The value before rounding from which on it crosses: half a step before the first multiple of the step that does. */
function edgeOf(crossing: Crossing): Rational {
  const { threshold, roundedTo: step, beyond } = crossing;
  if (!step) return threshold;
  const steps = whole(floor(divide(threshold, step)));
  const half = multiply(step, fraction(1n, 2n));
  const [before, after] = [multiply(steps, step), multiply(add(steps, whole(1)), step)];
  const isAt = compare(before, threshold) === 0;
  if (beyond === 'above') return subtract(isAt && crossing.included ? before : after, half);
  const last = isAt && !crossing.included ? add(before, negate(step)) : before;
  return add(last, half);
}
