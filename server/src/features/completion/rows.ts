import { financialYear } from '../../../../grammar/syntax/literals.js';
import type { Item, Line, Range } from '../../../../grammar/syntax/tree.js';
import { type Due, dueFor } from '../../semantics/context.js';
import { readHead } from '../../semantics/heads.js';
import type { BlockShape, RowShape } from '../../semantics/schema/shapes.js';
import { comparisonWords } from '../../semantics/schema/words.js';
import { withUnit } from '../../semantics/values/in-unit.js';
import { allowedHere } from '../../semantics/within.js';
import { type Candidate, distinct, escaped, template } from './candidate.js';
import { knownNames, nameCandidates } from './names.js';
import { leftOfWhole } from './parties.js';
import { type Place, textAt } from './place.js';
import { quantity, quantityText } from './quantities.js';
import { termAt } from './times.js';

/** The rows that can begin at the place: the next range, the next year, the names that have none yet. */
export function rows(place: Place): Candidate[] {
  const { shape } = place.level;
  if (!shape) return [];
  const fits = (part: BlockShape | RowShape): boolean => allowedHere(part, place.level);
  const share = shape.blocks.find((block) => block.word === undefined && block.head.share !== undefined && fits(block));
  return [...(share ? shares(place) : []), ...shape.rows.filter(fits).flatMap((row) => rowsLike(place, row))];
}

/** The rows of the block that stand before the place, and all others. */
function neighbours(place: Place): { before: Item[]; others: Item[] } {
  const others = place.level.items.filter((item) => item !== place.cursor.item);
  return { before: others.filter((item) => item.start < place.word.start), others };
}

/** What ends the head of a row: nothing where its colon stands already. */
function ending(place: Place): Partial<Candidate> & { colon: string } {
  const isWritten = place.cursor.after.some(({ type }) => type === 'Colon' || type === 'Equals');
  return isWritten ? { colon: '' } : { colon: ': ', retrigger: true };
}

function rowsLike(place: Place, row: RowShape): Candidate[] {
  switch (row.head) {
    case 'range':
      return ranges(place, row);
    case 'year':
      return yearRows(place, row);
    case 'name':
      return nameRows(place, row);
    case 'unless':
      return [{ label: 'unless', kind: 'key', insertText: 'unless ', documentation: row.doc, retrigger: true }];
  }
}

function nameRows(place: Place, row: RowShape): Candidate[] {
  const written = new Set(
    neighbours(place).others.flatMap((item) =>
      item.kind === 'line' && item.head[0]?.kind === 'name' ? [item.head[0].text] : [],
    ),
  );
  const { colon, ...rest } = ending(place);
  const known = knownNames(place, row.kinds ?? []).filter((one) => !written.has(one.written));
  const first = known.filter(({ declared }) => row.role !== undefined && declared.facts.get('role')?.text === row.role);
  const ordered = [...first, ...known.filter((one) => !first.includes(one))];
  return nameCandidates(place, ordered, (one) => ({ insertText: `${one.written}${colon}`, ...rest }));
}

function yearsOf(items: readonly Item[]): { starts: number; onwards: boolean }[] {
  return items.flatMap((item) => {
    const first = item.head[0];
    return first?.kind === 'year' ? [first] : [];
  });
}

function yearRows(place: Place, row: RowShape): Candidate[] {
  const { before, others } = neighbours(place);
  const written = new Set(yearsOf(others).map(({ starts }) => starts));
  const last = yearsOf(before).pop();
  const { first, last: end } = termAt(place);
  const { colon, ...rest } = ending(place);
  const years: number[] = [];
  const from = last ? last.starts + 1 : first;
  for (let year = from; year <= Math.max(end, from); year++) if (!written.has(year)) years.push(year);
  for (let year = first; year < from; year++) if (!written.has(year)) years.push(year);
  const shown = years.slice(0, 8).map(financialYear);
  const candidate = (label: string): Candidate => ({
    label,
    kind: 'value',
    detail: 'year',
    documentation: row.doc,
    insertText: `${label}${colon}`,
    ...rest,
  });
  return shown.flatMap((year) => [candidate(year), candidate(`${year} onwards`)]);
}

