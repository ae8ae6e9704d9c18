import { strict as assert } from 'node:assert';
import { weightsNot100 } from '../../../../server/src/rules/money/weights-not-100.js';
import { findingsIn, workspaceOf } from '../../../kit/workspace.js';

/** What is said of the good example of the rule, in which two measures have 60% and 40%, with this in the place of the second share. */
function saidOf(share: string): string[] {
  const text = (weightsNot100.good as string).replace('Quits 40% {\n', share);
  const found = findingsIn(workspaceOf({ 'contract.remit': text }), 'contract.remit');
  return found.flatMap(({ rule, message }) => (rule === weightsNot100.name ? [message] : []));
}

describe('the shares of a pool that change from year to year', () => {
  const tooMuch = (year: string): string =>
    `The shares of Results are 60% + 60% = 120% in ${year}, not 100%: more is promised than there is.`;
  for (const [what, share, expected] of [
    [
      'do not add up in a year before the first that has a line of its own',
      'Quits 60% {\n  2028/29: 40%\n',
      [tooMuch('2026/27')],
    ],
    ['do not add up in a year with a line of its own', 'Quits 40% {\n  2027/28: 60%\n', [tooMuch('2027/28')]],
    ['are left alone in a year after the contract', 'Quits 40% {\n  2035/36: 60%\n', []],
    ['are left alone where they add up in each', 'Quits 50% {\n  2026/27 onwards: 40%\n', []],
  ] as const)
    it(what, () => assert.deepEqual(saidOf(share), expected));
});
