import assert from 'node:assert/strict';
import fc from 'fast-check';
import { binomial, chanceBetween, poisson } from '../../../server/src/analysis/luck/counts.js';
import {
  averageReceived,
  type Crossing,
  chanceAtMost,
  chanceOfCrossing,
  isBeyond,
} from '../../../server/src/analysis/luck/crossing.js';
import { exponential, logarithm } from '../../../server/src/analysis/luck/elementary.js';
import { chanceAbove } from '../../../server/src/analysis/luck/normal.js';
import { fraction, toNumber } from '../../../server/src/payment/rational.js';

/** The chance that a share of `people` crosses, added up in whole numbers. The baseline is in thousandths. */
function exactly(people: number, baseline: number, crossing: Omit<Crossing, 'spread'>): number {
  const [counted, others] = [BigInt(baseline), BigInt(1000 - baseline)];
  let ways = 1n;
  let sum = 0n;
  for (let k = 0; k <= people; k++) {
    if (isBeyond(fraction(BigInt(k), BigInt(people)), crossing))
      sum += ways * counted ** BigInt(k) * others ** BigInt(people - k);
    ways = (ways * BigInt(people - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 15n) / 1000n ** BigInt(people)) / 1e15;
}

const hba1c: Omit<Crossing, 'spread'> = {
  baseline: fraction(612n, 1000n),
  threshold: fraction(63n, 100n),
  beyond: 'above',
  included: true,
};

const percent = (chance: number): string => `${(chance * 100).toFixed(1)}%`;

describe('the chance that luck crosses a threshold', () => {
  it('is 35.2% with 120 people, 10.5% with 1,200 and practically nothing with 48,200, for a target of 63% from 61.2%', () => {
    const chances = [120, 1200, 48_200].map((people) =>
      chanceOfCrossing({ ...hba1c, spread: { kind: 'share', people } }),
    );
    assert.deepEqual(
      chances.map(({ chance }) => percent(chance)),
      ['35.2%', '10.5%', '0.0%'],
    );
    assert.equal(chances[0].method, 'exact binomial');
  });

  it('is what exact fractions add up to, to ten places, whatever the people, the direction and the rounding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom('above' as const, 'below' as const),
        fc.boolean(),
        fc.constantFrom(undefined, fraction(1n, 1000n), fraction(1n, 100n), fraction(3n, 100n)),
        (people, baseline, threshold, beyond, included, roundedTo) => {
          const crossing = {
            baseline: fraction(BigInt(baseline), 1000n),
            threshold: fraction(BigInt(threshold), 1000n),
            beyond,
            included,
            roundedTo,
          };
          const { chance } = chanceOfCrossing({ ...crossing, spread: { kind: 'share', people } });
          assert.ok(Math.abs(chance - exactly(people, baseline, crossing)) < 1e-10);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is never above the bound that a few operations give', () => {
    const spreads = [
      fc.record({ kind: fc.constant('share' as const), people: fc.integer({ min: 1, max: 2000 }) }),
      fc.record({ kind: fc.constant('rate' as const), people: fc.integer({ min: 1, max: 2000 }) }),
      fc.record({
        kind: fc.constant('volatility' as const),
        deviation: fc.integer({ min: 1, max: 300 }).map((thousandths) => fraction(BigInt(thousandths), 1000n)),
      }),
    ];
    let [bounded, far] = [0, 0];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('above' as const, 'below' as const),
        fc.boolean(),
        fc.constantFrom(undefined, fraction(1n, 100n), fraction(3n, 100n)),
        fc.oneof(...spreads),
        (baseline, threshold, beyond, included, roundedTo, spread) => {
          const crossing = {
            baseline: fraction(BigInt(baseline), 1000n),
            threshold: fraction(BigInt(threshold), 1000n),
            beyond,
            included,
            roundedTo,
            spread,
          };
          const atMost = chanceAtMost(crossing);
          assert.ok(chanceOfCrossing(crossing).chance <= atMost);
          // What a normal distribution earns on average is worked out before rounding.
          const until = fraction(beyond === 'above' ? 1n : 0n, 1n);
          if (spread.kind !== 'volatility' || !roundedTo) assert.ok(averageReceived(crossing, until) <= atMost);
          if (atMost < 1) bounded++;
          if (atMost < 0.2) far++;
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(bounded > 100 && far > 50, `${bounded} bounded, ${far} of them far`);
  });

  it('tells the two sides of a boundary apart', () => {
    // Of 100 people exactly 63 are 63%.
    const spread = { kind: 'share' as const, people: 100 };
    const at = chanceOfCrossing({ ...hba1c, spread }).chance;
    const above = chanceOfCrossing({ ...hba1c, included: false, spread }).chance;
    const below = chanceOfCrossing({ ...hba1c, beyond: 'below', included: false, spread }).chance;
    const { first, chances } = binomial(100, 0.612);
    assert.ok(Math.abs(at - above - chances[63 - first]) < 1e-12);
    assert.ok(Math.abs(at + below - 1) < 1e-12);
  });

  it('counts a value that is rounded up to the target', () => {
    const spread = { kind: 'share' as const, people: 120 };
    // 75 of 120 are 62.5%, which rounds to 63%.
    const rounded = chanceOfCrossing({ ...hba1c, roundedTo: fraction(1n, 100n), spread }).chance;
    const { first, chances } = binomial(120, 0.612);
    assert.ok(Math.abs(rounded - chanceOfCrossing({ ...hba1c, spread }).chance - chances[75 - first]) < 1e-12);
  });

  it('of a rate is that of the events that are expected, and too few to be judged cross nothing', () => {
    const rate: Crossing = {
      baseline: fraction(84n, 100_000n),
      threshold: fraction(7n, 10_000n),
      beyond: 'below',
      included: true,
      spread: { kind: 'rate', people: 48_200 },
    };
    const events = poisson(40.488);
    const { chance, method } = chanceOfCrossing(rate);
    assert.equal(method, 'exact Poisson');
    assert.ok(Math.abs(chance - chanceBetween(events, 0, 33)) < 1e-12);
    const judged = chanceOfCrossing({ ...rate, fewestEvents: 20 }).chance;
    assert.ok(Math.abs(judged - chanceBetween(events, 20, 33)) < 1e-12);
  });

  it('of a cost follows from its volatility', () => {
    const cost: Crossing = {
      baseline: fraction(4_200_000n, 1n),
      threshold: fraction(4_116_000n, 1n),
      beyond: 'below',
      included: false,
      spread: { kind: 'volatility', deviation: fraction(130_000n, 1n) },
    };
    const { chance, method } = chanceOfCrossing(cost);
    assert.equal(method, 'normal');
    assert.equal(percent(chance), '25.9%');
    // Rounded to £10,000, anything below £4,115,000 is £4,110,000 or less.
    const rounded = chanceOfCrossing({ ...cost, roundedTo: fraction(10_000n, 1n) }).chance;
    assert.ok(Math.abs(rounded - chanceAbove(85 / 130)) < 1e-12);
  });

  it('of a value that rises is worked out from what the value is rounded to, halves up', () => {
    // 29 of 200 people are 14.5%, which rounds to 15%: half of the way from 10% to 20%.
    const spread = { kind: 'share' as const, people: 200 };
    const [baseline, threshold, until] = [29n, 20n, 40n].map((count) => fraction(count, 200n));
    const crossing = { ...hba1c, baseline, threshold, roundedTo: fraction(1n, 100n), spread };
    const { first, chances } = binomial(200, 0.145);
    const received = (count: number): number => Math.min(1, Math.max(0, (Math.floor((count + 1) / 2) - 10) / 10));
    const average = chances.reduce((sum, chance, i) => sum + chance * received(first + i), 0);
    assert.ok(Math.abs(averageReceived(crossing, until) - average) < 1e-10);
  });

  it('is what a payment that rises earns on average, where it rises at once', () => {
    const spread = { kind: 'share' as const, people: 1200 };
    const { chance } = chanceOfCrossing({ ...hba1c, spread });
    const steep = averageReceived({ ...hba1c, spread }, fraction(630_001n, 1_000_000n));
    const gentle = averageReceived({ ...hba1c, spread }, fraction(68n, 100n));
    // At exactly 63% a rising payment is still nothing.
    const { first, chances } = binomial(1200, 0.612);
    assert.ok(Math.abs(steep - (chance - chances[756 - first])) < 1e-9);
    assert.ok(gentle > 0 && gentle < chance / 3);
    const normal = { ...hba1c, spread: { kind: 'volatility' as const, deviation: fraction(14n, 1000n) } };
    assert.ok(Math.abs(averageReceived(normal, fraction(68n, 100n)) - gentle) < 0.003);
  });
});

describe('distributions', () => {
  it('add up to one, with the mean and the variance that they are known for', () => {
    const moments = ({ first, chances }: ReturnType<typeof poisson>): [number, number, number] => {
      let [sum, mean, square] = [0, 0, 0];
      for (const [i, chance] of chances.entries()) {
        sum += chance;
        mean += chance * (first + i);
        square += chance * (first + i) ** 2;
      }
      return [sum, mean, square - mean ** 2];
    };
    const close = (found: number, wanted: number): void =>
      assert.ok(Math.abs(found / wanted - 1) < 1e-8, `${found} ${wanted}`);
    for (const [people, chance] of [
      [1, 0.3],
      [120, 0.612],
      [48_200, 0.001],
      [2_000_000, 0.5],
    ] as const) {
      const [sum, mean, variance] = moments(binomial(people, chance));
      close(sum, 1);
      close(mean, people * chance);
      close(variance, people * chance * (1 - chance));
    }
    for (const expected of [0.2, 7, 40.488, 21_000]) {
      const [sum, mean, variance] = moments(poisson(expected));
      close(sum, 1);
      close(mean, expected);
      close(variance, expected);
    }
  });

  it('know the certain', () => {
    assert.deepEqual(binomial(5, 0), { first: 0, chances: Float64Array.of(1) });
    assert.deepEqual(binomial(5, 1), { first: 5, chances: Float64Array.of(1) });
    assert.deepEqual(poisson(0), { first: 0, chances: Float64Array.of(1) });
  });

  it('have the tails of the published tables', () => {
    for (const [z, tail] of [
      [0, 0.5],
      [1, 0.15865525393145705],
      [1.959963984540054, 0.025],
      [3, 0.0013498980316300946],
      [-2, 0.9772498680518208],
    ])
      assert.ok(Math.abs(chanceAbove(z) - tail) < 1e-14);
  });

  it('rest on an exponential and a logarithm that undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -650_000, max: 90_000 }), (thousandths) => {
        const x = thousandths / 1000;
        assert.ok(Math.abs(logarithm(exponential(x)) - x) <= 1e-13 * Math.max(1, Math.abs(x)));
        assert.ok(Math.abs(exponential(x) / Math.exp(x) - 1) < 1e-12);
      }),
    );
  });
});

describe('a share of the unit', () => {
  it('is near the normal distribution for many people', () => {
    const deviation = Math.sqrt((0.612 * 0.388) / 1200);
    const { chance } = chanceOfCrossing({ ...hba1c, spread: { kind: 'share', people: 1200 } });
    // With half a person for continuity.
    assert.ok(Math.abs(chance - chanceAbove((toNumber(hba1c.threshold) - 0.5 / 1200 - 0.612) / deviation)) < 0.002);
  });
});
