import { type Span, shared, windowsOf, yearOfDay } from './calendar.js';
import { Exact, none, one } from './exact.js';
import type { Agreement, Condition, Measure, Seen } from './terms.js';

/** What the terms leave open, so that no sum can be said. */
export class Open extends Error {}

/** What is known of a measure: a value that is judged, or what follows where there is none. */
export type Judged = Exact | 'fails' | 'falls-away';

/** The calendar year in which the contract year begins that is settled. */
export const yearSettled = ({ settled, yearStarts }: Agreement): number => yearOfDay(settled.first, yearStarts);

export function measureNamed({ measures }: Agreement, name: string): Measure {
  const found = measures.find((measure) => measure.name === name);
  if (!found) throw new Error(`No measure ${name} is declared.`);
  return found;
}

/** The measure over a span, which is the period that is settled or a window in it. */
export function judged(agreement: Agreement, name: string, span: Span): Judged {
  const measure = measureNamed(agreement, name);
  const parts = seenIn(agreement, measure, span);
  const { count, previous } = agreement.readings.get(name) ?? {};
  const tooFew = measure.minimumCount !== undefined && count !== undefined && count < measure.minimumCount;
  const known = parts.filter((part) => part !== 'missing');
  if (known.length === parts.length && !tooFew) return rounded(measure, Exact.sum(known));
  if (measure.ifMissing === 'fails') return 'fails';
  if (measure.ifMissing === 'excluded') return 'falls-away';
  if (known.length > 0 && known.length < parts.length) throw new Open(`A part of ${name} is missing.`);
  if (!previous) throw new Open(`No last value of ${name} is known.`);
  return rounded(measure, previous);
}

/** The value of a measure in a calculation, where nothing can stand for one that is missing. */
export function measuredOf(agreement: Agreement, name: string, span: Span): Exact {
  const found = judged(agreement, name, span);
  if (found instanceof Exact) return found;
  throw new Open(`${name} has no value.`);
}

/** The value of the period before. */
export function valueBefore(agreement: Agreement, name: string): Exact {
  const previous = agreement.readings.get(name)?.previous;
  if (!previous) throw new Open(`No value of ${name} is known for the period before.`);
  return rounded(measureNamed(agreement, name), previous);
}

function seenIn(agreement: Agreement, measure: Measure, span: Span): Seen[] {
  const value = agreement.readings.get(measure.name)?.value;
  if (value === undefined) throw new Open(`${measure.name} is not given.`);
  const months = measure.window === 'month' ? 1 : measure.window === 'quarter' ? 3 : 12;
  const windows = windowsOf(yearSettled(agreement), agreement.yearStarts, months);
  const holding = windows.findIndex(({ first, last }) => first <= span.first && span.last <= last);
  const single = value instanceof Exact || value === 'missing' ? value : undefined;
  const of = (at: number): Seen => single ?? (value as readonly Seen[])[at];
  if (holding >= 0) return [of(holding)];
  const addsUp = measure.unit === 'units' || measure.unit === '£';
  if (!addsUp && single !== undefined) return [single];
  if (!addsUp) throw new Error(`${measure.name} does not add up, and is given by window.`);
  return windows.flatMap((window, at) => (shared(window, span) ? [of(at)] : []));
}

/** To the nearest step, halves up. */
function rounded({ roundedTo }: Measure, value: Exact): Exact {
  return roundedTo ? value.over(roundedTo).plus(Exact.of(1, 2)).floor().times(roundedTo) : value;
}

/** Whether a condition holds over a span; 'falls-away' where it is as if it were not written. */
export function holds(agreement: Agreement, condition: Condition, span: Span): boolean | 'falls-away' {
  const value = judged(agreement, condition.measure, span);
  if (value === 'falls-away') return value;
  if (value === 'fails') return false;
  const measure = measureNamed(agreement, condition.measure);
  if (condition.is === 'is yes') return value.is(one);
  if (condition.is === 'meets target') {
    const target = lineFor(measure.targets ?? [], yearSettled(agreement));
    return measure.better === 'higher' ? !value.isBelow(target) : !target.isBelow(value);
  }
  const bound = condition.value ?? none;
  if (condition.is === 'at least') return !value.isBelow(bound);
  if (condition.is === 'above') return bound.isBelow(value);
  return condition.is === 'below' ? value.isBelow(bound) : !bound.isBelow(value);
}

/** Whether a remedy's requirement is missed: where the value is missing and fails, it is. */
export function missed(agreement: Agreement, conditions: readonly Condition[], span: Span): boolean | 'falls-away' {
  const each = conditions
    .map((condition) =>
      judged(agreement, condition.measure, span) === 'fails' ? true : holds(agreement, condition, span),
    )
    .filter((found) => found !== 'falls-away');
  return each.length === 0 ? 'falls-away' : each.every((found) => found);
}

/** The line of a table by year that is in force: the last that has begun. */
export function lineFor<T>(lines: readonly (readonly [year: number, value: T])[], year: number): T {
  const found = [...lines].reverse().find(([from]) => from <= year);
  if (!found) throw new Open('No line is for the year.');
  return found[1];
}

/** The value of an input in a year. */
export function inputOf({ inputs }: Agreement, name: string, year: number): Exact {
  const found = inputs.find((input) => input.name === name);
  if (!found) throw new Error(`No input ${name} is declared.`);
  return lineFor(found.values, year);
}
