import assert from 'node:assert/strict';
import { libraryFiles } from '../../server/src/library.generated.js';
import { findingsOf } from '../../server/src/workspace/findings.js';
import { libraryUri } from '../../server/src/workspace/paths.js';
import { languageFindingsIn, workspaceOf } from '../kit/workspace.js';

describe('the library', () => {
  for (const name of Object.keys(libraryFiles)) {
    it(`${name} checks without a finding`, () => {
      const workspace = workspaceOf({ 'a.remit': `use ${name.replace('.remit', '')}\n` }, libraryFiles);
      const file = workspace.file(libraryUri(name));
      assert.ok(file);
      assert.deepEqual(
        findingsOf(workspace, file).map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
  }

  it('is known by its names in a file that uses it', () => {
    const text = (threshold: string) => `use nhs/waiting-time-standards
contract C "c" {
  form: "f"
  commissioners: A
  providers: A
  services: S
  term: 1 April 2026 to 31 March 2029
  vat: exempt
  rounding: half-up
  remedy Late "Late" { when: CancerTreatment62Days below ${threshold}   action: "A plan" }
}
`;
    const found = (threshold: string) =>
      languageFindingsIn(workspaceOf({ 'a.remit': text(threshold) }, libraryFiles), 'a.remit').filter(
        ({ message }) => !/called [AS] is/.test(message),
      );
    assert.deepEqual(found('85%'), []);
    assert.deepEqual(
      found('85').map(({ message }) => message),
      ['85 says no unit, and CancerTreatment62Days is measured in percent: write 85%.'],
    );
  });
});
