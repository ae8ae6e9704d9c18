import { compareDecimals, type Decimal, formatDecimal } from '../../../../grammar/syntax/decimal.js';
import type { Quantity, Ramp, Step } from '../../../../grammar/syntax/tree.js';
import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { wordsOfValues } from '../../semantics/schema/words.js';
import { rateText, singular } from '../../semantics/units.js';
import { divided, middle, moneyText, times, whole } from './arithmetic.js';
import { keyReminder } from './keys.js';
import { percentageIsOf, subjectOf } from './percent.js';
import { meaningOf, originOf, type Place } from './place.js';
import { capital, counted, paragraphs, prose, written } from './wording.js';

/** A number in full, with what it counts. */
export function aboutQuantity(place: Place, quantity: Quantity): string | undefined {
  if (quantity.form === 'money') return aboutMoney(quantity);
  if (quantity.form === 'percent') {
    const of = percentageIsOf(place, quantity);
    return (
      of ?? paragraphs(`**${formatDecimal(quantity.value)}%**${perText(quantity)}`, place.key && keyReminder(place.key))
    );
  }
  const unit = quantity.unit?.text;
  if (unit !== undefined && !quantity.per) {
    const one = singular(unit);
    const time = aboutTime(quantity.value, one);
    if (time) return paragraphs(time, place.key && !place.inHead ? keyReminder(place.key) : undefined);
    if (one === 'percentage-point' || one === 'mark')
      return `**${inFull(quantity)}**: ${capital(wordsOfValues[one === 'mark' ? 'marks' : 'percentage-points'])}.`;
  }
  const reminder = place.key && !place.inHead ? keyReminder(place.key) : undefined;
  return paragraphs(`**${inFull(quantity)}**`, (quantity.per?.count && inPopulation(place, quantity)) || reminder);
}

function inFull(quantity: Quantity): string {
  const unit = quantity.unit ? ` ${quantity.unit.text}` : '';
  return `${formatDecimal(quantity.value)}${unit}${perText(quantity)}`;
}

function perText({ per }: Quantity): string {
  return per ? ` per ${rateText(per)}` : '';
}

/** `£12.4m per year` → £12,400,000 per year, which is £3,100,000 for a quarter. */
function aboutMoney(quantity: Quantity): string {
  const full = `**${moneyText(quantity.value, quantity.currency)}**${perText(quantity)}`;
  if (quantity.per?.unit.text !== 'year' || quantity.per.count) return full;
  const part = (by: number): string | undefined => {
    const sum = divided(quantity.value, whole(by));
    return sum && isWholePennies(sum) ? moneyText(sum, quantity.currency) : undefined;
  };
  const [quarter, month] = [part(4), part(12)];
  const parts = [quarter && `${quarter} for a quarter`, month ? `${month} for a month` : 'a twelfth for each month'];
  return `${full}: ${listed(parts.filter((text): text is string => text !== undefined))}.`;
}

function isWholePennies(value: Decimal): boolean {
  return value.scale <= 2 || value.digits % 10n ** BigInt(value.scale - 2) === 0n;
}

const minutes: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10080 };

/** A length of time, in a smaller or a larger unit. */
function aboutTime(value: Decimal, one: string): string | undefined {
  const head = `**${formatDecimal(value)} ${one.replace('-', ' ')}${isOne(value) ? '' : 's'}**`;
  if (one.startsWith('working-'))
    return `${head}. Weekends and bank holidays are left out, so it is never compared with ${one.slice('working-'.length)}s of the calendar.`;
  if (one === 'month' || one === 'year') {
    const months = one === 'year' ? times(value, whole(12)) : value;
    const years = divided(months, whole(12));
    const same =
      one === 'year'
        ? `${formatDecimal(months)} months`
        : years && years.digits % 10n ** BigInt(years.scale) === 0n
          ? counted(Number(years.digits / 10n ** BigInt(years.scale)), 'year')
          : undefined;
    return `${head}${same ? `, ${same}` : ''}. Counted by the calendar: from 31 January, one month ends on the last day of February.`;
  }
  if (!Object.hasOwn(minutes, one)) return undefined;
  const total = times(value, whole(minutes[one]));
  const others = Object.entries(minutes).flatMap(([other, size]) => {
    if (other === one) return [];
    const count = divided(total, whole(size));
    const isWhole = count && count.digits % 10n ** BigInt(count.scale) === 0n;
    const near =
      { minute: 'hour', hour: 'day', day: 'week', week: 'day' }[one] === other ||
      (one === 'hour' && other === 'minute');
    return isWhole && near ? [`${formatDecimal(count)} ${other}${isOne(count) ? '' : 's'}`] : [];
  });
  return others.length > 0 ? `${head}: ${listed(others, 'or')}` : head;
}

function isOne(value: Decimal): boolean {
  return compareDecimals(value, whole(1)) === 0;
}

/** `8.4 per 10,000 people` of a measure whose population is known: how many people that is. */
function inPopulation(place: Place, { value, per }: Quantity): string | undefined {
  const subject = subjectOf(place);
  const origin = subject && originOf(place.view, subject);
  const name = lineOf(origin?.block, 'population')?.value.phrases[0]?.parts[0];
  if (!origin || name?.kind !== 'name' || !per?.count) return undefined;
  const population = meaningOf(origin, name.text);
  const size = population && lineOf(originOf(place.view, population)?.block, 'size')?.value.phrases[0]?.parts[0];
  if (size?.kind !== 'quantity' || size.unit?.text !== per.unit.text) return undefined;
  const count = divided(times(value, size.value), per.count);
  return (
    count &&
    `Among the ${formatDecimal(size.value)} ${prose(size.unit.text)} of **${prose(name.text)}** that is ${formatDecimal(count)}.`
  );
}

/** `0% rising to 100%`: a straight line between the ends of the row's range. */
export function aboutRamp(place: Place, ramp: Ramp): string {
  const start = `Runs straight from ${prose(written(place.text, ramp.from))} at the start of the range to ${prose(written(place.text, ramp.to))} at its end`;
  const range = place.item.kind === 'line' ? place.item.head[0] : undefined;
  const ends = [
    ramp.from,
    ramp.to,
    range?.kind === 'range' ? range.low : undefined,
    range?.kind === 'range' ? range.high : undefined,
  ];
  const [from, to, low, high] = ends.map((end) => (end?.kind === 'quantity' ? end : undefined));
  if (!from || !to || !low || !high || from.form !== to.form || low.form !== high.form) return `${start}.`;
  if (compareDecimals(high.value, low.value) <= 0) return `${start}.`;
  const at = (like: Quantity, value: Decimal): string =>
    like.form === 'percent'
      ? `${formatDecimal(value)}%`
      : like.form === 'money'
        ? moneyText(value, like.currency)
        : inFull({ ...like, value });
  return paragraphs(
    `${start}: half-way, at **${at(low, middle(low.value, high.value))}**, it is **${at(from, middle(from.value, to.value))}**.`,
    from.form === 'percent' ? percentageIsOf(place, compareDecimals(from.value, to.value) > 0 ? from : to) : undefined,
  );
}

/** `£2,000 for each 1 percentage-point above 68%` */
export function aboutStep(place: Place, step: Step): string {
  const show = (part: Parameters<typeof written>[1]) => prose(written(place.text, part));
  const beyond = step.beyond ? ` by which the value lies ${show(step.beyond)}` : '';
  const parts = step.whole
    ? 'Only whole ones count: a part of one earns nothing.'
    : 'A part of one counts in proportion; with `for each whole` it would earn nothing.';
  return `${show(step.amount)} for every ${show(step.step)}${beyond}. ${parts}`;
}
