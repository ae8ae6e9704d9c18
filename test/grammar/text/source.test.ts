import assert from 'node:assert/strict';
import fc from 'fast-check';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import { indentAt, lastAtOrBefore, lineEndAfter, lineStartBefore, lineStartsOf } from '../../../grammar/text/lines.js';
import { edit, offsetAt, pieceAt, positionAt, type Source, sourceOf, textOf } from '../../../grammar/text/source.js';
import { anywhere } from '../../kit/anywhere.js';
import { read } from '../../kit/samples.js';
import { remitLike, tokenSoup } from '../../kit/soup.js';

const fragment = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '{',
    '}',
    '"',
    '"""',
    '/*',
    '*/',
    '//',
    'a',
    'measure B "b" {\n',
    '\nmeasure B "b" { }\n',
    '\ncontract C "c" {\n',
    '\n  x: y\n',
    '\n}\n',
    '\nuse x\n',
    '\ud83d\ude00',
    '\ud83d',
    '\ufeff',
    '  ',
  ),
  tokenSoup,
);
const texts = fc.oneof(remitLike, tokenSoup, fc.constant(read('examples/northshire/partners.remit')));

/** An edit as fractions of whatever text it meets. */
const edits = fc.array(fc.tuple(anywhere, anywhere, fragment), { maxLength: 12 });

describe('Source', () => {
  it('is after any edits what the edited text would give afresh', function () {
    this.timeout(30_000);
    fc.assert(
      fc.property(texts, edits, (text, list) => {
        let source: Source = sourceOf(text, landmarks);
        let whole = text;
        for (const [at, share, inserted] of list) {
          const start = Math.floor(at * whole.length);
          const end = start + Math.floor(share * share * (whole.length - start));
          const before = source;
          const { source: after, splice } = edit(source, start, end, inserted);
          whole = whole.slice(0, start) + inserted + whole.slice(end);
          assert.deepEqual(after, sourceOf(whole, landmarks));
          assert.equal(textOf(after), whole);
          assert.equal(after.pieces.length, before.pieces.length - splice.removed + splice.added);
          // What the splice does not name is not only equal but the same.
          for (let i = 0; i < splice.first; i++) assert.equal(after.pieces[i], before.pieces[i]);
          for (let i = splice.first + splice.added; i < after.pieces.length; i++)
            assert.equal(after.pieces[i], before.pieces[i - splice.added + splice.removed]);
          source = after;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('touches few pieces where an edit stays inside a declaration', () => {
    const text = Array.from({ length: 100 }, (_, i) => `measure M${i} "m" {\n  kind: outcome\n}\n`).join('\n');
    const source = sourceOf(text, landmarks);
    const at = text.indexOf('M50') + 20;
    assert.ok(edit(source, at, at, 'x').splice.removed <= 3);
  });

  it('counts lines and characters as the protocol does', () => {
    const text = '\ufeffremit 1\r\nuse x\rmeasure A "\ud83d\ude00" {\n\n}';
    const source = sourceOf(text, landmarks);
    assert.deepEqual(positionAt(source, 0), { line: 0, character: 0 });
    assert.deepEqual(positionAt(source, text.indexOf('use')), { line: 1, character: 0 });
    assert.deepEqual(positionAt(source, text.indexOf('measure')), { line: 2, character: 0 });
    assert.deepEqual(positionAt(source, text.indexOf(' {')), { line: 2, character: 14 });
    assert.deepEqual(positionAt(source, text.length), { line: 4, character: 1 });
    assert.deepEqual(positionAt(source, 1e9), { line: 4, character: 1 });
    assert.deepEqual(positionAt(source, -5), { line: 0, character: 0 });
  });

  it('holds positions beyond a line or the file within them', () => {
    const text = 'remit 1\r\nuse x\n\nmeasure A "a" {\r}';
    const source = sourceOf(text, landmarks);
    assert.equal(offsetAt(source, { line: 0, character: 99 }), 7);
    assert.equal(offsetAt(source, { line: 1, character: 99 }), 14);
    assert.equal(offsetAt(source, { line: 2, character: 5 }), 15);
    assert.equal(offsetAt(source, { line: 3, character: 99 }), text.indexOf('\r}'));
    assert.equal(offsetAt(source, { line: 99, character: 0 }), text.length);
    assert.equal(offsetAt(source, { line: -1, character: 3 }), 0);
    assert.equal(offsetAt(source, { line: 1, character: -3 }), 9);
  });

  it('finds its way from offsets to positions and back', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const source = sourceOf(text, landmarks);
        const offset = seed % (text.length + 1);
        const position = positionAt(source, offset);
        const lineStarts = lineStartsOf(text);
        const line = lastAtOrBefore(lineStarts, offset);
        assert.deepEqual(position, { line, character: offset - lineStarts[line] });
        // Inside a line break there is no position: it is held before it.
        const back = offsetAt(source, position);
        assert.ok(back === offset || (back < offset && /^[\r\n]+$/.test(text.slice(back, offset))));
        const piece = pieceAt(source, offset);
        assert.ok(
          source.offsets[piece] <= offset && (piece + 1 === source.pieces.length || offset < source.offsets[piece + 1]),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('finds no position between the halves of a line break that cuts fall behind', () => {
    const source = sourceOf('remit 1\r\nuse x\r\n', landmarks);
    assert.deepEqual(Array.from(source.lines), [0, 1]);
    assert.deepEqual(positionAt(source, 9), { line: 1, character: 0 });
  });
});

describe('lines', () => {
  it('start after LF, CR and CRLF', () => {
    assert.deepEqual(lineStartsOf('a\nb\rc\r\nd\n\re'), [0, 2, 4, 7, 9, 10]);
    assert.deepEqual(lineStartsOf(''), [0]);
  });

  it('have a start, an end and an indent', () => {
    const text = 'a\r\n \t b\nc';
    assert.equal(lineStartBefore(text, 5), 3);
    assert.equal(lineEndAfter(text, 5), 7);
    assert.equal(lineEndAfter(text, 0), 1);
    assert.equal(lineEndAfter(text, 8), 9);
    assert.equal(indentAt(text, 3), 3);
  });
});
