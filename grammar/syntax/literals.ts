import type { IToken } from 'chevrotain';
import { type Decimal, decimalOf, inGroups, scaledUp } from './decimal.js';
import type { SyntaxFinding } from './findings.js';
import * as t from './tokens.js';
import type { Calendar, Day, Quarter, Text, Year } from './tree.js';
import { currencies, months } from './vocabulary.js';

/** Turns one token into the value that it stands for, and reports forms that have to be written otherwise. Only a number may be left open. */

type Report = (finding: SyntaxFinding) => void;

/** Numbers of more digits are a mistake, and would take long to read. */
const mostDigits = 40;
const readDigits = new RegExp(`^(?:\\D*\\d){${mostDigits}}`);

const powers: Readonly<Record<string, number>> = { k: 3, thousand: 3, m: 6, million: 6, bn: 9, b: 9, billion: 9 };
const suffixes: Readonly<Record<number, string>> = { 3: 'k', 6: 'm', 9: 'bn' };

function replaceBy(token: IToken, text: string): SyntaxFinding['fix'] {
  return { title: `Write \`${text}\``, edits: [{ start: token.startOffset, end: t.endOf(token), text }] };
}

/** The number in `digits`; undefined where its commas leave it open which is meant, which is reported at `token`. */
function groupedNumber(digits: string, token: IToken, report: Report): Decimal | undefined {
  const count = digits.replace(/\D/g, '').length;
  if (count > mostDigits) {
    report({
      rule: 'number-grouping',
      start: token.startOffset,
      end: t.endOf(token),
      message: `This number has ${count} digits: no amount or count is that long. Only its first ${mostDigits} are read.`,
    });
    const [read] = readDigits.exec(digits) as RegExpExecArray;
    return decimalOf(read.replace(/\s/g, ''));
  }
  if (/\s/.test(digits)) {
    const written = token.image.replace(digits, digits.replace(/\s/g, ','));
    report({
      rule: 'number-grouping',
      start: token.startOffset,
      end: t.endOf(token),
      message: `Write ${written} for ${token.image}: commas part the groups of three digits.`,
      fix: replaceBy(token, written),
    });
    return decimalOf(digits.replace(/\s/g, ''));
  }
  if (digits.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) {
    const plain = digits.replaceAll(',', '');
    const [whole, fraction] = plain.split('.');
    const right = inGroups(whole) + (fraction === undefined ? '' : `.${fraction}`);
    // One or two digits behind the only comma of an amount or a percentage: a comma for the point, as in other countries.
    const isPoint = token.tokenType !== t.NumberToken && /^\d{1,3},\d{1,2}$/.test(digits);
    const written = token.image.replace(digits, isPoint ? digits.replace(',', '.') : right);
    report({
      rule: 'number-grouping',
      start: token.startOffset,
      end: t.endOf(token),
      message: `The commas in ${token.image} do not part groups of three digits, so it is not clear which number is meant. If it is ${written}, write that.`,
      fix: replaceBy(token, written),
    });
    return undefined;
  }
  return decimalOf(digits);
}

/** The number as written; undefined where it is not clear which is meant, which is reported. */
export function numberOf(token: IToken, report: Report): Decimal | undefined {
  return groupedNumber(token.image, token, report);
}

/** 63 for `63%`; undefined where it is not clear which number is meant, which is reported. */
export function percentOf(token: IToken, report: Report): Decimal | undefined {
  const [, digits, sign] = /^(.*?\d)\s*(%|[a-z].*)$/.exec(token.image) as RegExpExecArray;
  const value = groupedNumber(digits, token, report);
  if (value && sign !== '%')
    report({
      rule: 'amount-form',
      start: token.startOffset,
      end: t.endOf(token),
      message: `Write ${digits}% for ${token.image}.`,
      fix: replaceBy(token, `${digits}%`),
    });
  return value;
}

