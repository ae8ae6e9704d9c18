import {
  floor,
  multiply,
  negate,
  pennies,
  type Rational,
  type RoundingMode,
  signOf,
  subtract,
  total,
  whole,
} from './rational.js';

/**
 * Rounds parts of a sum so that they add up: the whole is rounded to the penny, each part is cut to the penny, and the pennies left over go to
 * the largest remainders, ties to the part written first. A negative sum is rounded as its size.
 *
 * @param parts exact, in pounds, in the order in which they are written
 * @returns whole pennies, in the same order
 */
export function shareOut(parts: readonly Rational[], mode: RoundingMode): bigint[] {
  const sum = total(parts);
  const turned = signOf(sum) < 0;
  const sizes = turned ? parts.map(negate) : parts;
  const size = turned ? negate(sum) : sum;
  const hundredfold = sizes.map((part) => multiply(part, whole(100)));
  const cut = hundredfold.map(floor);
  let left = pennies(size, mode) - cut.reduce((all, part) => all + part, 0n);
  const remainders = hundredfold.map((part, index) => ({ index, rest: subtract(part, whole(cut[index])) }));
  remainders.sort((a, b) => signOf(subtract(b.rest, a.rest)) || a.index - b.index);
  for (const { index } of remainders) {
    if (left <= 0n) break;
    cut[index] += 1n;
    left -= 1n;
  }
  return turned ? cut.map((part) => -part) : cut;
}
