import { evaluate, isObstacle, type Known, runOf } from '../evaluate.js';
import { variablesIn } from '../model/inside.js';
import type { Model, Term } from '../model/model.js';
import { compare, equals, type Rational, subtract } from '../rational.js';
import { constantsOf, settle, variablesOfTerm } from '../settle.js';
import { isYesOrNo } from '../words.js';
import { type Axis, keyOf, type Point, valuesAt, within } from './axes.js';
import { type Crossing, crossingsOf, inOrder, samplesFor } from './crossings.js';
import { type Kink, workable } from './kinks.js';

/** A value of a measure at which what a term pays takes another course. */
export interface Threshold extends Crossing {
  readonly axis: Axis;
  readonly kink: Kink;
  /** The terms that are told by it. */
  readonly terms: readonly string[];
  /** Where other measures have to stand for it to make a difference, where that is not their base. */
  readonly others: Point;
}

/** What the search for thresholds works with. */
interface Search {
  readonly model: Model;
  readonly axes: readonly Axis[];
  readonly names: readonly string[];
  readonly known: Known;
  /** By axis, values that lie well between the thresholds found so far. */
  readonly stops: Map<string, bigint[]>;
}

/** The axes, those of which nothing is known moved to the middle of the bounds that are stated for them. */
export function placedAxes(model: Model, axes: readonly Axis[], kinks: readonly Kink[]): Axis[] {
  const search = searchIn(model, axes);
  const stated = kinks.filter((kink) => kink.stated).flatMap((kink) => placesOf(search, kink));
  return axes.map((axis) => {
    const at = inOrder(
      stated.flatMap((place) => (place.axis === axis ? [place.crossing.at ?? place.crossing.around[0]] : [])),
    );
    const isKnown = axis.baseFrom !== 'assumed' || axis.variable.kind === 'already-paid' || isYesOrNo(axis.variable);
    return isKnown || at.length === 0 ? axis : { ...axis, base: at[Math.floor(at.length / 2)] };
  });
}

function searchIn(model: Model, axes: readonly Axis[]): Search {
  const names = model.terms.map(({ name }) => name);
  return { model, axes, names, known: constantsOf(model), stops: new Map() };
}

/**
 * All thresholds of a model's terms: for each stated bound, plan and limit the values of a measure at which it is met while the others stand at their
 * base. Where a threshold makes no difference then, as a condition on a gain that there is not, others are moved to where it does; what is not stated
 * and never makes a difference is no threshold.
 */
export function thresholdsOf(model: Model, axes: readonly Axis[], kinks: readonly Kink[]): Threshold[] {
  const search = searchIn(model, axes);
  const stated = kinks.filter((kink) => kink.stated).flatMap((kink) => placesOf(search, kink));
  for (const axis of axes) {
    const at = stated.filter((place) => place.axis === axis).flatMap(({ crossing }) => crossing.around);
    search.stops.set(axis.key, stopsBetween(axis, at));
  }
  const terms = new Map(workable(model).map((term) => [term.name, term]));
  return [
    ...stated.flatMap((place) => toldBy(search, place, terms)),
    ...kinks.filter((kink) => !kink.stated).flatMap((kink) => impliedBy(search, kink, terms, stated)),
  ];
}

interface Place {
  readonly kink: Kink;
  readonly axis: Axis;
  readonly crossing: Crossing;
}

const atBase: Point = new Map();

function axesOfKink({ axes }: Search, { left, right }: Kink): Axis[] {
  const keys = new Set(variablesIn([left, right]).map(keyOf));
  return axes.filter(({ key }) => keys.has(key));
}

/** Where a stated kink is met: along the first measure that can meet it. */
function placesOf(search: Search, kink: Kink): Place[] {
  for (const axis of axesOfKink(search, kink)) {
    const found = crossingsAlong(search, kink, axis, atBase);
    if (found.length > 0) return found.map((crossing) => ({ kink, axis, crossing }));
  }
  return [];
}

function crossingsAlong(search: Search, kink: Kink, axis: Axis, others: Point): Crossing[] {
  const { model, axes, names, known, stops } = search;
  const samples = samplesFor(stops.get(axis.key) ?? [], others.get(axis.key) ?? axis.base, axis.least, axis.most);
  const sign = (steps: bigint): -1 | 0 | 1 | undefined => {
    const run = runOf(
      model.slots,
      valuesAt(axes, new Map([...others, [axis.key, steps]]), names),
      undefined,
      undefined,
      known,
    );
    const [left, right] = [evaluate(kink.left, run), evaluate(kink.right, run)];
    if (isObstacle(left) || isObstacle(right)) return undefined;
    return Math.sign(compare(left, right)) as -1 | 0 | 1;
  };
  return crossingsOf(sign, samples, axis.least, axis.most);
}

/** Round values between thresholds, and beyond the first and the last: those nearest to the base come first. */
function stopsBetween(axis: Axis, thresholds: readonly bigint[]): bigint[] {
  const sorted = inOrder(thresholds);
  if (sorted.length === 0) return [];
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  const margin = [(last - first) / 2n, size(first) / 10n, 4n].reduce((a, b) => (a > b ? a : b));
  const gaps = [first - margin, ...sorted, last + margin].map((one) => within(axis, one));
  const stops = gaps.slice(1).flatMap((high, i) => (high - gaps[i] > 3n ? [roundIn(gaps[i], high)] : []));
  return inOrder(stops).sort((a, b) => Number(size(a - axis.base) - size(b - axis.base)));
}