/** The amount in full, as 12400000 for `£12.4m`, with its currency by ISO 4217; undefined where it is not clear which is meant, which is reported. */
export function moneyOf(token: IToken, report: Report): { value: Decimal; currency: string } | undefined {
  const match = /^([£€$]|[A-Z]{3})\s*([\d,.\s]*\d)(\s*)([A-Za-z]*)$/.exec(token.image) as RegExpExecArray;
  const [, sign, digits, gap, suffix] = match;
  const power = suffix ? powers[suffix.toLowerCase()] : 0;
  const number = groupedNumber(digits, token, report);
  if (!number) return undefined;
  const value = scaledUp(number, power);
  if (suffix && (gap || suffix !== suffixes[power])) {
    const grouped = digits.replace(/^\d{4,}/, inGroups);
    const written = `${sign}${sign.length > 1 ? ' ' : ''}${grouped}${suffixes[power]}`;
    report({
      rule: 'amount-form',
      start: token.startOffset,
      end: t.endOf(token),
      message: `Write ${written} for ${token.image}: thousands, millions and billions are \`k\`, \`m\` and \`bn\`, directly after the number.`,
      fix: replaceBy(token, written),
    });
  }
  return { value, currency: currencies[sign] };
}

/** How many days a month has; `month` from 1 to 12, in the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/**
 * The day, year or quarter of a token. One that does not exist is reported, and so is a form that has to be written otherwise. `text` is the piece in
 * which the token stands: other dates in it tell how one in figures is meant.
 */
export function calendarOf(token: IToken, text: string, report: Report): Calendar {
  switch (token.tokenType) {
    case t.Year:
    case t.DashYear:
      return yearOf(token, report);
    case t.Quarter:
      return quarterOf(token, report);
    case t.IsoDate: {
      const [year, month, day] = token.image.split('-').map(Number);
      return dayOf(token, year, month, day, report);
    }
    case t.SlashDate:
      return slashDateOf(token, text, report);
    case t.MonthFirst:
      return monthFirstOf(token, report);
    default:
      return longDateOf(token, report);
  }
}

function dayOf(token: IToken, year: number, month: number, day: number, report: Report): Day {
  if (month < 1 || month > 12) {
    report({
      rule: 'no-such-date',
      start: token.startOffset,
      end: t.endOf(token),
      message: `There is no month ${month} in ${token.image}: write the year, the month and the day, as in 2026-04-01, or 1 April 2026.`,
    });
  } else if (day < 1 || day > daysIn(year, month)) {
    const last = daysIn(year, month);
    const written =
      token.tokenType === t.IsoDate ? `${token.image.slice(0, 8)}${last}` : `${last} ${months[month - 1]} ${year}`;
    report({
      rule: 'no-such-date',
      start: token.startOffset,
      end: t.endOf(token),
      message: `There is no ${day} ${months[month - 1]}${month === 2 ? ` in ${year}` : ''}: the month has ${last} days.`,
      ...(day > last ? { fix: replaceBy(token, written) } : {}),
    });
  }
  return { kind: 'day', start: token.startOffset, end: t.endOf(token), year, month, day };
}

/** A date in figures whose second one can only be the day, 03/31/2031, and one whose first can only be. */
const american = /(?<![\d/.])(?:0?[1-9]|1[0-2])([/.])(?:1[3-9]|2\d|3[01])\1\d{2,4}(?!\d)/;
const british = /(?<![\d/.])(?:1[3-9]|2\d|3[01])([/.])(?:0?[1-9]|1[0-2])\1\d{2,4}(?!\d)/;

/** A date in figures. The day comes first, as people here write it, unless it can only come second, in this date or in another one beside it. */
function slashDateOf(token: IToken, text: string, report: Report): Day {
  const [first, second, shortYear] = token.image.split(/[/.]/).map(Number);
  const year = shortYear < 100 ? 2000 + shortYear : shortYear;
  const exists = (day: number, month: number): boolean =>
    month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  const isAmerican =
    first !== second &&
    exists(second, first) &&
    (!exists(first, second) || (american.test(text) && !british.test(text)));
  const [day, month] = isAmerican ? [second, first] : [first, second];
  const place = { rule: 'date-form', start: token.startOffset, end: t.endOf(token) } as const;
  if (year < 1000 || !exists(day, month)) {
    report({
      ...place,
      message:
        year < 1000
          ? yearTooShort(token)
          : `There is no such day as ${token.image}. Write the day, the month as a word and the year, as in 1 April 2026.`,
    });
    return { kind: 'day', start: place.start, end: place.end, ...existing(year, month, day) };
  }
  const written = `${day} ${months[month - 1]} ${year}`;
  report({
    ...place,
    message: isAmerican
      ? exists(first, second)
        ? `Write the month as a word: ${written}, if ${token.image} is written the American way, as another date here is.`
        : `${token.image} can only be read the American way. Write the month as a word: ${written}.`
      : `Write the month as a word, so that nobody reads ${token.image} the American way: ${written}.`,
    fix: replaceBy(token, written),
  });
  return { kind: 'day', start: place.start, end: place.end, year, month, day };
}

