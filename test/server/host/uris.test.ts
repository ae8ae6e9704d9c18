import assert from 'node:assert/strict';
import { uriOf } from '../../../server/src/host/uris.js';

describe('the URI of a path', () => {
  const [whole, apart] = ['/care/M\u00f4n.remit', '/care/Mo\u0302n.remit'];

  it('is one for both spellings of an accent on macOS, where they open one file', () => {
    assert.equal(uriOf(apart, 'darwin'), 'file:///care/M%C3%B4n.remit');
    assert.equal(uriOf(whole, 'darwin'), 'file:///care/M%C3%B4n.remit');
  });

  it('is another for each elsewhere, where these are two files', () => {
    assert.notEqual(uriOf(apart, 'linux'), uriOf(whole, 'linux'));
  });
});
