import { strict as assert } from 'node:assert';
import { extremeOf } from '../../../server/src/analysis/extreme.js';
import type { CutGroup, Expression, Variable } from '../../../server/src/payment/model/expression.js';
import { compare, type Rational, toNumber, whole } from '../../../server/src/payment/rational.js';
import { bentTerm, bentValue, bentVariables } from './bent-terms.js';
import { isNear, valueAt, worth } from './brute-force.js';
import { pick, type Random, randomFrom } from './random-terms.js';

const terms = 1000;

interface Case {
  readonly seed: number;
  readonly random: Random;
  readonly variables: readonly Variable[];
  readonly expression: Expression;
  readonly slots: number;
}

function caseOf(seed: number): Case {
  const random = randomFrom(seed);
  const variables = bentVariables(random, 1 + Math.floor(random() * 3));
  return { seed, random, variables, ...bentTerm(random, variables, 1 + Math.floor(random() * 3)) };
}

function draw({ random, variables }: Case): Map<Variable, Rational> {
  return new Map(variables.map((variable) => [variable, bentValue(random, variable)]));
}

describe('terms that bend, held against brute force', () => {
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
