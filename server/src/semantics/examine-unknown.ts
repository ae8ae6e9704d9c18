import type { Fix } from '../../../grammar/syntax/findings.js';
import type { Block, Line, Part } from '../../../grammar/syntax/tree.js';
import { rangeOfBand } from './bands.js';
import { source } from './context.js';
import { keyOf, readHead, type Understood } from './heads.js';
import { moveBehind } from './moving.js';
import { keyParts, keysAlsoSaid } from './schema/also-said.js';
import { keysSaidOtherwise } from './schema/said-otherwise.js';
import { blockNamed, blocks, file, homesOf, keyNamed } from './schema/schema.js';
import { type BlockShape, type KeyShape, withArticle } from './schema/shapes.js';
import { nearest } from './suggest.js';
import { allowedHere, nameOfBlock, type Within } from './within.js';

/** The key that a line's head was most likely meant to be: `Role`, `turn-over`. */
export function meantKey(written: string, within: Within): KeyShape | undefined {
  const lower = written.toLowerCase();
  const keys = allowedKeys(within);
  const also = keysAlsoSaid.get(lower)?.find((key) => keys.includes(key));
  const meant = keys.includes(lower) ? lower : (also ?? likeKey(written, keys, within));
  return meant === undefined ? undefined : keyNamed(within.shape, meant);
}

/** The key that is spelled nearly so; none where the block has that line already, and what is written is a key of a block inside: `from` beside `form`. */
function likeKey(written: string, keys: readonly string[], within: Within): string | undefined {
  const like = nearest(written, keys);
  const isThere = within.block?.items.some((item) => item.kind === 'line' && keyOf(item)?.text === like);
  return isThere && nested(within.shape).some((shape) => keyNamed(shape, written)) ? undefined : like;
}

/** Reports a line whose key is not known where it stands; `meant` is what it has been taken for. */
export function reportUnknownKey(line: Line, written: string, meant: KeyShape | undefined, within: Within): void {
  const { shape } = within;
  const [first] = line.head;
  const place = { start: first.start, end: first.end };
  if (meant)
    return within.context.report({
      rule: 'unknown-key',
      ...place,
      message:
        meant.key === written.toLowerCase()
          ? `Keys are written in small letters: \`${meant.key}:\`.`
          : `${capital(nameOfBlock(within))} has no \`${written}:\`. Is \`${meant.key}:\` meant?`,
      fixes: [{ title: `Write \`${meant.key}:\``, edits: [{ ...place, text: meant.key }] }],
    });
  const report = (message: string, fixes?: readonly Fix[]): void =>
    void within.strays.push({ item: line, finding: { rule: 'unknown-key', ...place, message, fixes } });
  const otherwise = saidOtherwise(written, shape);
  if (otherwise) return report(`${capital(nameOfBlock(within))} has no \`${written}:\`. ${otherwise}`);
  const whole = wholeOf(written, shape);
  if (whole)
    return report(
      `${capital(nameOfBlock(within))} says its first and its last day in one line: \`${keyNamed(shape, whole)?.example ?? ''}\`.`,
    );
  const inner = blockMeant(written, shape);
  if (inner?.word)
    return report(
      inner.word === written
        ? `\`${written}\` is a block, as in \`${onOneLine(inner.example)}\`.`
        : `${capital(nameOfBlock(within))} has no \`${written}:\`, but a block \`${inner.word}\`, as in \`${onOneLine(inner.example)}\`.`,
      asBlock(line, inner),
    );
  const home = homeOfKey(written, within);
  if (home) return report(`\`${written}:\` does not belong in ${nameOfBlock(within)}, but in ${home}: put it there.`);
  const rows = rowsText(within);
  const keys = allowedKeys(within);
  const can = keys.length > 0 ? ` It can have ${list(keys)}.` : rows;
  report(`${capital(nameOfBlock(within))} has no \`${written}:\`.${can}`);
}

