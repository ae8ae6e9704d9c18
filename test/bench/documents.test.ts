import assert from 'node:assert/strict';
import { parse } from '../../grammar/syntax/parser.js';
import { contractDocument } from './documents/contract.js';
import { fileName, remitDocument, remitWorkspaceFile } from './documents/remit.js';
import { type Mark, type MarkedDocument, MarkedText, textOf } from './marked.js';

function typed(document: MarkedDocument, mark: Mark): string {
  const lines = [...document.lines];
  const line = lines[mark.line] ?? '';
  lines[mark.line] = line.slice(0, mark.character) + mark.argument + line.slice(mark.character);
  return textOf({ ...document, lines });
}
function messages(text: string): string[] {
  return parse(text).findings.map(
    (finding) => `${finding.message} at ${text.slice(finding.start - 30, finding.end + 10)}`,
  );
}

describe('the documents of the benchmark', () => {
  it('leave no marks in the text, and know where they were', () => {
    const { lines, marks } = new MarkedText(1).add('a⟦v x⟧b ⟦h n(a|b)⟧c\n⟦s "⟧d').done();
    assert.deepEqual(lines, ['ab c', 'd']);
    assert.deepEqual(marks.v, [{ line: 0, character: 1, argument: 'x' }]);
    assert.deepEqual(marks.h, [{ line: 0, character: 3, argument: 'n(a|b)' }]);
    assert.deepEqual(marks.s, [{ line: 1, character: 0, argument: '"' }]);
  });

  it('are always the same for the same seed', () => {
    assert.deepEqual(remitDocument(2000, 7), remitDocument(2000, 7));
    assert.notDeepEqual(remitDocument(2000, 7), remitDocument(2000, 8));
    assert.deepEqual(contractDocument(2000, 7), contractDocument(2000, 7));
  });

  for (const lines of [1000, 10_000, 50_000]) {
    it(`are about as long as asked for, ${lines} lines, and written well`, () => {
      const document = remitDocument(lines, 42);
      assert.ok(Math.abs(document.lines.length - lines) < 60, `${document.lines.length} lines`);
      assert.deepEqual(messages(textOf(document)), []);
    });
  }

  it('stay well written where typing should keep them valid, and break where it should not', () => {
    const document = remitDocument(1000, 42);
    for (const mark of [...document.marks.v, ...document.marks.m, ...document.marks.d]) {
      assert.deepEqual(messages(typed(document, mark)), [], `line ${mark.line + 1}`);
    }
    for (const mark of document.marks.s) {
      assert.notDeepEqual(
        messages(typed(document, mark)),
        [],
        `${mark.argument} on line ${mark.line + 1}: ${document.lines[mark.line]}`,
      );
    }
  });

  it('have all their places in one large block where asked', () => {
    const { lines, marks } = remitDocument(10_000, 42, { oneLargeBlock: true });
    const places = Object.values(marks)
      .flat()
      .map((mark) => mark.line);
    const start = lines.findIndex((line) => line.startsWith('contract Large'));
    const end = lines.indexOf('}', start);
    assert.ok(end - start > 350 && end - start < 450, `${end - start} lines`);
    assert.ok(places.length > 50 && Math.min(...places) >= start && Math.max(...places) <= end);
  });

  it('make a workspace whose files use only files that exist, without circles', () => {
    const names = new Set<string>();
    for (let index = 0; index < 100; index++) {
      const text = textOf(remitWorkspaceFile(index, 42));
      for (const [, used] of text.matchAll(/^use "\.\/(.*)"$/gm)) {
        assert.ok(names.has(used ?? ''), `${index} uses ${used}`);
      }
      assert.deepEqual(messages(text), []);
      names.add(fileName(`F${index}`));
    }
  });
});
