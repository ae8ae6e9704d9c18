import { formatDecimal } from '../../../grammar/syntax/decimal.js';
import type { Operand, Part, Quantity, Rate, Value } from '../../../grammar/syntax/tree.js';
import { currencies } from '../../../grammar/syntax/vocabulary.js';

/** What a number counts. Two numbers can be compared or added only where their units are the same. */
export interface Unit {
  readonly base:
    | 'percent'
    | 'percentage-points'
    | 'money'
    | 'marks'
    | 'yes-or-no'
    | 'time'
    | 'working-time'
    | 'count'
    | 'number';
  /** The words of a count, as written: `people`. */
  readonly words?: string;
  /** ISO 4217, for money; none where it is money in the currency of its contract. */
  readonly currency?: string;
  /** What it is per, as written: `10,000 people`, `year`. */
  readonly per?: string;
}

const percent: Unit = { base: 'percent' };

const times = new Set(['minute', 'hour', 'day', 'week', 'month', 'year']);
const workingTimes = new Set(['working-day', 'working-hour', 'working-week']);
const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['staff', 'staff'],
  ['lives', 'life'],
]);

/** The singular of a unit's words, by which units are compared: `people` → `person`, `working-days` → `working-day`. */
export function singular(words: string): string {
  const space = words.lastIndexOf(' ');
  const last = words.slice(space + 1);
  const one =
    irregular.get(last) ??
    (/(?:[^s])s$/.test(last)
      ? last.endsWith('ies') && last.length > 4
        ? `${last.slice(0, -3)}y`
        : last.slice(0, -1)
      : last);
  return words.slice(0, space + 1) + one;
}

/** What money and counts can be for: `per year`. */
export const periods: ReadonlySet<string> = new Set(['year', 'quarter', 'month', 'week', 'day']);

/** What stands behind `per`, with its number as it is read: `year`, `10,000 people`. */
export function rateText(rate: Rate): string {
  return rate.count ? `${formatDecimal(rate.count)} ${rate.unit.text}` : rate.unit.text;
}

/** The unit of a number as it is written. */
export function unitOfQuantity(quantity: Quantity): Unit {
  const per = quantity.per && rateText(quantity.per);
  if (quantity.form === 'percent') return per ? { base: 'percent', per } : percent;
  if (quantity.form === 'money') return { base: 'money', currency: quantity.currency, per };
  return { ...unitOfWords(quantity.unit?.text), ...(per ? { per } : {}) };
}

/** Units as people write them elsewhere, each with what is written here. They are understood, so that only the word itself is reported. */
export const unitsAlsoSaid: ReadonlyMap<string, string> = new Map([
  ['percentage', 'percent'],
  ['pct', 'percent'],
  ['pound', '£'],
  ['gbp', '£'],
]);

function unitOfWords(words: string | undefined): Unit {
  if (words === undefined) return { base: 'number' };
  const one = singular(words);
  const meant = unitsAlsoSaid.get(one);
  if (meant) return meant === '£' ? { base: 'money', currency: 'GBP' } : percent;
  if (one === 'percent') return percent;
  if (one === 'percentage-point') return { base: 'percentage-points' };
  if (one === 'mark') return { base: 'marks' };
  if (words === 'yes-or-no') return { base: 'yes-or-no' };
  if (times.has(one)) return { base: 'time', words };
  if (workingTimes.has(one)) return { base: 'working-time', words };
  return { base: 'count', words };
}

/** The unit that the value of a `unit:` line names; undefined where it names none. */
export function unitOfValue(value: Value | undefined): Unit | undefined {
  const parts = value?.phrases[0]?.parts;
  if (!parts || parts.length === 0) return undefined;
  const [first] = parts;
  if (first.kind === 'unit') {
    const per = first.per && rateText(first.per);
    return first.currency ? { base: 'money', currency: currencies[first.currency], per } : { base: 'number', per };
  }
  if (first.kind === 'path') return { base: 'count', words: first.text };
  const words = wordsOf(parts);
  if (!words) return undefined;
  const rate = rateOf(parts[parts.length - 1]);
  return { ...unitOfWords(words), ...(rate ? { per: rateText(rate) } : {}) };
}