/** The day nearest to one that does not exist, so that what is worked out from it stays near what is meant. */
function existing(year: number, month: number, day: number): Pick<Day, 'year' | 'month' | 'day'> {
  const within = (value: number, most: number): number => Math.min(Math.max(value, 1), most);
  const inYear = within(month, 12);
  return { year, month: inYear, day: within(day, daysIn(year, inYear)) };
}

function monthFirstOf(token: IToken, report: Report): Day {
  const [, monthText, dayText, yearText] = /^([A-Z][a-z]*)\s+(?:(\d+)[a-z]*,?\s+)?(\d{4})$/.exec(
    token.image,
  ) as RegExpExecArray;
  const month = months.findIndex((name) => name.slice(0, 3) === monthText.slice(0, 3)) + 1;
  const day = Number(dayText ?? 1);
  const year = Number(yearText);
  const written = `${day} ${months[month - 1]} ${year}`;
  report({
    rule: 'date-form',
    start: token.startOffset,
    end: t.endOf(token),
    message: dayText
      ? `Write ${written} for ${token.image}: the day comes first.`
      : `Which day of ${token.image}? Write the date in full, as in ${written} or ${daysIn(year, month)} ${months[month - 1]} ${year}.`,
    ...(dayText ? { fix: replaceBy(token, written) } : {}),
  });
  return { kind: 'day', start: token.startOffset, end: t.endOf(token), year, month, day };
}

function longDateOf(token: IToken, report: Report): Day {
  const [, dayText, ordinal, monthText, yearText] = /^(\d{1,2})(st|nd|rd|th)?\s+([A-Z][a-z]*)(?:\s+(\d+))?$/.exec(
    token.image,
  ) as RegExpExecArray;
  const day = Number(dayText);
  const month = months.findIndex((name) => name.slice(0, 3) === monthText.slice(0, 3)) + 1;
  const written = `${day} ${months[month - 1]}${yearText?.length === 4 ? ` ${yearText}` : ''}`;
  if (yearText?.length !== 4) {
    report({
      rule: 'date-form',
      start: token.startOffset,
      end: t.endOf(token),
      message: yearText ? yearTooShort(token) : `Which year? Write ${written} with its year, as in 1 April 2026.`,
    });
    return { kind: 'day', start: token.startOffset, end: t.endOf(token), year: Number(yearText ?? 0), month, day };
  }
  const exists = day >= 1 && day <= daysIn(Number(yearText), month);
  if (exists && (ordinal || monthText !== months[month - 1])) {
    report({
      rule: 'date-form',
      start: token.startOffset,
      end: t.endOf(token),
      message: `Write ${written} for ${token.image}: the day as a plain number and the month in full.`,
      fix: replaceBy(token, written),
    });
  }
  return dayOf(token, Number(yearText), month, day, report);
}

function yearTooShort(token: IToken): string {
  return `The year of ${token.image} needs four digits, as in 1 April 2026.`;
}

/** The financial year that starts in the calendar year `starts`: `2026/27`. */
export function financialYear(starts: number): string {
  return `${starts}/${String((starts + 1) % 100).padStart(2, '0')}`;
}

function yearOf(token: IToken, report: Report): Year {
  const [first, second] = token.image.split(/[/–-]/);
  const starts = Number(first);
  checkYear(token, starts, second, /[–-]/.test(token.image), financialYear(starts), report);
  return { kind: 'year', start: token.startOffset, end: t.endOf(token), starts, onwards: false };
}