/** What to write for a key, perhaps in several words, that no other key alone stands for. */
function saidOtherwise(written: string, shape: BlockShape): string | undefined {
  const said = keysSaidOtherwise.get(written.toLowerCase().replace(/\s+/g, '-'));
  return said?.in.includes(shape.id) ? said.write : undefined;
}

/** The block inside that a line's key names, perhaps in the singular. */
export function blockMeant(written: string, shape: BlockShape): BlockShape | undefined {
  return blockNamed(shape, written) ?? blockNamed(shape, `${written}s`);
}

/** A fix that makes a block of a line with a text: `needs: "…"` → `needs { "…" }`; none where the block has no place for it. */
function asBlock({ head: [word], value }: Line, inner: BlockShape): readonly Fix[] | undefined {
  const isText =
    value.phrases.length > 0 && value.phrases.every(({ parts: [part, more] }) => part.kind === 'text' && !more);
  const [only, another] = value.phrases;
  const key = inner.keys.find(({ value: { type } }) => type === 'texts' || (type === 'text' && !another))?.key;
  const isBare = inner.texts !== undefined && only !== undefined && !another;
  if (!isText || !inner.word || (!isBare && !key) || inner.head.name !== 'none') return undefined;
  return [
    {
      title: 'Write it as a block',
      edits: [
        { start: word.start, end: value.start, text: `${inner.word} { ${isBare ? '' : `${key}: `}` },
        { start: value.end, end: value.end, text: ' }' },
      ],
    },
  ];
}

function onOneLine(example: string): string {
  return example.replace(/\s*\n\s*/g, '  ').replace(/: +/g, ': ');
}

/** The block in which the key would be right: one inside this block, or one that is like no other. */
function homeOfKey(key: string, within: Within): string | undefined {
  const inside = nested(within.shape).find((shape) => keyNamed(shape, key));
  if (inside) return blockText(inside);
  const all = blocks.filter((shape) => keyNamed(shape, key));
  if (all.length !== 1) return undefined;
  const [home] = all;
  if (home.word !== within.shape.word) return blockText(home);
  // A block of the same word stands in another one: the `exit` of a contract.
  const outer = homesOf(home).find(({ word }) => word);
  return outer && `the \`${home.word ?? ''}\` of ${withArticle(`\`${outer.word ?? ''}\``, outer.word)}`;
}

function nested(shape: BlockShape): BlockShape[] {
  return shape.blocks.flatMap((inner) => [inner, ...inner.blocks]);
}

function blockText(shape: BlockShape): string {
  return shape.word ? withArticle(`\`${shape.word}\` block`, shape.word) : "a measure's share of the pool";
}

export function allowedKeys(within: Within): string[] {
  return within.shape.keys.filter((key) => allowedHere(key, within)).map((key) => key.key);
}

function list(words: readonly string[]): string {
  return words
    .slice(0, 8)
    .map((word) => `\`${word}:\``)
    .join(', ')
    .concat(words.length > 8 ? ' and others' : '');
}

/** Reports a block that is not known where it stands, or whose word is misspelt. */
export function reportUnknownBlock(block: Block, known: Understood | undefined, within: Within): void {
  const { shape, context } = within;
  const [first] = block.head;
  if (!first) return;
  const { otherWord, name } = readHead(block.head);
  const kindEnds = known?.mistake === 'misspelt' && otherWord && name ? otherWord.end : first.end;
  const place = { start: first.start, end: kindEnds };
  const written = source(context, place);
  const where = shape === file ? 'At the top of a file' : `In ${nameOfBlock(within)}`;
  if (known?.mistake === 'misspelt') {
    const meant = known.shape.word as string;
    return context.report({
      rule: 'unknown-block',
      ...place,
      message:
        meant === written.toLowerCase()
          ? `Kinds of block are written in small letters: \`${meant}\`.`
          : `${where} there is no block \`${written}\`. Is \`${meant}\` meant?`,
      fixes: [{ title: `Write \`${meant}\``, edits: [{ ...place, text: meant }] }],
    });
  }
  const report = (message: string, fixes?: readonly Fix[]): void =>
    void within.strays.push({ item: block, finding: { rule: 'unknown-block', ...place, message, fixes } });
  if (known)
    return report(
      `${capital(withArticle(`\`${written}\``, written))} belongs ${placeOf(known.shape)}: put it there.`,
      moveOut(block, known.shape, within),
    );
  const key = first.kind === 'word' ? keyNamed(shape, written) : undefined;
  if (key) return report(`\`${written}\` is a line, not a block: write \`${key.example}\`.`);
  const [only, ...others] = first.kind === 'word' ? blocks.filter(({ word }) => word === written) : [];
  if (only && others.length === 0 && homesOf(only).length === 1)
    return report(`\`${written}\` belongs ${placeOf(only)}: put it there.`);
  const words = shape.blocks.flatMap((inner) =>
    inner.word && allowedHere(inner, within) ? [`\`${inner.word}\``] : [],
  );
  report(
    `${where} there is no block \`${written}\`.${words.length > 0 ? ` There can be ${words.slice(0, 14).join(', ')}.` : ''}`,
  );
}

