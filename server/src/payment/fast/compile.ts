import { evaluate, isObstacle, runOf } from '../evaluate.js';
import {
  type Band,
  type Bounds,
  type Condition,
  type CutGroup,
  type Expression,
  insideOf,
  type Row,
  type Step,
  type Variable,
} from '../model/expression.js';
import { type Rational, toNumber } from '../rational.js';

/** Works something out from the values that are set; not a number where an exact working out would stop. */
export type Work = () => number;

/**
 * Expressions as functions over doubles, for simulations and pictures: never for a sum that is paid. Every measure has a value; none is missing.
 *
 * What holds no variable is worked out exactly and rounded once. The value of a variable is compared as the nearest double to what was measured, so
 * a value that lies exactly on a written bound is on the side that the exact settlement puts it on.
 */
export class Compiler {
  /** The values, by `place`; set before a run. */
  readonly values: Float64Array;
  private readonly places = new Map<Variable, number>();
  private readonly cache: Float64Array;
  private readonly steps: { readonly slot: number; readonly work: Work }[] = [];
  private readonly known = new Map<Step, Work | number>();
  private readonly groups = new Map<CutGroup, Work[]>();
  private readonly fixed = new Map<Expression | CutGroup, boolean>();
  private readonly slots: number;

  /** @param slots how many slots the steps of the model take */
  constructor(slots: number, variables: readonly Variable[]) {
    for (const [place, variable] of variables.entries()) this.places.set(variable, place);
    this.values = new Float64Array(variables.length);
    this.cache = new Float64Array(slots);
    this.slots = slots;
  }

  /** Works out all steps for the values that are set: once, each after those inside it. */
  run(): void {
    const { steps, cache } = this;
    for (let i = 0; i < steps.length; i++) cache[steps[i].slot] = steps[i].work();
  }

  /** An expression as a function of the run that was made last. */
  compile(expression: Expression): Work {
    return asWork(this.part(expression));
  }

  private part(expression: Expression): Work | number {
    if (this.isFixed(expression)) {
      const value = evaluate(expression, runOf(this.slots, { measurements: new Map(), alreadyPaid: new Map() }));
      return isObstacle(value) ? Number.NaN : toNumber(value);
    }
    return this.free(expression);
  }

  /** Whether neither a value nor its being there makes a difference. */
  private isFixed(expression: Expression): boolean {
    const key = expression.kind === 'cut' ? expression.group : expression;
    const known = this.fixed.get(key);
    if (known !== undefined) return known;
    const result =
      expression.kind !== 'measured' &&
      expression.kind !== 'weight' &&
      !(expression.kind === 'when' && asksWhetherJudged(expression.condition)) &&
      insideOf(expression).every((inner) => this.isFixed(inner));
    this.fixed.set(key, result);
    return result;
  }

  private free(expression: Expression): Work | number {
    switch (expression.kind) {
      case 'constant':
        return toNumber(expression.value);
      case 'measured':
        return this.variable(expression.variable);
      case 'sum':
        return folded(
          expression.of.map((inner) => this.part(inner)),
          (a, b) => () => a() + b(),
        );
      case 'product':
        return this.product(expression.of);
      case 'least':
        return folded(
          expression.of.map((inner) => this.part(inner)),
          (a, b) => () => {
            const [x, y] = [a(), b()];
            return x <= y || Number.isNaN(x) ? x : y;
          },
        );
      case 'greatest':
        return this.greatest(expression.of);
      case 'difference': {
        const [left, right] = [this.part(expression.left), this.part(expression.right)];
        if (typeof left === 'number')
          return (
            (of) => () =>
              left - of()
          )(asWork(right));
        if (typeof right === 'number') return () => left() - right;
        return () => left() - right();
      }
      case 'quotient': {
        const [left, right] = [this.compile(expression.left), this.compile(expression.right)];
        return () => {
          const divisor = right();
          return divisor === 0 ? Number.NaN : left() / divisor;
        };
      }
      case 'floor': {
        const of = this.compile(expression.of);
        return () => Math.floor(of() + justBelow);
      }
      case 'table':
        return this.table(this.compile(expression.on), expression.rows);
      case 'ramp': {
        const [on, low, high, from, to] = [
          expression.on,
          expression.low,
          expression.high,
          expression.from,
          expression.to,
        ].map((inner) => this.compile(inner));
        return () => {
          const [start, first] = [low(), from()];
          const width = high() - start;
          return width === 0 ? first : first + ((on() - start) / width) * (to() - first);
        };
      }
      case 'each': {
        const [on, beyond, size, amount] = [expression.on, expression.beyond, expression.size, expression.amount].map(
          (inner) => this.compile(inner),
        );
        const sign = expression.side === 'above' ? 1 : -1;
        const { whole } = expression;
        return () => {
          const length = size();
          if (length <= 0) return 0;
          const steps = Math.max(0, sign * (on() - beyond())) / length;
          return amount() * (whole ? Math.floor(steps + justBelow) : steps);
        };
      }
      case 'bands':
        return this.bands(this.compile(expression.on), expression.bands);
      case 'when': {
        const [holds, amount] = [this.condition(expression.condition), this.compile(expression.amount)];
        return () => {
          const answer = holds();
          return answer === 1 ? amount() : answer;
        };
      }
      case 'weight':
        return toNumber(expression.among[expression.own].share);
      case 'cut':
        return this.cut(expression.group, expression.own);
      case 'step':
        return this.step(expression);
    }
  }

