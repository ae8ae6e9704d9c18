import { strict as assert } from 'node:assert';
import { read } from '../../kit/samples.js';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

/** A contract of one payment whose amount is stated, over three measures of a percentage. */
function contractOf(amount: string, more = ''): string {
  const measure = (name: string): string =>
    `measure ${name} "${name}" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails }\n`;
  return `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
${['Rate', 'Quality', 'Reach'].map(measure).join('')}
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2029
  vat: exempt
  rounding: half-up
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

function told(text: string, codes: readonly string[]): string[] {
  return findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit')
    .filter(({ code }) => codes.includes(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

const found = ['R514', 'R515', 'R525'];

describe('proofs over several measures', () => {
  for (const [what, amount, more, expected] of [
    ['say nothing where each measure raises what is paid', '£9,000 × Rate × Quality × Reach', '', []],
    [
      'find a reward for a worse result that another measure brings about, far from where it is typical',
      '£50,000 × Rate × (Quality − 20%)',
      '',
      [
        'R515: Pays more for a worse result: with Rate at 0% One has £10,000 more than at 100%, and higher is better (with Quality at 0%). Mend the ranges so that no worse result pays more.',
      ],
    ],
    [
      'find one along two measures that meet',
      '£50,000 × (the greater of 0% and (Quality − 97%)) × (the greater of 0% and (Rate − Reach))',
      '',
      [
        'R515: Pays more for a worse result: with Reach at 0% One has £750 more than at 100%, and higher is better (with Quality at 98.5%, Rate at 100%). Mend the ranges so that no worse result pays more.',
      ],
    ],
    [
      'find a jump that is large only where another measure is',
      '£9,000 × Quality + £900,000 × (the greater of 0% and (Reach − 99%))',
      '    only-if: Rate at least 50%\n',
      [
        'R514: What Results makes of Rate jumps by £18,000 at 50%: £0 just below it, £18,000 there (with Quality at 100%, Reach at 100%). Let it rise or fall over a range, or say in `jump-agreed:` why it is meant.',
      ],
    ],
    [
      'say nothing of a jump that is small wherever the others are',
      '£9,000 × Quality × Reach',
      '    only-if: Rate at least 50%\n',
      [],
    ],
    [
      'say what is not decided, with what was established',
      '£40,000 × (Rate − Reach) × (Rate − Reach) × (Rate − Reach)',
      '',
      [
        'R515: Pays more for a worse result: with Reach at 1.5625% One has £9,091.49 more than at 98.4375%, and higher is better (with Rate at 50%). Mend the ranges so that no worse result pays more.',
        'R525: Not decided for Results: whether a worse Rate pays a provider more (never more than £749.67 more). Nothing else about it is open. Write what bends as ranges of a table, let fewer measures decide about one sum, or say in `can-be:` what they can come to.',
      ],
    ],
  ] as const) {
    it(what, () => assert.deepEqual(told(contractOf(amount, more), found), expected));
  }

  it('name the quarters of one measure together, in the order of time', () => {
    const [finding] = told(read('examples/urgent-care.remit').replace(/.*jump-agreed.*\n/, ''), ['R514']);
    assert.match(finding, / \(with FourHours at 39% in Q1 to Q3 2026\/27\)/);
  });
});
