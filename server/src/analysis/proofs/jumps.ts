import type { Span } from '../../../../grammar/syntax/tree.js';
import type { Expression, Variable } from '../../payment/model/expression.js';
import { dependsOn, eachInside, variablesIn } from '../../payment/model/inside.js';
import type { Term } from '../../payment/model/model.js';
import {
  absolute,
  add,
  compare,
  equals,
  greater,
  multiply,
  type Rational,
  subtract,
  zero,
} from '../../payment/rational.js';
import type { Pausing } from '../../semantics/pausing.js';
import { domainOf } from '../box.js';
import { constantIn } from '../constants.js';
import { drawingCurve, holds, type Jump, jumpsOf } from '../curve.js';
import { type Addend, addendsOf, amountOf, gathered } from '../extreme.js';
import { pointAt } from '../interval.js';
import { greatestChange } from '../moves.js';
import { sumsOfTerm } from '../parts.js';
import { settingsFor } from '../references.js';
import { differing, type Moving, mostFirst } from '../roles.js';
import { roughSum } from '../rough.js';
import { type Budget, type Spots, spending } from '../search.js';
import { hair, heldBy, spotsOf, sumAt, type Whereabouts, witnessesOf } from '../witness.js';
import { type Boundary, mayJump, numberOf, type Staircase } from './boundaries.js';
import { type Suspect, type SuspectsAlong, suspectsAlong } from './suspects.js';
import type { Undecided } from './undecided.js';

