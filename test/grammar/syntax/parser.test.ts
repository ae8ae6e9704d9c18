import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSameTree } from '../../../grammar/format/same.js';
import { parse } from '../../../grammar/syntax/parser.js';
import type { Item } from '../../../grammar/syntax/tree.js';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import { sourceOf } from '../../../grammar/text/source.js';
import { read, remitFiles } from '../../kit/samples.js';
import { remitLike, tokenSoup } from '../../kit/soup.js';
import { itemsOf, syntaxFindings } from '../../kit/syntax.js';

/** The file of mistakes is no example of the wording. */
const mistakes = 'examples/tutorial/mend-me.remit';
const examples = remitFiles('examples').filter((path) => path !== mistakes);

describe('parse', () => {
  for (const path of [...examples, 'test/fixtures/language.remit']) {
    it(`finds nothing wrong in ${path}`, () => assert.deepEqual(syntaxFindings(read(path)), []));
  }

  it('gives the same tree for CRLF and CR as for LF, with and without a byte order mark', () => {
    for (const path of [...examples, 'test/fixtures/language.remit']) {
      const text = read(path);
      for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\ufeff${text}`]) {
        assert.deepEqual(syntaxFindings(other), []);
        assert.ok(isSameTree(itemsOf(other), itemsOf(text)), path);
      }
    }
  });

  for (const path of examples) {
    it(`keeps what was whole, and says at most one thing, for every cut of ${path}`, function () {
      this.timeout(60_000);
      const text = read(path);
      const whole = sourceOf(text, landmarks);
      for (const [i, piece] of whole.pieces.entries()) {
        const { items } = parse(piece.text).tree;
        // Pieces before the cut stay as they are, as is shown here and there; only the one that is cut has to be parsed again.
        for (let end = 1; end < piece.text.length; end++) {
          const cut = piece.text.slice(0, end);
          if (end % 50 === 1) {
            const { pieces } = sourceOf(text.slice(0, whole.offsets[i] + end), landmarks);
            assert.equal(pieces.length, i + 1);
            for (const [k, { text: kept }] of pieces.entries()) assert.equal(kept, k < i ? whole.pieces[k].text : cut);
          }
          const { tree, findings } = parse(cut);
          assert.ok(findings.length <= 1, `${findings.map((finding) => finding.message).join('\n')}\nin:\n${cut}`);
          const lineStart = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r')) + 1;
          checkKept(items, tree.items, lineStart, cut);
        }
      }
    });
  }

  it('keeps what was whole, and says at most one thing more, for every cut of the file of mistakes', function () {
    this.timeout(60_000);
    const whole = sourceOf(read(mistakes), landmarks);
    for (const { text } of whole.pieces) {
      const { tree, findings } = parse(text);
      for (let end = 1; end < text.length; end++) {
        const cut = text.slice(0, end);
        const found = parse(cut);
        const lineStart = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r')) + 1;
        const before = findings.filter(({ start }) => start < end).length;
        if (found.findings.length > before + 1)
          assert.fail(`${found.findings.map(({ message }) => message).join('\n')}\nin:\n${cut}`);
        checkWithin(found.tree.items, 0, end);
        checkKept(tree.items, found.tree.items, lineStart, cut);
      }
    }
  });

  it('keeps its promises for tokens in any order, and for texts of any kind', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        fc.oneof(tokenSoup, remitLike, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' })),
        checkBounds,
      ),
      { numRuns: 3000 },
    );
  });

  it('keeps its promises for every fixture', () => {
    for (const path of remitFiles('test/fixtures')) checkBounds(read(path));
  });
});

describe('parse, given hostile texts,', function () {
  this.timeout(20_000);

  const nested = (open: string, middle: string, close: string) => open.repeat(10_000) + middle + close.repeat(10_000);
  const hostile: Record<string, string> = {
    'blocks 10,000 deep': nested('a { ', '', '}'),
    'blocks 10,000 deep on lines of their own': nested('a {\n', '', '}\n'),
    'blocks 10,000 deep, never closed': 'a { '.repeat(10_000),
    'brackets 10,000 deep': `a { b: ${nested('(', '1', ')')} }`,
    'brackets 10,000 deep, never closed': `a { b: ${'('.repeat(10_000)}`,
    '10,000 times the lesser of': `a { b: ${'the lesser of '.repeat(10_000)}`,
    '20,000 minus signs before a number': `a { b: ${'-'.repeat(20_000)}1 }`,
    '20,000 minus signs with spaces': `a { b: ${'- '.repeat(20_000)}1 }`,
    '20,000 signs between numbers': `a { b: ${'1 + '.repeat(20_000)}1 }`,
    '20,000 shares of shares': `a { b: ${'1% of '.repeat(20_000)}A }`,
    'a line of 10 MB of letters': `measure A "a" { kind: ${'x'.repeat(10_000_000)} }`,
    'a line of 10 MB of one number': `measure A "a" { size: ${'1'.repeat(10_000_000)} }`,
    'a text of 10 MB': `measure A "${'x'.repeat(10_000_000)}" { }`,
    'a long text of 10 MB that is never closed': `service A "a" { needs: """${'\n  x'.repeat(2_500_000)}`,
    'a comment of 10 MB that is never closed': `/*${'x'.repeat(10_000_000)}`,
    '10 MB of spaces': ' '.repeat(10_000_000),
    NUL: 'measure A "a" {\0 kind\0: out\0come }\0',
    'lone surrogates': 'measure A "\ud800" { \udc00: \ud83d }',
    'CR only': 'measure A "a" {\r  kind: outcome\r  unit\r}\r',
    'a byte order mark in the middle': 'measure A "a" {\ufeff\n\ufeff kind: outcome\n}\n',
    '20,000 words': 'word '.repeat(20_000),
    '20,000 names on lines of their own': `a {\n${'Name\n'.repeat(20_000)}}`,
    '20,000 unfinished lines': `a {\n${'key:\n'.repeat(20_000)}}`,
    '20,000 lines without a colon': `a {\n${'key word\n'.repeat(20_000)}}`,
    '20,000 lines that go on without a comma': `a {\n${'b: c\n  D 5%\n'.repeat(20_000)}}`,
    '100,000 lines on one': `a { ${'b: 1   '.repeat(100_000)} }`,
    '100,000 half-typed lines on one': `a { ${'b:;C D;e: 1;F G;'.repeat(25_000)} }`,
    '100,000 sentences on one': `a { ${'A B;C D E;'.repeat(50_000)} }`,
    '20,000 sentences': `a {\n${'The provider shall deliver.\nk: v\n'.repeat(20_000)}}`,
    '20,000 forgotten braces': `a {\n${'b C\n  d: e\n  }\n'.repeat(20_000)}}`,
    '20,000 blocks never closed': `a {\n${'  b {\n    c: d\n'.repeat(20_000)}}`,
  };
  for (const sign of '{}()[]:;,"\'`/\\|<>=+-–−×*÷.%£€$#@!?&^~_“”‘’•')
    hostile[`20,000 times ${sign}`] = sign.repeat(20_000);
  for (const sign of [
    '""',
    '"""',
    '//',
    '/*',
    '*/',
    '{}',
    '}{',
    '()',
    ': ',
    ', ',
    '{\n',
    '}\n',
    '\n',
    '\r',
    '"\n',
    ',\n',
    '- a\n',
    'a:{',
  ]) {
    hostile[`20,000 times ${JSON.stringify(sign)}`] = sign.repeat(20_000);
  }

  for (const [name, text] of Object.entries(hostile)) it(`survives ${name}`, () => checkBounds(text));
});

/** Every offset lies in the text, every part within the whole that it is a part of, and every finding says something. */
function checkBounds(text: string): void {
  for (const piece of sourceOf(text, landmarks).pieces) {
    const { tree, findings } = parse(piece.text);
    const size = piece.text.length;
    for (const { start, end, message, fix } of findings) {
      if (!(start >= 0 && start <= end && end <= size && message.length > 10))
        assert.fail(`${start} ${end} ${message}`);
      for (const edit of fix?.edits ?? []) assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= size);
    }
    for (const comment of tree.comments) assert.equal(piece.text.slice(comment.start, comment.end), comment.text);
    checkWithin(tree.items, 0, size);
  }
}

function checkWithin(node: unknown, from: number, to: number): void {
  if (Array.isArray(node)) {
    let at = from;
    for (const entry of node) {
      checkWithin(entry, from, to);
      if (entry.start < at)
        assert.fail(
          `${JSON.stringify(entry.kind)} at ${entry.start} begins before what stands before it ends, at ${at}`,
        );
      at = entry.end;
    }
    return;
  }
  if (typeof node !== 'object' || node === null || !('start' in node)) return;
  const { start, end, kind } = node as { start: number; end: number; kind: string };
  if (!(start >= from && start <= end && end <= to))
    assert.fail(`${kind} from ${start} to ${end} is not within ${from} to ${to}`);
  for (const value of Object.values(node)) {
    if (typeof value === 'object') checkWithin(value, start, end);
  }
}

/** All items that ended on lines before `lineStart` are in the tree of the cut text, with what they said. */
function checkKept(whole: readonly Item[], cut: readonly Item[], lineStart: number, text: string): void {
  for (const [i, item] of whole.entries()) {
    if (item.start >= lineStart) return;
    const kept = cut[i];
    if (item.end < lineStart) {
      if (!isSameTree(kept, item)) assert.fail(`lost ${text.slice(item.start, item.end)} in:\n${text}`);
    } else if (item.kind === 'block' && item.open < lineStart) {
      if (kept?.kind !== 'block' || !isSameTree(kept.head, item.head))
        assert.fail(`lost the block at ${item.start} in:\n${text}`);
      else checkKept(item.items, kept.items, lineStart, text);
    }
  }
}
