import type { Counts } from '../analysis/luck/counts.js';
import { logarithm } from '../analysis/luck/elementary.js';
import type { Random } from './random.js';

/** Draws a value. Only additions, multiplications, divisions and square roots are used, so it is the same to the last bit on every machine. */
export type Sampler = () => number;

/**
 * Draws whole numbers with given chances, in the same time however many there are: the alias method (A. J. Walker 1977, in the form of M. D. Vose 1991).
 */
export function counted({ first, chances }: Counts, random: Random): Sampler {
  const { length } = chances;
  const keep = new Float64Array(length);
  const other = new Int32Array(length);
  const scaled = Float64Array.from(chances, (chance) => chance * length);
  const [small, large]: [number[], number[]] = [[], []];
  for (let i = 0; i < length; i++) (scaled[i] < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large[large.length - 1];
    keep[low] = scaled[low];
    other[low] = high;
    scaled[high] -= 1 - scaled[low];
    if (scaled[high] < 1) small.push(large.pop() as number);
  }
  for (const left of [...small, ...large]) keep[left] = 1;
  return () => {
    const at = random.next() * length;
    const cell = Math.floor(at);
    return first + (at - cell < keep[cell] ? cell : other[cell]);
  };
}

/** Draws from the normal distribution, two values at a time: the polar method (G. Marsaglia and T. A. Bray 1964). */
export function normal(mean: number, deviation: number, random: Random): Sampler {
  let kept = 0;
  let hasKept = false;
  return () => {
    if (hasKept) {
      hasKept = false;
      return mean + deviation * kept;
    }
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * random.next() - 1;
      y = 2 * random.next() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * logarithm(square)) / square);
    kept = y * factor;
    hasKept = true;
    return mean + deviation * x * factor;
  };
}

/** Any value from `low` to `high`, all alike. */
export function evenly(low: number, high: number, random: Random): Sampler {
  return () => low + (high - low) * random.next();
}
