import type { Block, Item, Line, Part, Tree } from '../syntax/tree.js';
import { type PrintedLexeme, printedLexemes } from './lexemes.js';
import { shifted } from './long-text.js';
import { columnsOf } from './tables.js';
import { isComment, joined, widest, wrapped } from './wrap.js';

/** An item or a comment with a line of its own, printed for the top level of a file. */
export interface Printed {
  readonly kind: 'block' | 'line' | 'comment';
  /** Its lines, with `\n` between them and none at the end. */
  readonly text: string;
  /** Whether a blank line stands before it in the source. */
  readonly blankBefore: boolean;
}

/** A thing with lines of its own inside a block, taken from the source but not laid out yet. */
type Entry = CommentEntry | BlockEntry | LineEntry;

interface Spaced {
  readonly blankBefore: boolean;
  /** Block comments in the same line before it. */
  readonly before: readonly PrintedLexeme[];
  /** Comments in the same line after it. */
  readonly after: readonly PrintedLexeme[];
}

interface CommentEntry extends Spaced {
  readonly kind: 'comment';
}

interface BlockEntry extends Spaced {
  readonly kind: 'block';
  readonly head: string;
  /** Comments behind the opening brace. */
  readonly opening: readonly PrintedLexeme[];
  readonly entries: readonly Entry[];
  /** Whether the author wrote it on one line. */
  readonly onOneLine: boolean;
}

/** A line; a bare head is one with neither `head` nor colon. */
export interface LineEntry extends Spaced {
  readonly kind: 'line';
  /** With its colon. */
  readonly head: string;
  readonly value: readonly PrintedLexeme[];
  /** It is a row of a table: its head is a range, a year, a name or `otherwise`. */
  readonly isRow: boolean;
  /** The spaces that the author put between colon and value. */
  readonly gap: number;
}

/** A block may hold this many lines and still stand on one. */
const mostOnOneLine = 5;
const step = 2;

/** Prints a piece whose wording is sound. `text` is the piece with `\n` as its only line break. */
export function printPiece(text: string, tree: Tree): Printed[] {
  const reader: Reader = { text, lexemes: printedLexemes(text), at: 0 };
  const entries = entriesOf(reader, tree.items, text.length, 0);
  // A table has no place at the top level, and one could be cut in two when the text is read again.
  return entries.map((entry) => ({
    kind: entry.kind,
    text: print(reader.text, entry, 0, 0),
    blankBefore: entry.blankBefore,
  }));
}

// First the source is read into entries: every comment finds the entry to which it belongs.

interface Reader {
  readonly text: string;
  readonly lexemes: readonly PrintedLexeme[];
  /** The index of the next lexeme. */
  at: number;
}

/** Reads the items, with the comments around them up to `end`; `previousEnd` is where what stands before them ends. */
function entriesOf(reader: Reader, items: readonly Item[], end: number, previousEnd: number): Entry[] {
  const entries: Entry[] = [];
  let last = previousEnd;
  for (const item of items) {
    const before = readComments(reader, entries, item.start, last);
    const start = before[0]?.start ?? item.start;
    const blankBefore = hasBlankLine(reader.text, commentEnd(reader, start, last), start);
    const entry =
      item.kind === 'block'
        ? readBlock(reader, item, before, blankBefore)
        : readLine(reader, item, before, blankBefore);
    entries.push(entry);
    last = reader.at > 0 ? reader.lexemes[reader.at - 1].end : last;
  }
  readComments(reader, entries, end, last);
  return entries;
}

/** Where the comment before `start` ends, or `last` where there is none since. */
function commentEnd(reader: Reader, start: number, last: number): number {
  for (let i = reader.at - 1; i >= 0; i--) {
    if (reader.lexemes[i].start < start) return Math.max(last, reader.lexemes[i].end);
  }
  return last;
}

/** Adds the comments before `end` as entries of their own; those that stand in the line of what starts there are returned instead. */
function readComments(reader: Reader, entries: Entry[], end: number, previousEnd: number): PrintedLexeme[] {
  const comments = take(reader, end);
  const isNextToItem =
    reader.at < reader.lexemes.length &&
    end === reader.lexemes[reader.at].start &&
    reader.lexemes[reader.at].text !== '}';
  let beside = comments.length;
  while (isNextToItem && beside > 0 && isBeside(reader.text, comments[beside - 1], comments[beside]?.start ?? end))
    beside--;
  let last = previousEnd;
  for (const comment of comments.slice(0, beside)) {
    entries.push({
      kind: 'comment',
      before: [comment],
      after: [],
      blankBefore: hasBlankLine(reader.text, last, comment.start),
    });
    last = comment.end;
  }
  return comments.slice(beside);
}

function isBeside(text: string, comment: PrintedLexeme, next: number): boolean {
  return comment.kind === 'block-comment' && !comment.text.includes('\n') && isSameLine(text, comment.end, next);
}

function readBlock(reader: Reader, block: Block, before: readonly PrintedLexeme[], blankBefore: boolean): BlockEntry {
  const head = take(reader, block.open);
  reader.at++;
  const first = block.items[0]?.start ?? block.close;
  const opening = [...head.filter(isLineComment), ...readTrailing(reader, block.open + 1, first)];
  const entries = entriesOf(reader, block.items, block.close, opening[opening.length - 1]?.end ?? block.open + 1);
  reader.at++;
  return {
    kind: 'block',
    head: joined(head.filter((lexeme) => !isLineComment(lexeme))),
    opening,
    entries,
    onOneLine: isSameLine(reader.text, block.open, block.close),
    before,
    after: readTrailing(reader, block.end),
    blankBefore,
  };
}

