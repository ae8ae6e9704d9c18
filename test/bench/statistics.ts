/** What is said of a list of samples; all in the samples' own unit. */
export interface Summary {
  n: number;
  p50?: number;
  /** Absent below 20 samples: no tail is invented from a few. */
  p95?: number;
  max?: number;
}

export function quantile(sorted: readonly number[], q: number): number | undefined {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (at - Math.floor(at));
}

export function median(samples: readonly number[]): number | undefined {
  return quantile(sort(samples), 0.5);
}

export function summarise(samples: readonly number[]): Summary {
  const sorted = sort(samples);
  return {
    n: sorted.length,
    p50: quantile(sorted, 0.5),
    p95: sorted.length >= 20 ? quantile(sorted, 0.95) : undefined,
    max: sorted.at(-1),
  };
}

/**
 * How one server compares with another: the median over the rounds in which both had their turn of the ratio of their
 * medians. Noise that slows a whole round falls on both, so ratios are steadier than milliseconds.
 */
export function medianRatio(
  rounds: readonly (number | undefined)[],
  reference: readonly (number | undefined)[],
): number | undefined {
  return median(
    rounds.flatMap((value, round) => {
      const other = reference[round];
      return value === undefined || other === undefined ? [] : [value / other];
    }),
  );
}

function sort(samples: readonly number[]): number[] {
  return [...samples].sort((a, b) => a - b);
}
