import { constant, difference, sum } from '../../payment/model/builder.js';
import type { Expression, Variable } from '../../payment/model/expression.js';
import { absolute, ceiling, compare, floor, greater, one, type Rational, whole, zero } from '../../payment/rational.js';
import type { Pausing } from '../../semantics/pausing.js';
import { domainOf } from '../box.js';
import type { Addend } from '../extreme.js';
import { distanceFor, type MoveOver, roughChange } from '../moves.js';
import { hair } from '../witness.js';
import { type Boundary, boundariesOf, numberOf, type Staircase } from './boundaries.js';

/** A place at which there may be a jump, by a first look; for a staircase, a stretch of it in which no range ends. */
export interface Suspect {
  /** Absent where the places cannot be told one by one. */
  readonly place?: Boundary;
  /** In the place: the number of a step. */
  readonly number?: Variable;
  /** From just below it to it, and from it to just above. */
  readonly moves: readonly MoveOver[];
  /** No jump there is larger; absent where nothing bounds them. */
  readonly most?: Rational;
}

export interface SuspectsAlong {
  readonly suspects: readonly Suspect[];
  /** The places at which something else than a step is decided. */
  readonly places: readonly Boundary[];
  readonly stairs: readonly Staircase[];
}

/** Where a sum may jump along a variable by more pounds than `least`. Pauses after each place. */
export function* suspectsAlong(
  variable: Variable,
  addends: readonly Addend[],
  least: Rational,
): Pausing<SuspectsAlong> {
  const { places, stairs, complete } = boundariesOf(
    addends.map(({ of }) => of),
    variable,
  );
  const found: Omit<Suspect, 'most'>[] = places
    .filter(({ isSmooth }) => !isSmooth)
    .map((place) => ({ place, moves: movesAt(place.at, variable) }));
  for (const staircase of stairs) found.push(...stretchesOf(staircase, places, variable));
  if (!complete) found.push({ moves: [movesAt({ kind: 'measured', variable }, variable)[1]] });
  const suspects: Suspect[] = [];
  for (const suspect of found) {
    yield;
    const large = suspect.moves
      .map((move) => ({ move, most: mostOver(move, addends) }))
      .filter(({ most }) => most === 'any' || compare(most, least) > 0);
    if (large.length === 0) continue;
    const most = large.map((one) => one.most).reduce((a, b) => (a === 'any' || b === 'any' ? 'any' : greater(a, b)));
    suspects.push({ ...suspect, moves: large.map(({ move }) => move), ...(most === 'any' ? {} : { most }) });
  }
  return { suspects, places, stairs };
}

/** The largest change that a move may bring, up or down, by one look; `any` where nothing bounds it. */
function mostOver(move: MoveOver, addends: readonly Addend[]): Rational | 'any' {
  const range = roughChange(addends, move);
  if (!range) return zero;
  const { low, high } = range;
  return low && high ? greater(absolute(low), absolute(high)) : 'any';
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
function heldWithin(place: Expression, variable: Variable): Expression {
  const { low, high } = domainOf(variable);
  const above: Expression = low ? { kind: 'greatest', of: [place, constant(low)] } : place;
  return high ? { kind: 'least', of: [above, constant(high)] } : above;
}

/** The steps between the places at which something else is decided: what happens there is not what a step is worth. */
function stretchesOf(staircase: Staircase, others: readonly Boundary[], variable: Variable): Suspect[] {
  const numbers = numbersOn(staircase, variable);
  if (!numbers) return [stretchOf(staircase, variable, 1n)];
  const { low, high } = numbers;
  const cuts = others
    .flatMap(({ value }) => (value && numberOf(staircase, value)) ?? [])
    .filter((number) => compare(number, low) >= 0 && (!high || compare(number, high) <= 0))
    .sort(compare);
  const stretches: Suspect[] = [];
  let from = ceiling(low);
  for (const cut of cuts) {
    const to = ceiling(cut) - 1n;
    if (to >= from) stretches.push(stretchOf(staircase, variable, from, to));
    from = floor(cut) + 1n;
  }
  const to = high && floor(high);
  if (to === undefined || to >= from) stretches.push(stretchOf(staircase, variable, from, to));
  return stretches;
}

/** Between which numbers the steps are that can be measured, from the first on; undefined where other variables move them. */
function numbersOn(
  staircase: Staircase,
  variable: Variable,
): { readonly low: Rational; readonly high?: Rational } | undefined {
  if (!numberOf(staircase, zero)) return undefined;
  const values = domainOf(variable);
  const ends = [values.low, values.high].map((end) => end && numberOf(staircase, end));
  const [low, high] = isRising(staircase) ? ends : ends.reverse();
  return { low: low ? greater(low, one) : one, ...(high ? { high } : {}) };
}

/** Whether the steps are counted upwards along the variable. */
function isRising(staircase: Staircase): boolean {
  return compare(numberOf(staircase, one) as Rational, numberOf(staircase, zero) as Rational) > 0;
}

function stretchOf({ at, places }: Staircase, variable: Variable, least: bigint, most?: bigint): Suspect {
  const number: Variable = {
    kind: 'input',
    name: '',
    previous: false,
    summed: [],
    shown: 'number',
    whole: true,
    least: whole(least),
    ...(most === undefined ? {} : { most: whole(most) }),
  };
  const place = at({ kind: 'measured', variable: number });
  return { place: { at: place, places, isSmooth: false }, number, moves: movesAt(place, variable) };
}
