import { strict as assert } from 'node:assert';
import { settledBeforeData } from '../../../../server/src/rules/money/settled-before-data.js';
import { findingsIn, workspaceOf } from '../../../kit/workspace.js';

/** The bad example of the rule, with a line more in its contract and in the measure that comes late. */
function isFound(contract: string, measure: string): boolean {
  const text = (settledBeforeData.bad as string)
    .replace(/^contract .*\n/m, (head) => `${head}${contract}`)
    .replace(/^ {2}lag: 26 weeks\n/m, (lag) => `${lag}${measure}`);
  const found = findingsIn(workspaceOf({ 'contract.remit': text }), 'contract.remit');
  return found.some(({ rule }) => rule === settledBeforeData.name);
}

describe('money settled before its data exist', () => {
  const [january, october] = ['  year-starts: January\n', '  year-starts: October\n'];
  for (const [what, contract, measure, expected] of [
    ['where both begin their years in April', '', '', true],
    ['where both begin their years in the same other month', january, january, true],
    ['not where their years begin in different months', january, october, false],
    ['not where the measure alone begins its years in another month', '', january, false],
    ['not where the contract alone does', january, '', false],
  ] as const) {
    it(`is found ${what}`, () => assert.equal(isFound(contract, measure), expected));
  }
});
