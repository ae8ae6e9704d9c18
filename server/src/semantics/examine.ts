import type { Bare, Block, Item, Line, Part, Tree } from '../../../grammar/syntax/tree.js';
import { edition } from '../../../grammar/syntax/vocabulary.js';
import { type Context, dueFor, source } from './context.js';
import { dueInside, dueOfKey } from './due.js';
import { examineAcross } from './examine-across.js';
import { checkDeclared, checkHead } from './examine-head.js';
import { reportMissing } from './examine-missing.js';
import { checkRowHead, checkRowOrder } from './examine-rows.js';
import {
  blockMeant,
  blockOpenedBy,
  homeOfRow,
  keyInSeveralWords,
  meantKey,
  reportForeignLine,
  reportMechanism,
  reportOtherKind,
  reportUnknownBlock,
  reportUnknownKey,
  wholeOf,
} from './examine-unknown.js';
import { type Head, keyOf, letName, readHead, rowKind, type Understood, understood } from './heads.js';
import { blockOf, lineOf, wordAt } from './lines.js';
import { file, keyNamed } from './schema/schema.js';
import type { BlockShape, KeyShape, RowShape, ValueShape } from './schema/shapes.js';
import { reportStrays } from './strays.js';
import { nearest } from './suggest.js';
import { checkCalculation, checkCondition } from './values/calculations.js';
import { checkValue, type Place } from './values/check.js';
import { checkName, checkNamesInside } from './values/names.js';
import { checkRangeUnit } from './values/quantities.js';
import { allowedHere, type Within } from './within.js';

/** Checks a piece against the schema and the names that its scope knows. */
export function examine(tree: Tree, context: Context): void {
  examineItems(tree.items, { shape: file, context, strays: [] });
}

/** What a block's items have been understood to be. */
interface Noted {
  /** The item that stands first for a label: `amount`, `payment Core`. */
  readonly first: Map<string, Item>;
  /** The keys and kinds of block that are there, be they misspelt. */
  readonly present: Set<string>;
}

function examineItems(items: readonly Item[], within: Within): ReadonlySet<string> {
  const noted: Noted = { first: new Map(), present: new Set() };
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    // What follows without a head of its own has lost it to this line, whose value is then not what it seems.
    const next = items[i + 1];
    const runsOn = next !== undefined && next.kind !== 'bare' && next.head.length === 0;
    if (item.kind === 'line') examineLine(item, within, noted, runsOn);
    else if (item.kind === 'block') examineBlock(item, within, noted);
    else examineBare(item, within, noted);
  }
  reportStrays(within.strays, items, within);
  checkRowOrder(items, within.context);
  return noted.present;
}

function examineLine(line: Line, within: Within, noted: Noted, runsOn: boolean): void {
  const { shape, context } = within;
  const key = keyOf(line);
  const kind = rowKind(line);
  const row = shape.rows.find((candidate) => candidate.head === kind && allowedHere(candidate, within));
  const capitalKey = line.head.length === 1 && line.head[0].kind === 'name' && !row ? line.head[0] : undefined;
  const written = key ?? capitalKey;
  if (written) {
    const exact = keyNamed(shape, written.text);
    const known = exact ?? meantKey(written.text, within);
    if (!exact && (key || known)) reportUnknownKey(line, written.text, known, within);
    if (known) return examineKey(line, known, within, noted, runsOn);
    if (key) return void noted.present.add(wholeOf(key.text, shape) ?? blockMeant(key.text, shape)?.word ?? key.text);
  }
  const name = letName(line);
  if (name && shape.lets) {
    checkDeclared(context, name, 'let');
    return examineLet(line, context);
  }
  const joined = keyInSeveralWords(line, within);
  if (joined) return examineKey(line, joined, within, noted, runsOn);
  if (!kind || !row) {
    const home = homeOfRow(line, within) ?? blockOpenedBy(line, within);
    // That the block is missing goes without saying.
    if (home?.word) noted.present.add(home.word);
    return reportForeignLine(line, home, within);
  }
  if (!runsOn) examineRow(line, row, within);
}

function examineKey(line: Line, key: KeyShape, within: Within, noted: Noted, runsOn: boolean): void {
  noted.present.add(key.key);
  if (!allowedHere(key, within)) return reportMechanism(line.head[0], key.key, key.when as readonly string[], within);
  noteOnce(line, key.key, key.repeats === true, noted, within.context, otherWay(line, key, noted, within.context));
  if (runsOn && key.value.type !== 'text' && key.value.type !== 'texts') return;
  const asksPeriod = asksForPeriod(key.value) ? (key.byYear ? 'or-table' : 'only') : undefined;
  const keyBeside = (word: string): 'due' | 'said' | undefined => keyIn(word, key, within);
  const place: Place = {
    head: key.key,
    due: dueOfKey(key, within),
    asksPeriod,
    keyBeside,
    contractBegins: contractBegins(within),
  };
  const inside = checkValue(within.context, line.value, key.value, place);
  if (inside) noted.present.add(inside);
}

