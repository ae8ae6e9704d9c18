import type { Span } from '../../../../grammar/syntax/tree.js';
import { constant, difference, sum } from '../../payment/model/builder.js';
import type { Expression, Variable } from '../../payment/model/expression.js';
import { dependsOn, variablesIn } from '../../payment/model/inside.js';
import type { Term } from '../../payment/model/model.js';
import { add, compare, equals, negate, type Rational, subtract, zero } from '../../payment/rational.js';
import { constantIn } from '../constants.js';
import { curveOf, type Jump, jumpsOf } from '../curve.js';
import { type Addend, addendsOf, amountOf, gathered } from '../extreme.js';
import { pointAt } from '../interval.js';
import { distanceFor, greatestChange, type MoveOver, roughChange } from '../moves.js';
import { sumsOfTerm } from '../parts.js';
import { settingsFor } from '../references.js';
import { roughSum } from '../rough.js';
import { type Budget, type Spots, spending } from '../search.js';
import { hair, heldBy, spotsOf, sumAt, witnessesOf } from '../witness.js';
import { type Boundary, boundariesOf } from './boundaries.js';
import type { Undecided } from './undecided.js';

/** A sudden change in what a term comes to, at one value of one measure. */
export interface TermJump extends Jump {
  readonly variable: Variable;
  /** By how much it changes, in pounds: the larger of the two sides. */
  readonly size: Rational;
  /** Where the other measures stand. */
  readonly setting: Spots;
}

/** The jumps of a term, and along which measures there may be others. */
export interface JumpsOfTerm {
  readonly jumps: readonly TermJump[];
  readonly undecided: readonly Undecided[];
}

/** The variables whose values a term's sums depend on. */
function freeIn(amounts: readonly Expression[]): Variable[] {
  return variablesIn(amounts).filter(({ known }) => known === undefined);
}

/** Of the windows of one measure, the first and the last: those between do what one of the two does. A spread makes no jump. */
export function isTypical(variable: Variable, _: number, all: readonly Variable[]): boolean {
  if (variable.kind === 'spread') return false;
  if (!variable.window) return true;
  const same = all.filter(
    ({ name, window, previous }) => window && name === variable.name && previous === variable.previous,
  );
  const starts = same.map(({ window }) => window?.first ?? 0);
  return variable.window.first === Math.min(...starts) || variable.window.first === Math.max(...starts);
}

/**
 * The jumps of a term along each of its measures, wherever the others stand: of those at one place the largest that was met. Typical values of the
 * others are tried first, for they are the plainest witnesses; a search decides about the places at which they show no jump. Pauses after each curve and
 * each search.
 *
 * @param least jumps of no more pounds than this are left out
 * @param budget for the whole term; where it ends, what is left is undecided
 */
export function* jumpsOfTerm(term: Term, least: Rational, budget: Budget): Generator<void, JumpsOfTerm, void> {
  const found = new Map<string, TermJump>();
  const undecided: Undecided[] = [];
  for (const amount of sumsOfTerm(term)) {
    const addends = gathered(addendsOf(amount));
    for (const variable of freeIn([amount]).filter(isTypical)) {
      // What the variable is not in does not jump with it.
      const moved = addends.filter(({ of }) => dependsOn(of, variable));
      const along = yield* jumpsAlong(variable, moved, least, budget);
      for (const jump of along.jumps) {
        const key = placesKey(jump.places, variable);
        const known = found.get(key);
        if (!known || compare(jump.size, known.size) > 0) found.set(key, jump);
      }
      undecided.push(...along.undecided);
    }
  }
  return { jumps: [...found.values()], undecided };
}

function* jumpsAlong(
  variable: Variable,
  addends: readonly Addend[],
  least: Rational,
  budget: Budget,
): Generator<void, JumpsOfTerm, void> {
  const all = roughSum(addends);
  if (!all || (all.low && all.high && compare(subtract(all.high, all.low), least) <= 0))
    return { jumps: [], undecided: [] };
  const expressions = addends.map(({ of }) => of);
  const open = suspectsAlong(variable, addends, least);
  if (open.length === 0) return { jumps: [], undecided: [] };
  const others = freeIn(expressions).filter((other) => other !== variable);
  const jumps: TermJump[] = [];
  const settings = settingsFor(others, expressions);
  const look = (setting: Spots): boolean => {
    const curve = spending(budget, looksPerCurve, (own) =>
      curveOf(addends.map(amountOf), variable, heldBy(setting), own),
    );
    for (const jump of jumpsOf(curve)) {
      const size = sizeOf(jump);
      if (compare(size, least) > 0 && jump.places.length > 0) jumps.push({ ...jump, variable, size, setting });
    }
    return curve.exact;
  };
  let decided = false;
  for (const setting of settings) {
    if (budget.looks <= 0) break;
    decided = look(spotsOf(setting)) && others.length === 0;
    yield;
  }
  if (decided) return { jumps, undecided: [] };
  const undecided: Undecided[] = [];
  for (const suspect of open) {
    if (jumps.some((jump) => isAt(jump, suspect.place))) continue;
    const { bound, at } = largestAt(suspect, addends, least, budget);
    yield;
    if (bound && compare(bound, least) <= 0) continue;
    const shown = (at ? witnessesOf(at, settings[0]) : []).some((setting) => {
      look(setting);
      if (jumps.some((jump) => isAt(jump, suspect.place))) return true;
      const bent = suspect.place && jumpAt(suspect.place, variable, addends, setting);
      if (!bent || compare(bent.size, least) <= 0) return false;
      jumps.push(bent);
      return true;
    });
    if (!shown) undecided.push({ variable, ...(bound ? { bound } : {}) });
  }
  return { jumps, undecided };
}

