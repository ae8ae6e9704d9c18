import type { Block, Line, Name, Part, Quantity, Text, Word } from '../../../grammar/syntax/tree.js';
import { blocksAlsoSaid } from './schema/also-said.js';
import { homeOf, letTable } from './schema/schema.js';
import { type BlockShape, block, type KeyShape, type RowShape } from './schema/shapes.js';
import { nearest } from './suggest.js';

/** A block's head, taken apart. */
export interface Head {
  readonly word?: Word;
  readonly name?: Name;
  /** A second word where a name is due: `expect total`, or a name that does not start with a capital. */
  readonly otherWord?: Word;
  readonly share?: Quantity;
  readonly title?: Text;
  /** What does not belong in a head. */
  readonly rest: readonly Part[];
}

export function readHead(parts: readonly Part[]): Head {
  const head: { -readonly [K in keyof Head]: Head[K] } & { rest: Part[] } = { rest: [] };
  const [first, second] = parts;
  // `Organisation Foo`: two names in a row are a kind with a capital, and a name.
  const isCapitalKind = first?.kind === 'name' && second?.kind === 'name';
  if (isCapitalKind) head.word = wordOfHead(parts);
  for (const part of isCapitalKind ? parts.slice(1) : parts) {
    if (part.kind === 'word' && !head.word && !head.name) head.word = part;
    else if (part.kind === 'word' && !head.otherWord && !head.name) head.otherWord = part;
    else if (part.kind === 'name' && !head.name) head.name = part;
    else if (part.kind === 'quantity' && !head.share) head.share = part;
    else if (part.kind === 'text' && !head.title) head.title = part;
    else head.rest.push(part);
  }
  return head;
}

/** The word of a head, which is what most ask for. */
export function wordOfHead(parts: readonly Part[]): Word | undefined {
  for (const part of parts) {
    if (part.kind === 'word') return part;
    if (part.kind === 'name')
      return part === parts[0] && parts[1]?.kind === 'name' ? { ...part, kind: 'word' } : undefined;
  }
  return undefined;
}

/** The shape of a table by year in the place of a value: `pool { 2026/27: 0% of Core }`. */
export function yearTable(key: KeyShape): BlockShape {
  const known = yearTables.get(key);
  if (known) return known;
  const shape = block(`by-year/${key.key}`, {
    doc: `${key.doc} Year by year.`,
    example: `${key.key} {\n  2026/27:          ${key.example.slice(key.key.length + 2)}\n  2027/28 onwards:  ${key.example.slice(key.key.length + 2)}\n}`,
    rows: [
      { head: 'year', value: key.value, doc: key.doc, example: `2026/27: ${key.example.slice(key.key.length + 2)}` },
    ],
  });
  yearTables.set(key, shape);
  return shape;
}

const yearTables = new WeakMap<KeyShape, BlockShape>();

/** The shape of a block in a block of the shape `within`; undefined where the language knows none. */
export function shapeOfBlock(head: Head, within: BlockShape): BlockShape | undefined {
  const word = head.word?.text;
  if (word === undefined) return head.name ? within.blocks.find((shape) => shape.word === undefined) : undefined;
  if (word === 'let') return within.lets ? letTable : undefined;
  const named = within.blocks.find((shape) => shape.word === word);
  if (named) return named;
  const key = within.keys.find((candidate) => candidate.key === word && candidate.byYear);
  return key && yearTable(key);
}

/** How a block's head was understood: as it is written, or as what was most likely meant, so that its content is understood all the same. */
export interface Understood {
  readonly shape: BlockShape;
  /** What the block is, where it is not what its head says or not where it belongs. */
  readonly mistake?: 'misspelt' | 'misplaced';
}

/** What a block in a block of the shape `within` is, or is most likely meant to be. */
export function understood(head: Head, within: BlockShape): Understood | undefined {
  const twoWords = kindInTwoWords(head, within);
  if (twoWords) return { shape: twoWords, mistake: 'misspelt' };
  const exact = shapeOfBlock(head, within);
  if (exact) return { shape: exact };
  const written = head.word?.text;
  if (written === undefined) return undefined;
  const other = blocksAlsoSaid.get(written.toLowerCase());
  const otherwise = other && head.name && within.blocks.find((shape) => shape.word === other);
  if (otherwise) return { shape: otherwise, mistake: 'misspelt' };
  // Without a name it is not one requirement, but all of them.
  const all = head.name ? undefined : within.blocks.find((shape) => shape.word === `${written}s`);
  if (all) return { shape: all, mistake: 'misspelt' };
  const misplaced = homeOf(written, within);
  if (misplaced) return { shape: misplaced, mistake: 'misplaced' };
  if (within.keys.some((key) => key.key === written)) return undefined;
  const meant = nearest(
    written,
    within.blocks.flatMap((shape) => shape.word ?? []),
  );
  const shape = meant === undefined ? undefined : within.blocks.find((candidate) => candidate.word === meant);
  return shape && { shape, mistake: 'misspelt' };
}

/** `gain share Savings`, `pooled fund Learning`: a kind of block with a space where a hyphen stands, or that has another name here. */
function kindInTwoWords({ word, otherWord, name }: Head, within: BlockShape): BlockShape | undefined {
  if (!word || !otherWord || !name) return undefined;
  const written = `${word.text}-${otherWord.text}`.toLowerCase();
  return within.blocks.find((shape) => shape.word === (blocksAlsoSaid.get(written) ?? written));
}

/** The key of a line: `amount` of `amount: £5`; undefined for rows and `let` lines. */
export function keyOf(line: Line): Word | undefined {
  const [first] = line.head;
  return line.head.length === 1 && first.kind === 'word' && first.text !== 'otherwise' ? first : undefined;
}

/** The name that a `let` line declares. */
export function letName(line: Line): Name | undefined {
  const [first, second] = line.head;
  return first?.kind === 'word' && first.text === 'let' && second?.kind === 'name' ? second : undefined;
}

/** Which kind of row a line is by its head; undefined for keys, `let` lines and heads that begin no row. */
export function rowKind(line: Line): RowShape['head'] | undefined {
  const [first] = line.head;
  if (!first) return undefined;
  switch (first.kind) {
    case 'range':
      return 'range';
    case 'year':
    case 'quarter':
    case 'day':
    case 'span':
      return 'year';
    case 'name':
      return 'name';
    case 'word':
      return first.text === 'unless' ? 'unless' : first.text === 'otherwise' ? 'range' : undefined;
    default:
      return undefined;
  }
}

/** Whether a block of an example is about one person, or about several who are alike. */
export function isOfPeople(block: Block): boolean {
  const word = wordOfHead(block.head)?.text;
  return word === 'person' || word === 'each-of';
}
