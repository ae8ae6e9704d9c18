import { strict as assert } from 'node:assert';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

function told(text: string, code: string): string[] {
  return findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit')
    .filter((finding) => finding.code === code)
    .map(({ message }) => message);
}

const parties = `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
`;

const head = `contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2027
  vat: exempt
  rounding: half-up
`;

const percent = 'unit: percent   numerator: "n"   denominator: "d"';

/** A payment for one measure by ranges. */
function payment(unit: string, ranges: readonly string[], more = ''): string {
  return `${parties}
measure Rate "Rate" { kind: outcome   ${unit}   better: higher   source: "s"   window: year   if-missing: fails }
${head}  payment Results "Results" {
    mechanism: outcome
    from: Payer
    to: One
    pool: £1,000,000 per year
    pool-is: on-top-of Core
    Rate 100% {
${ranges.map((range) => `      ${range}\n`).join('')}    }
${more}    paid: yearly in-arrears
    settle: yearly within 120 days
  }
  payment Core "Core" { mechanism: fixed   from: Payer   to: One   amount: £2,000,000 per year   paid: monthly in-arrears }
}
`;
}

const steps = (worth: string): string[] => [
  'below 34%: nothing',
  `from 34% to below 40%: ${worth} for each whole 1 percentage-point above 34%`,
  'at least 40%: £240,000',
];

const advice = 'Leave out `whole`, so that parts of a step are paid too, or say in `jump-agreed:` why it is meant.';

describe('jumps at whole steps', () => {
  for (const [what, text, expected] of [
    [
      'are told once, with what a step is worth',
      payment(percent, steps('£40,000')),
      [
        `What Results makes of Rate jumps by £40,000 per whole step, as at 35%: £0 just below it, £40,000 there. ${advice}`,
      ],
    ],
    [
      'are told beside a jump between two ranges that is larger',
      payment(percent, steps('£14,000')),
      [
        `What Results makes of Rate jumps by £14,000 per whole step, as at 35%: £0 just below it, £14,000 there. ${advice}`,
        'What Results makes of Rate jumps by £170,000 at 40%: £70,000 just below it, £240,000 there. Let it rise or fall over a range, or say in `jump-agreed:` why it is meant.',
      ],
    ],
    [
      'are not told where a step is worth little',
      payment(percent, [steps('£4,000')[0], 'at least 34%: £4,000 for each whole 1 percentage-point above 34%']),
      [],
    ],
    [
      'are not told where they are agreed',
      payment(percent, steps('£40,000'), '    jump-agreed: "Each point is a ward that is done."\n'),
      [],
    ],
    [
      'are found at every one of many fine steps',
      payment(percent, ['below 34%: nothing', 'at least 34%: £15,000 for each whole 0.1 percentage-points above 34%']),
      [
        `What Results makes of Rate jumps by £15,000 per whole step, as at 34.1%: £0 just below it, £15,000 there. ${advice}`,
      ],
    ],
    [
      'are none where a measure is rounded to the steps',
      payment(`${percent}   rounded-to: 0.1%`, [
        'below 34%: nothing',
        'at least 34%: £15,000 for each whole 0.1 percentage-points above 34%',
      ]),
      [],
    ],
    [
      'are none where each of what is counted is a step',
      payment('unit: quits', [
        'below 640 quits: nothing',
        'at least 640 quits: £12,000 for each whole 1 quit above 640 quits',
      ]),
      [],
    ],
    [
      'say what one more is worth where many of what is counted are a step',
      payment('unit: quits', [
        'below 640 quits: nothing',
        'at least 640 quits: £12,000 for each whole 10 quits above 640 quits',
      ]),
      [
        `What Results makes of Rate jumps by £12,000 per whole step, as at 650 quits: £0 just below it, £12,000 there. One more or less is worth £12,000. ${advice}`,
      ],
    ],
  ] as const) {
    it(what, () => assert.deepEqual(told(text, 'R514'), expected));
  }
});

/** A remedy for each quarter, of which the third takes more than all others. */
function remedy(third: string, better: string): string {
  return `${parties}
measure Seen "Seen in time" { kind: process   ${percent}   better: ${better}   source: "s"   window: quarter   if-missing: fails }
${head}  payment Core "Core" { mechanism: fixed   from: Payer   to: One   amount: £2,000,000 per year   paid: monthly in-arrears }
  let Held {
    Q1 2026/27: £2,000
    Q2 2026/27: £2,000
    Q3 2026/27: ${third}
    Q4 2026/27: £2,000
  }
  remedy Slow "People wait too long" {
    when: Seen below 95%
    each: quarter
    withhold: Held
    from: Core
    returned: no
    most-withheld: £100,000 per year
  }
}
`;
}

describe('the quarters of a measure', () => {
  it('show a jump in any of them', () => {
    assert.deepEqual(told(remedy('£30,000', 'higher'), 'R514'), [
      'What Slow makes of Seen in Q3 2026/27 jumps by £30,000 at 95%: £30,000 just below it, £0 there. Let it rise or fall over a range, or say in `jump-agreed:` why it is meant.',
    ]);
    assert.deepEqual(told(remedy('£2,000', 'higher'), 'R514'), []);
  });

  it('show a reward for a worse result in any of them', () => {
    const [found, ...others] = told(remedy('£30,000', 'lower'), 'R515');
    assert.match(found, /^Pays more for a worse result: with Seen in Q3 2026\/27 at 95% One has £30,000 more than at /);
    assert.deepEqual(others, []);
  });
});

/** A payment in three years that rises by an uplift, less where a condition fails. */
function rising(measure: string, condition: string, lower = '40%'): string {
  return `${parties}
measure Rate "Rate" { kind: outcome   ${measure}   better: higher   source: "s"   window: year   if-missing: fails }
${head.replace('31 March 2027', '31 March 2029')}  payment Core "Core" {
    mechanism: fixed
    from: Payer
    to: One
    amount: £1,000,000 per year
    uplift: 10% per year
    reduced {
      combine: added
      percent-of: amount-earned
      unless ${condition}: ${lower}
    }
    paid: yearly in-arrears
    settle: yearly within 90 days
  }
}
`;
}

describe('what differs from year to year', () => {
  it('is told of the year in which a jump is largest', () => {
    // 40% of £1,210,000.
    assert.deepEqual(told(rising(percent, 'Rate at least 60%'), 'R514'), [
      'What Core makes of Rate jumps by £484,000 at 60% in 2028/29: £726,000 just below it, £1,210,000 there. Let it rise or fall over a range, or say in `jump-agreed:` why it is meant.',
    ]);
  });

  it('is told of the year in which a worse result pays most', () => {
    const [found, ...others] = told(rising(percent, 'Rate below 60%'), 'R515');
    assert.match(
      found,
      /^Pays more for a worse result in 2028\/29: with Rate at just below 60% One has £484,000 more than at /,
    );
    assert.deepEqual(others, []);
  });
});

it('what is answered by yes or no has no jump: nothing lies between', () => {
  assert.deepEqual(told(rising('unit: yes-or-no   numerator: "n"', 'Rate is yes'), 'R514'), []);
});
