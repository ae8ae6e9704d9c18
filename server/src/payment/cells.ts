import { parse } from '../../../grammar/syntax/parser.js';
import type { Part } from '../../../grammar/syntax/tree.js';
import { months } from '../../../grammar/syntax/vocabulary.js';
import type { Variable } from './model/expression.js';
import type { Model } from './model/model.js';
import { numberOf } from './model/quantities.js';
import { periodOfPart } from './model/time.js';
import { measuredNumber } from './model/variables.js';
import { dayNumber, type Period } from './period.js';
import { compare, fraction, multiply, one, type Rational } from './rational.js';
import type { Value } from './values.js';
import { formatVariable } from './words.js';

/** What the texts in the cells of a table of measured values say. */

/** Hears what is doubtful in a cell: its column, and what to say of it. */
export type Doubting = (column: string, message: string) => void;

/** The period of a row: the one that is settled where the cell is empty. */
export function periodOf(text: string, model: Model): Period | undefined {
  if (text === '') return model.period;
  const named = /^([A-Za-z]+) (\d{4})$/.exec(text);
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (named || month) {
    const year = Number(named?.[2] ?? month?.[1]);
    const number = named ? months.indexOf(named[1] as (typeof months)[number]) + 1 : Number(month?.[2]);
    return number >= 1 && number <= 12
      ? { first: dayNumber(year, number, 1), last: dayNumber(year, number + 1, 1) - 1 }
      : undefined;
  }
  const { tree, findings } = parse(`period: ${text}`);
  const item = tree.items[0];
  if (findings.length > 0 || item?.kind !== 'line') return undefined;
  const period = periodOfPart(item.value.phrases[0]?.parts[0], model.yearStart);
  return period && Number.isFinite(period.last) ? period : undefined;
}

/** What to say of a text that is no period, with the year that is meant where that is plain. */
export function periodDoubt(text: string): string {
  const [, first, second] = /^(?:FY\s*)?(?:20)?(\d{2})\s*[/–-]\s*(?:20)?(\d{2})$/i.exec(text) ?? [];
  const isYear = first !== undefined && Number(second) === (Number(first) + 1) % 100;
  return `\`${text}\` is no period: write ${isYear ? `\`20${first}/${second}\`` : '`2028/29`, `Q2 2028/29` or `2028-05`'}.`;
}

/** The number that a text says, in the measure's unit where it says no unit of its own; undefined, with a doubt, where it says none. */
export function valueIn(text: string, variable: Variable, doubt: Doubting): Value | undefined {
  if (text === 'missing') return 'missing';
  const part = parsed(text);
  const number = part && measuredNumber(part);
  if (!part || !number) {
    doubt(
      'value',
      `\`${text}\` is no value for ${variable.name}: write it as in Remit, such as ${example(variable)}, or \`missing\`.`,
    );
    return undefined;
  }
  if (part.kind !== 'quantity') return number;
  const isPlain = part.form === 'number' && !part.unit && !part.per;
  if (!isPlain) {
    if (fits(part.form, variable)) return number;
    doubt('value', `\`${text}\` is not in the unit of ${variable.name}: write for example ${example(variable)}.`);
    return undefined;
  }
  if (variable.shown !== 'percent') return multiply(number, perOne(variable));
  if (compare(number, one) <= 0 && number.n !== 0n) {
    doubt(
      'value',
      `\`${text}\` can be read two ways: as ${text}% or as ${formatVariable(number, variable)}. Write it with its %.`,
    );
    return undefined;
  }
  return multiply(number, fraction(1n, 100n));
}

function fits(form: 'number' | 'money' | 'percent', variable: Variable): boolean {
  return form === (variable.shown === 'number' ? 'number' : variable.shown);
}

/** What a number in the measure's unit is per one: 1/10,000 for `per 10,000 people`. */
function perOne(variable: Variable): Rational {
  const per = /(?:^|\s)per ([\d,]+) /.exec(variable.unit ?? '');
  return per ? fraction(1n, BigInt(per[1].replaceAll(',', ''))) : one;
}

function example(variable: Variable): string {
  return variable.shown === 'percent'
    ? '`65.4%`'
    : variable.shown === 'money'
      ? '`£3,780,000`'
      : `\`7.7 ${variable.unit ?? ''}\``;
}

/** Whether a measure can have this value; a doubt says why not. */
export function isPossible(value: Rational, variable: Variable, text: string, doubt: Doubting): boolean {
  const below = variable.least && compare(value, variable.least) < 0;
  const above = variable.most && compare(value, variable.most) > 0;
  if (!below && !above) return true;
  const bound = (below ? variable.least : variable.most) as Rational;
  doubt(
    'value',
    `${text} is ${below ? 'below' : 'above'} ${formatVariable(bound, variable)}, and ${variable.name} cannot be.`,
  );
  return false;
}

/** How many were counted, `120` or `120 people`; undefined where a text says no such number. */
export function countIn(text: string): Rational | undefined {
  const part = parsed(text);
  return part?.kind === 'quantity' && part.form === 'number' && !part.per ? numberOf(part) : undefined;
}

/** What part of those asked answered, `42%`; undefined where a text says no percentage up to 100%. */
export function responseIn(text: string): Rational | undefined {
  const part = parsed(text);
  if (part?.kind !== 'quantity' || part.form !== 'percent') return undefined;
  const share = numberOf(part);
  return compare(share, one) <= 0 ? share : undefined;
}

export function parsed(text: string): Part | undefined {
  const { tree, findings } = parse(`value: ${text}`);
  const item = tree.items[0];
  const phrase = item?.kind === 'line' && item.value.phrases.length === 1 ? item.value.phrases[0] : undefined;
  return findings.length === 0 && phrase?.parts.length === 1 ? phrase.parts[0] : undefined;
}
