import assert from 'node:assert/strict';
import { remitFiles, read } from '../../kit/samples.js';
import { found, workspaceOf } from '../../kit/terms.js';

describe('the examples of the repository', () => {
  const files = Object.fromEntries(remitFiles('examples').map((path) => [path, read(path)]));
  const workspace = workspaceOf(files);
  for (const path of Object.keys(files))
    it(`come out in ${path}`, () => assert.deepEqual(found(workspace, path, 'R5').map(({ code, message }) => `${code} ${message}`), []));
});