function rateOf(part: Part): Rate | undefined {
  return part.kind === 'per' ? part.per : part.kind === 'unit' ? part.per : undefined;
}

function wordsOf(parts: readonly Part[]): string {
  const words: string[] = [];
  for (const part of parts) {
    if (part.kind === 'word') words.push(part.text);
    else if (part.kind === 'per' && part.value.kind === 'word') words.push(part.value.text);
  }
  return words.join(' ');
}

/** How a reader would say the unit: `percent`, `£ per year`, `quits per 1,000 people`. */
export function unitText(unit: Unit): string {
  const per = unit.per ? `per ${unit.per}` : '';
  switch (unit.base) {
    case 'percent':
      return per ? `% ${per}` : 'percent';
    case 'percentage-points':
      return 'percentage-points';
    case 'money':
      return `${unit.currency === 'GBP' || !unit.currency ? '£' : unit.currency}${per ? ` ${per}` : ''}`;
    case 'number':
      return per || 'a plain number';
    case 'yes-or-no':
      return 'yes or no';
    default:
      return `${unit.words ?? unit.base}${per ? ` ${per}` : ''}`;
  }
}

/** Whether numbers in the two units can be compared; `one` is the singular that a measure states for its own unit. */
export function sameUnit(a: Unit, b: Unit, one?: string): boolean {
  if (a.base !== b.base || (a.currency && b.currency && a.currency !== b.currency)) return false;
  if ((a.per === undefined) !== (b.per === undefined)) return false;
  if (a.per !== undefined && b.per !== undefined && singular(a.per) !== singular(b.per)) return false;
  if (a.base !== 'count') return true;
  const names = [a.words ?? '', b.words ?? ''].map((words) => singular(words));
  return names[0] === names[1] || (one !== undefined && [a.words, b.words].includes(one));
}

/** Why the two units are easily taken for each other, where they are; a sentence to follow the finding's own. */
export function confusion(found: Unit, due: Unit): string {
  const bases = [found.base, due.base];
  if (bases.includes('percent') && bases.includes('percentage-points'))
    return ' A difference between two percentages is in percentage-points: from 60% to 63% is 3 percentage-points, but 5% more.';
  if (bases.includes('time') && bases.includes('working-time'))
    return ' Working days leave out weekends and bank holidays, so the one cannot stand for the other.';
  if (found.base === 'money' && due.base === 'money' && (found.per === undefined) !== (due.per === undefined))
    return ' An amount in all and an amount for each one are different things.';
  return '';
}

/** The unit of a calculation as far as its own words tell; undefined where names decide. */
export function literalUnit(operand: Operand): Unit | undefined {
  if (operand.kind === 'quantity') return unitOfQuantity(operand);
  if (operand.kind === 'bracketed') return literalUnit(operand.inner);
  if (operand.kind === 'word' && (operand.text === 'yes' || operand.text === 'no')) return { base: 'yes-or-no' };
  return undefined;
}

/** Whether a unit is one of how long something lasts: `hours`, `working-days`. */
export function isTimeUnit({ base }: Unit): boolean {
  return base === 'time' || base === 'working-time';
}

/**
 * Whether values in a unit add up over people and over time: counts, and money in all. Of hours and days those that are done, as of care; those that
 * somebody waits do not.
 *
 * @param kind the kind of the measure that is counted in the unit
 */
export function addsUp({ base, per }: Unit, kind: string | undefined): boolean {
  if (per !== undefined) return false;
  if (isTimeUnit({ base })) return kind === 'activity';
  return base === 'count' || base === 'marks' || base === 'money';
}
