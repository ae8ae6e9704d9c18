import { lastAtOrBefore, lineStartsOf, type Position } from './lines.js';
import { cutsOf, type Landmarks, longestRun } from './splitter.js';

/** A run of a file's text that stands for itself: one top-level declaration, with the comments before it. Never changes. */
export interface Piece {
  readonly text: string;
  /** Offsets within the piece at which its lines start. */
  readonly lineStarts: readonly number[];
  /** Whether a block that it opens is still open at its end. */
  readonly open: boolean;
}

/** The text of a file as pieces, with where each starts. A value: an edit makes a new one that shares every piece it did not touch. */
export interface Source {
  readonly landmarks: Landmarks;
  readonly pieces: readonly Piece[];
  /** Offset in the file at which each piece starts. */
  readonly offsets: Uint32Array;
  /** Line in the file, from 0, on which each piece starts. */
  readonly lines: Uint32Array;
  /** UTF-16 units in the whole file. */
  readonly length: number;
}

/** Which pieces an edit replaced: `removed` of them from index `first` on, by `added` new ones. */
export interface Splice {
  readonly first: number;
  readonly removed: number;
  readonly added: number;
}

export function sourceOf(text: string, landmarks: Landmarks): Source {
  return assemble(landmarks, cut(text, landmarks));
}

/** The whole text, put together. Costs time in proportion to the file: not for use at every keystroke. */
export function textOf(source: Source): string {
  return source.pieces.map((piece) => piece.text).join('');
}

/** The index of the piece that holds `offset`; an offset at a cut belongs to the piece that starts there. */
export function pieceAt(source: Source, offset: number): number {
  return lastAtOrBefore(source.offsets, offset);
}

/** Where `offset` (held within 0 and the file's length) stands, by line and character. */
export function positionAt(source: Source, offset: number): Position {
  const held = Math.max(0, Math.min(offset, source.length));
  const index = pieceAt(source, held);
  const piece = source.pieces[index];
  const within = held - source.offsets[index];
  const line = lastAtOrBefore(piece.lineStarts, within);
  return { line: source.lines[index] + line, character: within - piece.lineStarts[line] };
}

/** The offset of a position; one beyond the end of a line or of the file means that end, as the protocol asks. */
export function offsetAt(source: Source, position: Position): number {
  if (position.line < 0) return 0;
  const index = lastAtOrBefore(source.lines, position.line);
  const piece = source.pieces[index];
  const line = position.line - source.lines[index];
  if (line >= piece.lineStarts.length) return source.length;
  const start = piece.lineStarts[line];
  const next = line + 1 < piece.lineStarts.length ? piece.lineStarts[line + 1] : piece.text.length;
  let end = next;
  if (end > start && piece.text.charCodeAt(end - 1) === 10) end--;
  if (end > start && piece.text.charCodeAt(end - 1) === 13) end--;
  return source.offsets[index] + Math.min(start + Math.max(0, position.character), end);
}

/** Replaces the text from `start` to `end` by `inserted`, and says which pieces are new. Costs time in proportion to the pieces touched. */
export function edit(source: Source, start: number, end: number, inserted: string): { source: Source; splice: Splice } {
  const first = firstAffected(source.pieces, pieceAt(source, start));
  let last = pieceAt(source, end);
  const base = source.offsets[first];
  let local = '';
  for (let i = first; i <= last; i++) local += source.pieces[i].text;
  local = local.slice(0, start - base) + inserted + local.slice(end - base);
  // Whole again as soon as a cut falls where an old piece began: from there on the scan would repeat itself.
  for (let reach = 1; ; reach *= 2) {
    const next = Math.min(last + reach, source.pieces.length - 1);
    const settled = local.length;
    for (let i = last + 1; i <= next; i++) local += source.pieces[i].text;
    const { points, seen } = cutsOf(local, source.landmarks);
    const reachedEnd = next === source.pieces.length - 1;
    if (next > last && points.includes(settled) && seen < local.length) {
      return replace(source, first, last, cut(local.slice(0, settled), source.landmarks));
    }
    if (reachedEnd) return replace(source, first, next, cut(local, source.landmarks));
    last = next;
  }
}

