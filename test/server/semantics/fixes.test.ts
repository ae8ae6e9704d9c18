import assert from 'node:assert/strict';
import { libraryFiles } from '../../../server/src/library.generated.js';
import { withoutMarks } from '../../kit/marked.js';
import { read, remitFiles } from '../../kit/samples.js';
import { others } from '../../kit/semantics.js';
import { fixed, languageFindingsIn, workspaceOf } from '../../kit/workspace.js';

const name = 'example.remit';

describe('the fixes of the checks of meaning', () => {
  for (const path of remitFiles('test/fixtures/semantics')) {
    it(`each mend what they are for, and break nothing: ${path}`, () => {
      const text = withoutMarks(read(path));
      const workspace = workspaceOf({ ...others, [name]: text }, libraryFiles);
      const found = languageFindingsIn(workspace, name);
      const wording = found.filter(({ code }) => code < 'R2').length;
      for (const finding of found) {
        for (const fix of finding.fixes) {
          const after = languageFindingsIn(
            workspaceOf({ ...others, [name]: fixed(workspace, name, fix) }, libraryFiles),
            name,
          );
          const same = (list: typeof found) =>
            list.filter(({ rule, message }) => rule === finding.rule && message === finding.message).length;
          assert.ok(same(after) < same(found), `"${fix.title}" does not mend: ${finding.message}`);
          // What a fix adds may be left for its author to fill in.
          const broken = after.filter(({ code, rule }) => code < 'R2' && rule !== 'value-missing').length;
          assert.ok(broken <= wording, `"${fix.title}" breaks the wording: ${finding.message}`);
        }
      }
    });
  }

  it('write the word of a missing line where only one can stand in it, and leave the others to their author', () => {
    const text = 'contract C "C" {\n  pooled-fund P "P" {\n    overspend {\n    }\n    reserve R {\n    }\n  }\n}\n';
    const workspace = workspaceOf({ ...others, [name]: text }, libraryFiles);
    const added = languageFindingsIn(workspace, name)
      .filter(({ message }) => /^(?:`overspend`|The reserve R) /.test(message))
      .flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ text: written }) => written.trim())));
    assert.deepEqual(added, ['paid-on: part-in-each-band', 'budget:']);
  });
});