/** The roundest number in the middle half between two. */
function roundIn(low: bigint, high: bigint): bigint {
  const quarter = (high - low) / 4n;
  for (let power = 10n ** BigInt(String(high - low).length); power > 1n; power /= 10n) {
    const round = ((low + high) / 2n / power) * power;
    for (const one of [round, round + power]) if (one >= low + quarter && one <= high - quarter) return one;
  }
  return (low + high) / 2n;
}

function size(steps: bigint): bigint {
  return steps < 0n ? -steps : steps;
}

/** The points at which other measures may have to stand: at their base; one of them elsewhere; all at one end or the other. */
function* candidates(search: Search, terms: readonly Term[], fixed: ReadonlySet<string>): Generator<Point> {
  yield atBase;
  const keys = new Set(terms.flatMap((term) => variablesOfTerm(term).map(keyOf)));
  const others = search.axes.filter(({ key }) => keys.has(key) && !fixed.has(key));
  for (const { key, base } of others)
    for (const stop of search.stops.get(key) ?? []) if (stop !== base) yield new Map([[key, stop]]);
  for (const end of ['best', 'worst'] as const)
    yield new Map(
      others.flatMap(({ key, variable }) => {
        const stops = inOrder(search.stops.get(key) ?? []);
        if (stops.length === 0) return [];
        return [
          [key, (variable.better === 'lower') === (end === 'best') ? stops[0] : stops[stops.length - 1]] as const,
        ];
      }),
    );
}

/** For each term the first surroundings in which a stated threshold makes a difference; the others are told beside them. */
function toldBy(search: Search, { kink, axis, crossing }: Place, terms: ReadonlyMap<string, Term>): Threshold[] {
  const fixed = new Set([axis.key, ...axesOfKink(search, kink).map(({ key }) => key)]);
  const told: { others: Point; terms: string[] }[] = [];
  const flat: string[] = [];
  for (const name of kink.terms) {
    const term = terms.get(name) as Term;
    const others = first(candidates(search, [term], fixed), (point) => turns(search, term, axis, crossing, point));
    if (!others) flat.push(name);
    else {
      const same = told.find((one) => samePoint(one.others, others));
      if (same) same.terms.push(name);
      else told.push({ others, terms: [name] });
    }
  }
  if (told.length === 0) told.push({ others: atBase, terms: [] });
  told[0].terms.push(...flat);
  return told.map((one) => ({ ...crossing, axis, kink, ...one }));
}

/**
 * Where a limit begins to bind: the first surroundings and the first measure for which the sums turn there. Where a sum steps over the limit because
 * of what is stated, that says it; and at an end of what a measure can be, nothing turns.
 */
function impliedBy(
  search: Search,
  kink: Kink,
  terms: ReadonlyMap<string, Term>,
  stated: readonly Place[],
): Threshold[] {
  const own = axesOfKink(search, kink);
  const concerned = [...kink.terms].map((name) => terms.get(name) as Term);
  for (const others of candidates(search, concerned, new Set()))
    for (const axis of own) {
      const found = crossingsAlong(search, kink, axis, others).flatMap((crossing) => {
        const point = without(others, axis.key);
        const turning =
          crossing.at !== undefined && crossing.around.length < 3
            ? []
            : concerned.filter((term) => turns(search, term, axis, crossing, point)).map(({ name }) => name);
        const isSaid = stated.some((place) => place.axis === axis && says(place, crossing, turning));
        return turning.length > 0 && !isSaid ? [{ ...crossing, axis, kink, terms: turning, others: point }] : [];
      });
      if (found.length > 0) return found;
    }
  return [];
}

function says({ kink, crossing }: Place, { between }: Crossing, terms: readonly string[]): boolean {
  return between.every((steps) => crossing.around.includes(steps)) && terms.every((name) => kink.terms.has(name));
}

function without(point: Point, key: string): Point {
  return new Map([...point].filter(([other]) => other !== key));
}

function first<T>(all: Iterable<T>, holds: (one: T) => boolean): T | undefined {
  for (const one of all) if (holds(one)) return one;
  return undefined;
}

function samePoint(a: Point, b: Point): boolean {
  return a.size === b.size && [...a].every(([key, steps]) => b.get(key) === steps);
}

/**
 * Whether a term's sums take another course around a crossing: they step, or they rise at another rate behind it than before. At an end of what a
 * measure can be, only a step can be seen.
 */
function turns(search: Search, term: Term, axis: Axis, { at, around }: Crossing, others: Point): boolean {
  const ends = at === undefined ? [around[0] - 1n, ...around, around[around.length - 1] + 1n] : around;
  const points = ends.filter((steps) => within(axis, steps) === steps);
  const sums = points.map((steps) => sumsAt(search, term, new Map([...others, [axis.key, steps]])));
  if (sums.some((one) => one === undefined)) return sums.some((one) => one !== undefined);
  const all = sums as Rational[][];
  if (all.length < 3) return all.length === 2 && !all[0].every((one, i) => equals(one, all[1][i]));
  return all
    .slice(2)
    .some(
      (next, i) => !next.every((one, j) => equals(subtract(one, all[i + 1][j]), subtract(all[i + 1][j], all[i][j]))),
    );
}

/** All that the parties have under a term, before it is rounded; undefined where it cannot be worked out. */
function sumsAt({ model, axes, names, known }: Search, term: Term, point: Point): Rational[] | undefined {
  const only = new Set([term.name]);
  const [settled] = settle(model, valuesAt(axes, point, names), { trail: false, only, known }).terms;
  if (settled.obstacle || settled.lacking.length > 0) return undefined;
  return settled.parties.flatMap(({ exact }) => [exact.receives, exact.pays, exact.keeps, exact.bears]);
}
