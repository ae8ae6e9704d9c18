import stringWidth from 'string-width';
import type { Range } from '../workspace/findings.js';
import { printable } from './printable.js';

/** A line of a file with the place to look at, as it is shown: what stands before the place, the place and what follows. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  /** The line for below, with as many carets as the marked part is wide. */
  readonly underline: string;
}

/** How many characters of a long line are shown before the place, of it, and after. */
const reach = { before: 60, marked: 80, after: 40 };
const cut = '…';

/** The line on which `range` starts. A place that goes on below is marked to the line's end. */
export function excerptOf(text: string, lineStarts: readonly number[], { start, end }: Range): Excerpt {
  const line = lineAt(text, lineStarts, start.line);
  const first = Math.min(start.character, line.length);
  const last = end.line > start.line ? line.trimEnd().length : Math.min(end.character, line.length);
  const before = shortened(line.slice(0, first), reach.before, 'start');
  const marked = shortened(line.slice(first, last), reach.marked, 'end');
  const after = shortened(line.slice(Math.max(first, last)), reach.after, 'end').trimEnd();
  const underline = ' '.repeat(stringWidth(before)) + '^'.repeat(Math.max(1, stringWidth(marked)));
  return { before, marked, after, underline };
}

/** A line without its end, found from where the next begins: a line may be megabytes long, and hold thousands of places. */
function lineAt(text: string, lineStarts: readonly number[], line: number): string {
  const from = lineStarts[line];
  let to = lineStarts[line + 1] ?? text.length;
  while (to > from && (text[to - 1] === '\n' || text[to - 1] === '\r')) to--;
  return text.slice(from, to);
}

/** The part of the text at most `length` long that is nearest to the place, with a sign where some of it is missing. */
function shortened(text: string, length: number, missing: 'start' | 'end'): string {
  if (text.length <= length) return printable(text);
  return missing === 'start' ? cut + printable(text.slice(-length)) : printable(text.slice(0, length)) + cut;
}
