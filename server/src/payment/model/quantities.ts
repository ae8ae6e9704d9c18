import { formatDecimal } from '../../../../grammar/syntax/decimal.js';
import type { Operand, Quantity, Span } from '../../../../grammar/syntax/tree.js';
import { singular, type Unit } from '../../semantics/units.js';
import type { Shown } from '../format.js';
import { monthsIn, type Period } from '../period.js';
import { divide, fraction, multiply, one, type Rational, rationalOf, whole } from '../rational.js';
import { type Builder, constant, problem, type Site } from './builder.js';
import type { Constant } from './expression.js';

const hundredth = fraction(1n, 100n);

/** How many months one of a time unit has; days and weeks are counted by days. */
const monthsOf: ReadonlyMap<string, number> = new Map([
  ['year', 12],
  ['quarter', 3],
  ['month', 1],
]);
const daysOf: ReadonlyMap<string, number> = new Map([
  ['week', 7],
  ['day', 1],
]);

/** What a number as written is multiplied by so that percentages are fractions and rates are per one. */
export function scaleOf(quantity: Quantity): Rational {
  const isHundredth = quantity.form === 'percent' || singular(quantity.unit?.text ?? '') === 'percentage-point';
  const scale = isHundredth ? hundredth : one;
  return quantity.per?.count && quantity.per.count.digits !== 0n
    ? divide(scale, rationalOf(quantity.per.count))
    : scale;
}

/** The number that a quantity stands for, whatever time it is per. */
export function numberOf(quantity: Quantity): Rational {
  return multiply(rationalOf(quantity.value), scaleOf(quantity));
}

export function shownOfQuantity(quantity: Quantity): Shown {
  if (quantity.form === 'money') return 'money';
  return scaleOf(quantity) === hundredth ? 'percent' : 'number';
}

/** How values of a unit are shown. */
export function shownOfUnit(unit: Unit): Shown {
  if (unit.base === 'money') return 'money';
  return unit.base === 'percent' || unit.base === 'percentage-points' ? 'percent' : 'number';
}

/** The time word of `per year`, `per month`; undefined for `per contact`, `per 1,000 people`. */
export function timePer(per: Quantity['per']): string | undefined {
  if (!per || per.count) return undefined;
  const word = singular(per.unit.text);
  return monthsOf.has(word) || daysOf.has(word) ? word : undefined;
}

/** How many of a time unit, a word that `timePer` returned, a period has: a month is a twelfth of a year, part months go by days. */
export function timesIn(word: string, period: Period): Rational {
  const days = daysOf.get(word);
  if (days !== undefined) return fraction(BigInt(period.last - period.first + 1), BigInt(days));
  return divide(monthsIn(period), whole(monthsOf.get(word) as number));
}

/** A number as written, for the period that `site` is about: `£12.4m per year` is a quarter of that in a quarter. */
export function constantOf(b: Builder, quantity: Quantity, site: Pick<Site, 'extent' | 'limit'>): Constant | undefined {
  const value = numberOf(quantity);
  const shown = shownOfQuantity(quantity);
  const unit = unitWords(quantity);
  const time = timePer(quantity.per);
  if (time === undefined || shown === 'percent') return constant(value, shown, unit);
  if (site.limit) return limitPer(b, time, value, shown, unit, quantity, site.limit);
  if (daysOf.has(time)) b.asked.byDays = true;
  return constant(multiply(value, timesIn(time, site.extent)), shown, unit);
}

function limitPer(
  b: Builder,
  time: string,
  value: Rational,
  shown: Shown,
  unit: string | undefined,
  place: Span,
  limit: NonNullable<Site['limit']>,
): Constant | undefined {
  if (time === 'year') {
    limit.yearly = true;
    return constant(value, shown, unit);
  }
  return problem(b, place, `A limit per ${time} needs the sums of each ${time}: write the limit per year.`);
}

function unitWords(quantity: Quantity): string | undefined {
  const { per, form } = quantity;
  const rate = per && !timePer(per) ? `per ${per.count ? `${formatDecimal(per.count)} ` : ''}${per.unit.text}` : '';
  const words = [form === 'number' ? (quantity.unit?.text ?? '') : '', rate].filter((word) => word !== '').join(' ');
  return words === '' ? undefined : words;
}

/** A percentage as a part of one; undefined where the operand is something else. */
export function percentageOf(operand: Operand | undefined): Rational | undefined {
  return operand?.kind === 'quantity' && operand.form === 'percent' ? numberOf(operand) : undefined;
}