function ranges(place: Place, row: RowShape): Candidate[] {
  const { before } = neighbours(place);
  const previous = before.filter((item): item is Line => item.kind === 'line' && item.head[0]?.kind === 'range').pop();
  const due = place.level.due;
  const shown = quantityText(due);
  const zero = due ? withUnit('0', due.unit) : '0';
  const next = previous ? following(place, previous.head[0] as Range, shown) : [];
  const isSide = row.value.type === 'result' && (row.value.in === 'risk-share' || row.value.in === 'fund');
  const general = isSide
    ? [`over ${zero} up to ${shown}`, `over ${shown} up to ${shown}`, `above ${shown}`]
    : [`below ${shown}`, `from ${shown} to below ${shown}`, `at least ${shown}`];
  const rest = ['at most', 'above', 'below', 'at least', 'exactly'].map((words) => `${words} ${shown}`);
  const others = [`from ${shown} to below ${shown}`, `over ${shown} up to ${shown}`, 'otherwise'];
  const { colon, ...more } = ending(place);
  const labels = isYesOrNo(due)
    ? ['exactly yes', 'exactly no', 'otherwise']
    : [...next, ...general, ...rest, ...others];
  return distinct(
    labels.map((label) => {
      const made = template(label, { detail: 'range', documentation: row.doc });
      return { ...made, insertText: `${made.insertText ?? label}${colon}`, ...more };
    }),
  );
}

/** What follows on a range without a gap: who owns the boundary is decided by the one before. */
function following(place: Place, range: Range, shown: string): string[] {
  if (!range.high || range.high.kind === 'missing' || range.words === 'exactly') {
    if (!range.low || range.low.kind === 'missing') return [];
    const low = textAt(place, range.low);
    return [range.lowIncluded ? `below ${low}` : `at most ${low}`];
  }
  const high = textAt(place, range.high);
  return range.highIncluded
    ? [`over ${high} up to ${shown}`, `above ${high}`]
    : [`from ${high} to below ${shown}`, `at least ${high}`];
}

/** A measure's share of a pool, with a table to fill in: for each measure that has none yet. */
function shares(place: Place): Candidate[] {
  const { others } = neighbours(place);
  const heads = others.flatMap((item) => (item.kind === 'block' ? [readHead(item.head)] : []));
  const written = new Set(heads.map(({ name }) => name?.text));
  const left = leftOfWhole(heads.flatMap(({ share }) => (share?.form === 'percent' ? [share.value] : []))) ?? '';
  const known = knownNames(place, ['measure']).filter((one) => !written.has(one.written));
  const goesOn = place.cursor.after.some(({ type }) => type === 'Percent' || type === 'Open' || type === 'Number');
  return nameCandidates(place, known, ({ written: name, declared }) => {
    if (goesOn) return { insertText: name };
    const due = dueFor(place.cursor.context, name);
    const bound = (stop: number) => escaped(quantityText(due)).replace('…', `\${${stop}}`);
    const [worse, better] =
      declared.facts.get('better')?.text === 'lower' ? ['above', 'at most'] : ['below', 'at least'];
    const body = isYesOrNo(due)
      ? '  exactly yes: 100%\n  exactly no: nothing'
      : `  ${worse} ${bound(2)}: nothing\n  ${better} ${bound(2)}: 100%`;
    return { insertText: `${name} \${1:${left}}% {\n${body}\n}`, snippet: true };
  });
}

/** Where the answer is yes or no, there is nothing above, below or between. */
function isYesOrNo(due: Due | undefined): boolean {
  return due?.unit.base === 'yes-or-no';
}

/** What can follow in the head of a range that has begun: `from 63% ` → `to below …%`. */
export function restOfRange(place: Place): Candidate[] {
  const { before, level } = place;
  const last = before[before.length - 1];
  const shown = quantityText(level.due);
  const types = new Set(before.map(({ type }) => type));
  const documentation = 'Where the range ends: `to below` leaves the end out, `up to` takes it in.';
  if (Object.hasOwn(comparisonWords, last.text) || last.type === 'To') {
    const previous = neighbours(place)
      .before.filter((item): item is Line => item.kind === 'line' && item.head[0]?.kind === 'range')
      .pop();
    const range = previous?.head[0] as Range | undefined;
    const edge =
      range?.high && range.high.kind !== 'missing'
        ? [{ label: textAt(place, range.high), kind: 'value' as const, detail: 'where the range before ends' }]
        : [];
    if (isYesOrNo(level.due)) return last.type === 'Exactly' ? quantity(level.due) : [];
    const names = nameCandidates(place, knownNames(place, ['let', 'input', 'measure']));
    return distinct([
      ...(types.has('To') || types.has('UpTo') ? [] : edge),
      template(shown, { detail: 'a boundary' }),
      ...names,
    ]);
  }
  if (types.has('To') || types.size === 0 || before.filter(({ type }) => type === 'UpTo').length > 0) return [];
  if (types.has('From'))
    return [template(`to below ${shown}`, { documentation }), template(`up to ${shown}`, { documentation })];
  return types.has('Over') ? [template(`up to ${shown}`, { documentation })] : [];
}