/** A sudden change in what a term comes to, at one value of one measure. */
export interface TermJump extends Jump {
  readonly variable: Variable;
  /** By how much it changes, in pounds: the larger of the two sides. The sums beside it leave out what other measures bring about by themselves. */
  readonly size: Rational;
  /** Where the other measures stand. */
  readonly setting: Spots;
  /** It is one of many: whole steps are counted. */
  readonly isStep?: true;
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

/**
 * The jumps of a term along each of its measures, wherever the others stand: of those at one place the largest that was met. Typical values of the
 * others are tried first, for they are the plainest witnesses; a search decides about the places at which they show no jump. Windows of a measure are
 * each looked at, but for those that play the same part, and for those that make no larger jump at any place than one before. Pauses.
 *
 * @param least jumps of no more pounds than this are left out
 * @param budget for the whole term; where it ends, what is left is undecided
 */
export function* jumpsOfTerm(term: Term, least: Rational, budget: Budget): Pausing<JumpsOfTerm> {
  const found = new Map<string, TermJump>();
  const undecided: Undecided[] = [];
  for (const amount of sumsOfTerm(term)) {
    const suspected = yield* movingIn(amount, least);
    const always = suspected.length > 0 ? steadyIn(amount) : zero;
    for (const moving of suspected) {
      const { variable } = moving;
      const known = ({ place }: Suspect): Rational | undefined =>
        place && found.get(placesKey(place.places, variable))?.size;
      const along = yield* jumpsAlong(moving, least, known, budget);
      for (const jump of along.jumps) {
        const key = placesKey(jump.places, variable);
        const before = found.get(key);
        if (!before || compare(jump.size, before.size) > 0) found.set(key, raisedBy(jump, always));
      }
      undecided.push(...along.undecided);
    }
  }
  return { jumps: [...found.values()], undecided };
}

/** What is in a sum whatever is measured. */
function steadyIn(amount: Expression): Rational {
  return gathered(addendsOf(amount)).reduce((sum, { times, of }) => {
    const value = constantIn(of);
    return value ? add(sum, multiply(value, times)) : sum;
  }, zero);
}

/** A jump of a part of a sum, as one of that part and what is always there: a reader looks for sums that are paid. */
function raisedBy({ before, there, after, ...jump }: TermJump, always: Rational): TermJump {
  return {
    ...jump,
    there: add(there, always),
    ...(before ? { before: add(before, always) } : {}),
    ...(after ? { after: add(after, always) } : {}),
  };
}

interface Suspected extends Moving, SuspectsAlong {}

/** What of a sum moves with each variable, and where it may jump. */
function* movingIn(amount: Expression, least: Rational): Pausing<readonly Suspected[]> {
  if (!isDecidedAnywhere(amount)) return [];
  const addends = gathered(addendsOf(amount));
  const all = freeIn([amount])
    // How something falls on people makes no jump.
    .filter(({ kind }) => kind !== 'spread')
    // What the variable is not in does not jump with it.
    .map((variable) => ({ variable, addends: addends.filter(({ of }) => dependsOn(of, variable)) }))
    .filter((moving) => mayDiffer(moving.addends, least));
  const found: Suspected[] = [];
  for (const moving of differing(all)) {
    const along = yield* suspectsAlong(moving.variable, moving.addends, least);
    if (along.suspects.length > 0) found.push({ ...moving, ...along });
  }
  return mostFirst(found, ({ suspects }) => mostOf(suspects));
}

/** Whether there is anything in an amount that can make it jump. */
function isDecidedAnywhere(amount: Expression): boolean {
  let found = false;
  eachInside([amount], (expression) => {
    found ||= mayJump(expression);
    return !found;
  });
  return found;
}

/** Whether a sum may differ by more than so many pounds. */
function mayDiffer(addends: readonly Addend[], least: Rational): boolean {
  const all = roughSum(addends);
  return all !== undefined && !(all.low && all.high && compare(subtract(all.high, all.low), least) <= 0);
}

/** No jump at the places is larger; undefined where nothing bounds one of them. */
function mostOf(suspects: readonly Suspect[]): Rational | undefined {
  return suspects.map(({ most }) => most).reduce((a, b) => a && b && greater(a, b));
}

/** Looks for jumps at places along a variable; where one as large as may be there is known, it looks no further. */
function* jumpsAlong(
  { variable, addends, ...along }: Suspected,
  least: Rational,
  known: (suspect: Suspect) => Rational | undefined,
  budget: Budget,
): Pausing<JumpsOfTerm> {
  const open = along.suspects.filter(({ most, ...suspect }) => !isNoMore(most, known(suspect)));
  if (open.length === 0) return { jumps: [], undecided: [] };
  const expressions = addends.map(({ of }) => of);
  const others = freeIn(expressions).filter((other) => other !== variable);
  const settings = settingsFor(others, expressions);
  const jumps: TermJump[] = [];
  const note = (jump: TermJump | undefined): boolean => {
    if (!jump || compare(jump.size, least) <= 0 || jump.places.length === 0) return false;
    jumps.push(jump);
    return true;
  };
  const draw = function* (setting: Spots): Pausing<boolean> {
    const curve = yield* spending(budget, looksPerCurve, (own) =>
      drawingCurve(addends.map(amountOf), variable, heldBy(setting), own),
    );
    for (const jump of jumpsOf(curve)) note({ ...jump, variable, size: sizeOf(jump), setting });
    return curve.exact;
  };
  const beside = (suspect: Suspect, setting: Spots, number?: Rational): boolean => {
    budget.looks -= looksBeside;
    return note(jumpAt(suspect, number, { variable, addends }, along.places, setting));
  };
  let decided = false;
  for (const setting of settings.map(spotsOf)) {
    if (budget.looks <= 0) break;
    // A curve has as many pieces as there are steps: where they are counted, what is paid beside each place says more.
    if (along.stairs.length === 0) decided = (yield* draw(setting)) && others.length === 0;
    else
      for (const suspect of open) {
        beside(suspect, setting);
        yield;
      }
  }
  if (decided) return { jumps, undecided: [] };
  const undecided: Undecided[] = [];
  for (const suspect of open) {
    if (jumps.some((jump) => isAt(jump, suspect))) continue;
    const enough = greater(least, known(suspect) ?? least);
    const { bound, where } = yield* largestAt(suspect, addends, enough, budget);
    if (bound && compare(bound, enough) <= 0) continue;
    let isShown = false;
    for (const setting of where ? witnessesOf(where, settings[0]) : []) {
      if (along.stairs.length === 0) yield* draw(setting);
      const number = suspect.number && where?.at.get(suspect.number)?.value;
      isShown = jumps.some((jump) => isAt(jump, suspect)) || beside(suspect, setting, number);
      if (isShown) break;
    }
    if (!isShown) undecided.push({ variable, ...(bound ? { bound } : {}) });
  }
  return { jumps: jumps.filter((jump) => !isOneOf(jumps, jump, along.stairs)), undecided };
}

function isNoMore(most: Rational | undefined, known: Rational | undefined): boolean {
  return most !== undefined && known !== undefined && compare(most, known) <= 0;
}

/** No jump at a place is larger than the bound; none where nothing bounds it. Where one that is large enough was met, `where` says so. */
function* largestAt(
  { moves }: Suspect,
  addends: readonly Addend[],
  least: Rational,
  budget: Budget,
): Pausing<{ readonly bound?: Rational; readonly where?: Whereabouts }> {
  let bound: Rational | undefined = zero;
  let largest: Rational | undefined;
  let where: Whereabouts | undefined;
  for (const move of moves) {
    for (const direction of ['rise', 'fall'] as const) {
      const found = yield* spending(
        budget,
        looksPerPlace,
        (own) => greatestChange(addends, move, direction, own),
        least,
      );
      if (!found) continue;
      bound = bound && found.bound && (compare(found.bound, bound) > 0 ? found.bound : bound);
      if (found.decided && found.grows.length > 0) return { where: found };
      if (!found.found || compare(found.found, least) <= 0) continue;
      if (largest && compare(found.found, largest) <= 0) continue;
      largest = found.found;
      where = found;
    }
  }
  return { ...(bound ? { bound } : {}), ...(where ? { where } : {}) };
}

/** How many looks one curve may take: many more than straight ones have pieces. */
export const looksPerCurve = 120;

/** How many looks the question may take whether there is a jump at one place, on one side and in one direction. */
const looksPerPlace = 200;

/** Just below a place, at it, and just above. */
const looksBeside = 3;

/**
 * The jump at a place, by values beside it: where curves bend, none of their pieces is known.
 *
 * @param number which step of a staircase; the first of a stretch where it is not said
 * @param places where something else is decided: what happens there is not what a step is worth
 */
function jumpAt(
  { place, number: count }: Suspect,
  number: Rational | undefined,
  { variable, addends }: Moving,
  places: readonly Boundary[],
  setting: Spots,
): TermJump | undefined {
  const held = heldBy(setting);
  const step = count && (number ?? count.least);
  const at = place && constantIn(place.at, step ? new Map([...held, [count, pointAt(step)]]) : held);
  if (!at || !holds(domainOf(variable), at)) return undefined;
  if (step && places.some((other) => isBoundary(other, at, setting))) return undefined;
  const paid = (value: Rational): Rational | undefined =>
    sumAt(addends, new Map([...held, [variable, pointAt(value)]]));
  const there = paid(at);
  if (!there) return undefined;
  const { low, high } = domainOf(variable);
  const before = low && compare(at, low) <= 0 ? undefined : paid(subtract(at, hair));
  const after = high && compare(at, high) >= 0 ? undefined : paid(add(at, hair));
  const jump = { at, there, ...(before ? { before } : {}), ...(after ? { after } : {}), places: place.places };
  return { ...jump, variable, size: sizeOf(jump), setting, ...(step ? { isStep: true } : {}) };
}

function isAt({ at, setting, places }: TermJump, { place, number }: Suspect): boolean {
  if (!place) return false;
  return number ? places === place.places : isBoundary(place, at, setting);
}

function isBoundary(place: Boundary, at: Rational, setting: Spots): boolean {
  const value = place.value ?? constantIn(place.at, heldBy(setting));
  return value !== undefined && equals(value, at);
}

/** Whether a range ends where a step is, and the jump there is no larger than another step of the same staircase: then that tells of both. */
function isOneOf(jumps: readonly TermJump[], { isStep, at, size }: TermJump, stairs: readonly Staircase[]): boolean {
  if (isStep) return false;
  return stairs.some((staircase) => {
    const known = jumps.some((jump) => jump.places === staircase.places && compare(jump.size, size) >= 0);
    return known && numberOf(staircase, at)?.d === 1n;
  });
}

/** The larger of the changes on either side. */
export function sizeOf({ before, there, after }: Jump): Rational {
  const changes = [before, after].flatMap((side) => (side ? [absolute(subtract(there, side))] : []));
  return changes.reduce((a, b) => (compare(a, b) >= 0 ? a : b), { n: 0n, d: 1n });
}

function placesKey(places: readonly Span[], variable: Variable): string {
  const starts = places.map(({ start }) => start).sort((a, b) => a - b);
  return `${variable.name} ${starts.join()}`;
}
