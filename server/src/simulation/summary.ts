/** What is said of a distribution of sums, in pounds. */
export interface Summary {
  readonly mean: number;
  /** From year to year. */
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  /** Below `p5` lie 5% of the years, below `p25` a quarter, and so on. */
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** Sums up; the values are sorted in place. */
export function summaryOf(values: Float64Array): Summary {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  values.sort();
  return {
    mean,
    deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0,
    least: values[0],
    most: values[values.length - 1],
    p5: quantile(values, 5),
    p25: quantile(values, 25),
    p50: quantile(values, 50),
    p75: quantile(values, 75),
    p95: quantile(values, 95),
  };
}

/** Between the two values nearest to it, in proportion. */
function quantile(sorted: Float64Array, percent: number): number {
  const at = ((sorted.length - 1) * percent) / 100;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}
