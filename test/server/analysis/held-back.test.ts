import { strict as assert } from 'node:assert';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';
import { contractOf, fixedCore, pool, remedy, visits } from './held-back-terms.js';

const codes = ['R514', 'R515', 'R525'];

const priced = '    price: £200 per visit\n';
const counted = `${priced}    most-counted: 760 visits\n`;

const prompt =
  'measure Prompt "Prompt" { kind: process   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: month   if-missing: fails }\n';

const cases: readonly [name: string, terms: string, expected: readonly string[]][] = [
  [
    'finds nothing where a remedy takes a part of what is paid for each',
    visits(counted) + remedy('Slow', '5% of Core', '5% of Core per year'),
    [],
  ],
  [
    'finds nothing where two parties have such a payment',
    visits(counted, 'One 70%, Two 30%') + remedy('Slow', '5% of Core', 'the lesser of £6,000 and Core'),
    [],
  ],
  [
    'finds nothing where a fixed sum is taken, and no more than there is',
    visits(counted) + remedy('Slow', '£8,000', 'the lesser of £8,000 and Core'),
    [],
  ],
  [
    'finds nothing else where the pool is a part of a payment that has a condition',
    fixedCore('    only-if: Rate at least 34%\n    jump-agreed: "why"\n') +
      pool('20% of Core').replace(
        '      below 50%:     nothing\n      at least 50%:  100%\n',
        '      below 50%: nothing\n      from 50% to below 60%: 0% rising to 100%\n      at least 60%: 100%\n',
      ),
    [],
  ],
  [
    'finds a fall where the part is of what comes before a limit',
    visits(`${priced}    most-paid: £150,000 per year\n`) + remedy('Slow', '5% of Core', '£9,000'),
    [
      'R515: Pays more for a worse result: with Visits at 750 visits One has £1,500 more than at 900 visits, and higher is better (with Rate at 20%). Mend the ranges so that no worse result pays more.',
    ],
  ],
  [
    'finds a jump that is as large as one likes',
    visits(priced) + remedy('Slow', '5% of Core', '5% of Core per year'),
    [
      'R514: What Slow makes of Rate jumps by £100,000 at 40%: £100,000 just below it, £0 there (with Visits at 10,000 visits). Let it rise or fall over a range, or say in `jump-agreed:` why it is meant.',
    ],
  ],
  [
    'decides each month of what is returned once a later month is met',
    fixedCore() +
      remedy('Slow', '24% of Core', '£15,000 per year', 'Prompt below 90%')
        .replace('each: year', 'each: month')
        .replace('returned: no', 'returned: when-met'),
    [
      'R514: What Slow makes of Prompt in March 2027 jumps by £15,000 at 90%: £15,000 just below it, £0 there (with Prompt at 45% in April 2026 to February 2027). Let it rise or fall over a range, or say in `jump-agreed:` why it is meant.',
    ],
  ],
];

describe('what is proved of a payment of which something is held back', () => {
  for (const [name, terms, expected] of cases)
    it(name, () => {
      const found = findingsIn(
        workspaceOf({ 'a.remit': contractOf(terms).replace('contract Terms', `${prompt}contract Terms`) }),
        'a.remit',
      );
      assert.deepEqual(
        found.filter(({ code }) => codes.includes(code)).map(({ code, message }) => `${code}: ${message}`),
        expected,
      );
    });
});