/** The first piece that an edit in the piece with the index `edited` may cut otherwise. */
function firstAffected(pieces: readonly Piece[], edited: number): number {
  // The piece before is cut again too: the edited line may no longer begin a piece of its own.
  let first = Math.max(0, edited - 1);
  // So is one that is open, and before the run of declarations that is edited: it may be seen to go on behind them.
  for (let i = first; i >= Math.max(0, edited - 1 - longestRun); i--) if (pieces[i].open) first = i;
  return first;
}

/** Puts `fresh` pieces in the place of those from `first` to `last`. One that comes out as it was is the same, so that what is known of it can be kept. */
function replace(
  source: Source,
  first: number,
  last: number,
  fresh: readonly Piece[],
): { source: Source; splice: Splice } {
  const old = source.pieces;
  const behind = last + 1 - fresh.length;
  const added = fresh.map((piece, i) =>
    isSame(old[first + i], piece) ? old[first + i] : isSame(old[behind + i], piece) ? old[behind + i] : piece,
  );
  return {
    source: spliced(source, first, last + 1, added),
    splice: { first, removed: last - first + 1, added: added.length },
  };
}

function isSame(one: Piece | undefined, other: Piece): boolean {
  return one?.text === other.text && one.open === other.open;
}

function cut(text: string, landmarks: Landmarks): Piece[] {
  const { points, open } = cutsOf(text, landmarks);
  return points.map((start, i) => {
    const piece = text.slice(start, points[i + 1] ?? text.length);
    return { text: piece, lineStarts: lineStartsOf(piece), open: open[i] };
  });
}

function assemble(landmarks: Landmarks, pieces: readonly Piece[]): Source {
  const nothing = new Uint32Array();
  return spliced({ landmarks, pieces: [], offsets: nothing, lines: nothing, length: 0 }, 0, 0, pieces);
}

/**
 * The source with `added` in the place of the pieces from `first` up to, but not including, `next`. Where each piece starts is written anew at every key:
 * copied and moved as numbers, without a look at the thousands of pieces that stay.
 */
function spliced(source: Source, first: number, next: number, added: readonly Piece[]): Source {
  const { landmarks, pieces: old } = source;
  const count = old.length - (next - first) + added.length;
  const offsets = new Uint32Array(count);
  const lines = new Uint32Array(count);
  offsets.set(source.offsets.subarray(0, first));
  lines.set(source.lines.subarray(0, first));
  let at = startOf(source, first);
  for (let i = 0; i < added.length; i++) {
    offsets[first + i] = at.offset;
    lines[first + i] = at.line;
    at = after(at, added[i]);
  }
  const stood = startOf(source, next);
  const [further, lower] = [at.offset - stood.offset, at.line - stood.line];
  for (let from = next, to = first + added.length; from < old.length; from++, to++) {
    offsets[to] = source.offsets[from] + further;
    lines[to] = source.lines[from] + lower;
  }
  const pieces = old.slice(0, first).concat(added, old.slice(next));
  return { landmarks, pieces, offsets, lines, length: source.length + further };
}

interface Start {
  readonly offset: number;
  readonly line: number;
}

/** Where a piece starts, or where one would that came behind the last. */
function startOf({ pieces, offsets, lines }: Source, index: number): Start {
  if (index < pieces.length) return { offset: offsets[index], line: lines[index] };
  const last = pieces.length - 1;
  return last < 0 ? { offset: 0, line: 0 } : after({ offset: offsets[last], line: lines[last] }, pieces[last]);
}

function after({ offset, line }: Start, { text, lineStarts }: Piece): Start {
  return { offset: offset + text.length, line: line + lineStarts.length - 1 };
}
