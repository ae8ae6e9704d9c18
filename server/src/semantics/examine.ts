import type { Bare, Block, Item, Line, Part, Tree } from '../../../grammar/syntax/tree.js';
import { edition } from '../../../grammar/syntax/vocabulary.js';
import { type Context, type Due, dueFor, source } from './context.js';
import { dueInside, dueOfKey } from './due.js';
import { checkHead } from './examine-head.js';
import { reportMissing } from './examine-missing.js';
import { keyOf, letName, readHead, rowKind, shapeOfBlock, wordAt } from './heads.js';
import { blockNamed, directives, file, keyNamed } from './schema/schema.js';
import type { BlockShape, RowShape } from './schema/shapes.js';
import { nearest } from './suggest.js';
import { checkCalculation, checkCondition } from './values/calculations.js';
import { checkValue } from './values/check.js';
import { checkName, checkNamesInside } from './values/names.js';
import { checkRangeUnit } from './values/quantities.js';

/** Checks a piece against the schema and the names that its scope knows. */
export function examine(tree: Tree, context: Context): void {
  examineItems(tree.items, { shape: file, context });
}

/** Where the items being checked stand. */
interface Within {
  readonly shape: BlockShape;
  readonly context: Context;
  readonly block?: Block;
  /** The unit in which the ranges and values of the block are due. */
  readonly due?: Due;
  /** How the payment comes about, for keys that belong to some mechanisms only. */
  readonly mechanism?: string;
}

function examineItems(items: readonly Item[], within: Within): void {
  const seen = new Map<string, Item>();
  for (const item of items) {
    if (item.kind === 'line') examineLine(item, within, seen);
    else if (item.kind === 'block') examineBlock(item, within, seen);
    else examineBare(item, within);
  }
}

function examineLine(line: Line, within: Within, seen: Map<string, Item>): void {
  const { shape, context } = within;
  const key = keyOf(line);
  if (key) {
    const known = keyNamed(shape, key.text);
    if (!known) return reportUnknownKey(line, key.text, within);
    if (!allowedHere(known, within))
      return reportMechanism(line.head[0], key.text, known.when as readonly string[], within);
    noteOnce(line, key.text, known.repeats === true, seen, context);
    return checkValue(context, line.value, known.value, { head: key.text, due: dueOfKey(known, within) });
  }
  if (letName(line) && shape.lets) {
    if (line.value.phrases.length === 1 && !checkCalculation(context, line.value.phrases[0])) {
      checkValue(
        context,
        line.value,
        { type: 'calculation' },
        { head: source(context, { start: line.start, end: line.colon }).trim() },
      );
    }
    return;
  }
  const kind = rowKind(line);
  const row = shape.rows.find((candidate) => candidate.head === kind && allowedHere(candidate, within));
  if (!kind || !row) return reportForeignLine(line, within);
  examineRow(line, row, within);
}

function examineRow(line: Line, row: RowShape, within: Within): void {
  const { context } = within;
  const head = source(context, { start: line.start, end: line.colon }).trim();
  const [first] = line.head;
  let due = within.due;
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
  checkValue(context, line.value, row.value, { head, due });
}

function examineBlock(block: Block, within: Within, seen: Map<string, Item>): void {
  const { context } = within;
  const head = readHead(block.head);
  const shape = shapeOfBlock(head, within.shape);
  if (!shape) return reportUnknownBlock(block, within);
  if (!allowedHere(shape, within))
    return reportMechanism(block.head[0], head.word?.text ?? 'a share', shape.when as readonly string[], within);
  const label = head.word?.text ?? head.name?.text ?? '';
  const name =
    shape.head.name === 'none'
      ? label
      : source(context, { start: block.start, end: (head.name ?? head.word ?? block).end });
  noteOnce(block, name, shape.head.name === 'declares', seen, context);
  checkHead(context, block, head, shape);
  const inner: Within = {
    shape,
    context,
    block,
    due: dueInside(block, shape, within),
    mechanism: shape.id === 'contract/payment' ? (wordAt(block, 'mechanism') ?? '') : within.mechanism,
  };
  examineItems(block.items, inner);
  reportMissing(context, block, shape, inner.mechanism);
}

