import { type Fix, withLineNumbers } from '../../grammar/syntax/findings.js';
import { parse } from '../../grammar/syntax/parser.js';
import type { Item } from '../../grammar/syntax/tree.js';
import { landmarks } from '../../grammar/syntax/vocabulary.js';
import { positionAt, sourceOf } from '../../grammar/text/source.js';
import type { Marked } from './marked.js';

export interface Found extends Marked {
  readonly fix?: Fix;
}

/** What is wrong in the wording of a file; offsets count in the file. */
export function syntaxFindings(text: string): Found[] {
  const source = sourceOf(text, landmarks);
  return source.pieces.flatMap((piece, i) => {
    const base = source.offsets[i];
    return parse(piece.text).findings.map(({ rule, start, end, message, fix }) => ({
      name: rule,
      start: base + start,
      end: base + end,
      message: withLineNumbers(message, (offset) => positionAt(source, base + offset).line + 1),
      ...(fix
        ? {
            fix: {
              ...fix,
              edits: fix.edits.map((edit) => ({ ...edit, start: base + edit.start, end: base + edit.end })),
            },
          }
        : {}),
    }));
  });
}

/** The top-level items of a file, piece by piece. */
export function itemsOf(text: string): Item[] {
  return sourceOf(text, landmarks).pieces.flatMap((piece) => parse(piece.text).tree.items);
}

/** Comments of a file, piece by piece, with spaces at the ends of lines and the indents of further lines left out. */
export function commentsOf(text: string): string[] {
  return sourceOf(text, landmarks).pieces.flatMap((piece) =>
    parse(piece.text).tree.comments.map((comment) =>
      comment.text
        .split(/\r\n?|\n/)
        .map((line) => line.trim())
        .join('\n'),
    ),
  );
}

/** `text` with edits made that do not overlap. */
export function applied(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}
