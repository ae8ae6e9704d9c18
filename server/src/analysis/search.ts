import type { Variable } from '../payment/model/expression.js';
import { add, compare, greater, type Rational } from '../payment/rational.js';
import { type Pausing, toTheEnd } from '../semantics/pausing.js';
import { type Box, cut, middleOf, type Space, sampleOf } from './box.js';
import { isExact, type Peak, peakOf } from './corners.js';
import { type Form, freeIn } from './form.js';
import { type Interval, isPoint } from './interval.js';
import { exactIn, type Look, lookAt } from './look.js';
import type { Polynomial } from './polynomial.js';
import { type Split, widestOf } from './splits.js';

/** Where something is reached: at a value, or as near to it as one likes. */
export interface Spot {
  readonly value: Rational;
  readonly side: 'at' | 'just-above' | 'just-below';
  /** Where any value does as well as this one. */
  readonly anywhere?: Interval;
}

/** By variable, where. One whose value does not matter is left out. */
export type Spots = ReadonlyMap<Variable, Spot>;

/** The greatest value of a function, as far as it was found. */
export interface Greatest {
  /** No value is above it; undefined where nothing bounds them. */
  readonly bound?: Rational;
  /** The greatest value that was found, or approached. */
  readonly found?: Rational;
  /** Where it was found. */
  readonly at: Spots;
  /** What it grows with, where nothing bounds it. */
  readonly grows: readonly Variable[];
  /** Whether the bound is reached or approached as near as one likes: to the penny, where the function bends. */
  readonly decided: boolean;
}

/** A function over a space: what is known of it where a look is taken. */
export type Looked = (look: Look) => Form | undefined;

interface Part {
  readonly box: Box;
  readonly look: Look;
  readonly form: Form;
  /** The value everywhere in the box, where it is known, and its greatest value too. */
  readonly exact?: Polynomial;
}

/** How much work a search may do: looks at boxes. */
export interface Budget {
  looks: number;
  /** How often a curve that bends may be halved where nothing says where to cut it; as often as the looks allow where it does not say. */
  readonly halvings?: number;
  /** Values that are not above this one are of no interest: a search ends as soon as there are no others. */
  readonly enough?: Rational;
}

/** Spends no more than so many of a budget's looks on one question, and at least one, so that every question is looked at. */
export function* spending<T>(
  budget: Budget,
  most: number,
  ask: (own: Budget) => Pausing<T>,
  enough?: Rational,
): Pausing<T> {
  const looks = Math.max(1, Math.min(most, budget.looks));
  const own: Budget = { ...budget, looks, ...(enough ? { enough } : {}) };
  const answer = yield* ask(own);
  budget.looks -= looks - own.looks;
  return answer;
}

const samplesEvery = 16;

/** Half a penny. */
const tolerance: Rational = { n: 1n, d: 200n };

/**
 * Searches for the greatest value over a space, the most promising part first (branch and bound): each part is bounded from above, and cut where
 * something in it is not decided, until the most promising one is known exactly. Where only values above a given one are of interest, a part is cut in
 * the way that lowers its bound most (strong branching): with a sum that is returned once a later month is met, the last months tell most.
 *
 * @returns undefined where the function has no value anywhere
 */
export function greatestOver(space: Space, looked: Looked, budget: Budget): Greatest | undefined {
  return toTheEnd(searchingOver(space, looked, budget));
}

/** The same, with a pause after each look. */
export function* searchingOver(space: Space, looked: Looked, budget: Budget): Pausing<Greatest | undefined> {
  const parts: Part[] = [];
  let best: { value: Rational; at: Spots } | undefined;
  const partAt = (box: Box): Part | undefined => {
    budget.looks--;
    const look = lookAt(space, box);
    const form = looked(look);
    if (!form) return undefined;
    if (best && form.range.high && compare(form.range.high, best.value) <= 0) return undefined;
    const known = exactIn(form, look);
    const exact = known && isExact(known, box) ? known : undefined;
    // A sample shows how far the bound may be off; now and then is enough, for most searches end without one.
    if (!exact && (look.splits.length === 0 || budget.looks % samplesEvery === 0)) {
      const sample = sampled(space, box, looked);
      if (sample && (!best || compare(sample.value, best.value) > 0)) best = sample;
    }
    return { box, look, form, ...(exact ? { exact } : {}) };
  };
  const whole = partAt(space.all);
  if (whole) parts.push(whole);
  yield;
  for (;;) {
    const top = parts.pop();
    if (!top) return best && { bound: best.value, found: best.value, at: best.at, grows: [], decided: true };
    const { high } = top.form.range;
    if (high && budget.enough && compare(high, budget.enough) <= 0)
      return { bound: high, found: best?.value, at: best?.at ?? new Map(), grows: [], decided: true };
    if (best && high && compare(high, add(best.value, tolerance)) <= 0)
      return { bound: greater(high, best.value), found: best.value, at: best.at, grows: [], decided: true };
    if (top.exact) {
      const peak = peakOf(top.exact, top.box);
      const grows = peak.grows.map((variable) => space.variables[variable]);
      return { bound: high, found: high, at: spotsOf(peak, top.box, space), grows, decided: true };
    }
    let chosen: readonly Part[] | undefined;
    for (const boxes of cutsOf(top, space)) {
      if (budget.looks <= 0) break;
      const pieces: Part[] = [];
      for (const box of boxes) {
        const piece = partAt(box);
        if (piece) pieces.push(piece);
        yield;
      }
      if (!chosen || isLower(pieces, chosen)) chosen = pieces;
      // Where the greatest value is looked for, any cut leads to it, and to weigh them all would take longer.
      if (!budget.enough) break;
    }
    if (!chosen) return { bound: high, found: best?.value, at: best?.at ?? new Map(), grows: [], decided: false };
    for (const piece of chosen) insert(parts, piece);
  }
}

