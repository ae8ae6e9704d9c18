import type { Lexeme } from '../../../grammar/syntax/parser.js';
import type { Span } from '../../../grammar/syntax/tree.js';
import { edition } from '../../../grammar/syntax/vocabulary.js';
import { dueFor } from '../semantics/context.js';
import { dueOfKey } from '../semantics/due.js';
import { keyNamed } from '../semantics/schema/schema.js';
import type { BlockShape, KeyShape, RowShape } from '../semantics/schema/shapes.js';
import type { FileView, WorkspaceView } from '../semantics/view.js';
import { allowedHere } from '../semantics/within.js';
import { calculation, conditions } from './completion/calculations.js';
import { type Candidate, distinct, fixedWords, type TextEdit, template } from './completion/candidate.js';
import { items } from './completion/items.js';
import { knownNames, nameCandidates } from './completion/names.js';
import { type Place, valuePlace } from './completion/place.js';
import { unitsAfter } from './completion/quantities.js';
import { restOfRange } from './completion/rows.js';
import { usable } from './completion/uses.js';
import { values } from './completion/values.js';
import { type Cursor, cursorAt, lastOf } from './cursor.js';

/** Something to be offered at an offset. All offsets are those of the file. */
export interface Completion extends Candidate {
  readonly insertText: string;
  /** What it replaces: the word that the offset touches, or nothing. */
  readonly replace: { readonly start: number; readonly end: number };
  /** Keeps the order in which things are offered. */
  readonly sortText: string;
}

type Unordered = Omit<Completion, 'sortText'>;

/** What can stand at `offset`, the likeliest first. Nothing is offered in comments and texts, save for the path after `use`. */
export function complete(view: WorkspaceView, file: FileView, offset: number): Completion[] {
  const cursor = cursorAt(file, offset);
  if (cursor.comment || cursor.blocked) return [];
  if (cursor.quoted) return pathInQuotes(view, cursor);
  const place: Place = { view, file, cursor, level: cursor.level, word: cursor.word, before: cursor.before };
  const found = completionsFor(place, candidates(place));
  const labels = new Set(found.map(({ label }) => label));
  const { typed, whole } = begun(place);
  // Of what replaces the words and what goes on behind them, one is offered where both come to the same.
  const fresh = whole.filter(({ label }) => !labels.has(label.slice(typed.length).trim()));
  const wholes = new Set(whole.map(({ label }) => label));
  return inOrder(fresh.concat(found.filter(({ label }) => !wholes.has(label))));
}

/** Offers in the order in which they are to be shown. */
function inOrder(found: readonly Unordered[]): Completion[] {
  return found.map((one, i) => ({ ...one, sortText: String(i).padStart(5, '0') }));
}

/**
 * What of several words has been begun: with `at le` before the cursor, `at least …%` replaces both. The words before the one at the cursor are
 * looked at as if the first of them were being typed.
 */
function begun(place: Place): { readonly typed: string; readonly whole: Unordered[] } {
  const { cursor, before } = place;
  for (let count = Math.min(before.length, 3); count > 0; count--) {
    const words = before.slice(-count);
    const start = words[0].start;
    const typed = cursor.text.slice(start, cursor.offset);
    if (!/^[a-z][a-z]*(?:[ \t]+[a-z-]*)+$/.test(typed)) continue;
    const wanted = typed.replace(/\s+/g, ' ');
    const earlier: Place = { ...place, word: { start, end: place.word.end }, before: before.slice(0, -count) };
    const found = candidates(earlier).filter(({ label, kind }) => kind !== 'key' && label.startsWith(wanted));
    if (found.length > 0) return { typed: wanted, whole: completionsFor(earlier, found) };
  }
  return { typed: '', whole: [] };
}

function completionsFor(place: Place, found: readonly Candidate[]): Unordered[] {
  const { base, text } = place.cursor;
  const { start, end } = place.word;
  const replace: Span = { start: base + start, end: base + end };
  const space = start > 0 && /[:,]/.test(text[start - 1]) ? ' ' : '';
  return distinct(found).map((one) => ({
    ...one,
    insertText: `${space}${one.insertText ?? one.label}`,
    replace,
  }));
}

function pathInQuotes(view: WorkspaceView, cursor: Cursor): Completion[] {
  const [word] = cursor.before;
  const quoted = cursor.quoted as Span;
  if (cursor.levels.length > 1 || word?.text !== 'use') return [];
  const place: Place = { view, file: cursor.file, cursor, level: cursor.level, word: quoted, before: [word] };
  const paths = usable(place).filter(({ label }) => label.startsWith('"'));
  return inOrder(completionsFor(place, paths));
}

function candidates(place: Place): Candidate[] {
  const { before, level } = place;
  const { shape } = level;
  if (!shape) return [];
  if (before.length === 0) return items(place);
  const colon = before.findIndex(({ type }) => type === 'Colon' || type === 'Equals');
  if (colon >= 0) return valueAfter(place, shape, before.slice(0, colon), before.slice(colon + 1));
  return inHead(place, shape);
}

