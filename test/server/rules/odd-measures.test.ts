import { strict as assert } from 'node:assert';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

/** A contract of one calculated payment over measures of which two have no end, beside a fixed payment of £50,000. */
function contractOf(amount: string, more: string, ofRate = ''): string {
  const measure = (name: string, unit: string, lines = ''): string =>
    `measure ${name} "${name}" { kind: outcome   unit: ${unit}   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails\n${lines} }\n`;
  return `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
${measure('Visits', 'visits')}${measure('Saving', '£')}${measure('Rate', 'percent', ofRate)}
population Clinic "Clinic" { includes: "i"   excludes: "e"   size: 120 people on 1 January 2026   source: "s" }
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2029
  envelope: £51,000 per year
  vat: exempt
  rounding: half-up
  payment Core "Core" {
    mechanism: fixed
    from: Payer
    to: One
    amount: £50,000 per year
    paid: monthly in-arrears
  }
  payment Results "Results" {
    mechanism: calculation
    from: Payer
    to: One
    amount: ${amount}
${more}    paid: yearly in-arrears
    settle: yearly within 120 days
  }
}
`;
}

const codes = ['R515', 'R516', 'R517', 'R518', 'R519', 'R521', 'R522', 'R523', 'R525'];

function told(...terms: Parameters<typeof contractOf>): string[] {
  return findingsIn(workspaceOf({ 'a.remit': contractOf(...terms) }), 'a.remit')
    .filter(({ code }) => codes.includes(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

const noEnd = (name: string): string =>
  `R519: Nothing limits what Results pays: it grows with ${name} without end. Add \`most-paid:\`, or end it with a range that pays the same for all that lies above.`;

describe('proofs over measures without an end', () => {
  for (const [what, amount, more, expected] of [
    [
      'say what a payment grows with, whatever another measure must be for that',
      '£10 × Visits × (Rate − 50%)',
      '',
      [
        'R515: Pays more for a worse result: with Visits at 0 visits One has £5 more than at 1 visit, and higher is better (with Rate at 0%). Mend the ranges so that no worse result pays more.',
        noEnd('Visits'),
      ],
    ],
    [
      'know where a product of two of them is at its most',
      '£2,000 − 10% of Saving × Visits × (100% − Rate)',
      '',
      [
        'R521: In 2026/27 the commissioners can have to pay £52,000, which is £1,000 more than the envelope: with Rate 0%, Saving £0, Visits 0 visits. Make the envelope larger, or limit the terms.',
        'R515: Pays more for a worse result: with Saving at £0 One has £5 more than at £100, and higher is better (with Visits at 1 visit, Rate at 50%). Mend the ranges so that no worse result pays more.',
        'R515: Pays more for a worse result: with Visits at 0 visits One has £5 more than at 100 visits, and higher is better (with Saving at £1, Rate at 50%). Mend the ranges so that no worse result pays more.',
      ],
    ],
    [
      'take a limit for what is paid only where it is reached',
      '£1,000 × Visits / (Visits + 10 visits)',
      '    most-paid: £5,000 per year\n',
      ['R517: `most-paid` can never matter: what it limits never exceeds £1,000. Mend its sum, or take it out.'],
    ],
    [
      'find a reward for a worse result where it takes many units to make a pound',
      '£1,000 − £0.10 × Visits',
      '',
      [
        'R515: Pays more for a worse result: with Visits at 0 visits One has £10 more than at 100 visits, and higher is better. Mend the ranges so that no worse result pays more.',
      ],
    ],
    [
      'find a floor that grows beyond its limit',
      '£100 × Rate',
      '    most-paid: £1,000 per year\n    least-paid: £1 × Visits\n',
      [
        noEnd('Visits'),
        'R517: `most-paid` can never matter: what it limits never exceeds £100. Mend its sum, or take it out.',
        'R518: `least-paid` grows with Visits without end, beyond `most-paid`. The least cannot be more than the most: mend one of the two.',
      ],
    ],
    [
      'let a condition beside a divisor keep it from being 0',
      '£1,000 × Visits / Saving × £1',
      '    only-if: Saving at least £5,000\n    most-paid: £900 per year\n',
      [
        'R515: Pays more for a worse result: with Saving at £5,000 One has £871.88 more than at £160,000, and higher is better (with Visits at 4,500 visits). Mend the ranges so that no worse result pays more.',
      ],
    ],
    [
      'find a divisor that can be 0 in spite of the condition beside it',
      '£1,000 / (Saving − £6,000) × £1',
      '    only-if: Saving at least £5,000\n    most-paid: £900 per year\n',
      [
        'R515: Pays more for a worse result: with Saving at just below £5,000 One has £16 more than at £5,937.50, and higher is better. Mend the ranges so that no worse result pays more.',
        'R522: Here something is divided by what can be 0, with Saving £6,000: then there is no sum. Write for example `the greater of … and …` around the divisor, or a condition beside it.',
      ],
    ],
  ] as const) {
    it(what, () => assert.deepEqual(told(amount, more), expected));
  }
});

describe('proofs over measures that are rounded', () => {
  const condition = '    only-if: Rate at least 38%\n';
  for (const [what, ofRate, expected] of [
    ['know that a value may be rounded up to a bound', 'can-be: 0% to 37.5%\n rounded-to: 1%', []],
    [
      'know that none is rounded up so far',
      'can-be: 0% to 37.4%\n rounded-to: 1%',
      ['R516: `Rate at least 38%` can never hold, whatever is measured. Mend its bound.'],
    ],
    [
      'take steps of nothing for none',
      'baseline: 37.9% in 2024/25\n population: Clinic\n rounded-to: 0%',
      [
        'R523: Results pays for luck: with performance unchanged at its baseline of 37.9%, Rate comes to at least 38% in 49.5% of years by chance alone, because it is a percentage of 120 people (exact binomial). Set the threshold further from the baseline, or count more people or more years together.',
      ],
    ],
  ] as const)
    it(what, () => assert.deepEqual(told('£900 per year', condition, ofRate), expected));
});

describe('a measure with the unit of a count', () => {
  const scored = (baseline: string): string[] =>
    findingsIn(
      workspaceOf({
        'a.remit': `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Score "Score" { kind: outcome   unit: points   better: higher   source: "s"   window: year   if-missing: fails   baseline: ${baseline} in 2025/26 }
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2029
  vat: exempt
  rounding: half-up
  payment Results "Results" {
    mechanism: outcome
    from: Payer
    to: One
    pool: £100,000 per year
    Score 100% {
      below 0.6 points: nothing
      from 0.6 points to below 0.8 points: 50%
      at least 0.8 points: 100%
    }
    paid: yearly in-arrears
    settle: yearly within 120 days
  }
}
`,
      }),
      'a.remit',
    )
      .filter(({ code }) => code === 'R513' || code === 'R523')
      .map(({ code, message }) => `${code}: ${message}`);

  it('is counted in whole ones', () => {
    assert.match(scored('1 point').join('\n'), /^R513: Nothing that can be measured lies in `from 0\.6 points/m);
  });

  it('is not, and varies by no known chance, where the file itself has it in parts', () =>
    assert.deepEqual(scored('0.6 points'), []));
});