  private step(step: Step): Work | number {
    const known = this.known.get(step);
    if (known !== undefined) return known;
    const { slot } = step;
    const { cache } = this;
    const work = asWork(this.part(step.of));
    this.steps.push({ slot, work });
    const result = (): number => cache[slot];
    this.known.set(step, result);
    return result;
  }

  private variable(variable: Variable): Work {
    const place = this.places.get(variable);
    if (place === undefined) return () => Number.NaN;
    const { values } = this;
    const { roundedTo } = variable;
    if (!roundedTo || roundedTo.n <= 0n) return () => values[place];
    const round = roundingTo(roundedTo);
    return () => round(values[place]);
  }

  private product(of: readonly Expression[]): Work {
    const parts = of.map((inner) => this.part(inner));
    const factor = parts.reduce<number>((all, part) => (typeof part === 'number' ? all * part : all), 1);
    const free = parts.filter((part) => typeof part !== 'number');
    const [first, second] = free;
    if (free.length === 1) return factor === 1 ? first : () => factor * first();
    if (free.length === 2) return () => factor * first() * second();
    return () => {
      let result = factor;
      for (let i = 0; i < free.length; i++) result *= free[i]();
      return result;
    };
  }

  private greatest(of: readonly Expression[]): Work | number {
    const parts = of.map((inner) => this.part(inner));
    const [first, second] = parts;
    // Most of them only say that an amount is not below nothing.
    if (parts.length === 2 && typeof first === 'number' && typeof second !== 'number') {
      return () => {
        const value = second();
        return value < first ? first : value;
      };
    }
    return folded(parts, (a, b) => () => {
      const [x, y] = [a(), b()];
      return x >= y || Number.isNaN(x) ? x : y;
    });
  }

  private table(on: Work, rows: readonly Row[]): Work {
    const otherwise = rows.find((row) => row.otherwise);
    const rest = otherwise ? this.compile(otherwise.result) : () => Number.NaN;
    const ranged = rows.filter((row) => !row.otherwise);
    const tests = ranged.map((row) => this.within(row.bounds));
    const results = ranged.map((row) => this.compile(row.result));
    return () => {
      const value = on();
      let found = -1;
      for (let i = 0; i < tests.length; i++) {
        if (!tests[i](value)) continue;
        // Two ranges claim the value.
        if (found >= 0) return Number.NaN;
        found = i;
      }
      return found < 0 ? rest() : results[found]();
    };
  }

  private within({ low, lowIncluded, high, highIncluded }: Bounds): (value: number) => boolean {
    const from = low ? this.part(low) : Number.NEGATIVE_INFINITY;
    const to = high ? this.part(high) : Number.POSITIVE_INFINITY;
    if (typeof from === 'number' && typeof to === 'number') {
      if (lowIncluded && highIncluded) return (value) => value >= from && value <= to;
      if (lowIncluded) return (value) => value >= from && value < to;
      if (highIncluded) return (value) => value > from && value <= to;
      return (value) => value > from && value < to;
    }
    const [first, last] = [asWork(from), asWork(to)];
    return (value) => {
      const [start, end] = [first(), last()];
      return (lowIncluded ? value >= start : value > start) && (highIncluded ? value <= end : value < end);
    };
  }

