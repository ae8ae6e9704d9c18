import { plainTitle, type Scope } from '../semantics/names.js';
import { nearest } from '../semantics/suggest.js';
import { type CsvRow, readCsv } from './csv.js';
import { formatMoney } from './format.js';
import type { Variable } from './model/expression.js';
import { variablesIn } from './model/inside.js';
import type { Model } from './model/model.js';
import { eachHeldTo, totalOver } from './people.js';
import { PeopleRows, type SumOverPeople } from './people-rows.js';
import {
  covers,
  inTime,
  monthsIn,
  type Period,
  periodsText,
  periodText,
  samePeriod,
  yearAt,
  yearOf,
} from './period.js';
import { equals, one, type Rational, whole, zero } from './rational.js';
import { periodDoubt, periodOf } from './read-period.js';
import { isPossible, type Readable, valueIn } from './read-value.js';
import { limitsForEach, variablesOfTerm } from './settle.js';
import type { Counted, Given, Measurement, Value, Values } from './values.js';
import { formatVariable, peopleText } from './words.js';

/** Something in the actuals that is missing or can be read in two ways; nothing is settled until it is put right. */
export interface Doubt {
  /** The row of the file, from 1 with the header; none for what no row says. */
  readonly row?: number;
  readonly column?: string;
  readonly message: string;
}

/** One value that was used, with the row that says it. */
export interface Used {
  readonly row: number;
  readonly name: string;
  readonly period: string;
  readonly value: string;
}

export interface Actuals {
  readonly values: Values;
  readonly used: readonly Used[];
  /** Names of measures in rows that no term asks for. */
  readonly unused: readonly string[];
  readonly doubts: readonly Doubt[];
  /** Names in the rows, or that seem to be meant there, whether or not their value could be read. */
  readonly named: ReadonlySet<string>;
  /** Whether the columns are there, without which nothing could be read. */
  readonly readable: boolean;
}

const columns = ['measure', 'value', 'period', 'person', 'count', 'response'];

/**
 * Reads measured values from a file with the columns `measure` and `value`, and where they are needed `period`, `person`, `count` and `response`.
 * Rows of one measure for several people add up.
 * A value is written as in Remit (`65.4%`, `£3,780,000`, `7.7 per 10,000 people`, `yes`, `missing`) or as a plain number in the measure's unit.
 * A row of `already-paid Core` says what was paid under a term before, in the same contract year.
 */
export function readActuals(csv: string, model: Model, scope: Scope): Actuals {
  const { header, rows, unpaired } = readCsv(csv);
  const doubts: Doubt[] = [];
  const missing = ['measure', 'value'].filter((column) => !header.includes(column));
  if (missing.length > 0)
    doubts.push({
      row: 1,
      message: `The first row names the columns, and has no \`${missing.join('`, `')}\`. The columns are ${columns.map((column) => `\`${column}\``).join(', ')}.`,
    });
  for (const [i, column] of header.entries())
    if (header.indexOf(column) < i) doubts.push({ row: 1, column, message: `Two columns are called \`${column}\`.` });
    else if (!columns.includes(column))
      doubts.push({ row: 1, column, message: `No column is called \`${column}\` in a table of measured values.` });
  if (unpaired !== undefined)
    doubts.push({
      row: unpaired,
      message: 'The quotation marks of this row do not pair, so it cannot be told where its values end.',
    });
  const reader: Reader = {
    model,
    scope,
    doubts,
    used: [],
    people: new PeopleRows(),
    unused: new Set(),
    measurements: new Map(),
    paid: new Map(),
    seen: new Map(),
    firstOfPeople: new Map(),
    asked: askedIn(model),
    meant: new Set(),
    parts: new Map(),
  };
  if (missing.length === 0) for (const row of rows) readRow(reader, row);
  for (const sum of reader.people.sums()) checkSum(reader, sum);
  checkParts(reader);
  return {
    readable: missing.length === 0,
    named: new Set([...rows.map((row) => row.cells.measure ?? ''), ...reader.meant]),
    values: { measurements: reader.measurements, alreadyPaid: reader.paid, alreadyPaidFor: reader.people.paid },
    used: reader.used.map((use) => use()),
    unused: [...reader.unused],
    doubts,
  };
}

