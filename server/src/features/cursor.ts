import * as layout from '../../../grammar/syntax/layout.js';
import { type Lexeme, lexemesOf } from '../../../grammar/syntax/parser.js';
import type { Block, Comment, Item, Part, Span, Text, Tree } from '../../../grammar/syntax/tree.js';
import { lineEndAfter, lineStartBefore } from '../../../grammar/text/lines.js';
import { pieceAt } from '../../../grammar/text/source.js';
import type { Context, Due } from '../semantics/context.js';
import { dueInside } from '../semantics/due.js';
import { readHead, shapeOfBlock } from '../semantics/heads.js';
import { wordAt } from '../semantics/lines.js';
import { file as fileShape } from '../semantics/schema/schema.js';
import type { BlockShape } from '../semantics/schema/shapes.js';
import type { FileView } from '../semantics/view.js';

/** A block around an offset, or the file around all blocks. */
export interface Level {
  /** Undefined where the language knows no such block. */
  readonly shape: BlockShape | undefined;
  readonly block?: Block;
  readonly items: readonly Item[];
  /** How the payment around it comes about; empty where it does not say yet. */
  readonly mechanism?: string;
  /** The unit in which the ranges and values of the block are due. */
  readonly due?: Due;
}

/** What stands at an offset of a file, whole or half-typed. All offsets count from the start of the piece. */
export interface Cursor {
  readonly file: FileView;
  readonly piece: number;
  /** Offset in the file at which the piece starts. */
  readonly base: number;
  readonly offset: number;
  readonly text: string;
  readonly tree: Tree;
  readonly context: Context;
  /** The file, and the blocks around the offset from the outermost to the innermost. */
  readonly levels: readonly [Level, ...Level[]];
  /** The innermost of them. */
  readonly level: Level;
  /** The comment that the offset is in. */
  readonly comment?: Comment;
  /** The text in quotes that the offset is in. */
  readonly quoted?: Text;
  /** The line, block head or half-typed line that goes on at the offset; none where a new one begins. */
  readonly item?: Item;
  /** Where the block ended that stands before the offset on its line, nothing can begin. */
  readonly blocked: boolean;
  /** What the item holds before the word at the offset, and what follows the word on its line. */
  readonly before: readonly Lexeme[];
  readonly after: readonly Lexeme[];
  /** The word, number or phrase that the offset touches; empty where it touches none. */
  readonly word: Span;
}

/** What stands at `offset`, an offset of the file. Reads no more than the piece that holds it. */
export function cursorAt(file: FileView, offset: number): Cursor {
  const held = Math.max(0, Math.min(offset, file.source.length));
  const piece = pieceAt(file.source, held);
  const base = file.source.offsets[piece];
  const { text } = file.source.pieces[piece];
  const { tree } = file.parsed(piece);
  const local = held - base;
  const context: Context = { text, scope: file.scope(piece), report: () => {} };
  const levels = levelsAt(tree, local, context);
  const level = levels[levels.length - 1];
  const comment = tree.comments.find((candidate) => isInComment(candidate, local));
  const previous = lastOf(level.items, (item) => item.start < local);
  const lexemes = previous ? lexemesAround(text, previous, local) : [];
  const state = previous ? stateAfter(text, previous, lexemes, local, level) : 'new';
  const item = state === 'same' ? previous : undefined;
  const shown = item ? lexemes : lexemesFrom(text, local, local);
  const at = shown.find((lexeme) => lexeme.start < local && local <= lexeme.end && isWord(lexeme));
  const word = at ? { start: at.start, end: at.end } : { start: local, end: local };
  return {
    file,
    piece,
    base,
    offset: local,
    text,
    tree,
    context,
    levels,
    level,
    comment,
    quoted: item && textsOf(item).find((candidate) => isInText(text, candidate, local)),
    item,
    blocked: state === 'blocked',
    before: shown.filter((lexeme) => lexeme.end <= word.start && lexeme !== at),
    after: shown.filter((lexeme) => lexeme.start >= word.end && lexeme !== at),
    word,
  };
}

function levelsAt(tree: Tree, offset: number, context: Context): [Level, ...Level[]] {
  const levels: [Level, ...Level[]] = [{ shape: fileShape, items: tree.items }];
  for (let level: Level = levels[0]; ; ) {
    const block = lastOf(level.items, (item) => item.kind === 'block' && holds(context.text, item, offset));
    if (block?.kind !== 'block') return levels;
    const outer = level;
    const shape = outer.shape && shapeOfBlock(readHead(block.head), outer.shape);
    if (!shape && !isOpened(context.text, block)) return levels;
    level = {
      shape,
      block,
      items: block.items,
      mechanism: shape?.id === 'contract/payment' ? (wordAt(block, 'mechanism') ?? '') : outer.mechanism,
      due: outer.shape && shape && dueInside(block, shape, { ...outer, shape: outer.shape, context }),
    };
    levels.push(level);
  }
}

/** Whether a block's opening brace is written; a missing one is taken to stand at the end of its head. */
function isOpened(text: string, block: Block): boolean {
  return text[block.open] === '{';
}

