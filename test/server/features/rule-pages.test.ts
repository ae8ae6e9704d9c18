import assert from 'node:assert/strict';
import { rulePageText, rulePageUri, servedPages } from '../../../server/src/features/rule-pages.js';
import { read } from '../../kit/samples.js';

describe('the pages of rules', () => {
  it('have an address in any folder, under the name of the file in the documentation', () => {
    assert.equal(rulePageUri('file:///docs/rules/', 'R201'), 'file:///docs/rules/R201-unknown-name.md');
  });

  it('are told as they stand in the documentation', () => {
    for (const name of ['R201-unknown-name', 'R801-outcome-paid-by-two-contracts'])
      assert.equal(rulePageText(`${servedPages}${name}.md`), read(`docs/rules/${name}.md`));
  });

  for (const uri of ['R201-other-name.md', 'R201-unknown-name', 'R000-no-such-rule.md', '', '../README.md']) {
    it(`are not told for an address that is none: ${JSON.stringify(uri)}`, () => {
      assert.equal(rulePageText(servedPages + uri), undefined);
    });
  }
});
