/** What an instruction does with the numbers at its places; not a number goes in, not a number comes out. */
export const Do = {
  add: 0,
  subtract: 1,
  multiply: 2,
  /** By 0 it is not a number. */
  divide: 3,
  least: 4,
  greatest: 5,
  floor: 6,
  /** Straight from `d` where `a` is `b` to `e` where it is `c`. */
  ramp: 7,
  /** By how many steps of size `c` the value `a` lies above `b`; none below. */
  steps: 8,
  /** 1 where `a` lies between `b` and `c`, else 0; `d` says which of the two belong to it. */
  within: 9,
  /** `b` where `a` is 1, nothing where it is 0. */
  when: 10,
  /** The part of `a` between `b` and `c`, times `d`. */
  band: 11,
  copy: 12,
  /** `b`, where `a` is 1; else the place stays as it is. */
  choose: 13,
  /** Not a number, where `a` is above 1: then several ranges claim a value. */
  refuse: 14,
  /** `a` to the nearest multiple of `b` / `c`, halves up and negative values as their size. */
  round: 15,
  /** What is left of 1 when a sum `a` is cut back to `b`. */
  keep: 16,
  /** By how much `a` is above `b`. */
  excess: 17,
  /** What is left of `a` after as much of it as `b` can give. */
  left: 18,
} as const;

type Doing = (typeof Do)[keyof typeof Do];

/** Bits of the last operand of `within`. */
export const lowBelongs = 1;
export const highBelongs = 2;

/** What is this little below a whole number of steps is that number, short of it only by how doubles are written. */
const justBelow = 1e-9;

/** An instruction: what to do, the place of its result, and up to five operands. */
const width = 7;

/**
 * A straight list of instructions over one array of doubles: no branches, no calls, nothing allocated in a run. What is asked for twice is worked
 * out once. Both sides of a condition are worked out; what one side would divide by nothing does no harm to the other.
 */
export class Program {
  private readonly code: number[] = [];
  private readonly start: number[] = [];
  private readonly constants = new Map<number, number>();
  private readonly known = new Map<string, number>();
  private sealed: { readonly code: Int32Array; readonly memory: Float64Array } | undefined;
  /** The values that change from run to run: the first places. */
  readonly values: Float64Array;

  constructor(values: number) {
    this.values = new Float64Array(values);
    for (let i = 0; i < values; i++) this.start.push(0);
  }

  constant(value: number): number {
    const known = this.constants.get(value);
    if (known !== undefined) return known;
    const place = this.start.push(value) - 1;
    this.constants.set(value, place);
    return place;
  }

  /** Adds an instruction, where it does anything; returns the place of its result. */
  do(what: Doing, a: number, b = 0, c = 0, d = 0, e = 0): number {
    if (what === Do.add && this.isConstant(a, 0)) return b;
    if (what === Do.multiply && this.isConstant(a, 1)) return b;
    if (what === Do.multiply && this.isConstant(b, 1)) return a;
    const key = `${what} ${a} ${b} ${c} ${d} ${e}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const place = this.start.push(0) - 1;
    this.write(what, place, a, b, c, d, e);
    this.known.set(key, place);
    return place;
  }

  private isConstant(place: number, value: number): boolean {
    return this.constants.get(value) === place;
  }

  /** A place whose number several instructions decide. */
  variable(first: number): number {
    const place = this.start.push(0) - 1;
    this.write(Do.copy, place, first);
    return place;
  }

  /** Adds an instruction that changes a place made by `variable`. */
  change(place: number, what: typeof Do.choose | typeof Do.refuse, a: number, b = 0): void {
    this.write(what, place, a, b);
  }

  private write(what: Doing, place: number, a: number, b = 0, c = 0, d = 0, e = 0): void {
    if (this.sealed) throw new Error('A program that has been run is not added to.');
    this.code.push(what, place, a, b, c, d, e);
  }

  /** Runs all instructions; returns what is at every place. */
  run(): Float64Array {
    this.sealed ??= { code: Int32Array.from(this.code), memory: Float64Array.from(this.start) };
    const { code, memory } = this.sealed;
    memory.set(this.values);
    perform(code, memory);
    return memory;
  }
}

function perform(code: Int32Array, m: Float64Array): void {
  for (let i = 0; i < code.length; i += width) {
    const place = code[i + 1];
    const a = m[code[i + 2]];
    const b = m[code[i + 3]];
    switch (code[i]) {
      case Do.add:
        m[place] = a + b;
        break;
      case Do.subtract:
        m[place] = a - b;
        break;
      case Do.multiply:
        m[place] = a * b;
        break;
      case Do.divide:
        m[place] = b === 0 ? Number.NaN : a / b;
        break;
      case Do.least:
        m[place] = Math.min(a, b);
        break;
      case Do.greatest:
        m[place] = Math.max(a, b);
        break;
      case Do.floor:
        m[place] = Math.floor(a + justBelow);
        break;
      case Do.ramp: {
        const size = m[code[i + 4]] - b;
        const from = m[code[i + 5]];
        m[place] = size === 0 ? from : from + ((a - b) / size) * (m[code[i + 6]] - from);
        break;
      }
      case Do.steps: {
        const size = m[code[i + 4]];
        m[place] = size <= 0 ? 0 : Math.max(0, a - b) / size;
        break;
      }
      case Do.within: {
        const [high, belong] = [m[code[i + 4]], code[i + 5]];
        const isHigh = (belong & lowBelongs) === 0 ? a > b : a >= b;
        const isLow = (belong & highBelongs) === 0 ? a < high : a <= high;
        m[place] = Number.isNaN(a) ? a : isHigh && isLow ? 1 : 0;
        break;
      }
      case Do.when:
        m[place] = a === 1 ? b : a;
        break;
      case Do.band: {
        const part = Math.min(a, m[code[i + 4]]) - b;
        m[place] = part > 0 ? part * m[code[i + 5]] : Number.isNaN(a) ? a : 0;
        break;
      }
      case Do.copy:
        m[place] = a;
        break;
      case Do.choose:
        if (a === 1) m[place] = b;
        break;
      case Do.refuse:
        if (!(a <= 1)) m[place] = Number.NaN;
        break;
      case Do.round: {
        const under = m[code[i + 4]];
        const steps = Math.floor((Math.abs(a) * under) / b + 0.5 + justBelow);
        m[place] = ((a < 0 ? -steps : steps) * b) / under;
        break;
      }
      case Do.keep: {
        const excess = a - Math.max(0, b);
        m[place] = excess > 0 ? 1 - excess / a : Number.isNaN(excess) ? excess : 1;
        break;
      }
      case Do.excess: {
        const excess = a - Math.max(0, b);
        m[place] = excess > 0 || Number.isNaN(excess) ? excess : 0;
        break;
      }
      case Do.left:
        m[place] = a - Math.min(a, Math.max(0, b));
        break;
    }
  }
}
