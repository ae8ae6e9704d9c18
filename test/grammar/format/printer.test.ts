import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editsBetween } from '../../../grammar/format/edits.js';
import { format } from '../../../grammar/format/format.js';
import { isSameTree } from '../../../grammar/format/same.js';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import { sourceOf } from '../../../grammar/text/source.js';
import { withoutMarks } from '../../kit/marked.js';
import { read, remitFiles } from '../../kit/samples.js';
import { remitLike, tokenSoup } from '../../kit/soup.js';
import { applied, commentsOf, itemsOf } from '../../kit/syntax.js';

/** What must hold of every text; gives back its formatted form. */
function checkPromises(text: string): string {
  const { text: once } = format(text);
  assert.equal(format(once).text, once, 'formatting again changes nothing');
  assert.ok(isSameTree(itemsOf(text), itemsOf(once)), `the tree is the same:\n${text}\n----\n${once}`);
  assert.deepEqual(commentsOf(once), commentsOf(text));
  assert.equal(applied(text, editsBetween(text, once)), once);
  return once;
}

describe('format', () => {
  for (const path of remitFiles('examples')) {
    it(`leaves ${path} as it is`, () => {
      const text = read(path);
      const { text: once, left } = format(text);
      assert.equal(once, text);
      // What has a mistake in its wording is left as it is, and named.
      if (!path.endsWith('/mend-me.remit')) assert.deepEqual(left, []);
    });

    it(`keeps its promises for cuts all over ${path}`, function () {
      this.timeout(60_000);
      const text = read(path);
      const { pieces, offsets } = sourceOf(text, landmarks);
      for (const [i, piece] of pieces.entries()) {
        for (let end = 1; end <= piece.text.length; end += 11) {
          const cut = piece.text.slice(0, end);
          const once = checkPromises(cut);
          // What stands before the declaration that is cut is laid out as it was, whatever comes of that.
          if (end % 88 === 1)
            assert.equal(checkPromises(text.slice(0, offsets[i]) + cut), text.slice(0, offsets[i]) + once);
        }
      }
    });
  }

  for (const path of remitFiles('test/fixtures/format')) {
    if (!path.endsWith('.before.remit')) continue;
    it(`lays out ${path}`, () => {
      assert.equal(checkPromises(read(path)), read(path.replace('.before.', '.after.')));
    });
  }

  it('keeps its promises for the language page and for texts with mistakes in them', () => {
    for (const path of remitFiles('test/fixtures')) checkPromises(withoutMarks(read(path)));
  });

  it('keeps its promises for texts made of Remit in disorder', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.oneof(remitLike, tokenSoup), (text) => {
        checkPromises(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('loses no character but spaces', () => {
    fc.assert(
      fc.property(fc.oneof(remitLike, tokenSoup), (text) => {
        const visible = (of: string) =>
          of
            .replace(/[\s\ufeff]/g, '')
            .replace(/[–−]/g, '-')
            .replaceAll('÷', '/');
        assert.equal(visible(format(text).text), visible(text));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a declaration with a mistake as it is, and formats the others', () => {
    const text =
      'measure A   "a" {\n kind: outcome\n}\nmeasure B   "b" {\n  kind: [which]\n}\nmeasure C   "c" {\n kind: outcome\n}\n';
    const { text: result, left } = format(text);
    assert.equal(
      result,
      'measure A "a" {\n  kind: outcome\n}\n\nmeasure B   "b" {\n  kind: [which]\n}\nmeasure C "c" {\n  kind: outcome\n}\n',
    );
    assert.deepEqual(
      left.map(({ line }) => line),
      [5],
    );
    assert.match(left[0].reason, /still to be filled/);
  });

  it('keeps the line breaks of which there are most, and drops a byte order mark', () => {
    assert.equal(format('measure A "a" {\r\nkind: outcome\r\n}').text, 'measure A "a" {\r\n  kind: outcome\r\n}\r\n');
    assert.equal(format('measure A "a" {\nkind: outcome\r\n}\n').text, 'measure A "a" {\n  kind: outcome\n}\n');
    assert.equal(format('\ufeffremit 1').text, 'remit 1\n');
    assert.equal(format('\r\n \t\n').text, '');
    assert.equal(format('').text, '');
  });

  it('says on which line of the file the mistake is', () => {
    const { left } = format('remit 1\r\n\r\n// why\r\nmeasure A "a" {\r\n  kind: outcome\r\n  £:\r\n}\r\n');
    assert.deepEqual(
      left.map(({ line }) => line),
      [6],
    );
  });

  it('lays out 10,000 lines, and finds them tidy then', () => {
    const contract = read('examples/northshire/diabetes.remit').split('\n').slice(4).join('\n');
    const untidy = Array.from({ length: 55 }, (_, i) =>
      contract.replace(/^ +/gm, '').replaceAll('Diabetes', `Diabetes${i}`),
    ).join('\n');
    const tidy = format(untidy).text;
    assert.notEqual(tidy, untidy);
    assert.equal(format(tidy).text, tidy);
  });
});
