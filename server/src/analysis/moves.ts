import type { Expression, Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import { negate, one } from '../payment/rational.js';
import type { Pausing } from '../semantics/pausing.js';
import { type Space, spaceOf, stepOf } from './box.js';
import { changeOf, looksAt, type Move } from './change.js';
import type { Addend } from './extreme.js';
import { constantForm, type Form, nothing, plus, roughly, times } from './form.js';
import { type Interval, pointAt, times as product } from './interval.js';
import { glanceAt, type Look } from './look.js';
import { type Budget, type Greatest, searchingOver } from './search.js';

/** A move over a distance that may be any in an interval, in one direction. */
export interface MoveOver extends Move {
  /** Stands for the distance in `from` and `to`. */
  readonly distance: Variable;
  readonly within: Interval;
}

/** A variable that stands for how far another moves, in the steps in which that is measured. */
export function distanceFor(variable: Variable, steps: boolean): Variable {
  const step = steps ? stepOf(variable) : undefined;
  return {
    kind: 'input',
    name: '',
    previous: false,
    summed: [],
    shown: variable.shown,
    ...(step ? { roundedTo: step } : {}),
  };
}

/** What is known of a change wherever it is looked at. */
interface Changing {
  readonly space: Space;
  change(look: Look): Form | undefined;
}

function changing(addends: readonly Addend[], move: MoveOver): Changing {
  const others = variablesIn(addends.map(({ of }) => of)).filter((other) => other !== move.variable);
  const placed = variablesIn([move.from, move.to]);
  const space = spaceOf([...new Set([...placed, ...others])], new Map([[move.distance, move.within]]));
  const apart = roughly(move.within);
  return {
    space,
    change(look) {
      const looks = looksAt(move, apart, look);
      if (!looks) return undefined;
      let sum = nothing;
      for (const { times: count, of } of addends) {
        const form = changeOf(of, looks);
        if (!form) return undefined;
        sum = plus(sum, times(form, constantForm(count), look.box), look.box);
      }
      if (looks.from.doubtful || looks.to.doubtful) look.doubtful = true;
      return sum;
    },
  };
}

const minusOne = constantForm(negate(one));

/** Between which sums a change lies, at one look; undefined where there is none. */
export function roughChange(addends: readonly Addend[], move: MoveOver): Interval | undefined {
  const [first, ...others] = addends;
  if (!first || others.length > 0) return lookedAt(addends, move);
  const range = roughChangeOf(first.of, move);
  return range && product(range, pointAt(first.times));
}

const known = new WeakMap<MoveOver, Map<Expression, Interval | undefined>>();

/** Several parties may have their parts of one amount. */
function roughChangeOf(of: Expression, move: MoveOver): Interval | undefined {
  const changes = known.get(move) ?? new Map<Expression, Interval | undefined>();
  known.set(move, changes);
  if (!changes.has(of)) changes.set(of, lookedAt([{ times: one, of }], move));
  return changes.get(of);
}

function lookedAt(addends: readonly Addend[], move: MoveOver): Interval | undefined {
  const { space, change } = changing(addends, move);
  return change(glanceAt(space, space.all))?.range;
}

/** The greatest change of a sum as its variable moves, or the greatest fall, over all that can be measured; undefined where there is none. Pauses. */
export function* greatestChange(
  addends: readonly Addend[],
  move: MoveOver,
  direction: 'rise' | 'fall',
  budget: Budget,
): Pausing<Greatest | undefined> {
  const { space, change } = changing(addends, move);
  const looked = (look: Look): Form | undefined => {
    const form = change(look);
    if (!form || direction === 'rise') return form;
    return times(form, minusOne, look.box);
  };
  return yield* searchingOver(space, looked, budget);
}
