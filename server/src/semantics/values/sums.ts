import type { Operand, Quantity } from '../../../../grammar/syntax/tree.js';
import { type Context, type Due, type Scoped, source } from '../context.js';
import { literalUnit, periods, rateText, sameUnit, unitText } from '../units.js';
import { asAmount, inYear, withCommas } from './in-unit.js';
import { isMoney } from './quantities.js';
import { checkRates, ratesIn } from './rates.js';
import { perOf, unitOf } from './unit-of.js';

/** Whether an amount has to say for how long it is, and whether a table by year may stand instead. */
export type AsksPeriod = 'only' | 'or-table' | undefined;

/** A time that money can be for, of one or several: more words may follow it. */
const aTime = new RegExp(`^(?:${[...periods].join('|')})s?\\b`);

/** Times that money cannot be for. */
const otherTimes = /^(?:fortnight|hour|night|shift|session|term|half-year|season|decade)s?\b/;

/** The year as people say it elsewhere. */
const yearAlsoSaid = /^(?:annum|annual|yr|pa|p\.a\.?)$/;

/** Reports money that is no sum for a time: `£40 per contact`. Returns whether it has the form of one: more words after the time belong to something else. */
export function checkIsSum(context: Context, operand: Operand, head: string, asksPeriod: AsksPeriod): boolean {
  checkRates(context, operand);
  if (neverBelowNothing.has(head)) checkIsNotBelowNothing(context, operand, head);
  const per = perOf(context, operand);
  const time = per === undefined ? undefined : aTime.exec(per)?.[0];
  // A pool may be worth so much for each mark that measures earn.
  const isByMarks = head === 'pool' && per === 'mark';
  if (per !== undefined && time === per && per !== 'year' && yearly.has(head))
    reportNotYearly(context, operand, head, per);
  else if (per === undefined || time === per || isByMarks) checkIsMoney(context, operand, head, asksPeriod);
  else if (time) return false;
  else reportPerOther(context, operand, `\`${head}:\``, per);
  return true;
}

/** The same of what a range pays, which may be anything that a calculation may be. */
export function checkIsForTime(context: Context, operand: Operand, due: string): void {
  const per = perOf(context, operand);
  if (per !== undefined && !aTime.test(per)) reportPerOther(context, operand, due, per);
}

/** What is held against whole years. */
const yearly: ReadonlySet<string> = new Set(['envelope', 'turnover']);

function reportNotYearly(context: Context, { start, end }: Operand, head: string, per: string): void {
  const shown = source(context, { start, end });
  const yearly = inYear(shown);
  const rule = `\`${head}:\` is for a whole year, not per ${per}`;
  const text = `${yearly} per year`;
  context.report({
    rule: 'unit-mismatch',
    start,
    end,
    message: yearly ? `${rule}: for ${shown}, write \`${text}\`.` : `${rule}: write what ${shown} comes to in a year.`,
    ...(yearly ? { fixes: [{ title: `Write \`${text}\``, edits: [{ start, end, text }] }] } : {}),
  });
}

/** What holds money, or holds it back: an amount below nothing would turn payer and payee round. */
const neverBelowNothing: ReadonlySet<string> = new Set([
  'budget',
  'envelope',
  'most-counted',
  'most-paid',
  'most-withheld',
  'pool',
  'turnover',
  'withhold',
]);

function checkIsNotBelowNothing(context: Context, operand: Operand, head: string): void {
  const written = operand.kind === 'share' ? operand.share : operand;
  if (written.kind !== 'quantity' || written.value.digits >= 0n) return;
  const { start, end } = operand;
  const without = source(context, operand).replace(/^[-–−]\s*/, '');
  context.report({
    rule: 'wrong-value',
    start,
    end,
    message: `\`${head}:\` cannot be less than nothing. Is ${without} meant?`,
    fixes: [{ title: `Write \`${without}\``, edits: [{ start, end, text: without }] }],
  });
}

/** Whether a calculation comes to a sum for the period that is settled, as far as its units say: no money per visit, nor per week of which nobody says how many. */
export function isSum(context: Scoped, operand: Operand): boolean {
  const per = perOf(context, operand);
  return (per === undefined || aTime.exec(per)?.[0] === per) && ratesIn(context, operand).length === 0;
}

