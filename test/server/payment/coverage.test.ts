import assert from 'node:assert/strict';
import { coverageOf } from '../../../server/src/payment/coverage.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { read } from '../../kit/samples.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

describe('the coverage of ranges by examples', () => {
  it('says which examples lie in which range', () => {
    const names = ['partners', 'measures', 'diabetes'];
    const workspace = workspaceOf(
      Object.fromEntries(names.map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)])),
    );
    const { contract, ...piece } = firstContract(viewOf(workspace).file(`${folder}diabetes.remit`));
    const covered = coverageOf(contract, piece);
    assert.deepEqual(
      covered.map(({ term, range, examples }) => `${term} ${range}: ${examples.join()}`),
      [
        'Outcomes below 63%: ',
        'Outcomes from 63% to below 68%: GoodYear',
        'Outcomes at least 68%: ',
        'Outcomes below 7 per 10,000 people: ',
        'Outcomes from 7 per 10,000 people to below 8.4 per 10,000 people: GoodYear',
        'Outcomes at least 8.4 per 10,000 people: ',
        'Outcomes below 76%: ',
        'Outcomes from 76% to below 84%: ',
        'Outcomes at least 84%: GoodYear',
        'Admissions over 2% up to 10%: GoodYear',
        'Admissions over 2% up to 8%: ',
      ],
    );
  });
});
