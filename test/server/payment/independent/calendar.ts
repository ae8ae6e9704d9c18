import { Exact, none, one } from './exact.js';

/** Days since 1 January 1970, the first and the last of them; both belong to it. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const long = 24 * 60 * 60 * 1000;

/** The day of a date; months from 1. A day 0 is the last of the month before. */
export function day(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / long;
}

/** The year, month (from 1) and date of a day. */
export function dateOf(at: number): { year: number; month: number; date: number } {
  const found = new Date(at * long);
  return { year: found.getUTCFullYear(), month: found.getUTCMonth() + 1, date: found.getUTCDate() };
}

/** The contract year that begins in a year of the calendar, with the month named `from`. */
export function contractYear(year: number, from: number): Span {
  return { first: day(year, from, 1), last: day(year + 1, from, 0) };
}

/** The year of the calendar in which the contract year of a day began. */
export function yearOfDay(at: number, from: number): number {
  const { year, month } = dateOf(at);
  return month < from ? year - 1 : year;
}

/** The months, quarters or the year of which a contract year is made. */
export function windowsOf(year: number, from: number, months: 1 | 3 | 12): Span[] {
  const many = 12 / months;
  return Array.from({ length: many }, (_, at) => ({
    first: day(year, from + at * months, 1),
    last: day(year, from + (at + 1) * months, 0),
  }));
}

/** What two spans share, where they share a day. */
export function shared(a: Span, b: Span): Span | undefined {
  const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)];
  return first <= last ? { first, last } : undefined;
}

/** How many months a span is: whole months count one, a part of a month by its days. */
export function monthsIn(span: Span | undefined): Exact {
  let sum = none;
  if (!span) return sum;
  for (let at = span.first; at <= span.last; ) {
    const { year, month } = dateOf(at);
    const [begin, end] = [day(year, month, 1), day(year, month + 1, 0)];
    const last = Math.min(end, span.last);
    sum = sum.plus(at === begin && last === end ? one : Exact.of(last - at + 1, end - begin + 1));
    at = last + 1;
  }
  return sum;
}
