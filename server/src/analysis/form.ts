import { add, compare, greater, lesser, multiply, type Rational, zero } from '../payment/rational.js';
import type { Box } from './box.js';
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
  const ratio = a.exact && b.exact && polynomial.ratioOf(a.exact, b.exact);
  if (ratio && excludesZero(b.range)) return constantForm(ratio);
  return roughly(interval.over(a.range, b.range), a, b);
}

function excludesZero(range: Interval): boolean {
  return !interval.signsOf(range).zero;
}

/** Between which numbers a polynomial lies over a box. */
export function rangeOver(p: Polynomial, box: Box): Interval {
  if (p.terms.every(({ of }) => of.length === 1)) return straightRange(p, box);
  const variables = polynomial.variablesOf(p);
  const bounded = variables.filter((variable) => box[variable].low && box[variable].high);
  if (bounded.length > mostCorners) return termRange(p, box);
  if (bounded.length === variables.length) return cornerRange(p, box, variables);
  const straight = p.terms.every(({ of }) => of.filter((variable) => !bounded.includes(variable)).length <= 1);
  return straight ? edgeRange(p, box, bounded) : termRange(p, box);
}

/** In each corner of the variables that have ends, what is left is straight in those that have none. */
function edgeRange(p: Polynomial, box: Box, bounded: readonly number[]): Interval {
  let range: Interval | undefined;
  for (const corner of cornersOf(box, bounded)) {
    const edge = straightRange(polynomial.heldAt(p, corner), box);
    const closed = { ...edge, lowOpen: false, highOpen: false };
    range = range ? interval.hull(range, closed) : closed;
  }
  return range ?? termRange(p, box);
}

/** Beyond this many variables, corners are too many to look at each. */
const mostCorners = 8;

function straightRange({ constant, terms }: Polynomial, box: Box): Interval {
  let low: Rational | undefined = constant;
  let high: Rational | undefined = constant;
  let lowOpen = false;
  let highOpen = false;
  for (const { of, factor } of terms) {
    const cell = box[of[0]];
    const up = factor.n > 0n;
    const [first, last] = up ? [cell.low, cell.high] : [cell.high, cell.low];
    low = low && first && add(low, multiply(factor, first));
    high = high && last && add(high, multiply(factor, last));
    lowOpen ||= up ? cell.lowOpen : cell.highOpen;
    highOpen ||= up ? cell.highOpen : cell.lowOpen;
  }
  return { low, lowOpen, high, highOpen };
}

function cornerRange(p: Polynomial, box: Box, variables: readonly number[]): Interval {
  let low: Rational | undefined;
  let high: Rational | undefined;
  for (const corner of cornersOf(box, variables)) {
    const value = polynomial.valueAt(p, (variable) => corner.get(variable) as Rational);
    low = low ? lesser(low, value) : value;
    high = high ? greater(high, value) : value;
  }
  return { low, lowOpen: false, high, highOpen: false };
}

/** The corners of a box in the directions of the variables, all of which have ends. */
export function* cornersOf(box: Box, variables: readonly number[]): Generator<ReadonlyMap<number, Rational>> {
  for (let bits = 0; bits < 1 << variables.length; bits++) {
    const corner = new Map<number, Rational>();
    let repeated = false;
    variables.forEach((variable, i) => {
      const { low, high } = box[variable] as { low: Rational; high: Rational };
      const isHigh = (bits >> i) & 1;
      if (isHigh && compare(low, high) === 0) repeated = true;
      corner.set(variable, isHigh ? high : low);
    });
    if (!repeated) yield corner;
  }
}

function termRange({ constant, terms }: Polynomial, box: Box): Interval {
  let range = interval.pointAt(constant);
  for (const { of, factor } of terms) {
    let one = interval.pointAt(factor);
    for (const variable of of) one = interval.times(one, { ...box[variable], lowOpen: false, highOpen: false });
    range = interval.plus(range, one);
  }
  return range;
}

export const nothing: Form = constantForm(zero);
