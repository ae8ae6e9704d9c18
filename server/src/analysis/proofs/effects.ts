import type { Comparison, Expression } from '../../payment/model/expression.js';
import { variablesIn } from '../../payment/model/inside.js';
import type { PersonGroup } from '../../payment/model/person-cut.js';
import { compare, type Rational } from '../../payment/rational.js';
import { spaceOf } from '../box.js';
import { constantIn } from '../constants.js';
import { explore } from '../explore.js';
import { addendsOf, certain, type Extreme, extremeOf, gathered } from '../extreme.js';
import { holdsIn } from '../over-box.js';
import { mostForOne } from '../over-people.js';
import type { LimitOn } from '../parts.js';
import { roughSum } from '../rough.js';
import { signsSeen } from '../samples.js';
import type { Budget } from '../search.js';

/** Whether a condition can hold, and can fail, for values that can be measured; undefined where that is not decided. */
export function outcomesOf(
  condition: Comparison,
  budget: Budget,
): { readonly holds: boolean; readonly fails: boolean } | undefined {
  const space = spaceOf(
    variablesIn([condition.on, condition.bounds.low, condition.bounds.high].filter((one) => one !== undefined)),
  );
  let [holds, fails] = [false, false];
  const complete = explore(
    space,
    (look) => {
      if (holds && fails) return true;
      const result = holdsIn(condition, look);
      if (result === true) holds = true;
      if (result === false) fails = true;
      return result !== undefined;
    },
    budget,
  );
  return complete || (holds && fails) ? { holds, fails } : undefined;
}

/** What a limit does: `never` and `always` are proved; `sometimes` stands for all else. */
export type Effect = 'never' | 'always' | 'sometimes';

export interface LimitEffect {
  readonly effect: Effect;
  /** Whether it is certain that neither of the other two is true. */
  readonly decided: boolean;
  /** How far what is limited can go towards the limit, where it never reaches it. */
  readonly reaches?: Extreme;
}

/** Whether a limit ever cuts anything, or always does. Limits on what no measure moves are left in peace. */
export function effectOf(limitOn: LimitOn, budget: Budget): LimitEffect {
  const { word, amount, limit, forEach } = limitOn;
  if (forEach) return effectForEach(limitOn, forEach, budget);
  if (constantIn(amount) !== undefined) return { effect: 'sometimes', decided: true };
  const beyond: Expression = word === 'least-paid' ? minus(limit, amount) : minus(amount, limit);
  const addends = gathered(addendsOf(beyond));
  const seen = signsSeen(addends);
  if (seen.above && seen.below) return { effect: 'sometimes', decided: true };
  const isNever = (bound: Rational | undefined): boolean => bound !== undefined && bound.n < 0n;
  const most = isNever(roughSum(addends)?.high) ? undefined : extremeOf(beyond, 'greatest', budget);
  // A limit that is just what can be reached says what is at stake, and does no harm.
  if (!most || isNever(most.bound))
    return {
      effect: 'never',
      decided: true,
      reaches: extremeOf(amount, word === 'least-paid' ? 'least' : 'greatest', budget),
    };
  const least = extremeOf(beyond, 'least', budget);
  if (least?.bound && least.bound.n > 0n) return { effect: 'always', decided: true };
  const decided = isShown(most, ({ n }) => n >= 0n) && isShown(least, ({ n }) => n <= 0n);
  return { effect: 'sometimes', decided };
}

/** Whether a limit for each person can ever matter: it does not always, since what is paid can be spread over more people. */
function effectForEach({ amount, limit }: LimitOn, group: PersonGroup, budget: Budget): LimitEffect {
  if (group.countsBefore) return { effect: 'sometimes', decided: true };
  const forOne = mostForOne(group);
  const reaches = forOne ? certain(forOne) : extremeOf(amount, 'greatest', budget);
  const least = extremeOf(limit, 'least', budget)?.bound;
  const never = reaches?.bound !== undefined && least !== undefined && compare(reaches.bound, least) < 0;
  if (never) return { effect: 'never', decided: true, reaches };
  return { effect: 'sometimes', decided: reaches === undefined || reaches.decided };
}

function isShown(extreme: Extreme | undefined, holds: (value: Rational) => boolean): boolean {
  return !extreme || extreme.decided || (extreme.found !== undefined && holds(extreme.found));
}

/**
 * By how much a floor can stand above the limit beside it, and where; undefined where it never does. Without a bound and decided, it grows beyond the
 * limit without end; where it is not decided, `found` says what was found, if it is above.
 */
export function inversionOf(least: Expression, most: Expression, budget: Budget): Extreme | undefined {
  const by = extremeOf(minus(least, most), 'greatest', budget);
  if (!by || (by.bound && by.bound.n <= 0n)) return undefined;
  if (by.found && by.found.n <= 0n) return by.decided ? undefined : { ...by, found: undefined };
  return by;
}

function minus(left: Expression, right: Expression): Expression {
  return { kind: 'difference', left, right, place: { start: 0, end: 0 } };
}