/** Whether a percentage is for a whole year, with or without saying so. */
export function isYearly({ per }: Quantity): boolean {
  return !per || rateText(per) === 'year';
}

/** Reports a percentage for another time than a year, in which it would come to something else. */
export function checkIsYearly(context: Context, percent: Quantity, head: string): void {
  if (!percent.per || isYearly(percent)) return;
  const per = rateText(percent.per);
  if (reportYear(context, percent, per)) return;
  const { start, end } = percent;
  const message = `\`${head}:\` is a percentage for a whole year, not per ${per}: write what ${source(context, percent)} comes to in a year.`;
  context.report({ rule: 'unit-mismatch', start, end, message });
}

/** Reports a year that is written as people say it elsewhere; returns whether it was one. */
function reportYear(context: Context, operand: Operand, per: string): boolean {
  if (operand.kind !== 'quantity' || !operand.per || !yearAlsoSaid.test(per)) return false;
  const { start, end } = operand.per.unit;
  context.report({
    rule: 'unit-mismatch',
    start: operand.start,
    end: operand.end,
    message: `A year is written \`per year\`, not \`per ${per}\`.`,
    fixes: [{ title: 'Write `per year`', edits: [{ start, end, text: 'year' }] }],
  });
  return true;
}

function reportPerOther(context: Context, operand: Operand, due: string, per: string): void {
  if (reportYear(context, operand, per)) return;
  const { start, end } = operand;
  const shown = source(context, operand);
  context.report({
    rule: 'unit-mismatch',
    start,
    end,
    message: `${due} is a sum for a year, a quarter, a month, a week or a day, but ${operand.kind === 'quantity' ? `\`per ${per}\` is none of these` : `${shown} is in ${unitText({ base: 'money', per })}`}. ${otherTimes.test(per) ? 'Write what it comes to in a year.' : 'Money for each one of something is a `price:`, in a payment with `mechanism: activity`.'}`,
  });
}

/** Reports what is due to be money and is something else, and with `asksPeriod` an amount that does not say for how long it is. */
export function checkIsMoney(context: Context, operand: Operand, head: string, asksPeriod: AsksPeriod): void {
  const shown = source(context, operand);
  const place = { start: operand.start, end: operand.end };
  const unit = unitOf(context, operand);
  if (unit && unit.base !== 'money') {
    const isNumber =
      operand.kind === 'quantity' && operand.form === 'number' && /^(?:k|m|bn)?$/.test(operand.unit?.text ?? '');
    const amount = isNumber ? asAmount(shown) : undefined;
    context.report({
      rule: 'unit-mismatch',
      ...place,
      message: `\`${head}:\` is an amount of money, but this is ${shown}.${amount ? ` Is ${amount} meant?` : ''}`,
      ...(amount ? { fixes: [{ title: `Write ${amount}`, edits: [{ ...place, text: amount }] }] } : {}),
    });
  } else if (asksPeriod && isMoney(operand) && !operand.per) reportPeriodMissing(context, operand, head, asksPeriod);
}

function reportPeriodMissing(
  context: Context,
  quantity: Quantity,
  head: string,
  asksPeriod: NonNullable<AsksPeriod>,
): void {
  const { start, end } = quantity;
  const shown = source(context, quantity);
  const written = withCommas(shown);
  context.report({
    rule: 'period-missing',
    start,
    end,
    message: `${shown} for how long? Write \`${written} per year\`${asksPeriod === 'or-table' ? `, or a line for each year: \`${head} { 2026/27: ${written} }\`` : ''}.`,
    fixes: ['year', 'quarter', 'month'].map((period) => ({
      title: `Write \`${written} per ${period}\``,
      edits: [{ start, end, text: `${written} per ${period}` }],
    })),
  });
}

/** Reports a number of what is counted that does not say for how long it is; one in another unit is reported as such. */
export function checkSaysPeriod(
  context: Context,
  quantity: Quantity,
  due: Due,
  head: string,
  asksPeriod: NonNullable<AsksPeriod>,
): void {
  const unit = quantity.per ? undefined : literalUnit(quantity);
  if (unit && sameUnit(unit, due.unit, due.one)) reportPeriodMissing(context, quantity, head, asksPeriod);
}