/** The calendar year in which the contract around a block begins. */
function contractBegins({ outer, block }: Within): number | undefined {
  if (outer && outer.shape !== file) return contractBegins(outer);
  const term = block && lineOf(block, 'term')?.value.phrases[0]?.parts[0];
  return term?.kind === 'span' && term.from.kind === 'day' ? term.from.year : undefined;
}

function keyIn(word: string, own: KeyShape, within: Within): 'due' | 'said' | undefined {
  const { shape, block } = within;
  const other = keyNamed(shape, word);
  if (!block || !other || other === own || !allowedHere(other, within)) return undefined;
  return lineOf(block, word) || blockOf(block, word) ? 'said' : 'due';
}

function examineLet(line: Line, context: Context): void {
  const { phrases } = line.value;
  if (phrases.length === 0 || (phrases.length === 1 && checkCalculation(context, phrases[0]))) return;
  const head = source(context, { start: line.start, end: line.colon }).trim();
  checkValue(context, line.value, { type: 'calculation' }, { head });
}

function examineRow(line: Line, row: RowShape, within: Within): void {
  const { context } = within;
  const head = source(context, { start: line.start, end: line.colon }).trim();
  const [first] = line.head;
  let due = within.due;
  checkRowHead(context, line);
  if (row.head === 'range' && first.kind === 'range') {
    if (due) checkRangeUnit(context, first, due);
    checkNamesInside(context, [first]);
  } else if (row.head === 'name' && first.kind === 'name') {
    checkName(context, first, row.kinds ?? []);
    due = dueFor(context, first.text) ?? due;
  } else if (row.head === 'unless' && !checkCondition(context, line.head.slice(1))) {
    context.report({
      rule: 'wrong-value',
      start: line.start,
      end: line.colon,
      message: 'After `unless` stands a condition, as in `unless FourHours at least 95%: 25%`.',
    });
  }
  const asksPeriod = row.head === 'name' && asksForPeriod(row.value) ? 'only' : undefined;
  checkValue(context, line.value, row.value, { head, due, asksPeriod });
}

function examineBlock(block: Block, within: Within, noted: Noted): void {
  const { context } = within;
  const head = readHead(block.head);
  const known = understood(head, within.shape);
  if (!known || known.mistake) reportUnknownBlock(block, known, within);
  if (!known) return void noted.present.add(head.word?.text ?? '');
  const shape = known.mistake ? known.shape : (reportOtherKind(block, known.shape, within) ?? known.shape);
  if (known.mistake === 'misplaced') noteMisplaced(shape, within, noted);
  else {
    noted.present.add(shape.word ?? '');
    if (shape.id.startsWith('by-year/')) noted.present.add(head.word?.text ?? '');
    if (!allowedHere(shape, within))
      return reportMechanism(block.head[0], head.word?.text ?? 'a share', shape.when as readonly string[], within);
    const label = shape.word ?? head.name?.text ?? '';
    const name =
      shape.head.name === 'none'
        ? label
        : source(context, { start: block.start, end: (head.name ?? head.otherWord ?? head.word ?? block).end });
    const repeats = shape.head.name === 'declares' || (shape.head.name === 'none' && shape.repeats === true);
    noteOnce(block, name, repeats, noted, context);
  }
  const look = (): void => lookInto(block, head, { ...known, shape }, within);
  if (within.inside && !known.mistake) within.inside.into(block, shape.id, look);
  else look();
}

function lookInto(block: Block, head: Head, known: Understood, within: Within): void {
  const { context } = within;
  const { shape } = known;
  checkHead(context, block, head, known);
  const inner: Within = {
    shape,
    context,
    block,
    outer: within,
    due: dueInside(block, shape, within),
    mechanism: shape.id === 'contract/payment' ? mechanismOf(block, shape) : within.mechanism,
    strays: [],
    inside: within.shape === file ? context.insideOf?.(linesOf(block, context)) : undefined,
  };
  const present = examineItems(block.items, inner);
  if (known.mistake !== 'misplaced') reportMissing(context, block, shape, present, inner.mechanism);
  examineAcross(context, block, shape);
}

/** The lines of a block that stand in none of its own blocks, as they are written. */
function linesOf({ items }: Block, context: Context): string {
  return items.flatMap((item) => (item.kind === 'block' ? [] : [source(context, item)])).join('\n');
}

