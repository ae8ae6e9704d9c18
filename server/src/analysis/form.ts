import { divide, type Rational, zero } from '../payment/rational.js';
import type { Box } from './box.js';
import { rangeOver } from './corners.js';
import type { Interval } from './interval.js';
import * as interval from './interval.js';
import type { Polynomial } from './polynomial.js';
import * as polynomial from './polynomial.js';

/** What is known of the value of an expression over a box: what it is exactly, or between which numbers it lies. */
export interface Form {
  /** Its value at every point of the box. */
  readonly exact?: Polynomial;
  readonly range: Interval;
  /** Of what it was made, where that is not known exactly: all that moves in the box, where nobody can say. */
  readonly of?: readonly Form[] | 'anything';
}

/** Most of what is known exactly is only added to something else, so its range is worked out when somebody asks. */
class ExactForm implements Form {
  readonly exact: Polynomial;
  readonly #box: Box;
  #range: Interval | undefined;

  constructor(exact: Polynomial, box: Box) {
    this.exact = exact;
    this.#box = box;
  }

  get range(): Interval {
    this.#range ??= rangeOver(this.exact, this.#box);
    return this.#range;
  }
}

export function exactly(exact: Polynomial, box: Box): Form {
  return new ExactForm(exact, box);
}

export function constantForm(value: Rational): Form {
  return { exact: polynomial.constantly(value), range: interval.pointAt(value) };
}

export function roughly(range: Interval, ...of: readonly Form[]): Form {
  return { range, of };
}

/** What is known of an expression of which more can be said than its form does: that it lies in this range. */
export function narrowed({ exact, of }: Form, range: Interval): Form {
  return { range, ...(exact ? { exact } : {}), ...(of ? { of } : {}) };
}

/** The variables on which the value of a form depends, by number: undefined where it may be any of them. */
export function freeIn(form: Form): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  // What is added here is walked too; a form that is part of several is walked once.
  const forms = new Set([form]);
  for (const { exact, of } of forms) {
    if (of === 'anything') return undefined;
    for (const term of exact?.terms ?? []) for (const variable of term.of) found.add(variable);
    for (const inner of of ?? []) forms.add(inner);
  }
  return found;
}

/** The constant value of a form that has one. */
export function constantOf({ exact }: Form): Rational | undefined {
  return exact && polynomial.isConstant(exact) ? exact.constant : undefined;
}

export function plus(a: Form, b: Form, box: Box): Form {
  if (a.exact && b.exact) return exactly(polynomial.sumOf(a.exact, b.exact), box);
  return roughly(interval.plus(a.range, b.range), a, b);
}

export function minus(a: Form, b: Form, box: Box): Form {
  if (a.exact && b.exact) return exactly(polynomial.differenceOf(a.exact, b.exact), box);
  return roughly(interval.minus(a.range, b.range), a, b);
}

export function times(a: Form, b: Form, box: Box): Form {
  const product = a.exact && b.exact && polynomial.productOf(a.exact, b.exact);
  return product ? exactly(product, box) : roughly(interval.times(a.range, b.range), a, b);
}

export function over(a: Form, b: Form, box: Box): Form {
  const divisor = constantOf(b);
  if (a.exact && divisor && divisor.n !== 0n) {
    const { n, d } = divisor;
    return exactly(polynomial.scaled(a.exact, n < 0n ? { n: -d, d: -n } : { n: d, d: n }), box);
  }
  const rough = interval.over(a.range, b.range);
  if (!a.exact || !b.exact || !excludesZero(b.range)) return roughly(rough, a, b);
  const ratio = polynomial.ratioOf(a.exact, b.exact);
  if (ratio) return constantForm(ratio);
  const apart = divided(a.exact, b, box);
  return roughly(apart ? interval.within(rough, apart) : rough, a, b);
}

/** As what is divided out and the rest over the divisor: `x / (x + 10)` is `1 − 10 / (x + 10)`, which has an end where `x` has none. */
function divided(a: Polynomial, b: Form, box: Box): Interval | undefined {
  const [first] = b.exact?.terms ?? [];
  const factor = first && polynomial.factorOf(a, first);
  if (!b.exact || !factor) return undefined;
  const whole = divide(factor, first.factor);
  const rest = exactly(polynomial.differenceOf(a, polynomial.scaled(b.exact, whole)), box);
  return interval.plus(interval.pointAt(whole), interval.over(rest.range, b.range));
}

function excludesZero(range: Interval): boolean {
  return !interval.signsOf(range).zero;
}

export const nothing: Form = constantForm(zero);
