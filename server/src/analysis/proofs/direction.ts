import { constant, difference, product, sum } from '../../payment/model/builder.js';
import type { Variable } from '../../payment/model/expression.js';
import { dependsOn, variablesIn } from '../../payment/model/inside.js';
import type { Model } from '../../payment/model/model.js';
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  negate,
  one,
  type Rational,
  subtract,
  whole,
  zero,
} from '../../payment/rational.js';
import type { Pausing } from '../../semantics/pausing.js';
import { domainOf, middleOf, stepOf, tightened } from '../box.js';
import { type Curve, drawingCurve, holds, valueOn } from '../curve.js';
import { type Addend, addendsOf, amountOf, gathered } from '../extreme.js';
import { type Flow, flowsOf } from '../flows.js';
import { type Interval, isEmpty, isPoint, pointAt } from '../interval.js';
import { distanceFor, greatestChange, type MoveOver, roughChange } from '../moves.js';
import { settingsFor } from '../references.js';
import { differing, type Moving, mostFirst } from '../roles.js';
import { type Budget, type Spot, type Spots, spending } from '../search.js';
import { wayOfSum } from '../way.js';
import { beside, heldBy, plainly, shortestIn, spotsOf, sumAt, witnessesOf } from '../witness.js';
import { looksPerCurve } from './jumps.js';
import type { Undecided } from './undecided.js';

/** A worse result for which a party has more than for a better one. */
export interface Reward {
  readonly party: string;
  readonly variable: Variable;
  readonly worse: Spot;
  readonly better: Spot;
  readonly atWorse: Rational;
  readonly atBetter: Rational;
  /** The terms that the measure feeds, taken together. */
  readonly terms: readonly string[];
  /** Where the other measures stand. */
  readonly setting: Spots;
}

/** A measure for which it is open whether a worse result can pay more. */
export interface UndecidedReward extends Undecided {
  /** The terms that the measure feeds. */
  readonly terms: readonly string[];
}

export interface RewardsOfModel {
  readonly rewards: readonly Reward[];
  readonly undecided: readonly UndecidedReward[];
}

/**
 * For each measure with a better direction, and each provider: a reward for a worse result under all terms that the measure feeds, taken together,
 * wherever the other measures stand. Typical values of the others are tried first, for they are the plainest witnesses; a search decides the rest. Windows
 * of a measure are each looked at, but for those that play the same part, and for those along which no reward is larger than one that is known. Pauses.
 *
 * @param providers who is to do well
 * @param least rewards of no more pounds than this are left out
 * @param budget for the whole model; where it ends, what is left is undecided
 */
export function* rewardsOf(
  model: Model,
  providers: ReadonlySet<string>,
  least: Rational,
  budget: Budget,
): Pausing<RewardsOfModel> {
  const rewards: Reward[] = [];
  const undecided: UndecidedReward[] = [];
  for (const [party, flows] of flowsOf(model)) {
    if (!providers.has(party)) continue;
    const largest = new Map<string, Rational>();
    for (const moving of yield* movingIn(flows, least)) {
      const { variable, terms } = moving;
      const known = largest.get(variable.name);
      if (known && isNoMore(moving.most, known)) continue;
      const found = yield* rewardFor(moving, known ?? least, budget);
      if (!found) continue;
      if (!('setting' in found)) {
        undecided.push({ terms, ...found });
        continue;
      }
      rewards.push({ party, variable, terms, ...found });
      largest.set(variable.name, sizeOf(found));
    }
  }
  return { rewards, undecided };
}

/** A measure, what of a party's flows it feeds, and under which terms. */
interface Feeding extends Moving {
  readonly terms: readonly string[];
  /** No worse result is paid more than this for; undefined where nothing bounds it. */
  readonly most?: Rational;
}

/** The measures for whose worse results a party may have more: not where plain reading shows the contrary, nor where a first look does. */
function* movingIn(flows: readonly Flow[], least: Rational): Pausing<readonly Feeding[]> {
  const all = judgedIn(flows).flatMap((variable) => {
    const feeding = flows.filter(({ amount }) => dependsOn(amount, variable));
    if (isPlainlyRight(feeding, variable)) return [];
    const addends = gathered(feeding.flatMap(({ amount, sign }) => addendsOf(amount, whole(sign))));
    const terms = [...new Set(feeding.map(({ term }) => term.name))];
    return { variable, addends: addends.filter(({ of }) => dependsOn(of, variable)), terms };
  });
  const found: Feeding[] = [];
  for (const moving of differing(all)) {
    const rough = roughChange(moving.addends, anyMove(moving.variable));
    yield;
    if (!rough) continue;
    const most = moving.variable.better === 'lower' ? rough.high : rough.low && negate(rough.low);
    if (!isNoMore(most, least)) found.push({ ...moving, ...(most ? { most } : {}) });
  }
  return mostFirst(found, ({ most }) => most);
}