  private bands(on: Work, bands: readonly Band[]): Work {
    const all = bands.map(({ low, high, rate }) => ({
      low: this.compile(low),
      high: high ? this.compile(high) : () => Number.POSITIVE_INFINITY,
      rate: this.compile(rate),
    }));
    return () => {
      const value = on();
      let result = 0;
      for (let i = 0; i < all.length; i++) {
        const { low, high, rate } = all[i];
        const part = Math.min(value, high()) - low();
        if (part > 0) result += part * rate();
      }
      return Number.isNaN(value) ? value : result;
    };
  }

  /** 1 where the condition holds, 0 where it does not. */
  private condition(condition: Condition): Work {
    switch (condition.kind) {
      case 'compare': {
        const [on, within] = [this.compile(condition.on), this.within(condition.bounds)];
        return () => {
          const value = on();
          return Number.isNaN(value) ? value : within(value) ? 1 : 0;
        };
      }
      case 'judged':
        return () => 1;
      case 'not': {
        const inner = this.condition(condition.of);
        return () => 1 - inner();
      }
      default: {
        const inner = condition.of.map((one) => this.condition(one));
        const all = condition.kind === 'all';
        return () => {
          let result = all ? 1 : 0;
          for (let i = 0; i < inner.length; i++)
            result = all ? Math.min(result, inner[i]()) : Math.max(result, inner[i]());
          return result;
        };
      }
    }
  }

  private cut(group: CutGroup, own: number): Work {
    const { slot } = group;
    const { cache } = this;
    let parts = this.groups.get(group);
    if (!parts) {
      parts = this.group(group);
      this.groups.set(group, parts);
    }
    const part = parts[own];
    if (group.how === 'proportion') return () => part() * cache[slot];
    const before = parts.slice(0, own);
    return () => {
      let left = cache[slot];
      for (let i = 0; i < before.length; i++) left -= Math.min(left, Math.max(0, before[i]()));
      const size = part();
      return size - Math.min(left, Math.max(0, size));
    };
  }

  /** The parts of a group; a step notes what is left of each, or how much all have to give way. */
  private group(group: CutGroup): Work[] {
    const parts = group.parts.map((part) => this.compile(part));
    const most = this.compile(group.limit);
    const inProportion = group.how === 'proportion';
    const work = (): number => {
      let sum = 0;
      for (let i = 0; i < parts.length; i++) sum += parts[i]();
      const excess = sum - Math.max(0, most());
      if (inProportion) return excess > 0 ? 1 - excess / sum : Number.isNaN(excess) ? excess : 1;
      return excess > 0 || Number.isNaN(excess) ? excess : 0;
    };
    this.steps.push({ slot: group.slot, work });
    return parts;
  }
}

/** What is this little below a whole number of steps is that number, short of it only by how doubles are written. */
const justBelow = 1e-9;

/** Rounds to a step, halves up and negative values as their size; a value that is a half but for how doubles are written is one. */
function roundingTo({ n, d }: Rational): (value: number) => number {
  const [over, under] = [Number(n), Number(d)];
  return (value) => {
    const steps = Math.floor((Math.abs(value) * under) / over + 0.5 + justBelow);
    return (value < 0 ? -1 : 1) * ((steps * over) / under);
  };
}

function asksWhetherJudged(condition: Condition): boolean {
  if (condition.kind === 'judged') return true;
  if (condition.kind === 'compare') return false;
  return condition.kind === 'not' ? asksWhetherJudged(condition.of) : condition.of.some(asksWhetherJudged);
}

function asWork(part: Work | number): Work {
  return typeof part === 'number' ? () => part : part;
}

function folded(parts: readonly (Work | number)[], join: (a: Work, b: Work) => Work): Work {
  return parts.map(asWork).reduce(join);
}
