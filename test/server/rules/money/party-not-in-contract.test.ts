import { strict as assert } from 'node:assert';
import { partyNotInContract } from '../../../../server/src/rules/money/party-not-in-contract.js';
import { findingsIn, workspaceOf } from '../../../kit/workspace.js';

/** How often parties are missed where the bad example, in which Harbour is no party, has these commissioners. */
function missed(commissioners: string): number {
  const text = (partyNotInContract.bad as string).replace('commissioners: Eastmere', `commissioners: ${commissioners}`);
  const found = findingsIn(workspaceOf({ 'contract.remit': text }), 'contract.remit');
  return found.filter(({ rule }) => rule === partyNotInContract.name).length;
}

describe('a party that the lists of a contract do not name', () => {
  for (const [what, commissioners, times] of [
    ['is missed', 'Eastmere', 1],
    ['is not missed where one of them is misspelt', 'Eastmer', 0],
    ['is not missed where a title stands for one of them', 'Eastmere City Council', 0],
    ['is not missed where a text stands for one of them', '"Eastmere City Council"', 0],
  ] as const)
    it(what, () => assert.equal(missed(commissioners), times));
});
