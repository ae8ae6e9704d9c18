import assert from 'node:assert/strict';
import { documentLinks, libraryText } from '../../../server/src/features/links.js';
import { library, open, uriOf } from './workspace.js';

describe('document links', () => {
  const text = 'remit 1\nuse nhs/sample\nuse "./other.remit"\nuse "./absent.remit"\nuse nhs/absent\nuse\n';
  const { view, file } = open({ 'main.remit': text, 'other.remit': 'remit 1\n' });

  it('lead from use lines to the files and libraries that exist', () => {
    const links = documentLinks(view, file).map(({ start, end, ...rest }) => ({ at: text.slice(start, end), ...rest }));
    assert.deepEqual(links, [
      { at: 'nhs/sample', target: 'remit-library:/nhs/sample.remit', tooltip: 'Read the library nhs/sample' },
      { at: './other.remit', target: uriOf('other.remit'), tooltip: 'Open other.remit' },
    ]);
  });

  it('have a text for every library, and for no other file', () => {
    assert.equal(libraryText(view, 'remit-library:/nhs/sample.remit'), library['nhs/sample.remit']);
    assert.equal(libraryText(view, uriOf('other.remit')), undefined);
    assert.equal(libraryText(view, 'remit-library:/nhs/absent.remit'), undefined);
  });
});
