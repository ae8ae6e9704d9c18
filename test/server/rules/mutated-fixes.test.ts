import assert from 'node:assert/strict';
import { format } from '../../../grammar/format/format.js';
import { offsetAt, type Source, textOf } from '../../../grammar/text/source.js';
import { fixOf, mend } from '../../../server/src/cli/mend.js';
import type { PlacedFinding, PlacedFix } from '../../../server/src/workspace/findings.js';
import type { Workspace } from '../../../server/src/workspace/workspace.js';
import { Random } from '../../bench/random.js';
import { mutatedExamples } from '../../kit/mutations.js';
import { applied } from '../../kit/syntax.js';
import { findingsIn, folder } from '../../kit/workspace.js';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a fix leaves to its author: to fill in what it has put in, and to say elsewhere what was said of something of another kind. */
const leftToDo: Readonly<Record<string, readonly string[]>> = {
  'missing-key': ['value-missing'],
  'missing-block': ['value-missing', 'missing-key'],
  'line-unfinished': ['missing-key'],
  'unknown-block': ['wrong-kind', 'duplicate-name'],
};

/** What stands behind an open text, comment or block is read only once it is closed: what is wrong with it cannot be told before. */
const hides = new Set<string>(['block-never-closed', 'text-never-closed', 'comment-never-closed']);

/**
 * Fixes that put right the wording of what is wrong in another way as well, and so show the other: a full stop for a colon, a bracket for a colon, a
 * sign in the middle of a number. One message is shown for the two until the first is mended.
 */
const twoInOne = new Set<string>(['unknown-character', 'bracket-unpaired', 'semicolon', 'range-form', 'unit-mismatch']);

function editsOf(source: Source, { edits }: PlacedFix): Edit[] {
  return edits
    .map(({ range, text }) => ({ start: offsetAt(source, range.start), end: offsetAt(source, range.end), text }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The lines, from 0, that edits of a text have written. */
function linesWritten(before: string, edits: readonly Edit[]): Set<number> {
  const lines = new Set<number>();
  let moved = 0;
  for (const { start, text } of edits) {
    const first = before.slice(0, start).split('\n').length - 1 + moved;
    const breaks = text.split('\n').length - 1;
    for (let line = first; line <= first + breaks; line++) lines.add(line);
    moved += breaks;
  }
  return lines;
}

/** The errors of `after` for which `before` has none of the same rule. */
function freshErrors(before: readonly PlacedFinding[], after: readonly PlacedFinding[]): PlacedFinding[] {
  const known: string[] = before.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  return after.filter(({ severity, rule }) => {
    if (severity !== 'error') return false;
    const at = known.indexOf(rule);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** Whether a mistake that a fix shows was there before: hidden by the other, or left to be filled in. */
function isExpected(mended: PlacedFinding, fresh: PlacedFinding, written: ReadonlySet<number>): boolean {
  if (hides.has(mended.rule) || twoInOne.has(mended.rule)) return true;
  if (leftToDo[mended.rule]?.includes(fresh.rule)) return true;
  // Of several answers, each asks for other lines: which it is to be, a person decides.
  if (mended.fixes.length > 1) return true;
  // The meaning of a line is looked at once its wording is in order.
  const { start, end } = fresh.range;
  const isBeside = [...written].some((line) => start.line <= line && line <= end.line);
  return mended.code < 'R2' && fresh.code >= 'R2' && isBeside;
}

/** The words of a text that are in no other, each as often as it is missing. */
function wordsLost(before: string, after: string): string[] {
  const left: string[] = after.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (before.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function checkFix(workspace: Workspace, name: string, text: string, before: PlacedFinding[], mended: PlacedFinding) {
  const uri = folder + name;
  for (const fix of mended.fixes) {
    const source = workspace.file(uri)?.source as Source;
    const edits = editsOf(source, fix);
    const after = applied(text, edits);
    const where = `"${fix.title}" for: ${mended.message}`;
    edits.forEach(({ start, end }, i) => {
      assert.ok(start <= end && end <= text.length, `outside of the file: ${where}`);
      assert.ok(i === 0 || edits[i - 1].end <= start, `edits overlap: ${where}`);
    });
    if (!/^(?:Write|Take out|Name it)/.test(fix.title)) {
      // What one edit takes out, another may put where it belongs.
      const taken = edits.map(({ start, end }) => text.slice(start, end)).join('\n');
      const lost = wordsLost(taken, edits.map((edit) => edit.text).join('\n'));
      assert.deepEqual(lost, [], `lost by ${where}`);
    }
    workspace.set(uri, after);
    const now = findingsIn(workspace, name);
    const same = (all: readonly PlacedFinding[]) =>
      all.filter(({ rule, message }) => rule === mended.rule && message === mended.message).length;
    assert.ok(same(now) < same(before), `not mended by ${where}`);
    const written = linesWritten(text, edits);
    const fresh = freshErrors(before, now).filter((one) => !isExpected(mended, one, written));
    assert.deepEqual(
      fresh.map(({ code, message }) => `${code} ${message}`),
      [],
      `new after ${where}`,
    );
    workspace.set(uri, text);
  }
}

/** Mends all that a machine may mend, again and again, as `remit check --fix` does; says what it comes to. */
function checkMending(workspace: Workspace, name: string, text: string, before: readonly PlacedFinding[]): void {
  const uri = folder + name;
  const wording = (all: readonly PlacedFinding[]) =>
    all.filter(({ code, severity, rule }) => severity === 'error' && code < 'R2' && rule !== 'value-missing').length;
  for (const suggested of [false, true]) {
    workspace.set(uri, text);
    mend(workspace, { files: [{ path: `/remit/${name}` }] } as never, '/', suggested);
    const now = findingsIn(workspace, name);
    const left = now.filter((finding) => fixOf(finding, suggested));
    const after = textOf(workspace.file(uri)?.source as Source);
    assert.deepEqual(
      left.map(({ message }) => message),
      [],
      'mending does not end',
    );
    assert.ok(wording(now) <= wording(before), 'worse when it is mended');
    const tidy = format(after).text;
    assert.equal(format(tidy).text, tidy, 'tidied, and tidied again, is not the same');
  }
}

describe('the fixes of what people get wrong', () => {
  for (const [what, count, judges] of [
    ['in the wording and the meaning', 120, false],
    ['in what the rules look at too', 20, true],
  ] as const) {
    it(`mend it, lose nothing, and bring nothing else: ${what}`, () => {
      let fixes = 0;
      for (const { workspace, name, text, what: mistake } of mutatedExamples(new Random(2026), count, judges)) {
        const before = findingsIn(workspace, name);
        try {
          for (const finding of before) {
            fixes += finding.fixes.length;
            checkFix(workspace, name, text, before, finding);
          }
          checkMending(workspace, name, text, before);
        } catch (error) {
          throw new Error(`${name}, ${mistake}: ${(error as Error).message}`, { cause: error });
        }
      }
      assert.ok(fixes > count / 3, `only ${fixes} fixes were tried`);
    });
  }
});