interface Reader {
  readonly model: Model;
  readonly scope: Scope;
  readonly doubts: Doubt[];
  /** Each says what it says when all rows are read. */
  readonly used: (() => Used)[];
  readonly people: PeopleRows;
  readonly unused: Set<string>;
  readonly measurements: Map<string, Measurement>;
  readonly paid: Map<string, Rational>;
  /** Which row said a name's value for a period: for all together, or for one person. */
  readonly seen: Map<string, number>;
  /** By name and period, the first row about one person. */
  readonly firstOfPeople: Map<string, number>;
  readonly asked: ReadonlyMap<string, Asked>;
  /** What was suggested instead of names that are not known. */
  readonly meant: Set<string>;
  /** By name, the rows about parts of the period that is settled. */
  readonly parts: Map<string, { readonly row: number; readonly period: Period }[]>;
}

/** A measure or an input that terms ask for, be it only to know what has to be done. */
interface Asked {
  readonly variable: Variable;
  /** The times for which one figure cannot stand in their place together: what adds up and is asked for by each of them. */
  readonly parts: readonly Period[];
}

function askedIn(model: Model): Map<string, Asked> {
  const byName = new Map<string, Variable[]>();
  const followed = model.terms.flatMap(({ following = [] }) => variablesIn(following.map(({ applies }) => applies)));
  for (const variable of [...model.terms.flatMap(variablesOfTerm), ...followed])
    if (variable.kind === 'measure' || variable.kind === 'input')
      byName.set(variable.name, [...(byName.get(variable.name) ?? []), variable]);
  return new Map([...byName].map(([name, all]) => [name, { variable: all[0], parts: partsAsked(all) }]));
}

function partsAsked(all: readonly Variable[]): Period[] {
  const now = all.filter(({ addsUp, previous }) => addsUp && !previous);
  const summed = now.flatMap((variable) => variable.summed);
  // A figure for the whole period is due where a term asks for just that.
  const isWholeDue = now.some((variable) => !variable.window && variable.summed.length === 0);
  const windows = isWholeDue ? [] : now.flatMap(({ window }) => window ?? []);
  const parts = [...summed, ...windows];
  return parts.filter((part, i) => parts.findIndex((other) => samePeriod(other, part)) === i);
}

type Doubting = (column: string, message: string) => void;

function readRow(reader: Reader, row: CsvRow): void {
  const { model, doubts } = reader;
  const name = row.cells.measure ?? '';
  const person = row.cells.person ?? '';
  const doubt: Doubting = (column, message) => void doubts.push({ row: row.row, column, message });
  if (row.surplus.length > 0)
    return void doubts.push({
      row: row.row,
      message: `This row goes on behind the last column, with \`${row.surplus.join(',')}\`. Put a value with commas in quotation marks, as in \`"£3,780,000"\`.`,
    });
  if (name === '') return doubt('measure', 'No measure is named.');
  const period = periodOf(row.cells.period ?? '', model);
  if (!period) return doubt('period', periodDoubt(row.cells.period ?? ''));
  const when = periodText(period, model.yearStart);
  const paid = /^already-paid (\S+)$/.exec(name)?.[1];
  // What was paid before is one sum, whatever the time for which parts of it were paid.
  const all = paid === undefined ? `${name} ${period.first} ${period.last}` : name;
  const key = person === '' ? all : `${all} ${person}`;
  const before = reader.seen.get(key);
  if (before !== undefined)
    return doubt(
      person === '' ? 'value' : 'person',
      paid === undefined
        ? `${name} has a value ${person === '' ? '' : `of ${person} `}for ${when} in row ${before} already.`
        : `${name} has a value${person === '' ? '' : ` of ${person}`} in row ${before} already. Give one row with the sum of both.`,
    );
  const others = person === '' ? reader.firstOfPeople.get(all) : reader.seen.get(all);
  if (others !== undefined)
    return doubt(
      'person',
      `Row ${others} has ${name} ${person === '' ? 'for one person' : 'for all people together'}, and this row ${person === '' ? 'for all together' : 'for one person'}. Give every row its person, or none.`,
    );
  reader.seen.set(key, row.row);
  if (person !== '' && !reader.firstOfPeople.has(all)) reader.firstOfPeople.set(all, row.row);
  const text = row.cells.value ?? '';
  if (text === '') return doubt('value', `${name} has no value. If there is none, write \`missing\`.`);
  if (paid !== undefined) return readPaid(reader, row, paid, text, doubt);
  const asked = reader.asked.get(name);
  if (!asked) return notAsked(reader, name, doubt);
  const { variable } = asked;
  const value = valueIn(text, variable, model.currency, (message) => doubt('value', message));
  if (value === undefined) return;
  const [part, ...more] = asked.parts.filter((one) => covers(period, one));
  if (value !== 'missing' && value.n !== 0n && part && more.length > 0)
    return doubt(
      'period',
      `${name} is added up over shorter times, so ${formatVariable(value, variable)} for ${when} can be read two ways: as the figure of each or as their sum. Give a row for each, as for ${periodText(part, model.yearStart)}.`,
    );
  const compared = variable.addsUp ? 'the time before it that is as long' : 'the year before';
  const outside = `${when} is neither in ${periodText(model.period, model.yearStart)}, which is settled, nor ${compared}.`;
  const used = (words: () => string) => (): Used => ({ row: row.row, name, period: when, value: words() });
  if (person !== '') {
    const own = valueOfPerson(value, variable, row, doubt);
    if (!own) return;
    const sum = reader.people.add(all, person, own, row.row, variable);
    if (!sum.isNew) return;
    if (!enter(reader, name, period, { people: sum.people }, {})) return doubt('period', outside);
    reader.used.push(used(() => sumText(sum)));
    return;
  }
  if (value !== 'missing' && !isPossible(value, variable, text, (message) => doubt('value', message))) return;
  const judged = judgedBy(row, model, doubt);
  if (!judged) return;
  if (!enter(reader, name, period, value, judged)) return doubt('period', outside);
  if (covers(model.period, period) && !samePeriod(model.period, period))
    reader.parts.set(name, [...(reader.parts.get(name) ?? []), { row: row.row, period }]);
  reader.used.push(used(() => (value === 'missing' ? 'missing' : formatVariable(value, variable))));
}