/** An `aim` outside its `aims` has been reported: that its section is missing goes without saying. */
function noteMisplaced(shape: BlockShape, within: Within, noted: Noted): void {
  for (const outer of within.shape.blocks) if (outer.blocks.includes(shape)) noted.present.add(outer.word ?? '');
}

/** The mechanism that a payment states; the one most likely meant where it is misspelt, empty where none is. */
function mechanismOf(block: Block, shape: BlockShape): string {
  const written = wordAt(block, 'mechanism') ?? '';
  const value = keyNamed(shape, 'mechanism')?.value as Extract<ValueShape, { type: 'choice' }>;
  const words = Object.keys(value.words);
  return words.includes(written) ? written : (nearest(written, words) ?? '');
}

function examineBare(bare: Bare, within: Within, noted: Noted): void {
  const { shape, context } = within;
  const [first, second] = bare.head;
  if (shape === file) {
    if (first?.kind === 'word' && first.text === 'remit' && second) examineEdition(second, context);
    else if (first?.kind === 'word' && first.text === 'use') examineUse(bare, context);
    else if (first?.kind === 'text') reportText(first, within);
    return;
  }
  // A line half-typed has its message already: that it is missing would be a second one.
  if (first?.kind === 'word') noted.present.add(first.text);
  if (first?.kind === 'text' && bare.head.length === 1 && !shape.texts) reportText(first, within);
}

function examineEdition(part: Part, context: Context): void {
  if (source(context, part) === String(edition)) return;
  context.report({
    rule: 'unknown-edition',
    start: part.start,
    end: part.end,
    message: `This version of Remit reads edition ${edition} of the language. Write \`remit ${edition}\`.`,
    fixes: [
      { title: `Write \`remit ${edition}\``, edits: [{ start: part.start, end: part.end, text: String(edition) }] },
    ],
  });
}

/** What follows `use` is followed by the workspace; here it is only seen to be a path. */
function examineUse(bare: Bare, context: Context): void {
  const [, target, more] = bare.head;
  if (target && !more && ['text', 'path', 'word'].includes(target.kind)) return;
  // Where nothing follows, it is being written.
  if (!target && !/[\r\n]/.test(context.text.slice(bare.end))) return;
  context.report({
    rule: 'wrong-value',
    start: bare.start,
    end: bare.end,
    message:
      'After `use` stands the path of a file in quotes, as in `use "./partners.remit"`, or a library, as in `use nhs/waiting-time-standards`.',
  });
}

function reportText(text: Part, within: Within): void {
  const { shape, context } = within;
  const keys = shape.keys
    .filter((key) => key.value.type === 'text' || key.value.type === 'texts')
    .map((key) => `\`${key.key}:\``);
  context.report({
    rule: 'text-not-here',
    start: text.start,
    end: text.end,
    message:
      shape === file
        ? 'A text stands inside a block, not at the top of a file. Put it in the section that it belongs to, or make it a comment with `//`.'
        : `A text on its own has no place in this block.${keys.length > 0 ? ` Say what it is, with ${keys.slice(0, 4).join(', ')}.` : ''}`,
  });
}

function asksForPeriod(shape: ValueShape): boolean {
  return 'period' in shape && shape.period === true;
}

function isList(shape: ValueShape): boolean {
  return ['texts', 'parties', 'conditions', 'years'].includes(shape.type) || (shape.type === 'names' && shape.many);
}

/** What can be written where a line stands a second time, but to keep one of the two. */
function otherWay(line: Line, key: KeyShape, { first }: Noted, context: Context): string {
  if (isList(key.value)) return ', or join their values with a comma';
  const before = first.get(key.key);
  if (key.value.type !== 'limit' || before?.kind !== 'line') return '';
  const forEach = [before, line].filter(({ value }) => /\bper person\b/.test(source(context, value)));
  return forEach.length === 1
    ? `, and write the other in a \`together\`: one is for each person, the other on the sum. As in \`together Limit "…" { terms: Core   ${key.key}: £200,000 per year }\``
    : '';
}

function noteOnce(item: Item, label: string, repeats: boolean, noted: Noted, context: Context, otherwise = ''): void {
  const first = noted.first.get(label);
  if (!first) noted.first.set(label, item);
  else if (!repeats) {
    const end = item.kind === 'line' ? item.colon : item.kind === 'block' ? item.open : item.end;
    context.report({
      rule: 'duplicate-key',
      start: item.start,
      end: source(context, { start: item.start, end }).trimEnd().length + item.start,
      message: `\`${label}\` stands here a second time. Keep one of the two${otherwise}.`,
    });
  }
}