/** Whether plain reading shows that a better result never has less. */
function isPlainlyRight(flows: readonly Flow[], variable: Variable): boolean {
  const amounts = flows.map(({ amount, sign }) => ({ times: whole(sign), of: amount }));
  const way = wayOfSum(amounts, variable);
  return way === 'level' || way === (variable.better === 'lower' ? 'down' : 'up');
}

function judgedIn(flows: readonly Flow[]): Variable[] {
  return variablesIn(flows.map(({ amount }) => amount)).filter(
    ({ better, known, kind }) =>
      kind === 'measure' && known === undefined && (better === 'higher' || better === 'lower'),
  );
}

type FoundReward = Omit<Reward, 'party' | 'variable' | 'terms'>;

/** The largest reward that was met, or that it is open whether there is one; undefined where there is none. */
function* rewardFor(
  { variable, addends }: Moving,
  least: Rational,
  budget: Budget,
): Pausing<FoundReward | Undecided | undefined> {
  const move = anyMove(variable);
  const direction = variable.better === 'lower' ? 'rise' : 'fall';
  const amounts = addends.map(({ of }) => of);
  const others = variablesIn(amounts).filter((other) => other !== variable && other.known === undefined);
  const settings = settingsFor(others, amounts);
  const curveAt = (setting: Spots): Pausing<Curve> =>
    spending(budget, looksPerCurve, (own) => drawingCurve(addends.map(amountOf), variable, heldBy(setting), own));
  const fallOn = (curve: Curve, setting: Spots): FoundReward | undefined => {
    const fall = largestFall(curve, least);
    if (!fall || compare(sizeOf(fall), least) <= 0) return undefined;
    const step = stepOf(variable);
    return { ...fall, worse: plainly(fall.worse, step), better: plainly(fall.better, step), setting };
  };
  let largest: FoundReward | undefined;
  for (const setting of settings.map(spotsOf)) {
    if (budget.looks <= 0) break;
    const curve = yield* curveAt(setting);
    const found = fallOn(curve, setting);
    if (found && (!largest || compare(sizeOf(found), sizeOf(largest)) > 0)) largest = found;
    if (!found && others.length === 0 && curve.exact) return undefined;
  }
  if (largest) return largest;
  const most = yield* spending(budget, looksPerMeasure, (own) => greatestChange(addends, move, direction, own), least);
  if (!most || isNoMore(most.bound, least)) return undefined;
  for (const setting of witnessesOf(most, settings[0])) {
    const fall = fallOn(yield* curveAt(setting), setting) ?? fallBetween(most.at, move, addends, setting, least);
    if (fall) return fall;
  }
  return { variable, ...(most.bound ? { bound: most.bound } : {}) };
}

/** The fall between the two results that a search found: where curves bend, none of their pieces is known. */
function fallBetween(
  at: Spots,
  { variable, distance, within }: MoveOver,
  addends: readonly Addend[],
  setting: Spots,
  least: Rational,
): FoundReward | undefined {
  const [from, apart] = [at.get(variable) ?? anySpot(domainOf(variable)), at.get(distance) ?? anySpot(within)];
  // Of two that are only approached, nobody can say on which side the sum of them lies.
  if (from.side !== 'at' && apart.side !== 'at') return undefined;
  const { high: most } = domainOf(variable);
  const reached = add(from.value, most ? multiply(apart.value, subtract(most, from.value)) : apart.value);
  const measured = tightened({ low: reached, lowOpen: false, highOpen: false }, stepOf(variable)).low as Rational;
  const to: Spot = { value: measured, side: from.side === 'at' ? apart.side : from.side };
  const held = heldBy(setting);
  const tried = [shortNear(from, to, variable), shortNear(to, from, variable)];
  for (const ends of [tried, [from, to]]) {
    const [worse, better] = variable.better === 'lower' ? [ends[1], ends[0]] : ends;
    const [atWorse, atBetter] = [worse, better].map((spot) =>
      sumAt(addends, new Map([...held, [variable, pointAt(beside(spot))]])),
    );
    if (atWorse && atBetter && compare(subtract(atWorse, atBetter), least) > 0)
      return { worse: bareSpot(worse), better: bareSpot(better), atWorse, atBetter, setting };
  }
  return undefined;
}

