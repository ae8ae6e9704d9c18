import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { lastAtOrBefore, lineStartsOf } from '../../grammar/text/lines.js';
import { read, root } from './samples.js';

/**
 * Marked files: Remit with the findings that are expected written under the lines that they are about.
 *
 *     amount: £1,25,000
 *             ^^^^^^^^^ number-grouping: The commas in …
 *
 * The signs stand under what the finding is about. One that ends on a later line has `…` behind its signs; one about a place rather than a thing, `|`.
 */

/** What a marked file can expect: offsets count in the text without its marks. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  /** The rule or the code. */
  readonly name: string;
  readonly message: string;
}

const mark = /^ *(?:\^+…?|\|) [A-Za-z0-9-]+: /;

/** The text of a marked file without its marks. */
export function withoutMarks(marked: string): string {
  return marked
    .split('\n')
    .filter((line) => !mark.test(line))
    .join('\n');
}

/** The text with the findings written under their lines. */
function withMarks(text: string, findings: readonly Marked[]): string {
  const starts = lineStartsOf(text);
  const lines = text.split('\n');
  const under: string[][] = lines.map(() => []);
  for (const { start, end, name, message } of [...findings].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const line = lastAtOrBefore(starts, start);
    const column = start - starts[line];
    const room = lines[line].length - column;
    const signs =
      end === start ? '|' : end - start > room ? `${'^'.repeat(Math.max(room, 1))}…` : '^'.repeat(end - start);
    under[line].push(`${' '.repeat(column)}${signs} ${name}: ${message.replaceAll('\n', '⏎')}`);
  }
  return lines.flatMap((line, i) => [line, ...under[i]]).join('\n');
}

/**
 * Checks that `find` finds in a marked file what is written there, and nothing else. With `UPDATE=1` in the environment the file is rewritten to
 * what is found instead.
 */
export function checkMarked(path: string, find: (text: string) => readonly Marked[]): void {
  const marked = read(path);
  const text = withoutMarks(marked);
  const found = withMarks(text, find(text));
  if (process.env.UPDATE === '1') {
    if (found !== marked) writeFileSync(root + path, found);
  } else assert.equal(found, marked);
}
