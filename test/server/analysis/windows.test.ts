import { strict as assert } from 'node:assert';
import { addendsOf } from '../../../server/src/analysis/extreme.js';
import { rewardsOf } from '../../../server/src/analysis/proofs/direction.js';
import { jumpsOfTerm } from '../../../server/src/analysis/proofs/jumps.js';
import { differing } from '../../../server/src/analysis/roles.js';
import { evaluate, isObstacle, runOf } from '../../../server/src/payment/evaluate.js';
import type { Comparison, Expression, Variable } from '../../../server/src/payment/model/expression.js';
import { comparisonsIn, dependsOn } from '../../../server/src/payment/model/inside.js';
import type { Period } from '../../../server/src/payment/period.js';
import {
  absolute,
  add,
  compare,
  fraction,
  greater,
  negate,
  type Rational,
  subtract,
  toNumber,
  whole,
  zero,
} from '../../../server/src/payment/rational.js';
import { toTheEnd } from '../../../server/src/semantics/pausing.js';
import { found, modelWith } from './brute-force.js';
import { pick, type Random, randomFrom } from './random-terms.js';

const terms = 400;
const least = whole(1);
const half = fraction(1n, 2n);
const top = 2;

/** From a worse value to a better one. */
const ways = [
  [0, 1],
  [1, 2],
  [0, 2],
] as const;

interface Term {
  readonly amount: Expression;
  readonly slots: number;
}

function constant(value: number): Expression {
  return { kind: 'constant', value: whole(value), shown: 'money' };
}

/** The windows of one measure, which has no value but 0 to `top` and those between; amounts change at the halves alone. */
function windowsOfOne(count: number): Variable[] {
  return Array.from({ length: count }, (_, i) => ({
    kind: 'measure',
    name: 'Seen',
    previous: false,
    window: { first: 91 * i, last: 91 * i + 90 },
    summed: [],
    shown: 'number',
    unit: 'visits',
    better: 'higher',
    least: zero,
    most: whole(top),
  }));
}

function met(variable: Variable, from: number, start: number): Comparison {
  return {
    kind: 'compare',
    on: { kind: 'measured', variable },
    measures: [variable],
    bounds: { low: halfAbove(from), lowIncluded: true, highIncluded: false },
    text: 'met',
    term: 'T',
    whenMissing: false,
    start,
    end: start + 1,
  };
}

function halfAbove(value: number): Expression {
  return { kind: 'constant', value: add(whole(value), half), shown: 'number' };
}

function isHalfAbove(bound: Expression | undefined, value: number): boolean {
  return bound?.kind === 'constant' && compare(bound.value, add(whole(value), half)) === 0;
}

/** What is written once and holds for each window; now and then with another amount or another threshold in one of them. */
function termOfWindows(random: Random, windows: readonly Variable[]): Term {
  const [usual, other] = [Math.floor(random() * 12) - 2, Math.floor(random() * 40) - 4];
  const odd = random() < 0.6 ? Math.floor(random() * windows.length) : -1;
  const oddThreshold = random() < 0.3;
  const isReturned = random() < 0.3;
  const threshold = Math.floor(random() * top);
  const conditions = windows.map((window, i) =>
    met(window, i === odd && oddThreshold ? top - 1 - threshold : threshold, 10),
  );
  const parts = windows.map((_, i): Expression => {
    const own: Expression = {
      kind: 'step',
      slot: i,
      term: 'T',
      what: `Window ${i}`,
      of: { kind: 'when', condition: conditions[i], amount: constant(i === odd ? other : usual), whenDropped: false },
      shown: 'money',
      start: 20,
      end: 21,
    };
    const later = conditions.slice(i + 1);
    return isReturned && later.length > 0
      ? { kind: 'when', condition: { kind: 'all', of: later }, amount: own, whenDropped: false }
      : own;
  });
  const isPaired = random() < 0.3;
  const paired = parts.map((part): Expression => {
    const condition = met(pick(random, windows), threshold, 40);
    return isPaired ? { kind: 'when', condition, amount: part, whenDropped: false } : part;
  });
  const all: Expression = { kind: 'sum', of: paired };
  const held = random() < 0.4 ? ({ kind: 'least', of: [all, constant(Math.floor(random() * 20))] } as const) : all;
  const scaled: Expression = {
    kind: 'when',
    condition: met(pick(random, windows), Math.floor(random() * top), 30),
    amount: held,
    whenDropped: false,
  };
  return { amount: random() < 0.3 ? scaled : held, slots: windows.length };
}

type Point = ReadonlyMap<Variable, Rational>;

function paidAt(amount: Expression, slots: number, point: Point): Rational {
  const windows = [...point].map(([{ window }, value]) => ({ period: window as Period, value }));
  const paid = evaluate(
    amount,
    runOf(slots, { measurements: new Map([['Seen', { windows }]]), alreadyPaid: new Map() }),
  );
  assert.ok(!isObstacle(paid));
  return paid;
}

