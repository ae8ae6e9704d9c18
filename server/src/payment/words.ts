import { singular, unitText } from '../semantics/units.js';
import { formatShown, type Shown } from './format.js';
import { type Expression, type Many, shownOf, type Variable } from './model/expression.js';
import { multiply, type Rational, whole } from './rational.js';

/** What stands for a part of a calculation in an audit trail: the values of what it is made of. */
export type ValueOf = (expression: Expression) => Rational;

/**
 * A calculation in words and numbers, one step deep: steps inside it stand with their value.
 *
 * @param worth the values of the parts; asked only for parts that have been worked out
 */
export function inWords(expression: Expression, worth: ValueOf): string {
  const say = (inner: Expression): string => inWords(inner, worth);
  const show = (inner: Expression, shown: Shown = 'number'): string => formatShown(worth(inner), shown);
  switch (expression.kind) {
    case 'constant':
      return formatVariable(expression.value, expression);
    case 'measured': {
      const { variable } = expression;
      const name =
        variable.kind === 'already-paid' ? 'already paid' : `${variable.previous ? 'previous ' : ''}${variable.name}`;
      return `${name} ${formatVariable(worth(expression), variable)}`;
    }
    case 'step':
      return `${expression.what} ${show(expression, expression.shown)}`;
    case 'sum':
      return expression.of.map(say).join(' + ');
    case 'product':
      return expression.of.map((factor) => (isSum(factor) ? `(${say(factor)})` : say(factor))).join(' × ');
    case 'difference':
      return `${say(expression.left)} - ${isSum(expression.right) ? `(${say(expression.right)})` : say(expression.right)}`;
    case 'quotient':
      return `${isSum(expression.left) ? `(${say(expression.left)})` : say(expression.left)} / ${isSum(expression.right) || expression.right.kind === 'product' ? `(${say(expression.right)})` : say(expression.right)}`;
    case 'least':
      return `the lesser of ${expression.of.map(say).join(' and ')}`;
    case 'greatest': {
      const other = expression.of[1];
      if (isHeldAtNothing(expression)) return `${say(other)}${worth(other).n < 0n ? ', which is below nothing' : ''}`;
      return `the greater of ${expression.of.map(say).join(' and ')}`;
    }
    case 'ramp':
      return `${say(expression.from)} + (${say(expression.on)} - ${say(expression.low)}) / (${say(expression.high)} - ${say(expression.low)}) × (${say(expression.to)} - ${say(expression.from)})`;
    case 'each':
      return `${say(expression.amount)} for each ${expression.whole ? 'whole ' : ''}${say(expression.size)} ${expression.side} ${say(expression.beyond)}, at ${say(expression.on)}`;
    case 'cut': {
      const { own, group } = expression;
      return `${partInWords(group.parts[own], group.term, say)}, within ${say(group.limit)} for all together`;
    }
    case 'person-cut': {
      const { own, group } = expression;
      const part = (one: Expression): string => partInWords(one, group.term, say);
      const held = own === 'all' ? group.parts.map(part).join(' + ') : part(group.parts[own]);
      const together = group.parts.length > 1 ? ', all terms together' : '';
      return `${held}, within ${say(group.limit)} for each person${together}`;
    }
    case 'weight':
      return show(expression, 'percent');
    case 'when': {
      const { amount } = expression;
      return amount.kind === 'step'
        ? `${amount.what} ${show(expression, amount.shown)}`
        : show(expression, shownOf(amount));
    }
    default:
      return formatShown(worth(expression), shownOf(expression));
  }
}

/** A part that a limit holds, with the term that it is of where the limit is another's: in each of several payments a part may be called the same. */
function partInWords(part: Expression, limit: string, say: (expression: Expression) => string): string {
  return part.kind === 'step' && part.term !== limit ? `${say(part)} of ${part.term}` : say(part);
}

/** How values of something are written. */
export interface InUnit {
  readonly shown: Shown;
  readonly unit?: string;
}

const yesOrNo = unitText({ base: 'yes-or-no' });

/** Whether something is answered by yes or no, which are 1 and 0. */
export function isYesOrNo({ unit }: Pick<InUnit, 'unit'>): boolean {
  return unit === yesOrNo;
}

/** How many of its unit a value of one is written as: 100 for a percentage, 10,000 for `per 10,000 people`. */
export function writtenScale({ shown, unit }: InUnit): Rational {
  if (shown === 'percent') return whole(100);
  const per = /(?:^|\s)per ([\d,]+) /.exec(unit ?? '');
  return whole(per ? BigInt(per[1].replaceAll(',', '')) : 1n);
}

/** A value in its own unit: `7.7 per 10,000 people`, `yes`. */
export function formatVariable(value: Rational, variable: InUnit): string {
  if (isYesOrNo(variable)) return value.n === 0n ? 'no' : value.n === value.d ? 'yes' : formatShown(value, 'number');
  if (variable.shown === 'percent') return formatShown(value, 'percent', variable.unit);
  const scale = writtenScale(variable);
  const shown = scale.n === 1n ? variable.shown : 'number';
  const written = multiply(value, scale);
  return formatShown(written, shown, unitFor(written, variable.unit));
}

/** `visits`, or `visit` where there is one; a rate such as `per 10,000 people` stays as it is. */
function unitFor({ n, d }: Rational, unit: string | undefined): string | undefined {
  return n === d && unit !== undefined && !/\bper\b/.test(unit) ? singular(unit) : unit;
}

/** The name by which a value is asked for and stated: `HbA1cControl`, `previous HbA1cControl`, `already-paid Core`. */
export function statedName({ kind, name, previous }: Pick<Variable, 'kind' | 'name' | 'previous'>): string {
  if (kind === 'already-paid') return `already-paid ${name}`;
  return previous ? `previous ${name}` : name;
}

/** `412 people`, `1 person`. */
export function peopleText(count: Rational): string {
  return formatShown(count, 'number', count.n === count.d ? 'person' : 'people');
}

function isSum(expression: Expression): boolean {
  if (expression.kind === 'greatest') return isHeldAtNothing(expression) && isSum(expression.of[1]);
  return (
    expression.kind === 'sum' ||
    expression.kind === 'difference' ||
    expression.kind === 'ramp' ||
    expression.kind === 'each'
  );
}

function isHeldAtNothing({ of: [floor] }: Many): boolean {
  return floor.kind === 'constant' && floor.value.n === 0n;
}
