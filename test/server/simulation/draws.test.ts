import assert from 'node:assert/strict';
import type { Variable } from '../../../server/src/payment/model/expression.js';
import { fraction } from '../../../server/src/payment/rational.js';
import { type Draw, samplerFor } from '../../../server/src/simulation/draw.js';
import { Random } from '../../../server/src/simulation/random.js';
import { drawStated, readStatement, readStatements } from '../../../server/src/simulation/statement.js';
import { summaryOf } from '../../../server/src/simulation/summary.js';

function sample(draw: Draw, count: number, windows = 1, within = {}): Float64Array {
  const next = samplerFor(draw, new Random(11), windows, within);
  return Float64Array.from({ length: count }, next);
}

describe('random numbers', () => {
  it('are the published sequence of xoshiro128**', () => {
    // From the state 1, 2, 3, 4 the reference implementation begins so.
    const random = Object.assign(new Random(0) as object, { a: 1, b: 2, c: 3, d: 4 }) as unknown as Random;
    assert.deepEqual(
      Array.from({ length: 10 }, () => random.bits()),
      [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
    );
  });

  it('are the same for the same seed, and others for another', () => {
    const first = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 4 }, () => random.next());
    };
    assert.deepEqual(first(5), first(5));
    assert.notDeepEqual(first(5), first(6));
    for (const value of first(7)) assert.ok(value >= 0 && value < 1);
  });
});

describe('what is drawn', () => {
  const count = 200_000;
  /** Five standard errors: with a fixed seed it either holds or does not. */
  const isNear = (found: number, wanted: number, deviation: number): void =>
    assert.ok(Math.abs(found - wanted) < (5 * deviation) / Math.sqrt(count), `${found}, not ${wanted}`);

  const cases: [string, Draw, mean: number, deviation: number][] = [
    ['an even one', { kind: 'evenly', low: 0.6, high: 0.7 }, 0.65, 0.1 / Math.sqrt(12)],
    ['a normal one', { kind: 'normal', mean: 4.2e6, deviation: 130_000 }, 4.2e6, 130_000],
    ['a share of people', { kind: 'people', chance: 0.612, people: 120 }, 0.612, Math.sqrt((0.612 * 0.388) / 120)],
    ['a count', { kind: 'events', expected: 640, among: 1 }, 640, Math.sqrt(640)],
    ['a rate', { kind: 'events', expected: 40.488, among: 48_200 }, 0.00084, Math.sqrt(40.488) / 48_200],
  ];
  for (const [name, draw, mean, deviation] of cases) {
    it(`has the mean and the spread of ${name}`, () => {
      const found = summaryOf(sample(draw, count));
      isNear(found.mean, mean, deviation);
      assert.ok(Math.abs(found.deviation / deviation - 1) < 0.01, `${found.deviation}, not ${deviation}`);
    });
  }

  it('is a share that so many people can have', () => {
    for (const value of sample({ kind: 'people', chance: 0.3, people: 7 }, 1000))
      assert.ok(Math.abs(value * 7 - Math.round(value * 7)) < 1e-12);
  });

  it('stays within what is possible', () => {
    const { least, most } = summaryOf(
      sample({ kind: 'normal', mean: 0.95, deviation: 0.1 }, 1000, 1, { least: 0, most: 1 }),
    );
    assert.ok(least >= 0);
    assert.equal(most, 1);
  });

  it('is a whole number where only those are possible, each end as likely as what lies between', () => {
    const even = sample({ kind: 'evenly', low: 2.5, high: 5 }, 30_000, 1, { whole: true });
    for (const wanted of [3, 4, 5]) {
      const share = even.filter((value) => value === wanted).length / even.length;
      assert.ok(Math.abs(share - 1 / 3) < 0.015, `${wanted}: ${share}`);
    }
    for (const value of sample({ kind: 'normal', mean: 640, deviation: 25 }, 100, 1, { whole: true }))
      assert.ok(Number.isInteger(value));
  });

  it('varies more in a quarter, which has a quarter of the people', () => {
    const year = summaryOf(sample({ kind: 'people', chance: 0.5, people: 4000 }, count)).deviation;
    const quarter = summaryOf(sample({ kind: 'people', chance: 0.5, people: 4000 }, count, 4)).deviation;
    assert.ok(Math.abs(quarter / year - 2) < 0.02);
  });
});

