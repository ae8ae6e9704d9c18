import { binomial, poisson } from '../analysis/luck/counts.js';
import type { Random } from './random.js';
import { counted, evenly, normal, type Sampler } from './samplers.js';

/** How a measure's value comes about in a simulated year. Percentages are fractions, rates per one, money in pounds. */
export type Draw =
  | { readonly kind: 'always'; readonly value: number }
  | { readonly kind: 'evenly'; readonly low: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number }
  /** The share of so many people who are counted, each with the same chance. */
  | { readonly kind: 'people'; readonly chance: number; readonly people: number }
  /** The number of events where so many are expected, for each of `among`: 1 for a count, the number of people for a rate. */
  | { readonly kind: 'events'; readonly expected: number; readonly among: number };

/** What values a measure can have. */
export interface Possible {
  readonly least?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/**
 * Makes the sampler of a draw.
 *
 * @param windows into how many parts the year is cut, each of which is drawn by itself: of people and events each part has its share
 * @param within the least and the greatest value that is possible, and whether only whole numbers are: what a normal distribution draws is put on the
 *   nearest that is
 */
export function samplerFor(draw: Draw, random: Random, windows: number, within: Possible): Sampler {
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, whole } = within;
  switch (draw.kind) {
    case 'always':
      return () => draw.value;
    case 'evenly': {
      const sample = evenly(draw.low, draw.high, random);
      if (!whole) return sample;
      // Every whole number from the lower to the higher is as likely as the others.
      const [low, count] = [Math.ceil(draw.low), Math.floor(draw.high) - Math.ceil(draw.low) + 1];
      return count > 0 ? () => low + Math.floor(count * random.next()) : sample;
    }
    case 'normal': {
      const sample = normal(draw.mean, draw.deviation, random);
      if (whole) return () => Math.round(Math.min(most, Math.max(least, sample())));
      return () => Math.min(most, Math.max(least, sample()));
    }
    case 'people': {
      const people = Math.max(1, Math.round(draw.people / windows));
      const sample = counted(binomial(people, draw.chance), random);
      return () => sample() / people;
    }
    case 'events': {
      const sample = counted(poisson(draw.expected / windows), random);
      const among = draw.among === 1 ? 1 : draw.among / windows;
      return () => sample() / among;
    }
  }
}
