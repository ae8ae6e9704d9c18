import assert from 'node:assert/strict';
import { complete } from '../../../server/src/features/completion.js';
import { hover } from '../../../server/src/features/hover.js';
import type { FileView } from '../../../server/src/semantics/view.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { read } from '../../kit/samples.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';

/** A word that every object of the program knows, although no list of words holds it, as a word and as a text. */
const cases: readonly (readonly [word: string, path: string])[] = [
  ['constructor', 'test/fixtures/language.remit'],
  ['"constructor"', 'test/fixtures/language.remit'],
  ['constructor', 'examples/northshire/measures.remit'],
];

describe('a word that the program knows for itself', () => {
  for (const [word, path] of cases)
    it(`means nothing in the place of any word of ${path}: ${word}`, () => {
      const text = read(path);
      const workspace = workspaceOf({}, {}, true);
      const view = viewOf(workspace);
      const uri = `${folder}file.remit`;
      for (const { index, 0: written } of text.matchAll(/(?<![\w"-])[a-z][a-z-]*(?![\w"-])/g)) {
        const changed = text.slice(0, index) + word + text.slice(index + written.length);
        workspace.set(uri, changed);
        const file = view.file(uri) as FileView;
        assert.ok(file.source.pieces.every((_, piece) => file.parsed(piece).tree.items.length > 0));
        const told = [
          findingsIn(workspace, 'file.remit'),
          hover(view, file, index + 1),
          complete(view, file, index + word.length).map(({ label, insertText }) => label + insertText),
        ];
        assert.doesNotMatch(JSON.stringify(told), /native code/, changed.slice(Math.max(0, index - 60), index + 60));
      }
    });

  it('is a unit like any other', () => {
    const text = 'measure Sites "Sites" {\n  unit: constructors\n  can-be: 0 constructors to 5%\n}\n';
    const workspace = workspaceOf({ 'a.remit': text }, {}, true);
    const messages = findingsIn(workspace, 'a.remit').map(({ message }) => message);
    assert.ok(messages.includes('Sites is measured in constructors, but this is 5%. Write 5 constructors, if that is meant.'), messages.join('\n'));
  });
});
