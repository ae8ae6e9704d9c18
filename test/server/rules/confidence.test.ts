import { strict as assert } from 'node:assert';
import { serviceExample } from '../../../server/src/rules/examples.js';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

/** A library with one measure that is known in this way. */
const standards = (verified: string): Record<string, string> => ({
  'standards.remit': `remit 1

measure Prompt "Seen within 6 weeks" {
  kind: process
  unit: percent
  better: higher
  numerator: "People seen within 6 weeks"
  denominator: "People seen"
  targets { 2026/27: at least 75% }
  source: "A circular"
  verified: ${verified}
  window: quarter
  if-missing: fails
}
`,
});

/** What is found in a service whose requirement asks for this of the measure of the library. */
function messages(verified: string, threshold: string, rule: string): string[] {
  const requirement = `requirement Promptness "Nobody waits" {\n    measure: Prompt\n    threshold: ${threshold}\n  }`;
  const service = serviceExample({ requirements: `requirements {\n  ${requirement}\n}` });
  const text = `remit 1\nuse standards\n\n${service}`;
  const workspace = workspaceOf({ 'service.remit': text }, standards(verified));
  return findingsIn(workspace, 'service.remit').flatMap((finding) => (finding.rule === rule ? [finding.message] : []));
}

describe('what is found from an entry of a library', () => {
  for (const [rule, threshold] of [
    ['unit-mismatch', 'at least 80 days'],
    ['unit-mismatch', 'at least 80'],
    ['requirement-against-target', 'at least 80%'],
    ['target-years-gap', 'at least 70%'],
  ]) {
    it(`says how the entry is known: ${rule}, ${threshold}`, () => {
      for (const [verified, end] of [
        ['no', ' (This entry has not been verified: check it.)'],
        ['secondary-source', ' (Known from a secondary source: check it.)'],
        ['official-source', ''],
      ]) {
        const [message, ...more] = messages(verified, threshold, rule);
        assert.deepEqual(more, []);
        assert.equal(/ \([^()]*: check it\.\)$/.exec(message)?.[0] ?? '', end, message);
      }
    });
  }
});
