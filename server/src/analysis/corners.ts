import { add, compare, multiply, negate, type Rational } from '../payment/rational.js';
import type { Box } from './box.js';
import * as interval from './interval.js';
import { heldAt, type Monomial, type Polynomial, sumOf } from './polynomial.js';

/**
 * Where a polynomial is greatest and least over a box. It is straight along each variable, so with a few of them at their ends it is straight in all
 * others together: in `x × (a + b + c)` it is enough to put `x` at its ends. Those few are its *hubs*.
 */

/** Beyond this many hubs, corners are too many to look at each. */
const mostHubs = 8;

/** Where a polynomial has its greatest value, or rises without end. */
export interface Peak {
  /** By number, the variables at one of their ends; those with no part in the polynomial are left out. */
  readonly ends: ReadonlyMap<number, Rational>;
  /** The variables that have no end in a direction in which it rises with them, rising. */
  readonly grows: readonly number[];
}

/** Between which numbers a polynomial lies over a box: no nearer than need be where `isExact` says so. */
export function rangeOver(p: Polynomial, box: Box): interval.Interval {
  if (isStraight(p.terms)) return straightRange(p, box);
  const hubs = hubsOf(p, box);
  if (!hubs) return termRange(p, box);
  let range: interval.Interval | undefined;
  for (const corner of cornersOf(box, hubs)) {
    const own = { ...restRange(heldAt(p, corner), box), lowOpen: false, highOpen: false };
    range = range ? interval.hull(range, own) : own;
  }
  return range as interval.Interval;
}

/** Whether both ends of a polynomial's range over a box are reached, or approached as near as one likes. */
export function isExact(p: Polynomial, box: Box): boolean {
  return isStraight(p.terms) || hubsOf(p, box) !== undefined;
}

/** Where a polynomial whose range over a box is exact has its greatest value. */
export function peakOf(p: Polynomial, box: Box): Peak {
  let best: { readonly rest: Polynomial; readonly corner: ReadonlyMap<number, Rational>; readonly value?: Rational } = {
    rest: p,
    corner: new Map(),
  };
  let isFirst = true;
  for (const corner of cornersOf(box, hubsOf(p, box) ?? [])) {
    const rest = heldAt(p, corner);
    const value = restRange(rest, box).high;
    if (!isFirst && (!best.value || (value && compare(value, best.value) <= 0))) continue;
    best = { rest, corner, ...(value ? { value } : {}) };
    isFirst = false;
  }
  const ends = new Map(best.corner);
  const grows = new Set<number>();
  const falls = new Set<number>();
  for (const { of, factor } of fromEnds(best.rest, box).terms) {
    const [{ low, high }] = of.map((variable) => box[variable]);
    if (low && high) ends.set(of[0], factor.n > 0n ? high : low);
    else for (const variable of of) (factor.n > 0n || !(low || high) ? grows : falls).add(variable);
  }
  for (const variable of falls) {
    const end = box[variable].low ?? box[variable].high;
    if (end && !grows.has(variable)) ends.set(variable, end);
  }
  return { ends, grows: [...grows].sort((a, b) => a - b) };
}

function isStraight(terms: readonly Monomial[]): boolean {
  return terms.every(({ of }) => of.length === 1);
}

/**
 * Variables with both ends, so few as is easily found, without which each product is of one variable, or of such as have no end on one side;
 * undefined where they are too many.
 */
function hubsOf({ terms }: Polynomial, box: Box): readonly number[] | undefined {
  const hubs: number[] = [];
  let bent = terms.map(({ of }) => of).filter((of) => of.length > 1);
  for (;;) {
    bent = bent.filter((of) => of.length > 1 && of.some((variable) => hasEnds(variable, box)));
    if (bent.length === 0) return hubs;
    if (hubs.length === mostHubs) return undefined;
    const hub = mostCommon(bent, box);
    hubs.push(hub);
    bent = bent.map((of) => of.filter((variable) => variable !== hub));
  }
}

/** The variable with both ends that is in most products. */
function mostCommon(products: readonly (readonly number[])[], box: Box): number {
  const counts = new Map<number, number>();
  for (const of of products)
    for (const variable of of) if (hasEnds(variable, box)) counts.set(variable, (counts.get(variable) ?? 0) + 1);
  let found = 0;
  let most = 0;
  for (const [variable, count] of counts) if (count > most) [found, most] = [variable, count];
  return found;
}

function hasEnds(variable: number, box: Box): boolean {
  return box[variable].low !== undefined && box[variable].high !== undefined;
}

/** The corners of a box in the directions of variables that have both ends. */
function* cornersOf(box: Box, variables: readonly number[]): Generator<ReadonlyMap<number, Rational>> {
  for (let bits = 0; bits < 1 << variables.length; bits++) {
    const end = (variable: number, i: number): Rational => {
      const { low, high } = box[variable];
      return ((bits >> i) & 1 ? high : low) as Rational;
    };
    yield new Map(variables.map((variable, i) => [variable, end(variable, i)]));
  }
}

function straightRange({ constant, terms }: Polynomial, box: Box): interval.Interval {
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

/** Where hubs are at their ends: then only variables without an end on one side are multiplied by one another. */
function restRange(p: Polynomial, box: Box): interval.Interval {
  if (isStraight(p.terms)) return straightRange(p, box);
  const { constant, terms } = fromEnds(p, box);
  const bounded = terms.filter(({ of }) => hasEnds(of[0], box));
  const { low, high } = straightRange({ constant, terms: bounded }, box);
  // Along the variables of a product alone, far enough off, nothing else counts beside it.
  const [falls, rises] = [-1, 1].map((sign) =>
    terms.some(
      ({ of, factor: { n } }) =>
        !hasEnds(of[0], box) && (n > 0n === sign > 0 || of.some((one) => !box[one].low && !box[one].high)),
    ),
  );
  return { low: falls ? undefined : low, lowOpen: false, high: rises ? undefined : high, highOpen: false };
}

/** A polynomial with each variable that has one end replaced by how far it lies from there. */
function fromEnds({ constant, terms }: Polynomial, box: Box): Polynomial {
  let result: Polynomial = { constant, terms: [] };
  for (const { of, factor } of terms) {
    // Multiplied out: each variable stands for its end, or for its distance from it.
    let parts: Monomial[] = [{ of: [], factor }];
    for (const variable of of) {
      const { low, high } = box[variable];
      const end = low && high ? undefined : (low ?? high);
      parts = parts.flatMap((part) => [
        { of: [...part.of, variable], factor: end && !low ? negate(part.factor) : part.factor },
        ...(end && end.n !== 0n ? [{ of: part.of, factor: multiply(part.factor, end) }] : []),
      ]);
    }
    for (const part of parts)
      result =
        part.of.length === 0
          ? { ...result, constant: add(result.constant, part.factor) }
          : sumOf(result, { constant: { n: 0n, d: 1n }, terms: [part] });
  }
  return result;
}

/** Product by product: wider than need be. */
function termRange({ constant, terms }: Polynomial, box: Box): interval.Interval {
  let range = interval.pointAt(constant);
  for (const { of, factor } of terms) {
    let one = interval.pointAt(factor);
    for (const variable of of) one = interval.times(one, { ...box[variable], lowOpen: false, highOpen: false });
    range = interval.plus(range, one);
  }
  return range;
}
