/** A fraction of whole numbers. It shares nothing with the engine's arithmetic, so that neither can hide a fault of the other. */
export class Exact {
  private constructor(
    readonly above: bigint,
    readonly below: bigint,
  ) {}

  /** `above / below`, in lowest terms. Throws where `below` is 0. */
  static of(above: bigint | number, below: bigint | number = 1): Exact {
    const [n, d] = [BigInt(above), BigInt(below)];
    if (d === 0n) throw new Error('Nothing can be divided by 0.');
    let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
    while (b !== 0n) [a, b] = [b, a % b];
    const sign = d < 0n ? -1n : 1n;
    return new Exact((sign * n) / a, (sign * d) / a);
  }

  static sum(list: readonly Exact[]): Exact {
    return list.reduce((sum, one) => sum.plus(one), none);
  }

  plus(that: Exact): Exact {
    return Exact.of(this.above * that.below + that.above * this.below, this.below * that.below);
  }

  minus(that: Exact): Exact {
    return this.plus(Exact.of(-that.above, that.below));
  }

  times(that: Exact): Exact {
    return Exact.of(this.above * that.above, this.below * that.below);
  }

  over(that: Exact): Exact {
    return Exact.of(this.above * that.below, this.below * that.above);
  }

  isBelow(that: Exact): boolean {
    return this.above * that.below < that.above * this.below;
  }

  is(that: Exact): boolean {
    return this.above === that.above && this.below === that.below;
  }

  least(that: Exact): Exact {
    return this.isBelow(that) ? this : that;
  }

  most(that: Exact): Exact {
    return this.isBelow(that) ? that : this;
  }

  /** Without its fraction, towards the smaller number. */
  floor(): Exact {
    const cut = this.above / this.below;
    return Exact.of(this.above < 0n && cut * this.below !== this.above ? cut - 1n : cut);
  }
}

export const none = Exact.of(0);
export const one = Exact.of(1);
export const hundred = Exact.of(100);

/** So many hundredths. */
export function percent(many: number): Exact {
  return Exact.of(Math.round(many * 100), 10_000);
}

/** So many pence, as pounds. */
export function pence(many: number): Exact {
  return Exact.of(many, 100);
}