/** Whether the greatest bound of some parts is below that of others. */
function isLower(some: readonly Part[], others: readonly Part[]): boolean {
  if (some.length === 0) return others.length > 0;
  const bound = ([first, ...rest]: readonly Part[]): Rational | undefined =>
    rest.reduce((high, { form }) => high && form.range.high && greater(high, form.range.high), first.form.range.high);
  const own = bound(some);
  if (others.length === 0 || !own) return false;
  const other = bound(others);
  return !other || compare(own, other) < 0;
}

/** Keeps the most promising part last. */
function insert(parts: Part[], part: Part): void {
  let [from, to] = [0, parts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isAbove(part, parts[middle])) from = middle + 1;
    else to = middle;
  }
  parts.splice(from, 0, part);
}

function isAbove(a: Part, b: Part): boolean {
  const [x, y] = [a.form.range.high, b.form.range.high];
  if (!x || !y) return !x && (y !== undefined || a.exact !== undefined);
  const order = compare(x, y);
  if (order !== 0) return order > 0;
  // Of equals, one that is reached is a plainer witness than one that is only approached.
  return a.exact !== undefined && (!b.exact || (b.form.range.highOpen && !a.form.range.highOpen));
}

/** The ways to cut a box where something in it is not decided, by one variable each; in the middle where it does not say where. */
function* cutsOf({ box, look, form }: Part, space: Space): Generator<Box[], void, void> {
  // What has not been cut yet comes first: one thing that is decided nowhere keeps all else open.
  const isWhole = ({ variable }: Split): boolean => sameCell(box[variable], space.all[variable]);
  const tried = new Set<number>();
  for (const { variable, at } of [...look.splits.filter(isWhole), ...look.splits.filter((split) => !isWhole(split))]) {
    if (tried.has(variable)) continue;
    const pieces = cut(box, variable, at, space.steps[variable]);
    if (pieces.length < 2) continue;
    tried.add(variable);
    yield pieces;
  }
  if (tried.size > 0) return;
  const free = freeIn(form);
  const variables = space.variables.map((_, i) => i).filter((i) => !free || free.has(i));
  const widest = widestOf(box, variables, space.all);
  if (widest === undefined) return;
  const pieces = cut(box, widest, middleOf(box[widest]), space.steps[widest]);
  if (pieces.length > 1) yield pieces;
}

function sampled(space: Space, box: Box, looked: Looked): { value: Rational; at: Spots } | undefined {
  const point = box.map((cell, i) => {
    const value = sampleOf(cell, space.steps[i]);
    return { low: value, lowOpen: false, high: value, highOpen: false };
  });
  const form = looked(lookAt(space, point));
  if (!form?.exact) return undefined;
  const at = new Map<Variable, Spot>();
  point.forEach(({ low }, i) => {
    if (!isPoint(space.all[i])) at.set(space.variables[i], { value: low, side: 'at' });
  });
  return { value: form.exact.constant, at };
}

/** Where a part that is known exactly has its greatest value. */
function spotsOf({ ends }: Peak, box: Box, space: Space): Spots {
  const at = new Map<Variable, Spot>();
  for (const [variable, end] of ends) at.set(space.variables[variable], spotAt(box, variable, end));
  // What decided which range counts matters too, though the sum does not change with it.
  for (const [i, cell] of box.entries()) {
    if (at.has(space.variables[i]) || isPoint(space.all[i]) || sameCell(cell, space.all[i])) continue;
    at.set(space.variables[i], { value: sampleOf(cell, space.steps[i]), side: 'at', anywhere: cell });
  }
  return at;
}

function sameCell(a: Box[number], b: Box[number]): boolean {
  return a === b || (a.low === b.low && a.high === b.high && a.lowOpen === b.lowOpen && a.highOpen === b.highOpen);
}

function spotAt(box: Box, variable: number, value: Rational): Spot {
  const { low, lowOpen, high, highOpen } = box[variable];
  if (lowOpen && low && compare(low, value) === 0) return { value, side: 'just-above' };
  if (highOpen && high && compare(high, value) === 0) return { value, side: 'just-below' };
  return { value, side: 'at' };
}
