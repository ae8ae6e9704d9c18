import assert from 'node:assert/strict';
import { syntaxRules } from '../../../grammar/syntax/findings.js';
import { checkMarked, withoutMarks } from '../../kit/marked.js';
import { read, remitFiles } from '../../kit/samples.js';
import { applied, type Found, syntaxFindings } from '../../kit/syntax.js';

describe('messages about the wording', () => {
  const files = remitFiles('test/fixtures/syntax');

  for (const file of files) it(`are as marked in ${file}`, () => checkMarked(file, syntaxFindings));

  it('are all shown in a fixture', () => {
    const shown = new Set(files.flatMap((file) => syntaxFindings(withoutMarks(read(file))).map(({ name }) => name)));
    assert.deepEqual(
      syntaxRules.filter((rule) => !shown.has(rule)),
      [],
    );
  });

  it('hold no word of a parser', () => {
    for (const file of files) {
      for (const { message } of syntaxFindings(withoutMarks(read(file)))) {
        assert.doesNotMatch(
          message,
          /\b(?:token|parse|syntax|expect|EOF|identifier|operand|Newline|undefined|null)\b|\u2039/i,
        );
        assert.match(message, /[.?]$/);
      }
    }
  });

  for (const file of files) {
    it(`go when they are fixed, and bring no others, in ${file}`, () => {
      const text = withoutMarks(read(file));
      const before = syntaxFindings(text);
      for (const finding of before) {
        if (!finding.fix) continue;
        const mended = applied(text, finding.fix.edits);
        const counts = countsOf(syntaxFindings(mended));
        const where = `${finding.message}\n${text.slice(finding.start, finding.end)}`;
        for (const [name, count] of countsOf(before)) {
          const left = counts.get(name) ?? 0;
          if (name === finding.name) assert.ok(left < count, `still there: ${where}`);
          else assert.ok(left <= count, `another ${name} after: ${where}`);
          counts.delete(name);
        }
        assert.deepEqual([...counts], [], `new after: ${where}`);
      }
    });
  }
});

function countsOf(findings: readonly Found[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of findings) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