/** A value that is shorter to write and lies much nearer to a spot than another does. */
function shortNear({ value, side }: Spot, other: Spot, variable: Variable): Spot {
  const apart = divide(absolute(subtract(value, other.value)), whole(8));
  const near = { low: subtract(value, apart), lowOpen: true, high: add(value, apart), highOpen: true };
  const short = stepOf(variable) ? undefined : shortestIn(near);
  return short && holds(domainOf(variable), short) ? { value: short, side: 'at' } : { value, side };
}

function anySpot(cell: Interval): Spot {
  return { value: middleOf(cell), side: 'at' };
}

function bareSpot({ value, side }: Spot): Spot {
  return { value, side };
}

/** How many looks the question may take whether a worse result of one measure can pay more. */
const looksPerMeasure = 400;

function isNoMore(value: Rational | undefined, most: Rational): boolean {
  return value !== undefined && compare(value, most) <= 0;
}

const moves = new WeakMap<Variable, MoveOver>();

/** From any value of a variable to any that is greater. */
function anyMove(variable: Variable): MoveOver {
  const move = moves.get(variable) ?? moveAnywhere(variable);
  moves.set(variable, move);
  return move;
}

function moveAnywhere(variable: Variable): MoveOver {
  const { high: most } = domainOf(variable);
  const distance = distanceFor(variable, most === undefined);
  const from = { kind: 'measured' as const, variable };
  const away = { kind: 'measured' as const, variable: distance };
  const low = { low: zero, lowOpen: true };
  if (!most) return { variable, distance, within: { ...low, highOpen: false }, from, to: sum([from, away]) };
  // A part of the way to the greatest value stays among the values that there are.
  const whole = difference(constant(most), from, { start: 0, end: 0 });
  return {
    variable,
    distance,
    within: { ...low, high: one, highOpen: false },
    from,
    to: sum([from, product(away, whole)]),
  };
}

function sizeOf({ atWorse, atBetter }: Fall): Rational {
  return subtract(atWorse, atBetter);
}

type Fall = Pick<Reward, 'worse' | 'better' | 'atWorse' | 'atBetter'>;

interface Mark {
  readonly spot: Spot;
  readonly amount: Rational;
}

/** The largest fall of an amount as results get better, with the two nearest results that show it. */
function largestFall(curve: Curve, least: Rational): Fall | undefined {
  const marks = marksOf(curve, least);
  if (curve.variable.better === 'lower') marks.reverse();
  let top: Mark | undefined;
  let found: Fall | undefined;
  for (const mark of marks) {
    // The last of equals, so that the two results lie as near to one another as they can.
    if (!top || compare(mark.amount, top.amount) >= 0) {
      top = mark;
      continue;
    }
    if (!found || compare(subtract(top.amount, mark.amount), sizeOf(found)) > 0)
      found = { worse: top.spot, better: mark.spot, atWorse: top.amount, atBetter: mark.amount };
  }
  return found;
}

/**
 * The amounts at the ends of every straight piece, from the least value to the greatest, as far as they can be measured. A piece without an end is
 * followed until it has changed by more than `least` pounds.
 */
function marksOf({ variable, pieces }: Curve, least: Rational): Mark[] {
  const step = stepOf(variable);
  return pieces.flatMap(({ over, line }) => {
    const measured = tightened(over, step);
    if (!line || isEmpty(measured)) return [];
    const { low, lowOpen, high, highOpen } = measured;
    const mark = (value: Rational, side: Spot['side']): Mark => ({
      spot: { value, side },
      amount: valueOn(line, value),
    });
    if (low && isPoint(measured)) return [mark(low, 'at')];
    const away = multiply(step ?? one, unitsFor(multiply(absolute(line.slope), step ?? one), least));
    const start = low ?? subtract(high ?? zero, away);
    const end = high ?? add(low ?? zero, away);
    return [mark(start, low && lowOpen ? 'just-above' : 'at'), mark(end, high && highOpen ? 'just-below' : 'at')];
  });
}

/** How many units come to more than `least` pounds, in a round number: one where each does, or where they come to nothing however many they are. */
function unitsFor(each: Rational, least: Rational): Rational {
  let units = one;
  while (each.n !== 0n && compare(multiply(each, units), least) <= 0) units = multiply(units, whole(10));
  return units;
}