function examineBare(bare: Bare, within: Within): void {
  const { shape, context } = within;
  const [first, second] = bare.head;
  if (shape === file) {
    if (first?.kind === 'word' && first.text === 'remit' && second) examineEdition(second, context);
    else if (first?.kind === 'text') reportText(first, within);
    return;
  }
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

function allowedHere(shape: { readonly when?: readonly string[] }, within: Within): boolean {
  return !shape.when || !within.mechanism || shape.when.includes(within.mechanism);
}

function noteOnce(item: Item, label: string, repeats: boolean, seen: Map<string, Item>, context: Context): void {
  const first = seen.get(label);
  if (!first) seen.set(label, item);
  else if (!repeats) {
    const end = item.kind === 'line' ? item.colon : item.kind === 'block' ? item.open : item.end;
    context.report({
      rule: 'duplicate-key',
      start: item.start,
      end: source(context, { start: item.start, end }).trimEnd().length + item.start,
      message: `\`${label}\` stands here a second time. Keep one of the two${item.kind === 'line' ? ', or join their values with a comma' : ''}.`,
    });
  }
}

function reportUnknownKey(line: Line, written: string, within: Within): void {
  const { shape, context } = within;
  const place = { start: line.head[0].start, end: line.head[0].end };
  const around = nameOfBlock(within);
  if (blockNamed(shape, written)) {
    context.report({
      rule: 'unknown-key',
      ...place,
      message: `\`${written}\` is a block: write \`${written} { … }\`, not \`${written}: …\`.`,
    });
    return;
  }
  const meant = nearest(written, allowedKeys(within));
  context.report({
    rule: 'unknown-key',
    ...place,
    message: `${around} has no \`${written}:\`.${meant ? ` Is \`${meant}:\` meant?` : ` It can have ${list(allowedKeys(within))}.`}`,
    ...(meant ? { fixes: [{ title: `Write \`${meant}:\``, edits: [{ ...place, text: meant }] }] } : {}),
  });
}

function allowedKeys(within: Within): string[] {
  return within.shape.keys.filter((key) => allowedHere(key, within)).map((key) => key.key);
}

function list(words: readonly string[]): string {
  if (words.length === 0) return 'no keys';
  return words
    .slice(0, 8)
    .map((word) => `\`${word}:\``)
    .join(', ')
    .concat(words.length > 8 ? ' and others' : '');
}

function reportUnknownBlock(block: Block, within: Within): void {
  const { shape, context } = within;
  const [first] = block.head;
  if (!first) return;
  const place = { start: first.start, end: first.end };
  const written = source(context, first);
  const key = first.kind === 'word' ? keyNamed(shape, written) : undefined;
  if (key) {
    context.report({
      rule: 'unknown-block',
      ...place,
      message: `\`${written}\` is a line, not a block: write \`${key.example}\`.`,
    });
    return;
  }
  const words = shape.blocks.flatMap((inner) => (inner.word && allowedHere(inner, within) ? [inner.word] : []));
  const meant = nearest(written, words);
  const where = shape === file ? 'At the top of a file' : `In ${nameOfBlock(within)}`;
  context.report({
    rule: 'unknown-block',
    ...place,
    message: `${where} there is no block \`${written}\`.${
      meant
        ? ` Is \`${meant}\` meant?`
        : words.length > 0
          ? ` There can be ${words
              .slice(0, 14)
              .map((word) => `\`${word}\``)
              .join(', ')}.`
          : ''
    }`,
    ...(meant ? { fixes: [{ title: `Write \`${meant}\``, edits: [{ ...place, text: meant }] }] } : {}),
  });
}

function reportMechanism(head: Part, label: string, mechanisms: readonly string[], within: Within): void {
  const { context } = within;
  context.report({
    rule: 'not-for-this-mechanism',
    start: head.start,
    end: head.end,
    message: `${label === 'a share' ? 'A share of a pool' : `\`${label}\``} belongs to a payment with \`mechanism: ${mechanisms.join('` or `')}\`; this one is \`${within.mechanism}\`.`,
  });
}

function reportForeignLine(line: Line, within: Within): void {
  const { shape, context } = within;
  const [first] = line.head;
  if (!first || line.head.some((part) => part.kind === 'stray')) return;
  const head = source(context, { start: line.start, end: line.colon }).trim();
  const lower = head.toLowerCase();
  const key =
    first.kind === 'name' && line.head.length === 1
      ? (keyNamed(shape, lower)?.key ?? nearest(lower, allowedKeys(within)))
      : undefined;
  const rows = [...new Set(shape.rows.map((row) => `\`${row.example}\``))];
  context.report({
    rule: 'unknown-key',
    start: line.start,
    end: line.start + head.length,
    message: key
      ? `Keys are written in small letters: \`${key}:\`.`
      : `${shape === file ? 'The top of a file' : nameOfBlock(within)} has no line \`${head}: …\`.${rows.length > 0 ? ` Its lines are like ${rows.join(' or ')}.` : ''}`,
    ...(key
      ? { fixes: [{ title: `Write \`${key}:\``, edits: [{ start: first.start, end: first.end, text: key }] }] }
      : {}),
  });
}

/** How a message calls the block: `The measure QuitRate`, `The block gain`. */
function nameOfBlock(within: Within): string {
  const { block, shape } = within;
  if (!block) return shape === file ? 'The top of a file' : 'This block';
  const { word, name } = readHead(block.head);
  if (name) return `${word ? `The ${word.text} ` : ''}${name.text}`;
  return `\`${word?.text ?? 'this block'}\``;
}

/** The words with which a line at the top level can begin. */
export const directiveWords: readonly string[] = directives.map((directive) => directive.word);
