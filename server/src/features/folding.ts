import type { Comment, Item, Part, Tree } from '../../../grammar/syntax/tree.js';
import { lastAtOrBefore } from '../../../grammar/text/lines.js';
import { type Piece, pieceAt, positionAt, type Source } from '../../../grammar/text/source.js';
import type { FileView } from '../semantics/view.js';

/** Lines that fold away behind the first of them. Lines are those of the file, from 0; the last is the last that is hidden. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'imports';
}

/** What can be folded: blocks, long texts, runs of comments and of `use` lines. */
export function foldingRanges(file: FileView): FoldingRange[] {
  const inPieces = file.source.pieces.flatMap((piece, index) => {
    let ranges = known.get(piece);
    if (!ranges) {
      ranges = rangesIn(file.parsed(index).tree, piece);
      known.set(piece, ranges);
    }
    const line = file.source.lines[index];
    return ranges.map((range) => ({ ...range, startLine: range.startLine + line, endLine: range.endLine + line }));
  });
  return [...useRuns(file), ...inPieces];
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

  const addText = (part: Part): void => {
    if (part.kind === 'text' && part.long) addClosed(part.start, part.end - 1);
  };
  const visit = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item.kind === 'block') {
        if (item.close >= 0) addClosed(item.open, item.close);
        else add(lineOf(item.open), lineOf(Math.max(item.open, lastVisible(piece.text, item.end))));
        visit(item.items);
      } else {
        for (const part of item.head) addText(part);
        if (item.kind === 'line')
          for (const phrase of item.value.phrases) for (const part of phrase.parts) addText(part);
      }
    }
  };
  visit(tree.items);
  for (const [start, end] of commentRuns(tree.comments, piece, lineOf)) add(start, end, 'comment');
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

/** Runs of `use` lines with nothing but comments and empty lines between them; each may be a piece of its own. */
function useRuns(file: FileView): FoldingRange[] {
  const { source } = file;
  const runs: { startLine: number; endLine: number; end: number }[] = [];
  for (const { use, piece } of file.uses()) {
    const [start, end] = [use.line.start + source.offsets[piece], use.line.end + source.offsets[piece]];
    const line = positionAt(source, end).line;
    const run = runs[runs.length - 1];
    if (run && isBetweenLines(between(source, run.end, start))) {
      run.endLine = line;
      run.end = end;
    } else runs.push({ startLine: positionAt(source, start).line, endLine: line, end });
  }
  return runs
    .filter(({ startLine, endLine }) => endLine > startLine)
    .map(({ startLine, endLine }) => ({ startLine, endLine, kind: 'imports' }));
}

function between(source: Source, start: number, end: number): string {
  const [first, last] = [pieceAt(source, start), pieceAt(source, end)];
  const text = source.pieces.slice(first, last + 1).map((piece) => piece.text);
  return text.join('').slice(start - source.offsets[first], end - source.offsets[first]);
}

function isBetweenLines(text: string): boolean {
  return text.replace(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, '').trim() === '';
}
