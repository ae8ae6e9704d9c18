import { strict as assert } from 'node:assert';
import { curveOf, heldAt, jumpsOf } from '../../../server/src/analysis/curve.js';
import { rewardsOf } from '../../../server/src/analysis/proofs/direction.js';
import { jumpsOfTerm, sizeOf } from '../../../server/src/analysis/proofs/jumps.js';
import type { Spot, Spots } from '../../../server/src/analysis/search.js';
import type { Expression, Variable } from '../../../server/src/payment/model/expression.js';
import {
  absolute,
  add,
  compare,
  type Rational,
  subtract,
  toNumber,
  whole,
} from '../../../server/src/payment/rational.js';
import { toTheEnd } from '../../../server/src/semantics/pausing.js';
import { hair, isNear, modelWith, randomValues, valueAt, worth } from './brute-force.js';
import { type Random, randomFrom, randomTerm, randomValue, randomVariables } from './random-terms.js';

const terms = 200;
const least = whole(1);

/** A term of two to four measures, better high or low; beside a value that is rounded there is nothing nearer than a step. */
function several(random: Random, rounded: boolean): { variables: Variable[]; expression: Expression; slots: number } {
  const variables = randomVariables(random, 2 + Math.floor(random() * 3)).map(({ roundedTo, ...variable }) => ({
    ...variable,
    ...(roundedTo && rounded ? { roundedTo } : {}),
    better: random() < 0.5 ? ('higher' as const) : ('lower' as const),
  }));
  return { variables, ...randomTerm(random, variables, 2 + Math.floor(random() * 2)) };
}

function valuesOf(setting: Spots, others: ReadonlyMap<Variable, Rational>): Map<Variable, Rational> {
  return new Map([...others, ...[...setting].map(([variable, spot]) => [variable, valueAt(spot)] as const)]);
}

describe('proofs over several measures, held against brute force', () => {
  it('find a reward for a worse result wherever there is one, or say that this is not decided', () => {
    const counts = { none: 0, found: 0, undecided: 0 };
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 800_000);
      const { variables, expression, slots } = several(random, true);
      const { rewards, undecided } = toTheEnd(
        rewardsOf(modelWith(expression, slots), new Set(['Provider']), least, {
          looks: 4000,
          halvings: 6,
        }),
      );
      for (const { variable, worse, better, atWorse, atBetter, setting } of rewards) {
        const others = valuesOf(setting, randomValues(random, variables));
        const paid = (spot: Spot): Rational | string => worth(expression, slots, others, [variable, valueAt(spot)]);
        const [a, b] = [paid(worse), paid(better)];
        assert.equal(compare(valueAt(worse), valueAt(better)) < 0, variable.better === 'higher', `seed ${seed}`);
        // What the measure does not feed may have no value where the others stand.
        if (typeof a === 'string' || typeof b === 'string') continue;
        assert.ok(isNear(subtract(a, b), subtract(atWorse, atBetter)), `seed ${seed}: no reward of that size`);
        assert.ok(compare(subtract(a, b), least) > 0, `seed ${seed}: no reward`);
      }
      for (const variable of variables) {
        const found = rewards.some((reward) => reward.variable === variable);
        const open = undecided.find((one) => one.variable === variable);
        counts[found ? 'found' : open ? 'undecided' : 'none']++;
        if (found) continue;
        for (let i = 0; i < 60; i++) {
          const others = randomValues(random, variables);
          const [low, high] = [randomValue(random, variable), randomValue(random, variable)].sort(compare);
          const [worse, better] = variable.better === 'higher' ? [low, high] : [high, low];
          const [a, b] = [worse, better].map((at) => worth(expression, slots, others, [variable, at]));
          if (typeof a === 'string' || typeof b === 'string') continue;
          const reward = subtract(a, b);
          const bound = open ? open.bound : least;
          assert.ok(
            !bound || compare(reward, bound) <= 0,
            `seed ${seed}: ${toNumber(reward)} for a worse ${variable.name}, said to be ${bound && toNumber(bound)}`,
          );
        }
      }
    }
    assert.ok(counts.none > 100 && counts.found > 100, JSON.stringify(counts));
    assert.ok(counts.undecided < 0.05 * (counts.none + counts.found), JSON.stringify(counts));
  });

  it('find every jump, or say that this is not decided', () => {
    const counts = { terms: 0, found: 0, met: 0, undecided: 0 };
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 900_000);
      const { variables, expression, slots } = several(random, false);
      const [term] = modelWith(expression, slots).terms;
      const { jumps, undecided } = toTheEnd(jumpsOfTerm(term, least, { looks: 4000, halvings: 6 }));
      counts.terms++;
      counts.found += jumps.length;
      counts.undecided += undecided.length;
      for (const { variable, at, before, after, size, setting } of jumps) {
        assert.ok(compare(size, least) > 0, `seed ${seed}: smaller than was asked for`);
        const others = valuesOf(setting, randomValues(random, variables));
        const paid = (value: Rational): Rational | string => worth(expression, slots, others, [variable, value]);
        const sides = [...(before ? [subtract(at, hair)] : []), at, ...(after ? [add(at, hair)] : [])];
        const seen = sides.map(paid);
        // What does not jump with the measure may have no value where the others stand.
        if (!seen.every((amount) => typeof amount !== 'string')) continue;
        const most = seen.slice(1).map((amount, i) => absolute(subtract(amount, seen[i])));
        assert.ok(
          most.some((change) => isNear(change, size)) &&
            most.every((change) => toNumber(subtract(change, size)) < 0.01),
          `seed ${seed}: a jump of ${most.map(toNumber)}, said to be ${toNumber(size)}`,
        );
      }
      for (const variable of variables) {
        const bounds = undecided.filter((one) => one.variable === variable).map(({ bound }) => bound);
        for (let i = 0; i < 6; i++) {
          const others = randomValues(random, variables);
          others.delete(variable);
          const curve = curveOf([{ sign: 1, amount: expression }], variable, heldAt(others), {
            looks: 300,
            halvings: 6,
          });
          for (const jump of jumpsOf(curve)) {
            const size = sizeOf(jump);
            if (compare(size, least) <= 0 || jump.places.length === 0) continue;
            counts.met++;
            const known = jumps.some(
              (one) =>
                one.variable === variable &&
                one.places.some(({ start }) => jump.places.some((place) => place.start === start)),
            );
            const open = bounds.some((bound) => !bound || compare(size, bound) <= 0);
            assert.ok(known || open, `seed ${seed}: a jump of ${toNumber(size)} along ${variable.name} is missed`);
          }
        }
      }
    }
    assert.ok(counts.found > 100 && counts.met > 300, JSON.stringify(counts));
    assert.ok(counts.undecided < 0.1 * counts.found, JSON.stringify(counts));
  });
});
