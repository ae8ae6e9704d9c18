import assert from 'node:assert/strict';
import fc from 'fast-check';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import { cutsOf, endOfComment, endOfLongText, endOfText } from '../../../grammar/text/splitter.js';
import { read, remitFiles } from '../../kit/samples.js';
import { remitLike, tokenSoup } from '../../kit/soup.js';

/** The pieces of a text whose cuts are shown by `|`. */
function checkCuts(marked: string): void {
  const pieces = marked.split('|');
  const text = pieces.join('');
  const { points } = cutsOf(text, landmarks);
  assert.deepEqual(
    points.map((start, i) => text.slice(start, points[i + 1] ?? text.length)),
    pieces,
  );
}

describe('cutsOf', () => {
  it('cuts before every top-level line', () => {
    checkCuts('remit 1\n|use nhs/x\n|measure A "a" {\n  kind: outcome\n}\n|measure B "b" { }\n');
    checkCuts('');
    checkCuts('\n\nmeasure A "a" { }');
  });

  it('leaves a comment with the declaration after it', () => {
    checkCuts('// first\n\nmeasure A "a" {\n}\n\n|// about B\n/* and more */\nmeasure B "b" {\n} // still B\n|// last');
    checkCuts('\ufeff// first\nmeasure A "a" { }\n');
    checkCuts('measure A "a" {\n}\n|  // about B\n\n  /* and more */\nmeasure B "b" {\n}\n  // still B\n');
    checkCuts('measure A "a"\n  kind: outcome\n  // of A\n|measure B "b" {\n}\n');
  });

  it('takes no brace, quote or comment sign for what it is not', () => {
    checkCuts('measure A "{" {\n  // }\n  /* } \n } */\n  "//"\n}\n|measure B "b" { }\n');
    checkCuts('service A "a" {\n  needs: """\n  }\n  measure M\n  """\n}\n|measure B "b" { }\n');
  });

  it('cuts before a declaration even where the one before it is open', () => {
    checkCuts('measure A "a" {\n  kind: outcome\n|measure B "b" {\n}\n');
    checkCuts('measure A "a {\n  kind: outcome\n}\n|measure B "b" {\n}\n');
    checkCuts('service A "a" {\n  needs {\n    """\n    text\n  }\n}\n|measure B "b" {\n}\n');
    checkCuts('service A "a" {\n  needs: """\n    text\n|measure B "b" {\n}\n');
    checkCuts('contract A "a" {\npayment Core "c" {\n|measure B "b" {\n}\n');
  });

  it('keeps a declaration in the block into which it was pasted without an indent', () => {
    checkCuts(
      'contract A "a" {\n  form: "x"\nmeasure B "b" {\n  kind: outcome\n}\n  vat: exempt\n}\n|measure C "c" { }\n',
    );
    checkCuts('contract A "a" {\nmeasure B "b" {\n}\n\n// note\n}\n|measure C "c" { }\n');
    checkCuts('contract A "a" {\nmeasure B "b" {\n}\nmeasure C "c" { }\n\nmeasure D "d"\n{\n}\n  vat: exempt\n}\n');
    checkCuts('contract A "a" {\n  payment P "p" {\nmeasure B "b" {\n}\n  }\n}\n|use x\n');
    checkCuts('contract A "a" {\nmeasure B "b" { } }\n|measure C "c" { }\n');
    checkCuts('contract A "a" {\nmeasure B "b" { needs: """\n}\n  """ }\n  vat: exempt\n}\n');
  });

  it('takes a block before a declaration for never closed where nothing shows that it goes on', () => {
    checkCuts('contract A "a" {\n|measure B "b" {\n}\n|service C "c" {\n}\n');
    checkCuts('contract A "a" {\n|measure B "b" {\n  kind: outcome\n|measure C "c" {\n}\n');
    checkCuts('contract A "a" {\n|measure B "b"\n}\n');
    checkCuts('contract A "a" {\n|measure B "b" {\n}\n  ');
    checkCuts('contract A "a" {\n|measure B "b"\n  }\n|x { }\n}\n');
    checkCuts('contract A "a" {\n|measure B "b" {\n}\n|use x\n  vat: exempt\n}\n');
    checkCuts(`contract A "a" {\n|${Array(4).fill('measure B "b" { }\n').join('|')}  vat: exempt\n}\n`);
  });

  it('keeps a block together whose opening brace was forgotten', () => {
    checkCuts('measure A "a"\n  kind: outcome\n}\n|  measure B "b" { }\n');
  });

  it('cuts as it would if the text began at the cut', () => {
    const texts = fc.oneof(tokenSoup, remitLike);
    fc.assert(
      fc.property(texts, (text) => {
        const { points } = cutsOf(text, landmarks);
        for (const [i, point] of points.entries()) {
          assert.deepEqual(
            cutsOf(text.slice(point), landmarks).points,
            points.slice(i).map((other) => other - point),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cuts every example at each declaration', () => {
    for (const path of remitFiles('examples')) {
      const text = read(path);
      const lines = text.match(/^[a-z]\w* .*/gm) ?? [];
      assert.equal(cutsOf(text, landmarks).points.length, lines.length, path);
    }
  });
});

describe('the ends of texts and comments', () => {
  it('ends a text at its quote, its line, or the brace that ends its line', () => {
    for (const text of ['"a"', '"a', '"', '""', '"a }', '"{"'])
      assert.equal(endOfText(`${text}\n{`, 0), text.length, text);
    assert.equal(endOfText('"{', 0), 1);
    assert.equal(endOfText('"title {', 0), 6);
    assert.equal(endOfText('"title{  \r\n', 0), 6);
  });

  it('ends a comment at its sign or at the end', () => {
    assert.equal(endOfComment('/* a */ b', 0), 7);
    assert.equal(endOfComment('/*/', 0), 3);
    assert.equal(endOfComment('/* a', 0), 4);
  });

  it('ends a long text at its quotes, and takes further quotes with them', () => {
    assert.deepEqual(endOfLongText('"""a""" b', 0, landmarks), { end: 7, closed: true });
    assert.deepEqual(endOfLongText('"""say "a"""" b', 0, landmarks), { end: 13, closed: true });
    assert.deepEqual(endOfLongText('  """\n  a\n}\n', 2, landmarks), { end: 9, closed: false });
    assert.deepEqual(endOfLongText('"""\na', 0, landmarks), { end: 5, closed: false });
  });
});
