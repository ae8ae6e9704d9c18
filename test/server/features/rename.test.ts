import assert from 'node:assert/strict';
import { textOf } from '../../../grammar/text/source.js';
import { rename } from '../../../server/src/features/rename.js';
import { applied } from '../../kit/syntax.js';
import { open } from './workspace.js';

/** The text of the file with the mark after what stands there has been renamed, or why it cannot be. */
function renamed(files: Readonly<Record<string, string>>, newName: string): string {
  const { view, file, offset } = open(files);
  const edits = rename(view, file, offset, newName);
  if ('refused' in edits) return edits.refused;
  return applied(
    textOf(file.source),
    edits.filter((edit) => edit.file === file),
  );
}

const two = (mark: string) => `contract First "First" {
  payment Results "Results" { }
}
contract Second "Second" {
  payment ${mark}Core "Core" { }
  payment Results "Results" { }
}
`;

describe('a rename', () => {
  it('changes a declaration and everything that mentions it', () => {
    const text = 'measure $0Rate "Rate" { }\nservice Care "Care" { aims { aim More "More" { measured-by: Rate } } }\n';
    assert.equal(renamed({ 'a.remit': text }, 'Share'), text.replace('$0', '').replaceAll('Rate ', 'Share '));
  });

  it('changes each place once in a file that uses itself', () => {
    const text =
      'use "./a.remit"\nmeasure Rate "r" { }\nservice Care "c" { aims { aim More "m" { measured-by: $0Rate } } }\n';
    assert.equal(renamed({ 'a.remit': text }, 'Share'), text.replace('$0', '').replaceAll('Rate ', 'Share '));
  });

  it('is refused where the name is taken beside it, whoever else has it before', () => {
    assert.equal(
      renamed({ 'a.remit': two('$0') }, 'Results'),
      'Results is the name of something else already: a payment.',
    );
    assert.equal(
      renamed({ 'a.remit': two('$0') }, 'Second'),
      'Second is the name of something else already: a contract.',
    );
  });

  it('may give a name that another declaration has inside', () => {
    const text = two('$0').replace('  payment Results "Results" { }\n}\n', '  payment Extra "Extra" { }\n}\n');
    assert.match(renamed({ 'a.remit': text }, 'Extra'), /payment Extra "Core"/);
  });

  it('says of what kind the other thing is in good English', () => {
    const text = 'organisation Shore "Shore" { }\nmeasure $0Rate "Rate" { }\n';
    assert.equal(
      renamed({ 'a.remit': text }, 'Shore'),
      'Shore is the name of something else already: an organisation.',
    );
  });
});
