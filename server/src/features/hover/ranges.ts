import type { DateSpan, Day, Operand, Quarter, Range, Year } from '../../../../grammar/syntax/tree.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { lineOf } from '../../semantics/lines.js';
import { april, boundsOf, dateText, dayWithWeekday, periodText, spanBounds } from './calendar.js';
import type { Place } from './place.js';
import { prose, written } from './wording.js';

/** A range or a comparison, with who owns its ends. */
export function aboutRange(place: Place, range: Range): string | undefined {
  const show = (operand: Operand | undefined): string | undefined =>
    operand && operand.kind !== 'missing' ? prose(written(place.text, operand)) : undefined;
  const [low, high] = [show(range.low), show(range.high)];
  const head = `**${prose(written(place.text, range))}**`;
  if (range.low === range.high && low !== undefined) return `${head}: Only ${low} itself.`;
  if (low !== undefined && high !== undefined) {
    const ends =
      range.lowIncluded === range.highIncluded
        ? range.lowIncluded
          ? `both ${low} and ${high} belong to it`
          : `neither ${low} nor ${high} belongs to it`
        : range.lowIncluded
          ? `${low} belongs to it, ${high} does not`
          : `${low} does not belong to it, ${high} does`;
    return `${head}: Everything between ${low} and ${high}; ${ends}.`;
  }
  if (low !== undefined) {
    if (range.words === 'from') return undefined;
    return range.lowIncluded
      ? `${head}: ${low} and everything above it.`
      : `${head}: Everything above ${low}; ${low} itself does not belong to it.`;
  }
  if (high === undefined) return undefined;
  return range.highIncluded
    ? `${head}: ${high} and everything below it.`
    : `${head}: Everything below ${high}; ${high} itself does not belong to it.`;
}

export function aboutDay(day: Day): string | undefined {
  const text = dayWithWeekday(day);
  return text && `**${text}**`;
}

/** `2026/27`, `Q2 2026/27`, `2028/29 onwards`: from which day to which. */
export function aboutYear(place: Place, year: Year | Quarter): string | undefined {
  const start = yearStart(place);
  const bounds = boundsOf(year, start);
  if (!bounds) return undefined;
  const head = `**${prose(written(place.text, year))}**`;
  if (year.kind === 'quarter' || !year.onwards)
    return `${head}: ${periodText(bounds.first, bounds.last).replace('one year, ', '')}.`;
  const term = termOf(place);
  const end = term ? spanBounds(term, start) : undefined;
  return `${head}: From ${dateText(bounds.first)}${end ? ` to the end of the contract on ${dateText(end.last)}` : ' on'}, and through any extension.`;
}

/** `1 April 2026 to 31 March 2031`: how long that is. */
export function aboutSpan(place: Place, span: DateSpan): string | undefined {
  const bounds = spanBounds(span, yearStart(place));
  return bounds && `**${periodText(bounds.first, bounds.last)}**; both days belong to it.`;
}

function termOf(place: Place): DateSpan | undefined {
  for (const { block } of place.around) {
    const part = (lineOf(block, 'term') ?? lineOf(block, 'period'))?.value.phrases[0]?.parts[0];
    if (part?.kind === 'span') return part;
  }
  return undefined;
}

/** The month with which a year starts where the place is: `year-starts:` of the contract or the measure around it. */
function yearStart(place: Place): number {
  for (const { block } of [...place.around].reverse()) {
    const line = lineOf(block, 'year-starts');
    const month = line ? months.findIndex((name) => written(place.text, line.value).includes(name)) : -1;
    if (month >= 0) return month + 1;
  }
  return april;
}
