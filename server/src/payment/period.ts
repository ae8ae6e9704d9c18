import { daysIn, financialYear } from '../../../grammar/syntax/literals.js';
import { months as monthNames } from '../../../grammar/syntax/vocabulary.js';
import { dayText } from '../semantics/dates.js';
import { listed } from '../semantics/listed.js';
import { add, fraction, type Rational, whole, zero } from './rational.js';

/** A run of days, both ends included, as days since 1 January 1970. */
export interface Period {
  readonly first: number;
  readonly last: number;
  /** For a part of a contract year: when such years start, by which a quarter has its number. */
  readonly yearStart?: YearStart;
}

/** The day on which contract years start; `month` from 1. */
export interface YearStart {
  readonly month: number;
  readonly day: number;
}

export const april: YearStart = { month: 4, day: 1 };

const msPerDay = 86_400_000;

/** A date's number; `month` from 1, and months beyond 12 run on into the next years. */
export function dayNumber(year: number, month: number, day: number): number {
  const monthsOn = Math.floor((month - 1) / 12);
  const [inYear, inMonth] = [year + monthsOn, month - 12 * monthsOn];
  return Date.UTC(inYear, inMonth - 1, Math.min(day, daysIn(inYear, inMonth))) / msPerDay;
}

interface Date3 {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dateOf(day: number): Date3 {
  const date = new Date(day * msPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The same day `count` months on; held to the month's end. */
export function addMonths(day: number, count: number): number {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return dayNumber(year, month + count, dayOfMonth);
}

/** The contract year that starts in the calendar year `starts`: 2026 for 2026/27. */
export function yearOf(starts: number, from: YearStart): Period {
  return { first: dayNumber(starts, from.month, from.day), last: dayNumber(starts + 1, from.month, from.day) - 1 };
}

/** A quarter, from 1, of a contract year. */
export function quarterOf(starts: number, quarter: number, from: YearStart): Period {
  const first = dayNumber(starts, from.month + 3 * (quarter - 1), from.day);
  return { first, last: dayNumber(starts, from.month + 3 * quarter, from.day) - 1 };
}

/** The contract year in which a day lies, by the calendar year in which it starts. */
export function yearAt(day: number, from: YearStart): number {
  const { year } = dateOf(day);
  return day >= dayNumber(year, from.month, from.day) ? year : year - 1;
}

/** The part of one period that lies in another; undefined where they share no day. */
export function overlap(a: Period, b: Period): Period | undefined {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : undefined;
}

export function covers(outer: Period, inner: Period): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.first === b.first && a.last === b.last;
}

/** How many months a period has: whole calendar months count 1, parts of one by their days. */
export function monthsIn(period: Period): Rational {
  let count = zero;
  for (let day = period.first; day <= period.last; ) {
    const { year, month } = dateOf(day);
    const length = daysIn(year, month);
    const monthStart = dayNumber(year, month, 1);
    const end = Math.min(period.last, monthStart + length - 1);
    const days = end - day + 1;
    count = add(count, days === length ? whole(1) : fraction(BigInt(days), BigInt(length)));
    day = end + 1;
  }
  return count;
}

export type Window = 'month' | 'quarter' | 'year';

const monthsOf: Readonly<Record<Window, number>> = { month: 1, quarter: 3, year: 12 };

/** The months, quarters or years that share a day with a period, counted from the start of its contract year. */
export function windowsIn(period: Period, window: Window, from: YearStart): Period[] {
  const step = monthsOf[window];
  const windows: Period[] = [];
  const start = yearAt(period.first, from);
  for (let i = 0; ; i++) {
    const first = dayNumber(start, from.month + i * step, from.day);
    if (first > period.last) return windows;
    const last = dayNumber(start, from.month + (i + 1) * step, from.day) - 1;
    if (last >= period.first) windows.push({ first, last, yearStart: from });
  }
}

/** How a reader would name the period: `2026/27`, `Q2 2026/27`, `May 2026`, or its two days. */
export function periodText(period: Period, from: YearStart = period.yearStart ?? april): string {
  const starts = yearAt(period.first, from);
  if (samePeriod(period, yearOf(starts, from))) return financialYear(starts);
  for (const quarter of [1, 2, 3, 4])
    if (samePeriod(period, quarterOf(starts, quarter, from))) return `Q${quarter} ${financialYear(starts)}`;
  const { year, month, day } = dateOf(period.first);
  if (day === 1 && period.last === dayNumber(year, month, daysIn(year, month)))
    return `${monthNames[month - 1]} ${year}`;
  return `${dayText(period.first)} to ${dayText(period.last)}`;
}

/** How a reader would name several periods, in the order of time: `Q1, Q3 and Q4 2026/27`, `April 2026 to March 2027`. */
export function periodsText(periods: readonly Period[]): string {
  const runs: Period[][] = [];
  for (const period of [...periods].sort(inTime)) {
    const run = runs.at(-1);
    if (run?.at(-1)?.last === period.first - 1) run.push(period);
    else runs.push([period]);
  }
  const words = runs.flatMap((run) =>
    run.length > 2 ? [[run[0], run[run.length - 1]]] : run.map((period) => [period]),
  );
  const texts = words.map((ends) => ends.map((period) => periodText(period)));
  return listed(texts.map((ends, i) => sharingYear(ends, texts[i + 1]?.[0]).join(' to ')));
}

/** Which of two periods is earlier, for sorting. */
export function inTime(a: Period, b: Period): number {
  return a.first - b.first;
}

/** A year is said once, by the last of several that have it: `Q1 2026/27` before `Q2 2026/27` is `Q1`. */
function sharingYear(texts: readonly string[], next: string | undefined): string[] {
  return texts.map((text, i) => {
    const after = texts[i + 1] ?? next;
    const year = / \d{4}(?:\/\d{2})?$/.exec(text)?.[0];
    return year && after?.endsWith(year) ? text.slice(0, -year.length) : text;
  });
}
