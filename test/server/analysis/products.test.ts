import { strict as assert } from 'node:assert';
import { type Extreme, extremeOf } from '../../../server/src/analysis/extreme.js';
import type { Expression, Variable } from '../../../server/src/payment/model/expression.js';
import {
  absolute,
  add,
  compare,
  type Rational,
  subtract,
  toNumber,
  whole,
  zero,
} from '../../../server/src/payment/rational.js';
import { worth } from './brute-force.js';
import { pick, type Random, randomFrom } from './random-terms.js';

const terms = 600;

/** Further off than anything in a random sum of products could make up for. */
const far = whole(10 ** 9);

/** Measures with both ends, with one, and now and then with none. */
function variablesOf(random: Random): Variable[] {
  return Array.from({ length: 2 + Math.floor(random() * 9) }, (_, i): Variable => {
    const [least, width] = [Math.floor(random() * 7) - 4, 1 + Math.floor(random() * 4)];
    const ends = random() < 0.6 ? 'both' : pick(random, ['least', 'least', 'most', 'none'] as const);
    return {
      kind: 'measure',
      name: `M${i}`,
      previous: false,
      summed: [],
      shown: 'number',
      ...(ends === 'both' || ends === 'least' ? { least: whole(least) } : {}),
      ...(ends === 'both' || ends === 'most' ? { most: whole(least + width) } : {}),
    };
  });
}

/** A sum of products of up to three measures; often all of them with one in common. */
function sumOfProducts(random: Random, variables: readonly Variable[]): Expression {
  const common = random() < 0.5 ? pick(random, variables) : undefined;
  const factors = (): Variable[] => {
    const own = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, variables));
    return [...new Set([...own, ...(common && random() < 0.8 ? [common] : [])])];
  };
  const products = Array.from({ length: 1 + Math.floor(random() * variables.length) }, (): Expression => {
    const value = whole(pick(random, [-3, -2, -1, 1, 2, 3]));
    return {
      kind: 'product',
      of: [
        { kind: 'constant', value, shown: 'number' },
        ...factors().map((variable) => ({ kind: 'measured' as const, variable })),
      ],
    };
  });
  return { kind: 'sum', of: products };
}

/** The ends of a measure; far off where it has none. */
function endsOf({ least, most }: Variable): [Rational, Rational] {
  return [least ?? subtract(most ?? zero, far), most ?? add(least ?? zero, far)];
}

/** The greatest and the least of a sum of products, which are in corners. */
function corners(expression: Expression, variables: readonly Variable[]): Record<'greatest' | 'least', Rational> {
  const values = Array.from({ length: 2 ** variables.length }, (_, bits) => {
    const at = new Map(variables.map((variable, i) => [variable, endsOf(variable)[(bits >> i) & 1]]));
    return worth(expression, 0, at) as Rational;
  });
  return {
    greatest: values.reduce((a, b) => (compare(a, b) >= 0 ? a : b)),
    least: values.reduce((a, b) => (compare(a, b) <= 0 ? a : b)),
  };
}

/** Nothing that has an end comes so far. */
function isEndless(value: Rational): boolean {
  return compare(absolute(value), whole(10 ** 6)) > 0;
}

describe('sums of products of measures', () => {
  it('are greatest and least in the corners that are found, or have no end', () => {
    const counts = { ends: 0, none: 0, open: 0 };
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 5_000_000);
      const variables = variablesOf(random);
      const expression = sumOfProducts(random, variables);
      const truth = corners(expression, variables);
      for (const direction of ['greatest', 'least'] as const) {
        const found = extremeOf(expression, direction, { looks: 60 }) as Extreme;
        const { bound, decided } = found;
        const best = truth[direction];
        const said = `seed ${seed}: the ${direction} is said to be ${bound && toNumber(bound)}, and is ${toNumber(best)}`;
        if (bound) assert.ok(compare(best, bound) * (direction === 'greatest' ? 1 : -1) <= 0, said);
        counts[!decided ? 'open' : bound ? 'ends' : 'none']++;
        if (!decided) continue;
        assert.equal(bound === undefined, isEndless(best), said);
        const at = new Map(
          variables.map((variable) => [variable, found.at.get(variable)?.value ?? endsOf(variable)[0]]),
        );
        if (bound) {
          assert.deepEqual(bound, best, said);
          assert.deepEqual(worth(expression, 0, at), bound, `seed ${seed}: the witness of the ${direction}`);
        } else {
          assert.ok(found.grows.length > 0, `seed ${seed}: nothing is said to grow`);
          for (const { least, most } of found.grows) assert.ok(!least || !most, `seed ${seed}: it has both ends`);
        }
      }
    }
    assert.ok(counts.ends > 200 && counts.none > 200 && counts.open < 0.02 * terms, JSON.stringify(counts));
  });
});
