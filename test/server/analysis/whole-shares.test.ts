import { strict as assert } from 'node:assert';
import { contractYears } from '../../../server/src/payment/contract-years.js';
import { modelFor } from '../../../server/src/payment/models.js';
import {
  add,
  fraction,
  greater,
  multiply,
  whole as pounds,
  type Rational,
  subtract,
  toNumber,
  zero,
} from '../../../server/src/payment/rational.js';
import { settle } from '../../../server/src/payment/settle.js';
import type { Measurement } from '../../../server/src/payment/values.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';
import { contractOf } from './held-back-terms.js';
import { pick, type Random, randomFrom } from './random-terms.js';

const spend =
  'measure Spend "Spend" { kind: cost   unit: £   better: lower   source: "s"   window: year   if-missing: fails }\n';

function shareOf(gain: string, lets: string, loss = ''): string {
  return contractOf(`${lets}  risk-share Saved "Saved" {
    measure: Spend
    benchmark: £4m per year
    rest-with: Payer
    gain {
${gain}    }
${loss}    settle: yearly within 90 days
  }
`).replace('contract Terms', `${spend}contract Terms`);
}

const bands = (shares: string): string => `      paid-on: part-in-each-band
      over 0% up to 2%: not shared
      above 2%: ${shares}
`;

const whole = (shares: string): string => `      paid-on: whole-gain
      over 0% up to 2%: not shared
      above 2%: ${shares}
`;

const boost = '  let Boost {\n    on: Rate\n    below 60%: 10%\n    at least 60%: 45%\n  }\n';

const ofBands = (most: string, where: string): string =>
  `The shares of this range can come to ${most} of the gain in it: with ${where}. Hold the share that is worked out to a limit, as in \`let Bonus: the lesser of Quality and 40%\`.`;
const ofWhole = (most: string, where: string, what = 'gain'): string =>
  `The shares of this range can come to ${most} more than the ${what}: with ${where}. Lower the shares, hold those that are worked out to a limit, or write a percentage where a sum of money stands.`;

const cases: readonly [name: string, text: string, expected: readonly string[]][] = [
  [
    'told where a table adds too much in a band',
    shareOf(bands('One 70%, Two Boost'), boost),
    [ofBands('115%', 'Spend below £3,920,000, Rate 60%')],
  ],
  ['quiet where the table adds no more than there is', shareOf(bands('One 55%, Two Boost'), boost), []],
  [
    'told where two results together are too much',
    shareOf(bands('One Rate, Two Reach'), ''),
    [ofBands('200%', 'Rate 100%, Reach 100%, Spend below £3,920,000')],
  ],
  ['quiet where one has what the other leaves', shareOf(bands('One Rate, Two Rest'), '  let Rest: 100% − Rate\n'), []],
  [
    'told where the whole gain is shared, though a limit cuts both back',
    shareOf(`${whole('One 70%, Two Boost')}      most-paid: £100,000 per year, cut back in proportion\n`, boost),
    // 15% of £4m.
    [ofWhole('£600,000', 'Spend £0, Rate 60%')],
  ],
  [
    'told where a sum of money is more than a small loss',
    shareOf(bands('One 50%'), '', '    loss {\n      paid-on: whole-loss\n      above 0%: One £40,000\n    }\n'),
    [ofWhole('£40,000', 'Spend just above £4,000,000', 'loss')],
  ],
  [
    'quiet where the range of a sum of money begins above it',
    shareOf(
      bands('One 50%'),
      '',
      '    loss {\n      paid-on: whole-loss\n      over 0% up to 1%: not shared\n      above 1%: One £40,000\n    }\n',
    ),
    [],
  ],
];

describe('shares that are worked out', () => {
  for (const [name, text, expected] of cases)
    it(`are ${name}`, () => {
      const found = findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit');
      assert.deepEqual(
        found.filter(({ code }) => code === 'R510' || code === 'R527').map(({ message }) => message),
        expected,
      );
    });
});

const lets = `  let Rest: 100% − Rate
  let Held: the lesser of Rate and 40%
${boost}`;

/** Shares of one range, of which at most one is written as a number. */
function randomShares(random: Random, sums: boolean): string {
  const workedOut = ['Rate', 'Reach', 'Rest', 'Held', 'Boost', '60% × Reach'];
  const written = ['20%', '50%', '55%', '60%', ...(sums ? ['£30,000', '£90,000'] : [])];
  const both = [pick(random, workedOut), pick(random, random() < 0.5 ? workedOut : written)];
  return `One ${both[0]}, Two ${both[1]}`;
}

function randomSharing(random: Random): string {
  const inBands = random() < 0.5;
  const first = random() < 0.5 ? 'not shared' : randomShares(random, false);
  return shareOf(
    `      paid-on: ${inBands ? 'part-in-each-band' : 'whole-gain'}
      over 0% up to 2%: ${first}
      above 2%: ${randomShares(random, !inBands)}
`,
    lets,
  );
}

const rates = [0, 30, 40, 59, 60, 61, 100].map((value) => fraction(BigInt(value), 100n));

/** Gains at both ends of both ranges; within a range every share is straight in the gain. */
const gains = [
  [1, 79_999],
  [80_001, 4_000_000],
] as const;

/** The most that One and Two have beyond the gain: of a whole gain all that they have, in a band what one more pound brings them. */
function mostBeyond(text: string): number {
  const { contract, ...piece } = firstContract(viewOf(workspaceOf({ 'a.remit': text })).file(`${folder}a.remit`));
  const model = modelFor(contract, piece, contractYears(contract)[0]);
  assert.ok(!('problems' in model));
  const paid = (Rate: Rational, Reach: Rational, gain: number): Rational => {
    const Spend = pounds(4_000_000 - gain);
    const measurements = new Map<string, Measurement>(
      Object.entries({ Rate, Reach, Spend }).map(([name, value]) => [name, { value }]),
    );
    const { terms } = settle(model, { measurements, alreadyPaid: new Map() }, { trail: false });
    const saved = terms.find(({ term }) => term.name === 'Saved')?.parties ?? [];
    assert.ok(saved.length > 0);
    return saved
      .filter(({ party }) => party !== 'Payer')
      .map(({ rounded }) => rounded?.receives ?? zero)
      .reduce(add, zero);
  };
  let most = zero;
  for (const Rate of rates)
    for (const Reach of rates)
      for (const [low, high] of gains) {
        const [least, greatest] = [paid(Rate, Reach, low), paid(Rate, Reach, high)];
        const beyond = text.includes('whole-gain')
          ? greater(subtract(least, pounds(low)), subtract(greatest, pounds(high)))
          : subtract(subtract(greatest, least), pounds(high - low));
        most = greater(most, multiply(beyond, fraction(1n, BigInt(high))));
      }
  return toNumber(most);
}

const contracts = 80;

it(`shares beyond the whole are told of ${contracts} random contracts exactly where brute force finds one`, () => {
  const told = { yes: 0, no: 0 };
  for (let seed = 1; seed <= contracts; seed++) {
    const text = randomSharing(randomFrom(seed + 3_000_000));
    const found = findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit').filter(({ code }) => code === 'R527');
    const most = mostBeyond(text);
    told[found.length > 0 ? 'yes' : 'no']++;
    assert.equal(
      found.length > 0,
      most > 0.0005,
      `seed ${seed}: ${most}, ${found.map(({ message }) => message)} ${text}`,
    );
  }
  assert.ok(told.yes > 15 && told.no > 15, JSON.stringify(told));
}).timeout(60_000);
