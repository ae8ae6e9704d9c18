import type { Comment, Item, Text, Tree } from '../../../grammar/syntax/tree.js';
import { lastAtOrBefore } from '../../../grammar/text/lines.js';
import type { Piece } from '../../../grammar/text/source.js';
import type { FileView } from '../semantics/view.js';

/** Lines that fold away behind the first of them. Lines are those of the file, from 0; the last is the last that is hidden. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'imports';
}

/** What can be folded: blocks, long texts, runs of comments and of `use` lines. */
export function foldingRanges(file: FileView): FoldingRange[] {
  return file.source.pieces.flatMap((piece, index) => {
    let ranges = known.get(piece);
    if (!ranges) {
      ranges = rangesIn(file.parsed(index).tree, piece);
      known.set(piece, ranges);
    }
    const line = file.source.lines[index];
    return ranges.map((range) => ({ ...range, startLine: range.startLine + line, endLine: range.endLine + line }));
  });
}

/** The ranges of each piece, counted from its first line. */
const known = new WeakMap<Piece, readonly FoldingRange[]>();

function rangesIn(tree: Tree, piece: Piece): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const taken = new Set<number>();
  const lineOf = (offset: number): number => lastAtOrBefore(piece.lineStarts, offset);
  const add = (startLine: number, endLine: number, kind?: FoldingRange['kind']): void => {
    if (endLine <= startLine || taken.has(startLine)) return;
    taken.add(startLine);
    ranges.push(kind ? { startLine, endLine, kind } : { startLine, endLine });
  };
  /** Up to the line before the closing sign, which stays in sight. */
  const addClosed = (start: number, end: number): void => add(lineOf(start), lineOf(end) - 1);

  const texts = (part: { kind: string }): void => {
    const text = part as Text;
    if (text.kind === 'text' && text.long) addClosed(text.start, text.end - 1);
  };
  const visit = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item.kind === 'block') {
        if (item.close >= 0) addClosed(item.open, item.close);
        else add(lineOf(item.open), lineOf(Math.max(item.open, lastVisible(piece.text, item.end))));
        visit(item.items);
      } else {
        for (const part of item.head) texts(part);
        if (item.kind === 'line') for (const phrase of item.value.phrases) for (const part of phrase.parts) texts(part);
      }
    }
  };
  visit(tree.items);
  for (const [start, end] of commentRuns(tree.comments, piece, lineOf)) add(start, end, 'comment');
  for (const [start, end] of useRuns(tree.items, lineOf)) add(start, end, 'imports');
  return ranges.sort((a, b) => a.startLine - b.startLine);
}

function lastVisible(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1])) at--;
  return at - 1;
}

/** Comments of several lines, and runs of `//` lines with nothing else on them. */
function* commentRuns(
  comments: readonly Comment[],
  { text, lineStarts }: Piece,
  lineOf: (offset: number) => number,
): Iterable<readonly [number, number]> {
  let run: [number, number] | undefined;
  for (const comment of comments) {
    const [first, last] = [lineOf(comment.start), lineOf(comment.end)];
    const alone = text.slice(lineStarts[first], comment.start).trim() === '';
    if (run && alone && first === run[1] + 1) {
      run[1] = last;
      continue;
    }
    if (run) yield run;
    run = alone ? [first, last] : undefined;
  }
  if (run) yield run;
}

/** Runs of `use` lines, with nothing but comments and empty lines between them. */
function* useRuns(items: readonly Item[], lineOf: (offset: number) => number): Iterable<readonly [number, number]> {
  let run: [number, number] | undefined;
  for (const item of items) {
    const [word] = item.head;
    if (item.kind === 'bare' && word?.kind === 'word' && word.text === 'use') {
      const line = lineOf(item.end);
      if (run) run[1] = line;
      else run = [line, line];
    } else if (run) {
      yield run;
      run = undefined;
    }
  }
  if (run) yield run;
}