/** Sees that parts of the period stand for all of it only where they are all there, and do not have to be added up first. */
function checkParts({ model, measurements, parts, doubts }: Reader): void {
  for (const variable of model.terms.flatMap(variablesOfTerm)) {
    const { name, window, summed, previous, addsUp } = variable;
    const rows = parts.get(name);
    if (!rows || window || summed.length > 0 || previous || measurements.get(name)?.value !== undefined) continue;
    parts.delete(name);
    const periods = rows.map(({ period }) => period);
    if (!addsUp && coversAll(model.period, periods)) continue;
    const settled = periodText(model.period, model.yearStart);
    doubts.push({
      row: rows[0].row,
      column: 'period',
      message: `${name} has values for ${periodsText(periods)}, and one for all of ${settled} is due: write a row for ${settled}.`,
    });
  }
}

function coversAll(whole: Period, parts: readonly Period[]): boolean {
  let next = whole.first;
  for (const { first, last } of [...parts].sort(inTime)) if (first <= next && last >= next) next = last + 1;
  return next > whole.last;
}

/** What a row says of one person; undefined, with a doubt, where nobody has such a value alone. */
function valueOfPerson(value: Value, variable: Variable, row: CsvRow, doubt: Doubting): Rational | undefined {
  const { name } = variable;
  if (variable.kind !== 'measure' || !variable.addsUp) {
    doubt('person', `${name} does not add up over people, so one person has no value of it. Leave \`person\` empty.`);
    return undefined;
  }
  if (value === 'missing') {
    doubt(
      'value',
      `Leave out the rows of people without a value. Where nothing is known of ${name}, write one row with \`missing\` and no person.`,
    );
    return undefined;
  }
  if (value.n < 0n) {
    doubt('value', `What one person adds to ${name} cannot be below nothing.`);
    return undefined;
  }
  for (const column of ['count', 'response'])
    if (row.cells[column]) {
      doubt(column, `\`${column}\` is about all people together, and this row about one.`);
      return undefined;
    }
  return value;
}

/** Sees that what people add up to is possible. */
function checkSum({ doubts }: Reader, { row, people, variable }: SumOverPeople): void {
  const sum = totalOver(eachHeldTo(people, variable.eachPersonTo), undefined);
  const message = `${formatVariable(sum, variable)} in all`;
  isPossible(sum, variable, message, (text) => void doubts.push({ row, column: 'value', message: text }));
}

function sumText({ people, variable }: SumOverPeople): string {
  const sum = formatVariable(totalOver(eachHeldTo(people, variable.eachPersonTo), undefined), variable);
  return `${sum} by ${peopleText(whole(people.size))}`;
}

