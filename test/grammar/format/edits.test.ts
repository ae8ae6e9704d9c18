import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editsBetween } from '../../../grammar/format/edits.js';
import { applied } from '../../kit/syntax.js';

describe('editsBetween', () => {
  it('turns one text into the other', () => {
    const lines = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd\r', 'end'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(lines, lines, (before, after) => assert.equal(applied(before, editsBetween(before, after)), after)),
    );
  });

  it('touches only the lines that differ', () => {
    assert.deepEqual(editsBetween('a\n  b\nc\nd\n', 'a\nb\nc\nnew\nd\n'), [
      { start: 2, end: 6, text: 'b\n' },
      { start: 8, end: 8, text: 'new\n' },
    ]);
    assert.deepEqual(editsBetween('a\n', 'a\n'), []);
  });
});
