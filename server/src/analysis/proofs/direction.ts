import type { Variable } from '../../payment/model/expression.js';
import { variablesIn } from '../../payment/model/expression.js';
import type { Model } from '../../payment/model/model.js';
import { compare, type Rational, subtract, whole } from '../../payment/rational.js';
import { type Curve, curveOf, heldAt, valueOn } from '../curve.js';
import { addendsOf, amountOf } from '../extreme.js';
import { type Flow, flowsOf } from '../flows.js';
import { isPoint } from '../interval.js';
import { type Setting, settingsFor } from '../references.js';
import type { Budget, Spot } from '../search.js';
import { isTypical } from './jumps.js';

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
  readonly setting: Setting;
}

/**
 * For each measure with a better direction, and each provider: the greatest reward for a worse result under all terms that the measure feeds, taken
 * together, the other measures held at typical values. Pauses after each curve.
 *
 * @param providers who is to do well
 * @param least rewards of no more pounds than this are left out
 */
export function* rewardsOf(
  model: Model,
  providers: ReadonlySet<string>,
  least: Rational,
  budget: Budget,
): Generator<void, Reward[], void> {
  const found: Reward[] = [];
  for (const [party, flows] of flowsOf(model)) {
    if (!providers.has(party)) continue;
    for (const variable of judgedIn(flows).filter(isTypical)) {
      const feeding = flows.filter(({ amount }) => variablesIn([amount]).includes(variable));
      const reward = yield* rewardFor(party, variable, feeding, least, budget);
      if (reward) found.push(reward);
    }
  }
  return found;
}

function judgedIn(flows: readonly Flow[]): Variable[] {
  return variablesIn(flows.map(({ amount }) => amount)).filter(
    ({ better, known, kind }) =>
      kind === 'measure' && known === undefined && (better === 'higher' || better === 'lower'),
  );
}

function* rewardFor(
  party: string,
  variable: Variable,
  flows: readonly Flow[],
  least: Rational,
  budget: Budget,
): Generator<void, Reward | undefined, void> {
  const addends = flows
    .flatMap(({ amount, sign }) => addendsOf(amount, whole(sign)))
    .filter(({ of }) => variablesIn([of]).includes(variable));
  const amounts = addends.map(({ of }) => of);
  const others = variablesIn(amounts).filter((other) => other !== variable && other.known === undefined);
  const terms = [...new Set(flows.map(({ term }) => term.name))];
  let largest: Reward | undefined;
  for (const setting of settingsFor(others, amounts)) {
    if (budget.looks <= 0) break;
    const fall = largestFall(curveOf(addends.map(amountOf), variable, heldAt(setting), budget));
    yield;
    if (!fall) continue;
    const size = subtract(fall.atWorse, fall.atBetter);
    if (compare(size, least) <= 0) continue;
    if (!largest || compare(size, subtract(largest.atWorse, largest.atBetter)) > 0)
      largest = { party, variable, ...fall, terms, setting };
  }
  return largest;
}

type Fall = Pick<Reward, 'worse' | 'better' | 'atWorse' | 'atBetter'>;

interface Mark {
  readonly spot: Spot;
  readonly amount: Rational;
}

/** The largest fall of an amount as results get better, with the two nearest results that show it. */
function largestFall(curve: Curve): Fall | undefined {
  const marks = marksOf(curve);
  if (curve.variable.better === 'lower') marks.reverse();
  let top: Mark | undefined;
  let found: Fall | undefined;
  for (const mark of marks) {
    // The last of equals, so that the two results lie as near to one another as they can.
    if (!top || compare(mark.amount, top.amount) >= 0) {
      top = mark;
      continue;
    }
    const size = subtract(top.amount, mark.amount);
    if (!found || compare(size, subtract(found.atWorse, found.atBetter)) > 0)
      found = { worse: top.spot, better: mark.spot, atWorse: top.amount, atBetter: mark.amount };
  }
  return found;
}

/** The amounts at the ends of every straight piece, from the least value to the greatest. */
function marksOf({ pieces }: Curve): Mark[] {
  return pieces.flatMap(({ over, line }) => {
    if (!line) return [];
    const { low, lowOpen, high, highOpen } = over;
    if (low && isPoint(over)) return [{ spot: { value: low, side: 'at' as const }, amount: valueOn(line, low) }];
    const start = low ?? (high && subtract(high, { n: 1n, d: 1n }));
    const end = high ?? (low && { n: low.n + low.d, d: low.d });
    if (!start || !end) return [];
    return [
      {
        spot: { value: start, side: low && lowOpen ? ('just-above' as const) : ('at' as const) },
        amount: valueOn(line, start),
      },
      {
        spot: { value: end, side: high && highOpen ? ('just-below' as const) : ('at' as const) },
        amount: valueOn(line, end),
      },
    ];
  });
}
