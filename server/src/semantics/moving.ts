import type { TextEdit } from '../../../grammar/syntax/findings.js';
import type { Block, Span } from '../../../grammar/syntax/tree.js';
import { lineEndAfter, lineStartBefore } from '../../../grammar/text/lines.js';

/**
 * The edits that take a block out of another, with the comments directly above it, and put it behind `outer`, which holds it, at the indentation of
 * `outer`. Undefined where one of the two is not closed, so that it is not clear where it ends.
 */
export function moveBehind(text: string, block: Block, outer: Block): readonly TextEdit[] | undefined {
  if (block.close < 0 || outer.close < 0) return undefined;
  const taken = placeOf(text, block);
  const indent = /^[ \t]*/.exec(text.slice(lineStartBefore(text, outer.start)))?.[0] ?? '';
  const moved = indented(text.slice(taken.start, taken.end).trimEnd(), indent);
  const lineEnd = lineEndAfter(text, outer.end);
  const at = /^[ \t]*\/\//.test(text.slice(outer.end, lineEnd)) ? lineEnd : outer.end;
  return [
    { ...taken, text: '' },
    { start: at, end: at, text: `\n\n${moved}` },
  ];
}

/** What goes with a block: its whole lines, the comments directly above them, and one of the blank lines that would be left together. */
function placeOf(text: string, { start, end }: Span): Span {
  let from = lineStartBefore(text, start);
  const lineEnd = lineEndAfter(text, end);
  const isAlone = text.slice(from, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (!isAlone) return { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) };
  for (let above = from; above > 0; ) {
    above = lineStartBefore(text, above - 1);
    if (!/^[ \t]*\/\//.test(text.slice(above, from))) break;
    from = above;
  }
  const isBlankAbove = from > 0 && text.slice(lineStartBefore(text, from - 1), from).trim() === '';
  const behind = (isBlankAbove ? /^(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))?/ : /^(?:\r\n?|\n)/).exec(text.slice(lineEnd));
  return { start: from, end: lineEnd + (behind?.[0].length ?? 0) };
}

/** Lines with the indentation that they share taken for another, so that texts of several lines keep their shape. */
function indented(written: string, indent: string): string {
  const lines = written.split(/\r\n?|\n/);
  const shared = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0),
  );
  return lines.map((line) => (line.trim() === '' ? '' : indent + line.slice(shared))).join('\n');
}