/** What can stand after the colon of a line whose head is `head`. */
function valueAfter(place: Place, shape: BlockShape, head: readonly Lexeme[], rest: readonly Lexeme[]): Candidate[] {
  const [first] = head;
  if (!first) return [];
  if (first.text === 'let' && shape.lets) return calculation(valuePlace(place, rest, undefined));
  const key = head.length === 1 ? keyNamed(shape, first.text) : undefined;
  if (key) return keyValue(place, shape, key, rest);
  const row = rowAfter(shape, first, place);
  if (!row) return [];
  const due = row.head === 'name' ? dueFor(place.cursor.context, first.text) : place.level.due;
  return values(valuePlace(place, rest, due), row.value, { better: betterOf(place) });
}

function keyValue(place: Place, shape: BlockShape, key: KeyShape, rest: readonly Lexeme[]): Candidate[] {
  const { context } = place.cursor;
  const due = dueOfKey(key, { ...place.level, shape, context });
  return values(valuePlace(place, rest, due), key.value, {
    better: betterOf(place),
    example: key.example.slice(key.key.length + 2),
  });
}

/** The way in which the measure around the place is better. */
function betterOf(place: Place): string | undefined {
  const name = place.level.due?.of;
  const found = name === undefined ? undefined : place.cursor.context.scope.find(name);
  return found && 'one' in found ? found.one.facts.get('better')?.text : undefined;
}

const rangeTypes = new Set([
  'Below',
  'AtLeast',
  'From',
  'Over',
  'AtMost',
  'Above',
  'Exactly',
  'UpTo',
  'SignComparison',
]);
const yearTypes = new Set(['Year', 'Quarter', 'LongDate', 'IsoDate']);

function rowAfter(shape: BlockShape, first: Lexeme, { level }: Place): RowShape | undefined {
  const kind =
    rangeTypes.has(first.type) || first.text === 'otherwise'
      ? 'range'
      : yearTypes.has(first.type)
        ? 'year'
        : first.type === 'Name'
          ? 'name'
          : first.text === 'unless'
            ? 'unless'
            : undefined;
  return shape.rows.find((row) => row.head === kind && allowedHere(row, level));
}

/** What can follow in a head that has begun: there is neither a colon nor a brace yet. */
function inHead(place: Place, shape: BlockShape): Candidate[] {
  const { before, cursor } = place;
  const [first, ...rest] = before;
  const last = before[before.length - 1];
  if (cursor.levels.length === 1) {
    if (first.text === 'use') return rest.length === 0 ? usable(place) : [];
    if (first.text === 'remit') return rest.length === 0 ? [{ label: String(edition), kind: 'value' }] : [];
  }
  if (first.text === 'unless') return conditions(valuePlace(place, rest, undefined));
  if (rangeTypes.has(first.type)) return [...restOfRange(place), ...unitsOfBound(place, last)];
  if (yearTypes.has(first.type))
    return before.length === 1 ? fixedWords({ onwards: 'that year and all that follow' }, ': ') : [];
  if (first.type === 'Name') return afterName(shape, rest);
  const block = shape.blocks.find(({ word }) => word === first.text);
  if (block) return afterBlockWord(place, block, rest);
  const key = keyNamed(shape, first.text);
  if (!key) return [];
  // The colon is missing: it is added with what is chosen.
  const colon: TextEdit = { start: cursor.base + first.end, end: cursor.base + first.end, text: ':' };
  return keyValue(place, shape, key, last === first ? [] : rest).map((one) => ({
    ...one,
    additionalEdits: [colon, ...(one.additionalEdits ?? [])],
  }));
}

/** What may follow the number of a bound: `8.4 ` → `per 10,000 people`. */
function unitsOfBound(place: Place, last: Lexeme): Candidate[] {
  const { due } = place.level;
  if (last.type !== 'Number' && last.type !== 'Per' && due?.unit.per === undefined) return [];
  return unitsAfter(valuePlace(place, place.before, due));
}

/** `HbA1cControl ` → its share. */
function afterName(shape: BlockShape, rest: readonly Lexeme[]): Candidate[] {
  const share = shape.blocks.find(({ word }) => word === undefined);
  if (!share || rest.length > 0 || share.head.share === undefined) return [];
  return [
    template('…%', { detail: 'its share of the pool' }),
    template('… marks', { detail: 'its share of the pool' }),
  ];
}

/** What can follow the word that a block begins with: a name that exists, or a title and the brace for a new one. */
function afterBlockWord(place: Place, block: BlockShape, rest: readonly Lexeme[]): Candidate[] {
  const { head } = block;
  if (head.people === 'required' && rest.length === 0) return [template('… people', { detail: 'how many are alike' })];
  if (head.people === 'required' && rest.length === 1)
    return [{ label: 'people', kind: 'unit', detail: 'how many are alike' }];
  const hasName = rest.some(({ type }) => type === 'Name' || type === 'Word');
  if (!hasName) {
    if (head.name !== 'refers') return [];
    const names = nameCandidates(place, knownNames(place, head.kinds ?? []));
    return [...names, ...(head.words ?? []).map((label): Candidate => ({ label, kind: 'word' }))];
  }
  if (lastOf(rest, ({ type }) => type.endsWith('Text')) || place.cursor.after.length > 0) return [];
  const share =
    head.share && !rest.some(({ type }) => type === 'Percent') ? [template('…%', { detail: 'its share' })] : [];
  const titled =
    head.title === 'never'
      ? []
      : [{ label: '"…" { … }', kind: 'value' as const, detail: 'title', insertText: '"$1" {\n  $0\n}', snippet: true }];
  return [...share, ...titled];
}
