import { parse } from '../../../grammar/syntax/parser.js';
import type { Part } from '../../../grammar/syntax/tree.js';
import { currencySign } from './format.js';
import type { Variable } from './model/expression.js';
import { measuredNumber } from './model/variables.js';
import { compare, divide, fraction, multiply, one, type Rational } from './rational.js';
import type { Value } from './values.js';
import { formatVariable, isYesOrNo, writtenScale } from './words.js';

/** Values as people write them in a table or on the command line: with their unit, or as plain numbers in it. */

/** What a value is read for: a measure or an input, or what a table says beside one. */
export type Readable = Pick<Variable, 'name' | 'shown' | 'unit' | 'least' | 'most'>;

/** Is told why a value cannot be read, or cannot be, in a sentence for whoever wrote it. */
export type Doubting = (message: string) => void;

/** The one part that a text is made of when it is read as a value of the language; undefined where it is no such value. */
export function readPart(text: string): Part | undefined {
  const { tree, findings } = parse(`value: ${text}`);
  const [item] = tree.items;
  const phrase = item?.kind === 'line' && item.value.phrases.length === 1 ? item.value.phrases[0] : undefined;
  return findings.length === 0 && phrase?.parts.length === 1 ? phrase.parts[0] : undefined;
}

/**
 * The number that a text says, in the unit of what it is read for where it says no unit of its own.
 *
 * @param currency of the contract, as ISO 4217 has it
 * @returns a fraction for a percentage, per one for a rate, pounds for money, 1 and 0 for yes and no; undefined, with a doubt, where it says none
 */
export function valueIn(text: string, variable: Readable, currency: string, doubt: Doubting): Value | undefined {
  if (text === 'missing') return 'missing';
  const part = readPart(text);
  const number = part && measuredNumber(part);
  const isNumber = part?.kind === 'quantity';
  if (!number || (isYesOrNo(variable) ? isNumber && !isAnswer(number) : !isNumber)) {
    const { name } = variable;
    doubt(
      isYesOrNo(variable)
        ? `\`${text}\` is no value for ${name}: it is answered by \`yes\` or \`no\`, or is \`missing\`.`
        : `\`${text}\` is no value for ${name}: write it as in Remit, such as ${example(variable, currency)}, or \`missing\`.`,
    );
    return undefined;
  }
  if (!isNumber) return number;
  const isPlain = part.form === 'number' && !part.unit && !part.per;
  if (!isPlain) {
    if (part.form === variable.shown && (part.currency ?? currency) === currency) return number;
    doubt(`\`${text}\` is not in the unit of ${variable.name}: write for example ${example(variable, currency)}.`);
    return undefined;
  }
  if (variable.shown !== 'percent') return divide(number, writtenScale(variable));
  if (compare(number, one) <= 0 && number.n !== 0n) {
    doubt(
      `\`${text}\` can be read two ways: as ${text}% or as ${formatVariable(number, variable)}. Write it with its %.`,
    );
    return undefined;
  }
  return multiply(number, fraction(1n, 100n));
}

/** Whether a number stands for yes or no. */
function isAnswer({ n, d }: Rational): boolean {
  return n === 0n || n === d;
}

function example({ shown, unit }: Readable, currency: string): string {
  if (shown === 'percent') return '`65.4%`';
  return shown === 'money' ? `\`${currencySign(currency)}3,780,000\`` : `\`7.7 ${unit ?? ''}\``;
}

/** Whether something can have this value; a doubt says why not. */
export function isPossible(value: Rational, variable: Readable, text: string, doubt: Doubting): boolean {
  const { name, least, most } = variable;
  const isBelow = least !== undefined && compare(value, least) < 0;
  const bound = isBelow ? least : most !== undefined && compare(value, most) > 0 ? most : undefined;
  if (!bound) return true;
  doubt(`${text} is ${isBelow ? 'below' : 'above'} ${formatVariable(bound, variable)}, and ${name} cannot be.`);
  return false;
}
