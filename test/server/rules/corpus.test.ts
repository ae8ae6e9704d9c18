import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PlacedFinding } from '../../../server/src/workspace/findings.js';
import { read, remitFiles, root } from '../../kit/samples.js';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

/**
 * What is found in the examples, against what has been looked at and judged right: `test/fixtures/corpus` has a file for each that has findings.
 * With `UPDATE=1` in the environment the files are rewritten; every line that changes has to be judged again.
 */
const paths = remitFiles('examples');
const workspace = workspaceOf(Object.fromEntries(paths.map((path) => [path, read(path)])));

const placeOf = (path: string): string => `test/fixtures/corpus/${path.replace(/^examples\//, '')}.txt`;

function shown({ range: { start }, severity, code, rule, message }: PlacedFinding): string {
  return `${start.line + 1}:${start.character + 1} ${severity} ${code} ${rule}: ${message.replaceAll('\n', '⏎')}\n`;
}

describe('the corpus', () => {
  for (const path of paths) {
    it(`has the findings in ${path} that were judged right`, () => {
      const found = findingsIn(workspace, path).map(shown).join('');
      const place = placeOf(path);
      if (process.env.UPDATE === '1') {
        rmSync(root + place, { force: true });
        if (found !== '') {
          mkdirSync(dirname(root + place), { recursive: true });
          writeFileSync(root + place, found);
        }
      }
      assert.equal(found, existsSync(root + place) ? read(place) : '');
    });
  }

  it('expects nothing of a file that is gone', () => {
    const kept = readdirSync(`${root}test/fixtures/corpus`, { recursive: true, encoding: 'utf8' });
    const about = kept.filter((name) => name.endsWith('.txt')).map((name) => name.replaceAll('\\', '/').slice(0, -4));
    assert.deepEqual(
      about.filter((name) => !paths.includes(`examples/${name}`)),
      [],
    );
  });

  it('has mistakes only in the files that are there to show them', () => {
    const withMistakes = paths.filter((path) =>
      findingsIn(workspace, path).some(({ severity }) => severity !== 'info'),
    );
    assert.deepEqual(
      withMistakes.filter((path) => !/^examples\/(?:as-published\/|published\/|tutorial\/mend-me)/.test(path)),
      [],
    );
  });
});

describe('the tutorial', () => {
  const path = 'examples/tutorial/mend-me.remit';
  const lines = read(path).split('\n');
  const marks = lines.flatMap((line, at) => {
    const [, number, code] = /^ *\/\/ (\d+)\. \S.*\((R\d{3})\)$/.exec(line) ?? [];
    return code ? [{ number: Number(number), code, at }] : [];
  });
  const found = findingsIn(workspace, path);

  it('has at least 25 mistakes, numbered in order', () => {
    assert.ok(marks.length >= 25);
    assert.deepEqual(
      marks.map(({ number }) => number),
      marks.map((_, i) => i + 1),
    );
    const comments = lines.filter((line) => /^ *\/\/ \d/.test(line)).length;
    assert.equal(comments, marks.length + 1, 'every comment with a number, but for the first, is about a mistake');
    assert.ok(lines[2].startsWith(`// ${marks.length} mistakes to mend.`), lines[2]);
  });

  for (const [i, { number, code, at }] of marks.entries()) {
    it(`has mistake ${number}, and no other, below its comment`, () => {
      const end = marks[i + 1]?.at ?? lines.length;
      const here = found.filter(({ range: { start } }) => start.line > at && start.line < end);
      assert.deepEqual(
        here.map((one) => one.code),
        [code],
        here.map(shown).join(''),
      );
      // The comment stands directly above the line that the finding is about, or above the block in which it is.
      const [{ range }] = here;
      const indent = (line: number): number => lines[line].search(/\S/);
      for (let line = at + 1; line < range.start.line; line++)
        assert.ok(indent(range.start.line) > indent(at) || lines[line].trim() === '', `${lines[range.start.line]}`);
    });
  }

  it('has no finding above its first comment', () => {
    assert.deepEqual(found.filter(({ range: { start } }) => start.line <= (marks[0]?.at ?? 0)).map(shown), []);
  });

  it('differs from its mended form in the lines of the mistakes alone', () => {
    const isText = (line: string): boolean => line.trim() !== '' && !/^ *\/\//.test(line);
    const mended = read('examples/tutorial/mended.remit').split('\n').filter(isText);
    const rest = new Map<string, number>();
    for (const line of mended) rest.set(line, (rest.get(line) ?? 0) + 1);
    const changed = lines.filter(isText).filter((line) => {
      const left = rest.get(line) ?? 0;
      rest.set(line, left - 1);
      return left <= 0;
    });
    assert.ok(changed.length <= marks.length, changed.join('\n'));
  });
});