describe('a summary', () => {
  it('has the percentiles of the sorted values', () => {
    const random = new Random(3);
    for (const size of [1, 2, 3, 7, 100, 1001]) {
      for (const kinds of [2, 1000]) {
        const values = Float64Array.from({ length: size }, () => Math.floor(random.next() * kinds));
        const sorted = [...values].sort((a, b) => a - b);
        const at = (percent: number): number => {
          const place = ((size - 1) * percent) / 100;
          const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
          return low + (high - low) * (place - Math.floor(place));
        };
        const found = summaryOf(values);
        assert.deepEqual(
          [found.least, found.p5, found.p25, found.p50, found.p75, found.p95, found.most],
          [sorted[0], at(5), at(25), at(50), at(75), at(95), sorted[size - 1]],
        );
      }
    }
  });
});

describe('a statement', () => {
  const share = {
    kind: 'measure',
    name: 'Control',
    shown: 'percent',
    summed: [],
    previous: false,
    least: fraction(0n, 1n),
    most: fraction(1n, 1n),
  } as Variable;
  const spend = {
    kind: 'measure',
    name: 'Spend',
    shown: 'money',
    summed: [],
    previous: false,
    least: fraction(0n, 1n),
  } as Variable;
  const rate: Variable = { ...spend, name: 'Limbs', shown: 'number', unit: 'per 10,000 people' };
  const quits: Variable = { ...spend, name: 'Quits', shown: 'number', unit: 'quits' };
  const ready: Variable = { ...spend, name: 'Ready', shown: 'number', unit: 'yes or no', most: fraction(1n, 1n) };

  const draws: [string, Variable, Draw][] = [
    ['64%', share, { kind: 'always', value: 0.64 }],
    ['62% to 70%', share, { kind: 'evenly', low: 0.62, high: 0.7 }],
    ['64% give or take 2%', share, { kind: 'normal', mean: 0.64, deviation: 0.02 }],
    ['64% give or take 2 percentage-points', share, { kind: 'normal', mean: 0.64, deviation: 0.02 }],
    ['64% of 1,200 people', share, { kind: 'people', chance: 0.64, people: 1200 }],
    ['£4.2m give or take £130,000', spend, { kind: 'normal', mean: 4_200_000, deviation: 130_000 }],
    ['7 to 9 per 10,000 people', rate, { kind: 'evenly', low: 0.0007, high: 0.0009 }],
    ['640 quits by chance', quits, { kind: 'events', expected: 640, among: 1 }],
    ['yes in 80% of years', ready, { kind: 'people', chance: 0.8, people: 1 }],
    ['yes', ready, { kind: 'always', value: 1 }],
  ];
  for (const [text, variable, draw] of draws) {
    it(`of \`${text}\` is understood`, () => {
      const found = drawStated(text, variable, 'GBP');
      assert.ok(typeof found !== 'string', String(found));
      assert.deepEqual(found.draw, draw);
    });
  }

  const refused: [string, Variable, RegExp][] = [
    ['0.64', share, /can be read two ways/],
    ['70% to 62%', share, /runs backwards: write the lower value first/],
    ['62% to 170%', share, /170% is above 100%, and Control cannot be/],
    ['64% give or take 0%', share, /is no spread/],
    ['£64', share, /not in the unit of Control/],
    ['64% by chance', share, /Only a count varies by chance without more being said/],
    ['quite good', share, /is no value for Control/],
    ['64% of 0 people', share, /Of nobody/],
    ['yes in 180% of years', ready, /180% of years are more than all of them/],
    ['missing', share, /missing cannot be drawn/],
    ['€4.2m', spend, /not in the unit of Spend: write for example `£3,780,000`/],
    ['yes in 1.2.3% of years', ready, /is answered by `yes` or `no`/],
    ['yes by chance', ready, /is answered by `yes` or `no`/],
    ['0.5', ready, /is answered by `yes` or `no`/],
    ['yes', share, /is no value for Control/],
  ];
  for (const [text, variable, message] of refused) {
    it(`of \`${text}\` is refused in plain words`, () => {
      const found = drawStated(text, variable, 'GBP');
      assert.match(String(found), message);
    });
  }

  it('has a name before its colon', () => {
    assert.deepEqual(readStatement(' Control :  62% to 70% '), { name: 'Control', text: '62% to 70%', place: '' });
    assert.equal(readStatement('already-paid Core: £0')?.name, 'already-paid Core');
    assert.equal(readStatement('62% to 70%'), undefined);
  });

  it('stands on a line of its own in a file', () => {
    const { statements, problems } = readStatements(
      '\ufeff// hopeful\r\n\r\nControl: 66%\r\nSpend £4m\r\n',
      'hopeful.txt',
    );
    assert.deepEqual(statements, [{ name: 'Control', text: '66%', place: 'hopeful.txt, line 3: ' }]);
    assert.deepEqual(problems, [
      'hopeful.txt, line 4: `Spend £4m` names no measure. Write it as `HbA1cControl: 62% to 70%`.',
    ]);
  });
});