function readLine(
  reader: Reader,
  item: Exclude<Item, Block>,
  before: readonly PrintedLexeme[],
  blankBefore: boolean,
): LineEntry {
  if (item.kind === 'bare') {
    const value = take(reader, item.end);
    return {
      kind: 'line',
      head: '',
      value,
      isRow: false,
      gap: 0,
      before,
      after: readTrailing(reader, item.end),
      blankBefore,
    };
  }
  const head = `${joined(take(reader, item.colon))}:`;
  reader.at++;
  const value = take(reader, item.end);
  const gap = reader.text.slice(item.colon + 1, value[0].start);
  return {
    kind: 'line',
    head,
    value,
    isRow: isRow(item) && before.length === 0,
    gap: gap.trimStart() === '' && !/[\n\t]/.test(gap) ? gap.length : 0,
    before,
    after: readTrailing(reader, item.end),
    blankBefore,
  };
}

/** The comments in the line of what ends at `previousEnd`, but those that stand directly before what starts at `next` in the same line. */
function readTrailing(reader: Reader, previousEnd: number, next?: number): PrintedLexeme[] {
  const trailing: PrintedLexeme[] = [];
  let end = previousEnd;
  while (reader.at < reader.lexemes.length) {
    const comment = reader.lexemes[reader.at];
    if (!isComment(comment) || !isSameLine(reader.text, end, comment.start)) break;
    if (next !== undefined && isSameLine(reader.text, comment.start, next)) break;
    trailing.push(comment);
    end = comment.end;
    reader.at++;
  }
  return trailing;
}

/** The lexemes from the next one on that start before `end`. */
function take(reader: Reader, end: number): PrintedLexeme[] {
  const from = reader.at;
  while (reader.at < reader.lexemes.length && reader.lexemes[reader.at].start < end) reader.at++;
  return reader.lexemes.slice(from, reader.at);
}

const rowHeads: ReadonlySet<Part['kind']> = new Set(['range', 'year', 'quarter', 'day', 'span', 'name']);

function isRow(line: Line): boolean {
  if (line.head.length !== 1) return false;
  const [head] = line.head;
  return rowHeads.has(head.kind) || (head.kind === 'word' && head.text === 'otherwise');
}

function isLineComment(lexeme: PrintedLexeme): boolean {
  return lexeme.kind === 'line-comment';
}

function isSameLine(text: string, from: number, to: number): boolean {
  const lineBreak = text.indexOf('\n', from);
  return lineBreak < 0 || lineBreak >= to;
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  const first = text.indexOf('\n', from);
  return first >= 0 && first < to && !isSameLine(text, first + 1, to);
}

// Then the entries are laid out.

function print(source: string, entry: Entry, indent: number, column: number): string {
  const margin = ' '.repeat(indent);
  if (entry.kind === 'comment') return margin + commentAt(source, entry.before[0], indent);
  const before = entry.before.map((comment) => `${comment.text} `).join('');
  const body =
    entry.kind === 'block'
      ? printBlock(source, entry, indent, before.length)
      : printLine(source, entry, indent, before.length, column);
  return margin + before + body + trailing(entry.after);
}

function printLine(source: string, entry: LineEntry, indent: number, before: number, column: number): string {
  const hang = indent + 2 * step;
  // At the top level a line does not go on: what stands in the next line may be a declaration of its own.
  const edge = indent === 0 ? Number.POSITIVE_INFINITY : widest;
  if (entry.head === '')
    return wrapped(source, entry.value, { column: indent + before, hang, textColumn: indent, widest: edge });
  const gap = column > 0 ? column - entry.head.length : 1;
  const start = indent + before + entry.head.length + gap;
  return (
    entry.head +
    ' '.repeat(gap) +
    wrapped(source, entry.value, { column: start, hang, textColumn: indent + step, widest: edge })
  );
}

function printBlock(source: string, block: BlockEntry, indent: number, before: number): string {
  if (block.onOneLine) {
    const line = onOneLine(source, block);
    if (line !== undefined && indent + before + line.length <= widest) return line;
  }
  const lines = [`${block.head} {`];
  // What stands behind a line comment needs a line of its own.
  const firstComment = block.opening.findIndex(isLineComment);
  const beside = firstComment < 0 ? block.opening : block.opening.slice(0, firstComment + 1);
  lines[0] += trailing(beside);
  const inner = indent + step;
  for (const comment of block.opening.slice(beside.length)) lines.push(' '.repeat(inner) + comment.text);
  const columns = columnsOf(block.entries);
  for (const [i, entry] of block.entries.entries()) {
    if (i > 0 && entry.blankBefore) lines.push('');
    lines.push(print(source, entry, inner, columns[i]));
  }
  lines.push(`${' '.repeat(indent)}}`);
  return lines.join('\n');
}

/** The block in one line, if all that it holds is few simple lines, or a comment and nothing else. */
function onOneLine(source: string, block: BlockEntry): string | undefined {
  if (block.opening.length > 0 || block.entries.length > mostOnOneLine) return undefined;
  const shown: string[] = [];
  for (const entry of block.entries) {
    const isSimple =
      entry.kind === 'comment'
        ? block.entries.length === 1
        : entry.kind === 'line' && entry.before.length === 0 && entry.after.length === 0;
    if (!isSimple) return undefined;
    shown.push(print(source, entry, 0, 0));
  }
  const line = shown.length === 0 ? `${block.head} { }` : `${block.head} { ${shown.join('   ')} }`;
  return line.includes('\n') ? undefined : line;
}

function trailing(comments: readonly PrintedLexeme[]): string {
  return comments.length === 0 ? '' : `  ${comments.map((comment) => comment.text).join(' ')}`;
}

function commentAt(source: string, comment: PrintedLexeme, indent: number): string {
  return shifted(comment.text, comment.start - (source.lastIndexOf('\n', comment.start - 1) + 1), indent);
}