/** A fix that moves a block out to where it belongs: behind the block that holds it there. None where it belongs in none of those around it. */
function moveOut(block: Block, shape: BlockShape, within: Within): readonly Fix[] | undefined {
  let holder = within;
  while (holder.outer && !holder.outer.shape.blocks.includes(shape)) holder = holder.outer;
  const edits = holder.outer && holder.block && moveBehind(within.context.text, block, holder.block);
  return edits && [{ title: `Move it behind ${nameOfBlock(holder)}`, edits }];
}

/** So many lines of another kind of block, and it was meant. */
const linesOfAnother = 3;

/**
 * Reports a block with lines that only another kind has that can stand in the same place, and none that this one lacks: an `indicator` that says how
 * it is counted.
 * Returns that kind, by which the block is then read.
 */
export function reportOtherKind(
  block: Block,
  shape: BlockShape,
  { shape: outer, context }: Within,
): BlockShape | undefined {
  const keys = block.items.flatMap((item) => (item.kind === 'line' ? (keyOf(item)?.text ?? []) : []));
  const foreign = keys.filter((key) => !keyNamed(shape, key));
  if (foreign.length < linesOfAnother) return undefined;
  const other = outer.blocks.find((each) => each !== shape && keys.every((key) => keyNamed(each, key)));
  const [word] = block.head;
  if (!other?.word || !shape.word || word?.kind !== 'word') return undefined;
  const place = { start: word.start, end: word.end };
  context.report({
    rule: 'unknown-block',
    ...place,
    message: `This has the lines of ${withArticle(`\`${other.word}\``, other.word)}, not of ${withArticle(`\`${shape.word}\``, shape.word)}. Is \`${other.word}\` meant?`,
    fixes: [{ title: `Write \`${other.word}\``, edits: [{ ...place, text: other.word }] }],
  });
  return other;
}

function placeOf(shape: BlockShape): string {
  const homes = homesOf(shape);
  if (homes.includes(file)) return 'at the top of a file, in no other block';
  const words = homes.map((home) => withArticle(`\`${home.word ?? ''}\` block`, home.word));
  return `in ${[...new Set(words)].slice(0, 3).join(' or ')}`;
}

export function reportMechanism(head: Part, label: string, mechanisms: readonly string[], within: Within): void {
  const { context } = within;
  context.report({
    rule: 'not-for-this-mechanism',
    start: head.start,
    end: head.end,
    message: `${label === 'a share' ? 'A share of a pool' : `\`${label}\``} belongs to a payment with \`mechanism: ${mechanisms.join('` or `')}\`; this one is \`${within.mechanism}\`.`,
  });
}

/** The key that is meant by `only if:` or `review by:`, which is reported; undefined where a head is something else. */
export function keyInSeveralWords(line: Line, within: Within): KeyShape | undefined {
  if (line.head.length < 2 || !line.head.every(({ kind }) => kind === 'word' || kind === 'name')) return undefined;
  const place = { start: line.start, end: line.head[line.head.length - 1].end };
  const written = source(within.context, place).toLowerCase().replace(/\s+/g, '-');
  const key = keyNamed(within.shape, written);
  if (!key || !allowedHere(key, within)) return undefined;
  within.context.report({
    rule: 'unknown-key',
    ...place,
    message: `Words that belong together are joined by hyphens: \`${key.key}:\`.`,
    fixes: [{ title: `Write \`${key.key}:\``, edits: [{ ...place, text: key.key }] }],
  });
  return key;
}

