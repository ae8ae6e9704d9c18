import type { Calendar, DateSpan, Day } from '../../../../grammar/syntax/tree.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { counted, grouped, listed } from './wording.js';

/** Dates in full, by the Gregorian calendar; days are whole numbers, so no time zone can move them. */

export interface Date {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The month with whose first day a financial year starts, unless something says otherwise. */
export const april = 4;

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];

export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isDate({ year, month, day }: Date): boolean {
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Days since 1 January 1970. */
export function dayNumber({ year, month, day }: Date): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/** The date some months later; a day that the month lacks becomes its last. */
export function monthsLater({ year, month, day }: Date, count: number): Date {
  const index = year * 12 + month - 1 + count;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return { year: y, month: m, day: Math.min(day, daysIn(y, m)) };
}

export function dayBefore({ year, month, day }: Date): Date {
  if (day > 1) return { year, month, day: day - 1 };
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return { year: y, month: m, day: daysIn(y, m) };
}

export function dateText({ year, month, day }: Date): string {
  return `${day} ${months[month - 1]} ${year}`;
}

export function weekday(date: Date): string {
  return weekdays[((dayNumber(date) % 7) + 7) % 7];
}

/** The first and the last day of a day, a year or a quarter; undefined where there is no such day. */
export function boundsOf(calendar: Calendar, startMonth: number): { first: Date; last: Date } | undefined {
  if (calendar.kind === 'day') {
    const { year, month, day } = calendar;
    return isDate(calendar) ? { first: { year, month, day }, last: { year, month, day } } : undefined;
  }
  const opens = { year: calendar.starts, month: startMonth, day: 1 };
  if (calendar.kind === 'year') return { first: opens, last: dayBefore(monthsLater(opens, 12)) };
  if (calendar.quarter < 1 || calendar.quarter > 4) return undefined;
  const first = monthsLater(opens, (calendar.quarter - 1) * 3);
  return { first, last: dayBefore(monthsLater(opens, calendar.quarter * 3)) };
}

/** How long a period is, both days included: `five years, 1,826 days`; undefined where it ends before it begins. */
export function lengthText(first: Date, last: Date): string | undefined {
  const days = dayNumber(last) - dayNumber(first) + 1;
  if (days < 1) return undefined;
  const exact = wholeMonths(first, last);
  const inDays = days === 1 ? 'one day' : `${grouped(days)} days`;
  if (exact === undefined || exact === 0) return inDays;
  const [years, rest] = [Math.floor(exact / 12), exact % 12];
  const parts = [years > 0 ? counted(years, 'year') : '', rest > 0 ? counted(rest, 'month') : ''];
  return `${listed(parts.filter((part) => part !== ''))}, ${inDays}`;
}

/** How many months it is, where it is whole months. */
function wholeMonths(first: Date, last: Date): number | undefined {
  const about = (last.year - first.year) * 12 + last.month - first.month;
  const end = dayNumber(last);
  return [about, about + 1].find((count) => dayNumber(dayBefore(monthsLater(first, count))) === end);
}

export function dayText(day: Day): string | undefined {
  return isDate(day) ? `${weekday(day)} ${dateText(day)}` : undefined;
}

/** `1 April 2026 to 31 March 2031 (five years, 1,826 days)` */
export function periodText(first: Date, last: Date): string {
  const length = lengthText(first, last);
  return `${dateText(first)} to ${dateText(last)}${length ? ` (${length})` : ''}`;
}

export function spanBounds(span: DateSpan, startMonth: number): { first: Date; last: Date } | undefined {
  if (span.to.kind === 'missing') return undefined;
  const first = boundsOf(span.from, startMonth)?.first;
  const last = boundsOf(span.to, startMonth)?.last;
  return first && last && { first, last };
}
