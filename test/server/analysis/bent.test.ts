import { strict as assert } from 'node:assert';
import { curveOf, heldAt, holds, valueOn } from '../../../server/src/analysis/curve.js';
import { extremeOf } from '../../../server/src/analysis/extreme.js';
import { rewardsOf } from '../../../server/src/analysis/proofs/direction.js';
import { outcomesOf } from '../../../server/src/analysis/proofs/effects.js';
import { jumpsOfTerm } from '../../../server/src/analysis/proofs/jumps.js';
import type { Comparison, CutGroup, Expression, Variable } from '../../../server/src/payment/model/expression.js';
import {
  absolute,
  add,
  compare,
  fraction,
  type Rational,
  subtract,
  toNumber,
  whole,
} from '../../../server/src/payment/rational.js';
import { toTheEnd } from '../../../server/src/semantics/pausing.js';
import { bentTerm, bentValue, bentVariables } from './bent-terms.js';
import { hair, isNear, modelWith, valueAt, worth } from './brute-force.js';
import { pick, type Random, randomFrom } from './random-terms.js';

const terms = 800;

interface Case {
  readonly seed: number;
  readonly random: Random;
  readonly variables: readonly Variable[];
  readonly expression: Expression;
  readonly slots: number;
}

/** @param isEven whether measures are not rounded: beside a value that is there is nothing nearer than a step */
function caseOf(seed: number, isEven = false): Case {
  const random = randomFrom(seed);
  const variables = bentVariables(random, 1 + Math.floor(random() * 3)).map(({ roundedTo, ...variable }) => ({
    ...variable,
    ...(roundedTo && !isEven ? { roundedTo } : {}),
    better: pick(random, ['higher', 'lower'] as const),
  }));
  return { seed, random, variables, ...bentTerm(random, variables, 1 + Math.floor(random() * 3)) };
}

function draw({ random, variables }: Case): Map<Variable, Rational> {
  return new Map(variables.map((variable) => [variable, bentValue(random, variable)]));
}