/** The key that says in one line what this one says a part of: `term` for `start`. */
export function wholeOf(written: string, shape: BlockShape): string | undefined {
  return keyParts.get(written)?.find((key) => keyNamed(shape, key));
}

/** The block inside in which a line that begins with a name would be a row: `given` for a measure in an example. */
export function homeOfRow({ head }: Line, { shape, context }: Within): BlockShape | undefined {
  const [name, more] = head;
  const found = name?.kind === 'name' && !more ? context.scope.find(name.text) : undefined;
  if (!found || 'several' in found) return undefined;
  return shape.blocks.find(({ rows }) =>
    rows.some((row) => row.head === 'name' && row.kinds?.includes(found.one.kind)),
  );
}

/** The block inside whose word a line begins with, before a name: `expect` in `expect Total: £5m`. */
export function blockOpenedBy({ head: [first] }: Line, { shape }: Within): BlockShape | undefined {
  return first?.kind === 'word' ? blockNamed(shape, first.text) : undefined;
}

/** Reports a line whose head is no key, and no row that the block has; `home` is the block inside that has such rows, or that it would open. */
export function reportForeignLine(line: Line, home: BlockShape | undefined, within: Within): void {
  const { context } = within;
  const [first] = line.head;
  if (!first || line.head.some((part) => part.kind === 'stray' || part.kind === 'missing')) return;
  const head = source(context, { start: line.start, end: line.colon }).trim();
  const place = { start: line.start, end: line.start + head.length };
  const year = within.shape.rows.some((row) => row.head === 'year') ? yearIn(head) : undefined;
  if (year && !home?.word)
    return context.report({
      rule: 'unknown-key',
      ...place,
      message: `A financial year is written \`${year}\`.`,
      fixes: [{ title: `Write \`${year}\``, edits: [{ ...place, text: year }] }],
    });
  const range = rangeOfBand(line, within);
  if (range)
    return context.report({
      rule: 'unknown-key',
      ...place,
      message: `A range says where it begins and where it ends: write \`${range}\` for \`${head}\`.`,
      fixes: [{ title: `Write \`${range}\``, edits: [{ ...place, text: range }] }],
    });
  const otherwise = saidOtherwise(head, within.shape);
  const message = home?.word
    ? first.kind === 'word'
      ? `\`${home.word}\` opens a block, whose lines stand between braces, as in \`${inOneLine(home.example)}\`.`
      : `\`${head}: …\` belongs in \`${home.word} { … }\`, inside of ${nameOfBlock(within)}: put it there.`
    : `${capital(nameOfBlock(within))} has no line \`${head}: …\`.${otherwise ? ` ${otherwise}` : rowsText(within)}`;
  within.strays.push({ item: line, finding: { rule: 'unknown-key', ...place, message } });
}

function inOneLine(example: string): string {
  const [first, ...others] = example.split('\n');
  return others.length === 0 ? first : `${first} … }`;
}

/** The financial year that `26/27` or `FY26/27` means; undefined where the second year does not follow the first. */
function yearIn(head: string): string | undefined {
  const [, first, second, onwards = ''] =
    /^(?:FY\s*)?(?:20)?(\d{2})\s*[/-]\s*(?:20)?(\d{2})( onwards)?$/.exec(head) ?? [];
  return first !== undefined && Number(second) === (Number(first) + 1) % 100
    ? `20${first}/${second}${onwards}`
    : undefined;
}

function rowsText(within: Within): string {
  const rows = new Set(within.shape.rows.filter((row) => allowedHere(row, within)).map((row) => `\`${row.example}\``));
  return rows.size > 0 ? ` Its lines are like ${[...rows].join(' or ')}.` : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
