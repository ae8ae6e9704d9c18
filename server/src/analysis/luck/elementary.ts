/**
 * Exponential and logarithm from additions, multiplications and divisions alone. The language standard leaves the last bits of `Math.exp` and
 * `Math.log` to each engine; these give the same bits everywhere, so that the same seed gives the same years.
 */

const ln2 = Math.LN2;

/** e to the power of `x`, for `x` from -700 to 700; below that 0. Correct to 1e-13 of its size. */
export function exponential(x: number): number {
  if (x < -700) return 0;
  const twos = Math.round(x / ln2);
  const rest = x - twos * ln2;
  let [sum, term] = [1, 1];
  for (let i = 1; i <= 16; i++) {
    term *= rest / i;
    sum += term;
  }
  const factor = twos < 0 ? 0.5 : 2;
  for (let i = Math.abs(twos); i > 0; i--) sum *= factor;
  return sum;
}

const bytes = new DataView(new ArrayBuffer(8));

/** The natural logarithm of an ordinary positive number. Correct to about 1e-15. */
export function logarithm(x: number): number {
  bytes.setFloat64(0, x);
  const head = bytes.getUint32(0);
  let twos = (head >>> 20) - 1023;
  bytes.setUint32(0, (head & 0xf_ffff) | 0x3ff0_0000);
  let part = bytes.getFloat64(0);
  if (part > Math.SQRT2) {
    part /= 2;
    twos += 1;
  }
  // ln(part) = 2 artanh(f), and f is at most 0.172.
  const f = (part - 1) / (part + 1);
  const square = f * f;
  let series = 1 / 21;
  for (let odd = 19; odd >= 1; odd -= 2) series = series * square + 1 / odd;
  return twos * ln2 + 2 * f * series;
}