describe('terms that bend, held against brute force', () => {
  it('are cut at a whole step that lies in them', () => {
    const variable: Variable = {
      kind: 'measure',
      name: 'M',
      previous: false,
      summed: [],
      shown: 'number',
      least: fraction(1n, 5n),
      most: fraction(19n, 10n),
    };
    const [none, step] = [0, 1].map(
      (value): Expression => ({ kind: 'constant', value: whole(value), shown: 'number' }),
    );
    const on: Expression = { kind: 'measured', variable };
    const counted: Expression = {
      kind: 'each',
      amount: step,
      size: step,
      on,
      beyond: none,
      side: 'above',
      whole: true,
      start: 0,
      end: 1,
    };
    const isOne: Comparison = {
      kind: 'compare',
      on: counted,
      measures: [variable],
      bounds: { low: step, lowIncluded: true, highIncluded: false },
      text: 'one',
      term: 'T',
      whenMissing: false,
      start: 0,
      end: 1,
    };
    assert.deepEqual(outcomesOf(isOne, { looks: 20 }), { holds: true, fails: true });
  });

  it('are drawn as what they come to, where a curve is drawn', () => {
    const counts = { lines: 0, holes: 0, bent: 0 };
    for (let seed = 7_000_001; seed <= 7_000_000 + terms; seed++) {
      const one = caseOf(seed, true);
      const { random, variables, expression, slots } = one;
      const [variable] = variables;
      const others = draw(one);
      others.delete(variable);
      const budget = { looks: 100, halvings: 6 };
      const { pieces } = curveOf([{ sign: 1, amount: expression }], variable, heldAt(others), budget);
      const ends = pieces.flatMap(({ over: { low, high } }) => [low, high].filter((end) => end !== undefined));
      for (const at of [...ends, ...Array.from({ length: 10 }, () => bentValue(random, variable))]) {
        const own = pieces.filter(({ over }) => holds(over, at));
        assert.equal(own.length, 1, `seed ${seed}: one piece at ${toNumber(at)}`);
        const [{ line, hole, range }] = own;
        const value = worth(expression, slots, others, [variable, at]);
        counts[line ? 'lines' : hole ? 'holes' : 'bent']++;
        if (line) assert.deepEqual(valueOn(line, at), value, `seed ${seed} at ${toNumber(at)}`);
        else if (hole) assert.equal(typeof value, 'string', `seed ${seed} at ${toNumber(at)}`);
        else if (range && typeof value !== 'string') {
          const isInside =
            (!range.low || compare(value, range.low) >= 0) && (!range.high || compare(value, range.high) <= 0);
          assert.ok(isInside, `seed ${seed}: ${toNumber(value)} at ${toNumber(at)}`);
        }
      }
    }
    assert.ok(counts.lines > 4000 && counts.holes > 300 && counts.bent > 300, JSON.stringify(counts));
  });

  it('pay more for a worse result, and jump, only where it is said or is open', () => {
    const counts = { none: 0, rewards: 0, jumps: 0, open: 0 };
    for (let seed = 8_000_001; seed <= 8_000_000 + terms / 5; seed++) {
      const one = caseOf(seed, true);
      const { random, variables, expression, slots } = one;
      const model = modelWith(expression, slots);
      const budget = { looks: 600, halvings: 6 };
      const { rewards, undecided } = toTheEnd(rewardsOf(model, new Set(['Provider']), whole(1), { ...budget }));
      for (const variable of variables) {
        const open = undecided.find((found) => found.variable === variable);
        const isFound = rewards.some((found) => found.variable === variable);
        counts[isFound ? 'rewards' : open ? 'open' : 'none']++;
        if (isFound) continue;
        const bound = open ? open.bound : whole(1);
        for (let i = 0; i < 25; i++) {
          const others = draw(one);
          const ends = [bentValue(random, variable), bentValue(random, variable)].sort(compare);
          if (variable.better === 'lower') ends.reverse();
          const [worse, better] = ends.map((at) => worth(expression, slots, others, [variable, at]));
          if (typeof worse === 'string' || typeof better === 'string') continue;
          const isKnown = !bound || compare(subtract(worse, better), bound) <= 0;
          assert.ok(isKnown, `seed ${seed}: £${toNumber(subtract(worse, better))} for a worse ${variable.name}`);
        }
      }
      const found = toTheEnd(jumpsOfTerm(model.terms[0], whole(1), { ...budget }));
      for (const { variable, at, before, after, size, setting } of found.jumps) {
        const others = new Map([...draw(one), ...[...setting].map(([other, spot]) => [other, valueAt(spot)] as const)]);
        const places = [...(before ? [subtract(at, hair)] : []), at, ...(after ? [add(at, hair)] : [])];
        const seen = places.map((value) => worth(expression, slots, others, [variable, value]));
        if (!seen.every((amount) => typeof amount !== 'string')) continue;
        counts.jumps++;
        const changes = seen.slice(1).map((amount, i) => absolute(subtract(amount, seen[i])));
        assert.ok(
          changes.some((change) => isNear(change, size)),
          `seed ${seed}: no jump of ${toNumber(size)}`,
        );
      }
    }
    assert.ok(counts.none > 100 && counts.rewards > 50 && counts.jumps > 10, JSON.stringify(counts));
  });

  it('lie within their bounds, and come to what a witness says', () => {
    const counts = { decided: 0, open: 0, tried: 0, without: 0 };
    for (let seed = 6_000_001; seed <= 6_000_000 + terms; seed++) {
      const one = caseOf(seed);
      const { expression, slots } = one;
      for (const direction of ['greatest', 'least'] as const) {
        const found = extremeOf(expression, direction, { looks: 150 });
        const sign = direction === 'greatest' ? 1 : -1;
        for (let i = 0; i < 15; i++) {
          const value = worth(expression, slots, draw(one));
          if (typeof value === 'string') continue;
          assert.ok(found, `seed ${seed}: a value where there should be none`);
          if (found.bound)
            assert.ok(
              compare(value, found.bound) * sign <= 0,
              `seed ${seed}: ${toNumber(value)} lies beyond the ${direction}, ${toNumber(found.bound)}`,
            );
        }
        if (!found) continue;
        counts[found.decided ? 'decided' : 'open']++;
        if (!found.found) continue;
        const at = [...found.at].map(([variable, spot]) => [variable, valueAt(spot)] as const);
        const value = worth(expression, slots, new Map([...draw(one), ...at]));
        // What does not change the sum may still have a value for which the term says nothing.
        counts[typeof value === 'string' ? 'without' : 'tried']++;
        assert.ok(
          typeof value === 'string' || isNear(value, found.found),
          `seed ${seed}: the ${direction} that was found is ${toNumber(found.found)}, and its witness gives ${typeof value === 'string' ? value : toNumber(value)}`,
        );
      }
    }
    assert.ok(counts.decided > 4 * counts.open && counts.tried > 10 * counts.without, JSON.stringify(counts));
  });

  it('lie within their bounds where parts are cut back together of which some are below nothing', () => {
    for (let seed = 6_500_001; seed <= 6_500_300; seed++) {
      const random = randomFrom(seed);
      const parts = Array.from({ length: 2 + (seed % 2) }, (_, i): Variable => {
        const least = Math.floor(random() * 20) - 10;
        const most = whole(least + 1 + Math.floor(random() * 8));
        return {
          kind: 'measure',
          name: `M${i}`,
          previous: false,
          summed: [],
          shown: 'money',
          least: whole(least),
          most,
        };
      });
      const group: CutGroup = {
        slot: 0,
        parts: parts.map((variable) => ({ kind: 'measured', variable })),
        limit: { kind: 'constant', value: whole(Math.floor(random() * 8) - 1), shown: 'money' },
        how: pick(random, ['proportion', 'order'] as const),
        term: 'T',
        start: 0,
        end: 1,
      };
      for (const own of parts.keys()) {
        const expression: Expression = { kind: 'cut', own, group };
        const [least, most] = (['least', 'greatest'] as const).map((way) => extremeOf(expression, way, { looks: 60 }));
        for (let i = 0; i < 60; i++) {
          const values = new Map(parts.map((variable) => [variable, bentValue(random, variable)]));
          const value = worth(expression, 1, values) as Rational;
          const isBounded = [least, most].every((end) => end?.bound);
          assert.ok(isBounded, `seed ${seed}`);
          const isInside =
            compare(value, least?.bound as Rational) >= 0 && compare(value, most?.bound as Rational) <= 0;
          assert.ok(isInside, `seed ${seed}: ${toNumber(value)} is left of part ${own}`);
        }
      }
    }
  });
});
