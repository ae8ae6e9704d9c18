import { formatMoney, formatShown } from '../payment/format.js';
import { type Expression, shownOf, type Variable } from '../payment/model/expression.js';
import { periodText } from '../payment/period.js';
import { pennies, pounds, type Rational } from '../payment/rational.js';
import { formatVariable } from '../payment/words.js';
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
  if (variable.unit === 'yes-or-no') return value.n === 0n ? 'no' : 'yes';
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

/** Where a variable has to be: `HbA1cControl 68%`, `just below 68%`, `at least 68%`. */
export function spotText(variable: Variable, { value, side, anywhere }: Spot): string {
  const text = variableText(value, variable);
  if (anywhere)
    return `${nameOf(variable)} ${stretchText(anywhere, (end) => variableText(end, variable)).replace(/^exactly /, '')}`;
  return `${nameOf(variable)} ${side === 'at' ? text : `${side.replace('-', ' ')} ${text}`}`;
}

export function nameOf({ kind, name, previous, window }: Variable): string {
  if (kind === 'already-paid') return `what was paid under ${name} before`;
  return `${previous ? 'the previous ' : ''}${name}${window ? ` in ${periodText(window)}` : ''}`;
}

/** All of a witness: `HbA1cControl 68%, Experience just below 80%`; empty where nothing matters. */
export function spotsText(at: Spots): string {
  return [...at].map(([variable, spot]) => spotText(variable, spot)).join(', ');
}

/** ` in 2026/27`, ` in 2026/27 and 2027/28`, or nothing where it is so in all years. */
export function yearsText(years: readonly string[], all: number): string {
  if (years.length === all) return '';
  if (years.length === 1) return ` in ${years[0]}`;
  if (years.length === 2) return ` in ${years[0]} and ${years[1]}`;
  return ` in ${years[0]} and ${years.length - 1} other years`;
}
