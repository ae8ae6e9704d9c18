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

/** Sums up; the values change their order. */
export function summaryOf(values: Float64Array): Summary {
  const last = values.length - 1;
  let [sum, least, most] = [0, values[0], values[0]];
  for (let i = 0; i <= last; i++) {
    const value = values[i];
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i <= last; i++) squares += (values[i] - mean) * (values[i] - mean);
  const ranks = percents.flatMap((percent) => [Math.floor((last * percent) / 100), Math.ceil((last * percent) / 100)]);
  putInPlace(values, ranks);
  const [p5, p25, p50, p75, p95] = percents.map((percent) => quantile(values, percent));
  return { mean, deviation: last > 0 ? Math.sqrt(squares / last) : 0, least, most, p5, p25, p50, p75, p95 };
}

const percents = [5, 25, 50, 75, 95];

/** Between the two values nearest to it, in proportion. */
function quantile(inPlace: Float64Array, percent: number): number {
  const at = ((inPlace.length - 1) * percent) / 100;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return inPlace[low] + (inPlace[high] - inPlace[low]) * (at - low);
}

/**
 * Changes the order of values so that at each of the ranks stands what would stand there if all were sorted. Quickselect (C. A. R. Hoare 1961) for
 * several ranks at once: much quicker than to sort.
 *
 * @param ranks from the lowest to the highest
 */
function putInPlace(values: Float64Array, ranks: readonly number[], first = 0, last = values.length - 1): void {
  if (ranks.length === 0 || first >= last) return;
  const pivot = middle(values[first], values[(first + last) >> 1], values[last]);
  let [low, high] = [first, last];
  while (low <= high) {
    while (values[low] < pivot) low++;
    while (values[high] > pivot) high--;
    if (low > high) break;
    const value = values[low];
    values[low++] = values[high];
    values[high--] = value;
  }
  putInPlace(
    values,
    ranks.filter((rank) => rank <= high),
    first,
    high,
  );
  putInPlace(
    values,
    ranks.filter((rank) => rank >= low),
    low,
    last,
  );
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
