import type { Operand } from '../../../../grammar/syntax/tree.js';
import { declaredAs, dueFor, type Scoped } from '../context.js';
import { onlyPart } from '../lines.js';
import type { Declared } from '../names.js';
import { literalUnit, periods, sameUnit, type Unit } from '../units.js';
import { isOperand } from '../walk.js';

/** Money per year and money: the one is the other for the period that is settled. */
export function periodless(unit: Unit): Unit {
  return unit.base === 'money' && unit.per !== undefined && periods.has(unit.per) ? { ...unit, per: undefined } : unit;
}

/** The units of names that stand for calculations, each worked out once; those that go round in a circle, which are reported elsewhere, have none. */
type Lets = Map<Declared, Unit | undefined>;

/** The unit of a calculation, as far as it can be told: undefined where it cannot. In a calculation 75% is the number 0.75. */
export function unitOf(context: Scoped, operand: Operand, lets: Lets = new Map()): Unit | undefined {
  switch (operand.kind) {
    case 'quantity': {
      const unit = literalUnit(operand);
      return unit?.base === 'percent' ? { base: 'number' } : unit;
    }
    case 'name': {
      const declared = declaredAs(context, operand.text);
      if (declared?.kind === 'payment') return { base: 'money' };
      if (declared?.kind === 'let') return unitOfLet(context, declared, lets);
      const unit = dueFor(context, operand.text)?.unit;
      return unit?.base === 'percent' ? { base: 'number' } : unit;
    }
    case 'bracketed':
      return unitOf(context, operand.inner, lets);
    case 'negated':
    case 'held':
      return unitOf(context, operand.value, lets);
    case 'share':
      return unitOf(context, operand.whole, lets);
    case 'extreme':
      return unitOfBinary('+', unitOf(context, operand.first, lets), unitOf(context, operand.second, lets));
    case 'binary':
      return unitOfBinary(operand.operator, unitOf(context, operand.left, lets), unitOf(context, operand.right, lets));
    default:
      return undefined;
  }
}

function unitOfLet(context: Scoped, declared: Declared, lets: Lets): Unit | undefined {
  if (lets.has(declared)) return lets.get(declared);
  lets.set(declared, undefined);
  const calculation = calculationOf(context, declared);
  const unit = calculation && unitOf(context, calculation, lets);
  lets.set(declared, unit);
  return unit;
}

/** The calculation that a name stands for, where it is one line. */
export function calculationOf(context: Scoped, declared: Declared): Operand | undefined {
  const value = context.scope.fact(declared, 'value')?.value;
  const part = value && onlyPart(value);
  return part && isOperand(part) ? part : undefined;
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
export function perOf(context: Scoped, operand: Operand): string | undefined {
  const unit = unitOf(context, operand);
  return unit?.base === 'money' ? unit.per : undefined;
}
