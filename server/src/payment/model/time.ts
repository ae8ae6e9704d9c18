import type { Block, Calendar, Item, Line, Part, Span, Value } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import {
  covers,
  dayNumber,
  overlap,
  type Period,
  periodText,
  quarterOf,
  type YearStart,
  yearAt,
  yearOf,
} from '../period.js';
import { type Builder, problem } from './builder.js';

/** The days that a date, a year or a quarter covers; `onwards` has no end. */
export function periodOfCalendar(calendar: Calendar, from: YearStart): Period {
  switch (calendar.kind) {
    case 'day': {
      const day = dayNumber(calendar.year, calendar.month, calendar.day);
      return { first: day, last: day };
    }
    case 'year': {
      const year = yearOf(calendar.starts, from);
      return calendar.onwards ? { first: year.first, last: Number.POSITIVE_INFINITY } : year;
    }
    case 'quarter':
      return quarterOf(calendar.starts, calendar.quarter, from);
  }
}

/** The days that a part of a head or a value names; undefined where it names none. */
export function periodOfPart(part: Part | undefined, from: YearStart): Period | undefined {
  if (!part) return undefined;
  if (part.kind === 'day' || part.kind === 'year' || part.kind === 'quarter') return periodOfCalendar(part, from);
  if (part.kind !== 'span' || part.to.kind === 'missing') return undefined;
  return { first: periodOfCalendar(part.from, from).first, last: periodOfCalendar(part.to, from).last };
}

/** The rows of a table by year with the days that each is for. */
export function rowsByYear(items: readonly Item[], from: YearStart): { line: Line; period: Period }[] {
  const rows: { line: Line; period: Period }[] = [];
  for (const item of items) {
    if (item.kind !== 'line') continue;
    const period = periodOfPart(item.head[0], from);
    if (period) rows.push({ line: item, period });
  }
  return rows;
}

/** The rows of a table by year, read for the period that is settled. */
export function datedRows(b: Builder, items: readonly Item[]): { line: Line; period: Period }[] {
  const rows = rowsByYear(items, b.yearStart);
  for (const { period } of rows) b.asked.compared.push(period);
  return rows;
}

/** The days that a part names, to be compared with the period that is settled. */
function comparedPeriod(b: Builder, part: Part | undefined): Period | undefined {
  const period = periodOfPart(part, b.yearStart);
  if (period) b.asked.compared.push(period);
  return period;
}

/** The row that is in force in the whole of a period; a problem where there is none, or more than one. */
export function rowFor(b: Builder, block: Block, period: Period, place: Span): Line | undefined {
  const rows = datedRows(b, block.items).filter((row) => overlap(row.period, period));
  const label = periodText(period, b.yearStart);
  if (rows.length === 0) {
    const message = `Nothing is said for ${label}: add a line for that year.`;
    b.problems.push({ start: place.start, end: place.end, message, known: false, yearMissing: true });
    return undefined;
  }
  if (rows.length > 1 || !covers(rows[0].period, period)) {
    return problem(
      b,
      place,
      rows.every((row) => covers(row.period, period))
        ? `Two lines are for ${label}: let one of them end before it.`
        : `What is said changes within ${label}: settle shorter periods, or say it for whole years.`,
    );
  }
  return rows[0].line;
}

/** The value of a key in force in a period, whether it stands on one line or in a table by year. Undefined where there is none, or with a problem. */
export function valueFor(b: Builder, block: Block, key: string, period: Period): Value | undefined {
  const line = lineOf(block, key);
  if (line) return line.value;
  const table = blockOf(block, key);
  if (!table) return undefined;
  return rowFor(b, table, period, { start: table.start, end: table.open })?.value;
}

/** Sees that a period lies in one contract year, where `what` differs from one to the next; a problem where it does not. */
export function inOneYear(b: Builder, { first, last }: Period, what: string, place: Span): true | undefined {
  if (yearAt(first, b.yearStart) === yearAt(last, b.yearStart)) return true;
  return problem(
    b,
    place,
    `${what} begins anew in each contract year, and the period lies in two: settle the days of each by themselves.`,
  );
}

/** The days of a period in which a term is in force by its `applies:`, within the contract's life; undefined where it rests. */
export function extentOf(b: Builder, block: Block): Period | undefined {
  const within = overlap(b.settlement, b.longest);
  const line = lineOf(block, 'applies');
  if (!within || !line) return within;
  const spans: Period[] = [];
  for (const phrase of line.value.phrases) {
    const named = comparedPeriod(b, phrase.parts[0]);
    const part = named && overlap(named, within);
    if (part) spans.push(part);
  }
  if (spans.length <= 1) return spans[0];
  spans.sort((one, other) => one.first - other.first);
  const joined = spans.every((span, i) => i === 0 || span.first === spans[i - 1].last + 1);
  if (joined) return { first: spans[0].first, last: spans[spans.length - 1].last };
  return problem(
    b,
    line.value,
    `The term applies in several separate parts of ${periodText(within, b.yearStart)}: settle each by itself.`,
  );
}

/** Whether the period is one that is measured and reported, and not paid; a problem where that is so of a part of it. */
export function isShadow(b: Builder, block: Block): boolean {
  const line = lineOf(block, 'shadow-year');
  const years = (line?.value.phrases ?? []).flatMap((phrase) => comparedPeriod(b, phrase.parts[0]) ?? []);
  if (years.some((year) => covers(year, b.settlement))) return true;
  const inForce = line && years.length > 0 ? extentOf(b, block) : undefined;
  if (line && inForce && years.some((year) => overlap(year, inForce)))
    problem(
      b,
      line.value,
      `A part of ${periodText(b.settlement, b.yearStart)} is measured and reported only: settle it and the rest by themselves.`,
    );
  return false;
}
