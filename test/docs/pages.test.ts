import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { libraryFiles } from '../../server/src/library.generated.js';
import { allRules as rules } from '../../server/src/rules/all.js';
import { pageName } from '../../server/src/rules/page.js';
import { remitBlocks } from '../kit/blocks.js';
import { inFrame } from '../kit/frames.js';
import { read, root } from '../kit/samples.js';
import { languageFindingsIn, workspaceOf } from '../kit/workspace.js';

describe('the documentation', () => {
  it('has what it takes from the program as the program says it now', () => {
    const { status, stderr } = spawnSync(process.execPath, ['build/docs.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });

  it('has a page for every rule', () => {
    for (const rule of rules) assert.ok(existsSync(`${root}docs/rules/${pageName(rule)}`), rule.name);
  });

  for (const path of ['README.md', 'docs/language.md']) {
    for (const { line, frame, text } of remitBlocks(read(path))) {
      it(`shows sound Remit in ${path}, line ${line}`, () => {
        const workspace = workspaceOf(inFrame(frame, text), libraryFiles);
        const found = languageFindingsIn(workspace, 'example.remit').filter(({ severity }) => severity !== 'info');
        assert.deepEqual(
          found.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      });
    }
  }
});
