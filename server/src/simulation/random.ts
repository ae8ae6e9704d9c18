/**
 * Seeded random numbers: xoshiro128** by D. Blackman and S. Vigna (“Scrambled Linear Pseudorandom Number Generators”, ACM Transactions on Mathematical
 * Software 47, 2021), seeded by SplitMix32. The same seed gives the same numbers on every machine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** @param seed a whole number; its lowest 32 bits count */
  constructor(seed: number) {
    let state = seed | 0;
    const mixed = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    [this.a, this.b, this.c, this.d] = [mixed(), mixed(), mixed(), mixed()];
  }

  /** The next 32 random bits, as a number from 0. */
  bits(): number {
    const { b } = this;
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const shifted = b << 9;
    this.c ^= this.a;
    this.d ^= b;
    this.b = b ^ this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** In [0, 1), with 53 random bits. */
  next(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6)) / 9007199254740992;
  }
}
