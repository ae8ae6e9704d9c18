import type { Operand, Part, Quantity, Range, Word } from '../../../../grammar/syntax/tree.js';
import { confidenceIn } from '../confidence.js';
import { type Context, type Due, declaredAs, source } from '../context.js';
import { confusion, literalUnit, periods, sameUnit, singular, type Unit, unitsAlsoSaid, unitText } from '../units.js';
import { unbracketed } from '../walk.js';
import { inUnitDue, withUnit } from './in-unit.js';

/**
 * Reports a number that is not in the unit that is due. `perPeriod`: a period may follow it, because the measure counts over time.
 * Names and calculations are not judged here.
 */
export function checkUnit(context: Context, operand: Operand, due: Due, perPeriod = false): void {
  const value = unbracketed(operand);
  const found = literalUnit(value);
  if (!found) return;
  const bare: Unit =
    perPeriod && found.per !== undefined && due.unit.per === undefined && periods.has(found.per)
      ? { ...found, per: undefined }
      : found;
  if (sameUnit(bare, due.unit, due.one)) return;
  const shown = source(context, value);
  const whose = dueText(due);
  const measured = due.of === undefined ? undefined : declaredAs(context, due.of);
  const doubt = confidenceIn(context.scope, measured ? [measured] : []);
  const plain =
    due.unit.base !== 'yes-or-no' && found.base === 'number' && found.per === undefined && value.kind === 'quantity';
  if (plain) {
    // A spreadsheet keeps 75% as 0.75.
    const asPercent = due.unit.base === 'percent' && /^0?\.\d+$/.test(shown) ? percentOfFraction(shown) : undefined;
    const written = [...(asPercent ? [asPercent] : []), withUnit(shown, due.unit)];
    context.report({
      rule: 'unit-mismatch',
      start: value.start,
      end: value.end,
      message: `${shown} says no unit, and ${whose}: write ${written.join(' or ')}.${doubt}`,
      fixes: written.map((text) => ({
        title: `Write ${text}`,
        edits: [{ start: value.start, end: value.end, text }],
      })),
    });
    return;
  }
  const meant = value.kind === 'quantity' ? inUnitDue(value, found, due) : undefined;
  const ask = meant ? ` Write ${meant}, if that is meant.` : '';
  context.report({
    rule: 'unit-mismatch',
    start: value.start,
    end: value.end,
    message: `${whose.charAt(0).toUpperCase()}${whose.slice(1)}, but this is ${shown}.${confusion(found, due.unit)}${ask}${doubt}`,
    ...(meant
      ? { fixes: [{ title: `Write ${meant}`, edits: [{ start: value.start, end: value.end, text: meant }] }] }
      : {}),
  });
}

/** `0.755` → `75.5%` */
function percentOfFraction(shown: string): string {
  const digits = shown.slice(shown.indexOf('.') + 1).padEnd(2, '0');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${digits.slice(0, 2).replace(/^0(?=\d)/, '')}${rest ? `.${rest}` : ''}%`;
}

function dueText({ unit, of }: Due): string {
  if (unit.base === 'yes-or-no') return of ? `${of} is answered by yes or no` : 'yes or no is due here';
  if (of) return `${of} is measured in ${unitText(unit)}`;
  return unit.base === 'percent'
    ? 'a percentage is due here'
    : unit.base === 'money'
      ? 'money is due here'
      : `a number of ${unitText(unit)} is due here`;
}

/** Reports bounds that are not in the unit that is due. */
export function checkRangeUnit(context: Context, range: Range, due: Due): void {
  if (range.low) checkUnit(context, range.low, due, true);
  if (range.high && range.high !== range.low) checkUnit(context, range.high, due, true);
}

export function isTime(part: Part | undefined): part is Quantity {
  if (part?.kind !== 'quantity') return false;
  const unit = literalUnit(part);
  return (unit?.base === 'time' || unit?.base === 'working-time') && unit.per === undefined;
}

/** Money, perhaps per something. */
export function isMoney(part: Part | undefined): part is Quantity {
  return part?.kind === 'quantity' && part.form === 'money';
}

/** A number that says neither what it is an amount of nor what it counts. */
export function isPlainNumber(part: Part): part is Quantity {
  return part.kind === 'quantity' && part.form === 'number' && !part.unit && !part.per;
}

export function isPercent(part: Part | undefined): part is Quantity {
  return part?.kind === 'quantity' && part.form === 'percent';
}

/** Whether the word is a unit as people write it elsewhere: `percentage`, `pounds`. */
export function isUnitAlsoSaid(part: Part | undefined): part is Word {
  return part?.kind === 'word' && unitsAlsoSaid.has(singular(part.text));
}
