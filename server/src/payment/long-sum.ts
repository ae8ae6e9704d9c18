import { add, fraction, type Rational, zero } from './rational.js';

/** So many digits a sum's denominator may have; beyond them, it is kept to as many decimal places. */
const mostDigits = 100n;
const longest = 10n ** mostDigits;

/**
 * Adds up thousands of fractions whose denominators differ, as what is cut back in proportion for each person. Such a sum is exact as long as its
 * denominator has at most 100 digits, and else kept to 100 decimal places; either way it is the same in whatever order it was added up.
 */
export class LongSum {
  /** By denominator, the sum of the numerators. */
  private readonly parts = new Map<bigint, bigint>();

  add({ n, d }: Rational): void {
    this.parts.set(d, (this.parts.get(d) ?? 0n) + n);
  }

  value(): Rational {
    let common = 1n;
    for (const d of this.parts.keys()) {
      common = (common / divisor(common, d)) * d;
      if (common > longest) return this.toLastPlace();
    }
    let sum = zero;
    for (const [d, n] of this.parts) sum = add(sum, fraction(n, d));
    return sum;
  }

  private toLastPlace(): Rational {
    let sum = 0n;
    for (const [d, n] of this.parts) sum += (n * longest) / d;
    return fraction(sum, longest);
  }
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}