function quarterOf(token: IToken, report: Report): Quarter {
  const [, number, first, second] = /^Q(\d)\s+(\d{4})\/(\d+)$/.exec(token.image) as RegExpExecArray;
  const starts = Number(first);
  const quarter = Number(number);
  if (quarter < 1 || quarter > 4) {
    report({
      rule: 'year-form',
      start: token.startOffset,
      end: t.endOf(token),
      message: `A year has four quarters, Q1 to Q4: there is no Q${quarter}.`,
    });
  } else checkYear(token, starts, second, false, `Q${quarter} ${financialYear(starts)}`, report);
  return {
    kind: 'quarter',
    start: token.startOffset,
    end: t.endOf(token),
    quarter: Math.min(Math.max(quarter, 1), 4),
    starts,
  };
}

function checkYear(
  token: IToken,
  starts: number,
  second: string,
  dashed: boolean,
  written: string,
  report: Report,
): void {
  const fix = replaceBy(token, written);
  const place = { rule: 'year-form', start: token.startOffset, end: t.endOf(token) } as const;
  const next = String(starts + 1);
  if (second !== next && second !== next.slice(2)) {
    report({
      ...place,
      message: `A year runs from one spring to the next, so ${token.image} is not one: write ${written}, or for several years a table with a line for each.`,
      fix,
    });
  } else if (dashed || second.length === 4) {
    report({ ...place, message: `Write the financial year as ${written}, with a stroke and two digits.`, fix });
  }
}

/** A text without its quotes. A long one is dedented to its least indent, and the line breaks next to its quotes are not part of it. */
export function textOf(token: IToken, report: Report): Text {
  const { image, tokenType, startOffset: start } = token;
  const end = t.endOf(token);
  const long = tokenType === t.LongText || tokenType === t.OpenLongText;
  if (tokenType === t.OpenText) {
    const curly = /[“”]$/.test(image) ? 1 : 0;
    report({
      rule: 'text-never-closed',
      start,
      end,
      message: 'This text has no closing quote: add `"` where it ends.',
      fix: { title: 'Add the closing quote', edits: [{ start: end - curly, end, text: '"' }] },
    });
  } else if (tokenType === t.OpenLongText) {
    report({
      rule: 'text-never-closed',
      start,
      end: start + 3,
      message: 'This long text is never closed: add `"""` on a line of its own after it.',
      fix: { title: 'Close the text', edits: [{ start: end, end, text: `\n${' '.repeat(leastIndent(image))}"""` }] },
    });
  } else if (tokenType === t.ForeignText || tokenType === t.BarePath) {
    const inner = tokenType === t.BarePath ? image : image.replace(/^[“”„‘’']/, '').replace(/[“”"‘’']$/, '');
    const message =
      tokenType === t.BarePath
        ? `The path to a file stands in quotes: write \`"${inner}"\`.`
        : image.startsWith("'")
          ? 'A text stands between double quotes, `"`, so that it can hold an apostrophe.'
          : 'These are the curly quotes of a word processor: a text stands between straight double ones, `"`.';
    report({
      rule: 'quotes-form',
      start,
      end,
      message,
      fix: { title: 'Use straight double quotes', edits: [{ start, end, text: `"${inner}"` }] },
    });
    return { kind: 'text', start, end, value: inner, long };
  }
  // What is wrong with its quotes has been said.
  if (tokenType === t.HalfText) return { kind: 'text', start, end, value: image.replace(/^"|"$/, ''), long };
  if (!long) return { kind: 'text', start, end, value: image.slice(1, tokenType === t.Text ? -1 : undefined), long };
  return { kind: 'text', start, end, value: dedent(image.slice(3, tokenType === t.LongText ? -3 : undefined)), long };
}

/** The indent that all lines after the first share; blank lines do not count. */
function leastIndent(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of text.split(/\r\n?|\n/).slice(1)) {
    if (line.trim() !== '') least = Math.min(least, line.length - line.trimStart().length);
  }
  return Number.isFinite(least) ? least : 0;
}

/** A long text without its quotes: its lines moved to the left by the least indent, and without the line breaks next to the quotes. */
export function dedent(text: string): string {
  const least = leastIndent(text);
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, i) => (i === 0 ? line : line.slice(Math.min(least, line.length - line.trimStart().length))));
  if (lines[0].trim() === '') lines.shift();
  if (lines.length > 0 && lines[lines.length - 1].trim() === '') lines.pop();
  return lines.map((line) => line.trimEnd()).join('\n');
}