function notAsked(reader: Reader, name: string, doubt: Doubting): void {
  const found = reader.scope.find(name);
  if (found && 'one' in found && (found.one.kind === 'measure' || found.one.kind === 'input')) {
    reader.unused.add(name);
    return;
  }
  const titled = reader.scope.titled(name, ['measure', 'input'])?.name;
  const meant = titled ?? nearest(name, reader.asked.keys()) ?? nearTitle(reader, name);
  if (meant) reader.meant.add(meant);
  doubt(
    'measure',
    titled
      ? `A name stands here, not a title: write \`${titled}\`.`
      : `No measure or input is called ${name}.${meant ? ` Is ${meant} meant?` : ''}`,
  );
}

/** The measure or input that is asked for and whose title is much like what is written. */
function nearTitle({ asked, scope }: Reader, written: string): string | undefined {
  const byTitle = new Map<string, string>();
  for (const name of asked.keys()) {
    const found = scope.find(name);
    const title = found && 'one' in found ? scope.fact(found.one, 'title') : undefined;
    if (title) byTitle.set(plainTitle(title.text), name);
  }
  return byTitle.get(nearest(plainTitle(written), byTitle.keys()) ?? '');
}

function readPaid(reader: Reader, row: CsvRow, term: string, text: string, doubt: Doubting): void {
  const { model } = reader;
  const person = row.cells.person ?? '';
  const variable: Readable = { name: row.cells.measure, shown: 'money' };
  const amount = valueIn(text, variable, model.currency, (message) => doubt('value', message));
  if (amount === undefined) return;
  if (amount === 'missing') return doubt('value', 'What was paid before has to be known. If it was nothing, write £0.');
  if (!model.terms.some(({ name }) => name === term)) return doubt('measure', `${model.contract} has no term ${term}.`);
  const used = (value: () => string) => (): Used => ({
    row: row.row,
    name: `already-paid ${term}`,
    period: periodText(model.period, model.yearStart),
    value: value(),
  });
  if (person === '') {
    reader.paid.set(term, amount);
    reader.used.push(used(() => formatMoney(amount)));
    return;
  }
  if (!asksBefore(model, term))
    return doubt(
      'person',
      `${term} has no limit for each person that counts what was paid before. Leave \`person\` empty.`,
    );
  const isNew = !reader.people.paid.has(term);
  const people = reader.people.addPaid(term, person, amount);
  if (isNew)
    reader.used.push(used(() => `${formatMoney(totalOver(people, undefined))} for ${peopleText(whole(people.size))}`));
}

/** Whether a term has a limit for each person that counts what was paid for the person before. */
function asksBefore(model: Model, term: string): boolean {
  return model.terms.some((one) => limitsForEach(one).some(({ name, countsBefore }) => name === term && countsBefore));
}

/** What a row says of how many were counted and how many answered; undefined, with a doubt, where that cannot be read. */
function judgedBy(row: CsvRow, { currency }: Model, doubt: Doubting): Counted | undefined {
  let isClear = true;
  const read = (column: 'count' | 'response', as: Readable): Counted => {
    const text = row.cells[column] ?? '';
    if (text === '') return {};
    const see = (message: string): void => {
      isClear = false;
      doubt(column, message);
    };
    const value = valueIn(text, as, currency, see);
    if (value === 'missing') see(`Leave \`${column}\` empty where it is not known.`);
    if (value === undefined || value === 'missing' || !isPossible(value, as, text, see)) return {};
    return { [column]: value };
  };
  const judged = {
    ...read('count', { name: 'count', shown: 'number', unit: 'people', least: zero }),
    ...read('response', { name: 'response', shown: 'percent', least: zero, most: one }),
  };
  return isClear ? judged : undefined;
}

/**
 * Notes a value where its period puts it; false where it belongs neither to the settlement period nor to the one before. What adds up is compared
 * with the time before that is as long.
 */
function enter(reader: Reader, name: string, period: Period, value: Given, judged: Counted): boolean {
  const { model, measurements } = reader;
  const known = measurements.get(name) ?? {};
  const settled = model.period;
  const year = yearOf(yearAt(settled.first, model.yearStart), model.yearStart);
  const before = yearOf(yearAt(settled.first, model.yearStart) - 1, model.yearStart);
  if (samePeriod(period, settled) || (covers(period, settled) && samePeriod(period, year)))
    measurements.set(name, { ...known, value, ...judged });
  else if (covers(settled, period))
    measurements.set(name, { ...known, windows: [...(known.windows ?? []), { period, value, ...judged }] });
  else if (
    (samePeriod(period, before) || period.last === settled.first - 1) &&
    (!reader.asked.get(name)?.variable.addsUp || equals(monthsIn(period), monthsIn(settled)))
  )
    measurements.set(name, { ...known, previous: value });
  else return false;
  return true;
}
