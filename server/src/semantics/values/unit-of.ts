import type { Operand } from '../../../../grammar/syntax/tree.js';
import { type Context, declaredAs, dueFor } from '../context.js';
import { literalUnit, sameUnit, type Unit } from '../units.js';

/** Money per year and money: the one is the other for the period that is settled. */
export function periodless(unit: Unit): Unit {
  return unit.base === 'money' && unit.per !== undefined && /^(?:year|quarter|month|week|day)$/.test(unit.per)
    ? { ...unit, per: undefined }
    : unit;
}

/** The unit of a calculation, as far as it can be told: undefined where it cannot. In a calculation 75% is the number 0.75. */
export function unitOf(context: Context, operand: Operand): Unit | undefined {
  switch (operand.kind) {
    case 'quantity': {
      const unit = literalUnit(operand);
      return unit?.base === 'percent' ? { base: 'number' } : unit;
    }
    case 'name': {
      const declared = declaredAs(context, operand.text);
      if (declared?.kind === 'payment') return { base: 'money' };
      const unit = dueFor(context, operand.text)?.unit;
      return unit?.base === 'percent' ? { base: 'number' } : unit;
    }
    case 'bracketed':
      return unitOf(context, operand.inner);
    case 'negated':
    case 'held':
      return unitOf(context, operand.value);
    case 'share':
      return unitOf(context, operand.whole);
    case 'extreme':
      return unitOf(context, operand.first) ?? unitOf(context, operand.second);
    case 'binary':
      return unitOfBinary(operand.operator, unitOf(context, operand.left), unitOf(context, operand.right));
    default:
      return undefined;
  }
}

function unitOfBinary(operator: string, left: Unit | undefined, right: Unit | undefined): Unit | undefined {
  if (operator === '+' || operator === '-')
    return left && right && !sameUnit(periodless(left), periodless(right)) ? undefined : (left ?? right);
  if (!left || !right) return undefined;
  if (right.base === 'number' && !right.per) return left;
  if (operator === '×' && left.base === 'number' && !left.per) return right;
  if (operator === '/' && sameUnit(periodless(left), periodless(right))) return { base: 'number' };
  return undefined;
}

/** What money is per, as far as that can be told. */
export function perOf(context: Context, operand: Operand): string | undefined {
  const unit = unitOf(context, operand);
  return unit?.base === 'money' ? unit.per : undefined;
}
