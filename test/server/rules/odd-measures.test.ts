import { strict as assert } from 'node:assert';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

/** A contract of one calculated payment over measures of which two have no end, beside a fixed payment of £50,000. */
function contractOf(amount: string, more: string): string {
  const measure = (name: string, unit: string): string =>
    `measure ${name} "${name}" { kind: outcome   unit: ${unit}   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails }\n`;
  return `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
${measure('Visits', 'visits')}${measure('Saving', '£')}${measure('Rate', 'percent')}
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

const codes = ['R515', 'R517', 'R518', 'R519', 'R521', 'R525'];

function told(amount: string, more: string): string[] {
  return findingsIn(workspaceOf({ 'a.remit': contractOf(amount, more) }), 'a.remit')
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
        'R515: Pays more for a worse result: with Visits at 0 visits One has £5 more than at 1 visits, and higher is better (with Rate at 0%). Mend the ranges so that no worse result pays more.',
        noEnd('Visits'),
      ],
    ],
    [
      'know where a product of two of them is at its most',
      '£2,000 − 10% of Saving × Visits × (100% − Rate)',
      '',
      [
        'R521: In 2026/27 the commissioners can have to pay £52,000, which is £1,000 more than the envelope: with Rate 0%, Saving £0, Visits 0 visits. Make the envelope larger, or limit the terms.',
        'R515: Pays more for a worse result: with Saving at £0 One has £5 more than at £100, and higher is better (with Visits at 1 visits, Rate at 50%). Mend the ranges so that no worse result pays more.',
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
  ] as const) {
    it(what, () => assert.deepEqual(told(amount, more), expected));
  }
});
