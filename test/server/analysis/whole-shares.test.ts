import { strict as assert } from 'node:assert';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';
import { contractOf } from './held-back-terms.js';

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
