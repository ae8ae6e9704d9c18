import assert from 'node:assert/strict';
import { read, remitFiles } from '../../kit/samples.js';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

describe('the examples of the repository', () => {
  // One of the mistakes of the tutorial is a sum.
  const paths = remitFiles('examples').filter((path) => !path.endsWith('/mend-me.remit'));
  const workspace = workspaceOf(Object.fromEntries(paths.map((path) => [path, read(path)])));
  for (const path of paths) {
    it(`come out in ${path}`, () => {
      const found = findingsIn(workspace, path).filter(({ code }) => code.startsWith('R50'));
      assert.deepEqual(
        found.map(({ code, message }) => `${code} ${message}`),
        [],
      );
    });
  }
});
