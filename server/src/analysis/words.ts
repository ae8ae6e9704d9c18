import { formatMoney, formatShown } from '../payment/format.js';
import { type Expression, shownOf, type Variable } from '../payment/model/expression.js';
import { type Period, periodsText, periodText } from '../payment/period.js';
import { compare, one, pennies, pounds, type Rational, zero } from '../payment/rational.js';
import { formatVariable } from '../payment/words.js';
import { domainOf } from './box.js';
import { type Interval, isPoint } from './interval.js';
import type { Spot, Spots } from './search.js';

/** Money to the penny, without pennies where there are none: `£210,000`, `£1,234.50`. */
export function moneyText(amount: Rational): string {
  return formatMoney(pounds(pennies(amount, 'half-up'))).replace(/\.00$/, '');
}

/** A value in the way of what it is a value of. */
export function valueText(value: Rational, of: Expression): string {
  if (of.kind === 'measured') return variableText(value, of.variable);
  return shownOf(of) === 'money' ? moneyText(value) : formatShown(value, shownOf(of));
}

export function variableText(value: Rational, variable: Variable): string {
  return variable.shown === 'money' ? moneyText(value) : formatVariable(value, variable);
}

/** A stretch of values, as it is read: `exactly 68%`, `between 63% and 68%`, `above £0`. */
export function stretchText(over: Interval, text: (value: Rational) => string): string {
  const { low, lowOpen, high, highOpen } = over;
  if (low && isPoint(over)) return `exactly ${text(low)}`;
  if (low && high) {
    const [from, to] = [text(low), text(high)];
    if (lowOpen && highOpen) return `between ${from} and ${to}`;
    return `${lowOpen ? 'above' : 'from'} ${from} ${highOpen ? 'to below' : 'up to'} ${to}`;
  }
  if (low) return `${lowOpen ? 'above' : 'at least'} ${text(low)}`;
  if (high) return `${highOpen ? 'below' : 'at most'} ${text(high)}`;
  return 'any value';
}

/** Where a variable has to be: `68%`, `just below 68%`, `at least 68%`. */
function whereText(variable: Variable, { value, side, anywhere }: Spot): string {
  const text = (one: Rational): string => variableText(one, variable);
  if (!anywhere) return side === 'at' ? text(value) : `${side.replace('-', ' ')} ${text(value)}`;
  const { low, high } = anywhere;
  const all = domainOf(variable);
  // What cannot be otherwise need not be said.
  const over: Interval = {
    ...anywhere,
    low: low && all.low && compare(low, all.low) === 0 && !isPoint(anywhere) ? undefined : low,
    high: high && all.high && compare(high, all.high) === 0 && !isPoint(anywhere) ? undefined : high,
  };
  return stretchText(over, text).replace(/^exactly /, '');
}

/** Where a variable has to be, with its name. */
function spotText(variable: Variable, spot: Spot): string {
  if (variable.kind === 'spread') return spreadText(variable, spot.value);
  return `${nameOf(variable)} ${whereText(variable, spot)}`;
}

/** How a limit for each person falls on people: at one of its ends, or between them. */
export function spreadText({ name, forEach }: Variable, value: Rational): string {
  if (compare(value, one) === 0) return `nobody at the limit of ${name}`;
  if (value.n !== 0n) return `some people at the limit of ${name}`;
  if (forEach?.countsBefore) return `everybody at the limit of ${name} before`;
  const counted = forEach?.measures.every(({ eachPersonTo }) => eachPersonTo !== undefined);
  return `all of it on ${counted ? 'as few people as can be' : 'one person'} under ${name}`;
}

export function nameOf({ kind, name, previous, window }: Variable): string {
  if (kind === 'already-paid') return `what was paid under ${name} before`;
  if (kind === 'spread') return `how many people the limit of ${name} reaches`;
  return `${previous ? 'the previous ' : ''}${name}${window ? ` in ${periodText(window)}` : ''}`;
}

/** All of a witness: `HbA1cControl 68%`, `Seen below 95% in Q1 and Q2 2028/29`; windows of one measure that have to be alike in one, the earlier first. */
export function spotTexts(at: Spots): string[] {
  return togetherByWindow(
    [...at].filter(([variable]) => !saysNothing(variable, at)),
    spotText,
  );
}

/** The same as where measures stand: `HbA1cControl at 68%`. */
export function standingTexts(at: Spots): string[] {
  return togetherByWindow([...at], (variable, spot) =>
    spot.side === 'at' && variable.kind !== 'spread'
      ? `${nameOf(variable)} at ${variableText(spot.value, variable)}`
      : spotText(variable, spot),
  );
}

/** Each variable by its name; windows of one measure in one: `Calls in Q1 and Q2 2028/29`. */
export function namesTogether(variables: readonly Variable[]): string[] {
  const anywhere: Spot = { value: zero, side: 'at' };
  return togetherByWindow(
    variables.map((variable) => [variable, anywhere] as const),
    nameOf,
  );
}

/** A text for each variable; windows of one measure of which the same is said have one together, the earlier first. */
function togetherByWindow(
  spots: readonly (readonly [Variable, Spot])[],
  textFor: (variable: Variable, spot: Spot) => string,
): string[] {
  const texts = new Map<string, { readonly text: string; readonly periods: Period[] }>();
  for (const [{ window, ...variable }, spot] of inTimeByName(spots)) {
    const text = textFor(variable, spot);
    // Several parts that share a limit for each person say the same.
    const key = `${window ? 'in windows' : ''} ${text}`;
    const known = texts.get(key) ?? { text, periods: [] };
    texts.set(key, known);
    if (window) known.periods.push(window);
  }
  return [...texts.values()].map(({ text, periods }) =>
    periods.length === 0 ? text : `${text} in ${periodsText(periods)}`,
  );
}

/** The spots in their order, but with all windows of one measure where its first stands, in the order of time. */
function inTimeByName(spots: readonly (readonly [Variable, Spot])[]): (readonly [Variable, Spot])[] {
  const byName = new Map<string, (readonly [Variable, Spot])[]>();
  for (const one of spots) {
    const name = nameOf({ ...one[0], window: undefined });
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return [...byName.values()].flatMap((alike) =>
    alike.sort(([a], [b]) => (a.window?.first ?? 0) - (b.window?.first ?? 0)),
  );
}

/** Whether it does not matter how something falls on people: there is nothing to fall. */
export function saysNothing({ kind, forEach }: Variable, at: Spots): boolean {
  if (kind !== 'spread' || forEach?.countsBefore) return false;
  return forEach?.measures.every((measure) => at.get(measure)?.value.n === 0n) ?? false;
}

/** All of a witness in one text; empty where nothing matters. */
export function spotsText(at: Spots): string {
  return spotTexts(at).join(', ');
}