/** A place at which there may be a jump that is large enough, by a first look. */
interface Suspect {
  /** Absent where the places cannot be told one by one. */
  readonly place?: Boundary;
  readonly moves: readonly MoveOver[];
}

function suspectsAlong(variable: Variable, addends: readonly Addend[], least: Rational): Suspect[] {
  const { places, complete } = boundariesOf(
    addends.map(({ of }) => of),
    variable,
  );
  const suspects: Suspect[] = places.map((place) => ({ place, moves: movesAt(place.at, variable) }));
  if (!complete) suspects.push({ moves: [movesAt({ kind: 'measured', variable }, variable)[1]] });
  return suspects.flatMap(({ place, moves }) => {
    const large = moves.filter((move) => {
      const range = roughChange(addends, move);
      if (!range) return false;
      const { low, high } = range;
      return !low || !high || compare(high, least) > 0 || compare(negate(low), least) > 0;
    });
    return large.length > 0 ? [{ moves: large, ...(place ? { place } : {}) }] : [];
  });
}

/** From just below a place to it, and from it to just above, within what can be measured. */
function movesAt(at: Expression, variable: Variable): MoveOver[] {
  const distance = distanceFor(variable, false);
  const within = { low: zero, lowOpen: true, high: hair, highOpen: false };
  const away: Expression = { kind: 'measured', variable: distance };
  const [below, there, above] = [difference(at, away, { start: 0, end: 0 }), at, sum([at, away])].map((place) =>
    heldWithin(place, variable),
  );
  const common = { variable, distance, within };
  return [
    { ...common, from: below, to: there },
    { ...common, from: there, to: above },
  ];
}

/** A place, kept among the values that a variable can have. */
function heldWithin(place: Expression, { least, most }: Variable): Expression {
  const above: Expression = least ? { kind: 'greatest', of: [place, constant(least)] } : place;
  return most ? { kind: 'least', of: [above, constant(most)] } : above;
}

/** No jump at a place is larger than the bound; none where nothing bounds it. Where one that is large enough was met, `at` says so. */
function largestAt(
  { moves }: Suspect,
  addends: readonly Addend[],
  least: Rational,
  budget: Budget,
): { readonly bound?: Rational; readonly at?: Spots } {
  let bound: Rational | undefined = zero;
  let largest: Rational | undefined;
  let at: Spots | undefined;
  for (const move of moves) {
    for (const direction of ['rise', 'fall'] as const) {
      const found = spending(budget, looksPerPlace, (own) => greatestChange(addends, move, direction, own), least);
      if (!found) continue;
      bound = bound && found.bound && (compare(found.bound, bound) > 0 ? found.bound : bound);
      if (!found.found || compare(found.found, least) <= 0) continue;
      if (largest && compare(found.found, largest) <= 0) continue;
      largest = found.found;
      at = found.at;
    }
  }
  return { ...(bound ? { bound } : {}), ...(at ? { at } : {}) };
}

/** How many looks one curve may take: many more than straight ones have pieces. */
export const looksPerCurve = 120;

/** How many looks the question may take whether there is a jump at one place, on one side and in one direction. */
const looksPerPlace = 200;

/** The jump at a place where curves bend on both sides, so that none of their pieces is known: by values beside it. */
function jumpAt(
  { at, places }: Boundary,
  variable: Variable,
  addends: readonly Addend[],
  setting: Spots,
): TermJump | undefined {
  const held = heldBy(setting);
  const place = constantIn(at, held);
  const paid = (value: Rational): Rational | undefined =>
    sumAt(addends, new Map([...held, [variable, pointAt(value)]]));
  const there = place && paid(place);
  if (!there) return undefined;
  const { least, most } = variable;
  const before = least && compare(place, least) <= 0 ? undefined : paid(subtract(place, hair));
  const after = most && compare(place, most) >= 0 ? undefined : paid(add(place, hair));
  const jump = { at: place, there, ...(before ? { before } : {}), ...(after ? { after } : {}), places };
  return { ...jump, variable, size: sizeOf(jump), setting };
}

function isAt({ at, setting }: TermJump, place: Boundary | undefined): boolean {
  if (!place) return false;
  const value = place.value ?? constantIn(place.at, heldBy(setting));
  return value !== undefined && equals(value, at);
}

/** The larger of the changes on either side. */
export function sizeOf({ before, there, after }: Jump): Rational {
  const changes = [before, after].flatMap((side) => (side ? [absolute(subtract(there, side))] : []));
  return changes.reduce((a, b) => (compare(a, b) >= 0 ? a : b), { n: 0n, d: 1n });
}

export function absolute(value: Rational): Rational {
  return value.n < 0n ? negate(value) : value;
}

function placesKey(places: readonly Span[], variable: Variable): string {
  return `${variable.name} ${places.map(({ start }) => start).join()}`;
}
