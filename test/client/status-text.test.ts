import assert from 'node:assert/strict';
import { describe as inWords } from '../../client/src/status-text.js';

describe('the status in words', () => {
  it('counts what was checked and found', () => {
    assert.equal(
      inWords({ state: 'ready', files: 4, errors: 2, warnings: 1 }),
      'Remit: 4 files checked, 2 errors, 1 warning',
    );
    assert.equal(inWords({ state: 'ready', files: 1, errors: 1, warnings: 0 }), 'Remit: 1 file checked, 1 error');
    assert.equal(inWords({ state: 'ready', files: 1, errors: 0, warnings: 3 }), 'Remit: 1 file checked, 3 warnings');
    assert.equal(inWords({ state: 'ready', files: 7, errors: 0, warnings: 0 }), 'Remit: 7 files checked, no errors');
  });

  it('claims nothing before the server has spoken', () => {
    assert.equal(inWords({ state: 'working' }), 'Remit: starting');
    assert.equal(inWords({ state: 'working', files: 12 }), 'Remit: checking 12 files');
    assert.equal(inWords({ state: 'ready' }), 'Remit: ready');
  });

  it('gives the reason when it does not work', () => {
    assert.equal(inWords({ state: 'failed', message: 'no such file' }), 'Remit: not checking: no such file');
  });
});
