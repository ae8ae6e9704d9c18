/** The chances of the whole numbers from `first` on; all others together are less likely than 1e-25. */
export interface Counts {
  readonly first: number;
  readonly chances: Float64Array;
}

/** What is less likely than this, measured by the likeliest, is left out. */
const negligible = 1e-30;

/**
 * How many of `people` are counted when each is with the same chance, independently: the binomial distribution. Summed exactly, from the likeliest
 * count outwards by the ratio of neighbours; correct to 1e-11 up to a hundred million people.
 *
 * @param people a whole number from 0
 * @param chance from 0 to 1
 */
export function binomial(people: number, chance: number): Counts {
  if (chance <= 0 || people === 0) return { first: 0, chances: Float64Array.of(1) };
  if (chance >= 1) return { first: people, chances: Float64Array.of(1) };
  const odds = chance / (1 - chance);
  const likeliest = Math.min(people, Math.floor((people + 1) * chance));
  return outwards(likeliest, people, (k) => ((people - k) / (k + 1)) * odds);
}

/** How many rare, independent events there are where `expected` are expected: the Poisson distribution, summed in the same way. */
export function poisson(expected: number): Counts {
  if (expected <= 0) return { first: 0, chances: Float64Array.of(1) };
  return outwards(Math.floor(expected), Number.POSITIVE_INFINITY, (k) => expected / (k + 1));
}

/** @param ratio how much likelier `k + 1` is than `k` */
function outwards(likeliest: number, most: number, ratio: (k: number) => number): Counts {
  const up = [1];
  for (let k = likeliest; k < most && up[up.length - 1] > negligible; k++) up.push(up[up.length - 1] * ratio(k));
  const down: number[] = [];
  for (let k = likeliest, weight = 1; k > 0 && weight > negligible; k--) {
    weight /= ratio(k - 1);
    down.push(weight);
  }
  const chances = Float64Array.from([...down.reverse(), ...up]);
  let sum = 0;
  for (const weight of chances) sum += weight;
  for (let i = 0; i < chances.length; i++) chances[i] /= sum;
  return { first: likeliest - down.length, chances };
}

/** The chance of `least` to `most`, both included. */
export function chanceBetween({ first, chances }: Counts, least: number, most: number): number {
  let sum = 0;
  const end = Math.min(chances.length - 1, most - first);
  for (let i = Math.max(0, least - first); i <= end; i++) sum += chances[i];
  return Math.min(1, sum);
}