function isBehindBrace(text: string, block: Block, offset: number): boolean {
  return offset > block.open && (isOpened(text, block) || /[\r\n]/.test(text.slice(block.open, offset)));
}

/** Whether an offset is inside the braces. A block without a closing brace goes on as long as lines are indented more than it. */
function holds(text: string, block: Block, offset: number): boolean {
  if (!isBehindBrace(text, block, offset)) return false;
  if (block.close >= 0) return offset <= block.close;
  if (isLeft(text, block, offset)) return false;
  if (offset <= block.end) return true;
  const between = text.slice(block.end, offset);
  if (between.replace(/\/\/[^\r\n]*/g, '').trim() !== '') return false;
  if (!/[\r\n]/.test(between)) return true;
  return columnOf(text, offset) > columnOf(text, block.start);
}

/** Whether an offset in an empty line is back at the indent of a block whose content is indented more: what is typed there stands behind the block. */
function isLeft(text: string, block: Block, offset: number): boolean {
  const line = text.slice(lineStartBefore(text, offset), lineEndAfter(text, offset));
  if (line.trim() !== '') return false;
  const indent = columnOf(text, block.start);
  const [first] = block.items;
  return (
    columnOf(text, offset) <= indent &&
    first !== undefined &&
    first.start < offset &&
    columnOf(text, first.start) > indent
  );
}

/** How far the line is indented that holds `offset`, up to the offset at most. */
function columnOf(text: string, offset: number): number {
  const start = lineStartBefore(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0].length ?? 0;
}

/** The last of the values that passes the test. */
export function lastOf<T>(values: readonly T[], test: (value: T) => boolean): T | undefined {
  for (let i = values.length - 1; i >= 0; i--) if (test(values[i])) return values[i];
  return undefined;
}

/** The widest reach behind the offset in which the end of a word is looked for. */
const reach = 200;

function lexemesAround(text: string, item: Item, offset: number): Lexeme[] {
  return item.kind === 'block' && isBehindBrace(text, item, offset) ? [] : lexemesFrom(text, item.start, offset);
}

function lexemesFrom(text: string, start: number, offset: number): Lexeme[] {
  const end = Math.min(lineEndAfter(text, offset), offset + reach);
  return lexemesOf(text.slice(start, end)).map((lexeme) => ({
    ...lexeme,
    start: lexeme.start + start,
    end: lexeme.end + start,
  }));
}

const namesOf = (types: Iterable<{ readonly name: string }>): ReadonlySet<string> =>
  new Set([...types].map(({ name }) => name));
const goesOn = namesOf(layout.goesOn);
const aligns = namesOf(layout.aligns);

/** Whether the item before an offset goes on at it, or a new one can begin there. */
function stateAfter(
  text: string,
  item: Item,
  lexemes: readonly Lexeme[],
  offset: number,
  level: Level,
): 'same' | 'new' | 'blocked' {
  const isOver = item.kind === 'block' && isBehindBrace(text, item, offset);
  if (isOver && !isOpened(text, item)) return 'new';
  const last = lastOf(lexemes, (lexeme) => lexeme.start < offset);
  const isOpen = item.kind === 'block' && item.close < 0;
  const written = isOpen ? text.slice(0, Math.min(item.end, offset)).trimEnd().length : item.end;
  const end = isOver ? written : (last?.end ?? item.end);
  const gap = text.slice(end, offset);
  const block = level.block;
  const oneLine = block !== undefined && !/[\r\n]/.test(text.slice(block.open, offset));
  const isWide = oneLine && /^[ \t]{2,}$/.test(gap);
  if (/[\r\n;]/.test(gap)) return !isOver && last && goesOn.has(last.type) && !gap.includes(';') ? 'same' : 'new';
  if (isOver) return isWide ? 'new' : 'blocked';
  return isWide && last && !aligns.has(last.type) ? 'new' : 'same';
}

const signs = new Set([
  'Colon',
  'Equals',
  'Comma',
  'Semicolon',
  'Plus',
  'Minus',
  'Times',
  'Divide',
  'Open',
  'Close',
  'OpenBracket',
  'CloseBracket',
  'SignComparison',
  'DoubleEquals',
]);

/** Whether a lexeme can be half-typed. */
function isWord(lexeme: Lexeme): boolean {
  return !signs.has(lexeme.type) && !lexeme.type.endsWith('Text') && !/[\r\n]/.test(lexeme.text);
}

function isInComment(comment: Comment, offset: number): boolean {
  if (offset <= comment.start || offset > comment.end) return false;
  return offset < comment.end || comment.text.startsWith('//') || !comment.text.endsWith('*/');
}

function textsOf(item: Item): Text[] {
  const parts: Part[] = [...item.head];
  if (item.kind === 'line') for (const phrase of item.value.phrases) parts.push(...phrase.parts);
  return parts.filter((part) => part.kind === 'text');
}

function isInText(text: string, part: Text, offset: number): boolean {
  if (offset <= part.start || offset > part.end) return false;
  if (offset < part.end) return true;
  const quotes = part.long ? '"""' : '"';
  const written = text.slice(part.start, part.end);
  return written.length < 2 * quotes.length || !/["”]$/.test(written) || !(part.long ? written.endsWith(quotes) : true);
}
