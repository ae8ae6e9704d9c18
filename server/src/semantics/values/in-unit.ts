import { decimalOf, formatDecimal, inGroups } from '../../../../grammar/syntax/decimal.js';
import type { Quantity } from '../../../../grammar/syntax/tree.js';
import type { Due } from '../context.js';
import { singular, type Unit } from '../units.js';

/** How numbers are written in the unit that is due. */

/** A number as it would be written in a unit, with commas between its groups of three digits. */
export function withUnit(written: string, unit: Unit): string {
  const number = written.replace(/^\d{4,}/, inGroups);
  const per = unit.per ? ` per ${unit.per}` : '';
  switch (unit.base) {
    case 'percent':
      return `${number}%${per}`;
    case 'money':
      return `${unit.currency && unit.currency !== 'GBP' ? `${unit.currency} ` : '£'}${number}${per}`;
    case 'number':
      return `${number}${per}`;
    case 'marks':
    case 'percentage-points':
      return `${number} ${unit.base}${per}`;
    default:
      return `${number} ${unit.words ?? ''}${per}`;
  }
}

/** What was written, with commas between the groups of three digits of its first number. */
export function withCommas(written: string): string {
  return written.replace(/(?<![\d,.])\d{4,}/, inGroups);
}

const timesInYear: Readonly<Record<string, bigint>> = { month: 12n, quarter: 4n };
const amountForTime = /^(\D{1,4}?)([\d,]+(?:\.\d+)?)(k|m|bn)?((?: per [a-z-]+)?) per (month|quarter)$/;

/** What an amount for a month or a quarter comes to in a whole year, without the time: `£108 per person` for `£9 per person per month`; undefined for all others. */
export function inYear(written: string): string | undefined {
  const [, currency, digits, suffix = '', each, time] = amountForTime.exec(written) ?? [];
  if (time === undefined) return undefined;
  const { digits: once, scale } = decimalOf(digits);
  const number = formatDecimal({ digits: once * timesInYear[time], scale });
  const pence = suffix === '' ? number.replace(/\.\d$/, '$&0') : number;
  return `${currency}${pence}${suffix}${each}`;
}

/** A number that says no unit, as an amount: `£400,000 per year` for `400000 per year`, `£4.2m` for `4.2 m`. */
export function asAmount(written: string): string {
  const [, sign, number] = /^(-?)\s*(.*)$/s.exec(written.replace(/^([\d,.]+) +(k|m|bn)\b/, '$1$2')) as RegExpExecArray;
  return `${sign}${withUnit(number, { base: 'money' })}`;
}

/**
 * The same number in the unit that is due, for somebody who knows the number and wrote another unit: `95%` for `95 days`.
 *
 * @returns undefined where the number would mean something else then: seven in a hundred is not seven in 10,000, and a week is not one working day
 */
export function inUnitDue(quantity: Quantity, found: Unit, { unit, one }: Due): string | undefined {
  if (!isPlain(unit) || (found.per !== undefined && found.per !== unit.per) || !fits(quantity, found, unit))
    return undefined;
  const number = formatDecimal(quantity.value);
  const words = number === '1' && unit.words !== undefined ? (one ?? singular(unit.words)) : unit.words;
  return withUnit(number, words === undefined ? unit : { ...unit, words });
}

/** Whether a unit is one of which a number says how many, or how much money: not how many of so many others. */
function isPlain({ base, per }: Unit): boolean {
  return base === 'money' || (per === undefined && base !== 'yes-or-no' && base !== 'number');
}

function fits({ value }: Quantity, found: Unit, due: Unit): boolean {
  if (due.base === 'percent') return value.digits >= 0n && value.digits <= 100n * 10n ** BigInt(value.scale);
  if (due.base === 'money')
    return found.base !== 'money' || !found.currency || found.currency === (due.currency ?? 'GBP');
  const times = [found, due].filter(({ base }) => base === 'time' || base === 'working-time');
  if (times.length < 2) return true;
  const [from, to] = times.map(({ words }) => singular(words ?? '').replace(/^working-/, ''));
  return from === to;
}
