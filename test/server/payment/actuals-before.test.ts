import assert from 'node:assert/strict';
import { statementOf } from '../../../server/src/payment/statement.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { periodOf } from '../../kit/settlements.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

const terms = `organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Calls "Calls" { kind: outcome   unit: calls   better: higher   source: "s"   window: quarter   if-missing: fails }

contract Terms "Terms" {
  term: 1 April 2026 to 31 March 2031
  rounding: half-up
  payment More "More" {
    mechanism: calculation
    from: Payer
    to: One
    let Before: previous Calls
    amount: £10 × (Calls - Before)
    paid: yearly in-arrears
    settle: yearly within 90 days
  }
}
`;

const workspace = workspaceOf({ 'terms.remit': terms });

const quarters = ['100', '110', '120', '130'].map((calls, i) => `Calls,${calls},Q${i + 1} 2028/29\n`).join('');

/** What One receives of the year 2028/29, or what is doubtful. */
function settled(before: string): string | undefined {
  const { contract, text, scope } = firstContract(viewOf(workspace).file(`${folder}terms.remit`));
  const result = statementOf(
    contract,
    { text, scope, lineAt: () => 1 },
    periodOf('2028/29', contract),
    `measure,value,period\n${quarters}${before}\n`,
    (inputs) => String(inputs.length),
  );
  return 'doubts' in result ? result.doubts[0].message : result.terms[0].sums[0].amount;
}

describe('a count of the period before, in a table of measured values', () => {
  it('is one sum, and is not taken once for each quarter', () => assert.equal(settled('Calls,400,2027/28'), '£600.00'));

  it('is that of a time as long as the one that is settled', () =>
    assert.equal(
      settled('Calls,130,Q4 2027/28'),
      'Q4 2027/28 is neither in 2028/29, which is settled, nor the time before it that is as long.',
    ));
});
