import { daysIn } from '../../../grammar/syntax/literals.js';
import type { Calendar, Missing } from '../../../grammar/syntax/tree.js';
import { months } from '../../../grammar/syntax/vocabulary.js';

/** The days from the first to the last of a period, both belonging to it, as numbers that grow with the date. */
export interface Days {
  readonly first: number;
  /** Infinite for `onwards`. */
  readonly last: number;
}

/** The days of a day, a quarter or a financial year that starts in April; undefined where something is missing. */
export function daysOf(calendar: Calendar | Missing): Days | undefined {
  switch (calendar.kind) {
    case 'day': {
      const day = dayNumber(calendar.year, calendar.month, calendar.day);
      return { first: day, last: day };
    }
    case 'year': {
      const first = dayNumber(calendar.starts, 4, 1);
      return { first, last: calendar.onwards ? Number.POSITIVE_INFINITY : dayNumber(calendar.starts + 1, 4, 0) };
    }
    case 'quarter': {
      const month = 1 + calendar.quarter * 3;
      return { first: dayNumber(calendar.starts, month, 1), last: dayNumber(calendar.starts, month + 3, 0) };
    }
    default:
      return undefined;
  }
}

/** Days since 1970; a month after December is one of the year after, and day 0 is the last of the month before. */
function dayNumber(year: number, month: number, day: number): number {
  // Unlike `Date.UTC`, this takes the year 26 for the year 26.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

/** A day of the Gregorian calendar. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970. */
export function numberOf({ year, month, day }: CalendarDay): number {
  return dayNumber(year, month, day);
}

/** The day some months later, or earlier for negative months; a day that the month does not have becomes its last. */
export function plusMonths({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return { year: y, month: m, day: Math.min(day, daysIn(y, m)) };
}

/** The day before, which may be the last of another month. */
export function dayBefore({ year, month, day }: CalendarDay): CalendarDay {
  if (day > 1) return { year, month, day: day - 1 };
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return { year: y, month: m, day: daysIn(y, m) };
}

/** The day after, which may be the first of the next month. */
export function dayAfter({ year, month, day }: CalendarDay): CalendarDay {
  if (day < daysIn(year, month)) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}

/** The day with this number, as it is written: `30 September 2030`. */
export function dayText(number: number): string {
  const date = new Date(number * 86_400_000);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
