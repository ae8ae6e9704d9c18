/** Where the sign of something changes along whole numbers: at one where it is 0, or between two neighbours. */
export interface Crossing {
  /** Where the two are equal; none where that lies between two steps. */
  readonly at?: bigint;
  /** The values around it, in order: just below, at and just above, as far as there are any. */
  readonly around: readonly bigint[];
  /** The neighbours between which the sign changes. */
  readonly between: readonly [bigint, bigint];
}

/** Below 0, 0, above 0; undefined where it cannot be worked out. */
export type Sign = (steps: bigint) => -1 | 0 | 1 | undefined;

/**
 * All crossings between the first and the last of some samples, found by halving: none is missed where the sign changes at most once between two
 * neighbouring samples.
 *
 * @param samples in order, each once
 */
export function crossingsOf(sign: Sign, samples: readonly bigint[], least?: bigint, most?: bigint): Crossing[] {
  const found = new Map<bigint, Crossing>();
  const isPossible = (steps: bigint): boolean =>
    (least === undefined || steps >= least) && (most === undefined || steps <= most);
  const search = (low: bigint, lowSign: number | undefined, high: bigint, highSign: number | undefined): void => {
    if (lowSign === undefined || highSign === undefined || lowSign === highSign) return;
    if (high - low > 1n) {
      const middle = low + (high - low) / 2n;
      const middleSign = sign(middle);
      search(low, lowSign, middle, middleSign);
      search(middle, middleSign, high, highSign);
      return;
    }
    const at = lowSign === 0 ? low : highSign === 0 ? high : undefined;
    const around = at === undefined ? [low, high] : [at - 1n, at, at + 1n];
    const before = found.get(at ?? low)?.between[0] ?? low;
    found.set(at ?? low, {
      ...(at === undefined ? {} : { at }),
      around: around.filter(isPossible),
      between: [before, high],
    });
  };
  for (let i = 1; i < samples.length; i++) search(samples[i - 1], sign(samples[i - 1]), samples[i], sign(samples[i]));
  return [...found.values()];
}

/** Samples along an axis: where something is known to happen, the ends, and ever larger numbers where it has none. */
export function samplesFor(
  stops: readonly bigint[],
  base: bigint,
  least: bigint | undefined,
  most: bigint | undefined,
): bigint[] {
  const far =
    most === undefined ? [2n, 10n, 1000n, 1_000_000n].map((times) => (base > 0n ? base : 1000n) * times) : [most];
  const all = [...stops, ...stops.flatMap((stop) => [stop - 1n, stop + 1n]), base, base / 2n, least ?? 0n, ...far];
  return inOrder(all.filter((one) => (least === undefined || one >= least) && (most === undefined || one <= most)));
}

/** Each once, the least first. */
export function inOrder(numbers: readonly bigint[]): bigint[] {
  return [...new Set(numbers)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
