import { daysIn } from '../../../../grammar/syntax/literals.js';
import type { Calendar, DateSpan, Day } from '../../../../grammar/syntax/tree.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { type CalendarDay, dayBefore, numberOf, plusMonths } from '../../semantics/dates.js';
import { listed } from '../../semantics/listed.js';
import { counted, grouped } from './wording.js';

/** Dates in full, and how long periods are. */

/** The month with whose first day a financial year starts, unless something says otherwise. */
export const april = 4;

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];

function isDate({ year, month, day }: CalendarDay): boolean {
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function dateText({ year, month, day }: CalendarDay): string {
  return `${day} ${months[month - 1]} ${year}`;
}

export function weekday(date: CalendarDay): string {
  return weekdays[((numberOf(date) % 7) + 7) % 7];
}

/** The first and the last day of a day, a year or a quarter; undefined where there is no such day. */
export function boundsOf(
  calendar: Calendar,
  startMonth: number,
): { first: CalendarDay; last: CalendarDay } | undefined {
  if (calendar.kind === 'day') {
    const { year, month, day } = calendar;
    return isDate(calendar) ? { first: { year, month, day }, last: { year, month, day } } : undefined;
  }
  const opens = { year: calendar.starts, month: startMonth, day: 1 };
  if (calendar.kind === 'year') return { first: opens, last: dayBefore(plusMonths(opens, 12)) };
  if (calendar.quarter < 1 || calendar.quarter > 4) return undefined;
  const first = plusMonths(opens, (calendar.quarter - 1) * 3);
  return { first, last: dayBefore(plusMonths(opens, calendar.quarter * 3)) };
}

/** How long a period is, both days included: `five years, 1,826 days`; undefined where it ends before it begins. */
export function lengthText(first: CalendarDay, last: CalendarDay): string | undefined {
  const days = numberOf(last) - numberOf(first) + 1;
  if (days < 1) return undefined;
  const exact = wholeMonths(first, last);
  const inDays = days === 1 ? 'one day' : `${grouped(days)} days`;
  if (exact === undefined || exact === 0) return inDays;
  const [years, rest] = [Math.floor(exact / 12), exact % 12];
  const parts = [years > 0 ? counted(years, 'year') : '', rest > 0 ? counted(rest, 'month') : ''];
  return `${listed(parts.filter((part) => part !== ''))}, ${inDays}`;
}

/** How many months it is, where it is whole months. */
function wholeMonths(first: CalendarDay, last: CalendarDay): number | undefined {
  const about = (last.year - first.year) * 12 + last.month - first.month;
  const end = numberOf(last);
  return [about, about + 1].find((count) => numberOf(dayBefore(plusMonths(first, count))) === end);
}

/** A day with its weekday: `Wednesday 1 April 2026`; undefined where there is no such day. */
export function dayWithWeekday(day: Day): string | undefined {
  return isDate(day) ? `${weekday(day)} ${dateText(day)}` : undefined;
}

/** `1 April 2026 to 31 March 2031 (five years, 1,826 days)` */
export function periodText(first: CalendarDay, last: CalendarDay): string {
  const length = lengthText(first, last);
  return `${dateText(first)} to ${dateText(last)}${length ? ` (${length})` : ''}`;
}

export function spanBounds(span: DateSpan, startMonth: number): { first: CalendarDay; last: CalendarDay } | undefined {
  if (span.to.kind === 'missing') return undefined;
  const first = boundsOf(span.from, startMonth)?.first;
  const last = boundsOf(span.to, startMonth)?.last;
  return first && last && { first, last };
}
