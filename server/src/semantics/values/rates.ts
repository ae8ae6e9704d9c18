import type { Decimal } from '../../../../grammar/syntax/decimal.js';
import type { Name, Operand } from '../../../../grammar/syntax/tree.js';
import { type Context, declaredAs, dueFor, type Scoped } from '../context.js';
import type { Declared } from '../names.js';
import { calculationOf } from './unit-of.js';

const timesAYear = { quarter: '4', month: '12', week: '52', day: '365' };

interface Rate {
  readonly name: Name;
  readonly declared: Declared;
  readonly per: keyof typeof timesAYear;
}

/** Money per week or month that a calculation takes for a sum. */
export function ratesIn(context: Scoped, operand: Operand): Rate[] {
  return namesTaken(context, operand).flatMap((name) => {
    const declared = declaredAs(context, name.text);
    const per = declared && rateOf(context, declared, new Set());
    return per ? [{ name, declared, per }] : [];
  });
}

/** Reports money per week or month that is taken for a sum: nothing says for how many. What it is multiplied by, or divided by, says it. */
export function checkRates(context: Context, operand: Operand): void {
  for (const { name, declared, per } of ratesIn(context, operand)) {
    const { text, start, end } = name;
    const times = timesAYear[per];
    context.report({
      rule: 'unit-mismatch',
      start,
      end,
      message: `${text} is in £ per ${per}, and nothing says for how many: write for example \`${times} × ${text}\`.`,
      related: [{ declared, message: `${text} is declared here` }],
      fixes: [{ title: `Write \`${times} × ${text}\``, edits: [{ start, end, text: `${times} × ${text}` }] }],
    });
  }
}

/** The names whose values are taken as they are, or raised and lowered by a factor. */
function namesTaken(context: Scoped, operand: Operand): readonly Name[] {
  switch (operand.kind) {
    case 'name':
      return [operand];
    case 'bracketed':
      return namesTaken(context, operand.inner);
    case 'negated':
    case 'held':
      return namesTaken(context, operand.value);
    case 'share':
      return namesTaken(context, operand.whole);
    case 'extreme':
      return [operand.first, operand.second].flatMap((one) => namesTaken(context, one));
    case 'binary':
      return sidesTaken(context, operand).flatMap((side) => namesTaken(context, side));
    default:
      return [];
  }
}

function sidesTaken(context: Scoped, { operator, left, right }: Operand & { kind: 'binary' }): readonly Operand[] {
  if (operator === '+' || operator === '-') return [left, right];
  if (operator !== '×') return [];
  if (raisesOrLowers(context, left)) return [right];
  return raisesOrLowers(context, right) ? [left] : [];
}

/** `102%`, `1.02`, an input in percent: what raises or lowers something, and counts no weeks of it. */
function raisesOrLowers(context: Scoped, operand: Operand): boolean {
  if (operand.kind === 'name') return dueFor(context, operand.text)?.unit.base === 'percent';
  if (operand.kind === 'bracketed') return raisesOrLowers(context, operand.inner);
  if (operand.kind !== 'quantity') return false;
  return operand.form === 'percent' || (operand.form === 'number' && !operand.unit && isBelowTwo(operand.value));
}

function isBelowTwo({ digits, scale }: Decimal): boolean {
  return scale > 0 && digits < 2n * 10n ** BigInt(scale);
}

/** What money is per that a name stands for, where that is a part of a year; through the calculations that it is a name for, each looked at once. */
function rateOf(context: Scoped, declared: Declared, seen: Set<Declared>): Rate['per'] | undefined {
  if (seen.has(declared)) return undefined;
  seen.add(declared);
  if (declared.kind === 'let') {
    const calculation = calculationOf(context, declared);
    for (const { text } of calculation ? namesTaken(context, calculation) : []) {
      const inner = declaredAs(context, text);
      const per = inner && rateOf(context, inner, seen);
      if (per) return per;
    }
    return undefined;
  }
  const { base, per } = dueFor(context, declared.name)?.unit ?? {};
  if (base !== 'money' || !per || !isPartOfYear(per)) return undefined;
  // The values of its months add up to the year's.
  const addsUp = declared.kind === 'measure' && context.scope.fact(declared, 'window')?.text === per;
  return addsUp ? undefined : per;
}

function isPartOfYear(time: string): time is Rate['per'] {
  return Object.hasOwn(timesAYear, time);
}