/** Every combination of values between which nothing changes. */
function everywhere(windows: readonly Variable[]): readonly Point[] {
  return Array.from(
    { length: (top + 1) ** windows.length },
    (_, i) => new Map(windows.map((window, j) => [window, whole(Math.floor(i / (top + 1) ** j) % (top + 1))])),
  );
}

/** By how much what is paid changes from one value of a window to a greater one, wherever the others are. */
function changes(term: Term, points: readonly Point[], window: Variable, from: number, to: number): Rational[] {
  return points
    .filter((point) => point.get(window)?.n === BigInt(from))
    .map((point) => {
      const [before, after] = [point, new Map([...point, [window, whole(to)] as const])];
      return subtract(paidAt(term.amount, term.slots, after), paidAt(term.amount, term.slots, before));
    });
}

function largest(values: readonly Rational[]): Rational {
  return values.reduce(greater, zero);
}

/** All that can be seen of the part that a window plays. */
function partOf(term: Term, points: readonly Point[], window: Variable): string {
  const seen = Array.from({ length: top }, (_, from) =>
    changes(term, points, window, from, from + 1)
      .map(toNumber)
      .sort((a, b) => a - b)
      .join(),
  );
  return seen.join(' ');
}

interface Case extends Term {
  readonly seed: number;
  readonly windows: readonly Variable[];
  readonly points: readonly Point[];
}

const cases: readonly Case[] = Array.from({ length: terms }, (_, seed) => {
  const random = randomFrom(seed + 3_000_000);
  const windows = windowsOfOne(3 + (seed % 2));
  return { seed, windows, points: everywhere(windows), ...termOfWindows(random, windows) };
});

describe('windows of one measure, held against brute force', () => {
  it('are left out only where another plays the very same part', () => {
    let [left, kept] = [0, 0];
    for (const { seed, windows, points, ...term } of cases) {
      const addends = addendsOf(term.amount);
      const looked = differing(
        windows.map((variable) => ({ variable, addends: addends.filter(({ of }) => dependsOn(of, variable)) })),
      ).map(({ variable }) => variable);
      const parts = new Set(looked.map((window) => partOf(term, points, window)));
      for (const window of windows)
        assert.ok(parts.has(partOf(term, points, window)), `seed ${seed}: nobody looks along ${window.window?.first}`);
      left += windows.length - looked.length;
      kept += looked.length;
    }
    assert.ok(left > 300 && kept > 300, `${left} left out, ${kept} kept`);
  });

  it('show every jump at every place, whichever window it is in', () => {
    let met = 0;
    for (const { seed, windows, points, ...term } of cases) {
      const [only] = modelWith(term.amount, term.slots).terms;
      const { jumps, undecided } = toTheEnd(jumpsOfTerm(only, least, { looks: 4000 }));
      assert.deepEqual(undecided, [], `seed ${seed}`);
      for (const { variable, at, size } of jumps) {
        const from = Math.floor(toNumber(at));
        const sizes = changes(term, points, variable, from, from + 1).map(absolute);
        assert.ok(
          sizes.some((one) => compare(one, size) === 0),
          `seed ${seed}: no jump of ${toNumber(size)}`,
        );
      }
      for (const window of windows) {
        for (let from = 0; from < top; from++) {
          const size = largest(changes(term, points, window, from, from + 1).map(absolute));
          if (compare(size, least) <= 0) continue;
          met++;
          const starts = found('when', term.amount)
            .flatMap(({ condition }) => comparisonsIn(condition))
            .filter(({ measures, bounds }) => measures.includes(window) && isHalfAbove(bounds.low, from))
            .map(({ start }) => start);
          const isKnown = jumps.some(({ places }) => places.some(({ start }) => starts.includes(start)));
          assert.ok(isKnown, `seed ${seed}: a jump of ${toNumber(size)} along ${window.window?.first} is missed`);
        }
      }
    }
    assert.ok(met > 500, `only ${met}`);
  });

  it('show a reward for a worse result, whichever window it is in', () => {
    const counts = { none: 0, some: 0, undecided: 0 };
    for (const { seed, windows, points, ...term } of cases) {
      const { rewards, undecided } = toTheEnd(
        rewardsOf(modelWith(term.amount, term.slots), new Set(['Provider']), least, { looks: 4000 }),
      );
      const mosts = windows.map((window) =>
        largest(ways.flatMap(([from, to]) => changes(term, points, window, from, to).map(negate))),
      );
      const isThere = compare(largest(mosts), least) > 0;
      counts[isThere ? 'some' : 'none']++;
      counts.undecided += undecided.length;
      const isOpen = undecided.some(({ bound }) => !bound || compare(largest(mosts), bound) <= 0);
      assert.ok(rewards.length > 0 === isThere || isOpen, `seed ${seed}: ${mosts.map(toNumber)}`);
      for (const { variable, atWorse, atBetter } of rewards) {
        const most = mosts[windows.indexOf(variable)];
        assert.ok(compare(subtract(atWorse, atBetter), most) <= 0, `seed ${seed}: no such reward`);
      }
    }
    assert.ok(counts.none > 50 && counts.some > 50 && counts.undecided < 40, JSON.stringify(counts));
  });
});
