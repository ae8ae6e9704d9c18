import type { Span } from '../../../../grammar/syntax/tree.js';
import { type Expression, type Variable, variablesIn } from '../../payment/model/expression.js';
import type { Term } from '../../payment/model/model.js';
import { compare, negate, type Rational, subtract } from '../../payment/rational.js';
import { curveOf, heldAt, type Jump, jumpsOf } from '../curve.js';
import { addendsOf, amountOf, gathered } from '../extreme.js';
import { sumsOfTerm } from '../parts.js';
import { type Setting, settingsFor } from '../references.js';
import type { Budget } from '../search.js';

/** A sudden change in what a term comes to, at one value of one measure. */
export interface TermJump extends Jump {
  readonly variable: Variable;
  /** By how much it changes, in pounds: the larger of the two sides. */
  readonly size: Rational;
  /** Where the other measures stand. */
  readonly setting: Setting;
}

/** The variables whose values a term's sums depend on. */
export function freeIn(amounts: readonly Expression[]): Variable[] {
  return variablesIn(amounts).filter(({ known }) => known === undefined);
}

/** Of the windows of one measure, the first and the last: those between do what one of the two does. A spread makes no jump. */
export function isTypical(variable: Variable, _: number, all: readonly Variable[]): boolean {
  if (variable.kind === 'spread') return false;
  if (!variable.window) return true;
  const same = all.filter(
    ({ name, window, previous }) => window && name === variable.name && previous === variable.previous,
  );
  const starts = same.map(({ window }) => window?.first ?? 0);
  return variable.window.first === Math.min(...starts) || variable.window.first === Math.max(...starts);
}

/**
 * The jumps of a term along each of its measures, the others held at typical values: of those at one place the largest.
 *
 * @param least jumps of no more pounds than this are left out
 */
export function jumpsOfTerm(term: Term, least: Rational, budget: Budget): TermJump[] {
  const found = new Map<string, TermJump>();
  for (const sum of sumsOfTerm(term)) {
    const addends = gathered(addendsOf(sum));
    for (const variable of freeIn([sum]).filter(isTypical)) {
      // What the variable is not in does not jump with it.
      const amounts = addends.filter(({ of }) => variablesIn([of]).includes(variable));
      const expressions = amounts.map(({ of }) => of);
      const others = freeIn(expressions).filter((other) => other !== variable);
      for (const setting of settingsFor(others, expressions)) {
        if (budget.looks <= 0) return [...found.values()];
        const curve = curveOf(amounts.map(amountOf), variable, heldAt(setting), budget);
        for (const jump of jumpsOf(curve)) {
          const size = sizeOf(jump);
          if (compare(size, least) <= 0 || jump.places.length === 0) continue;
          const key = placesKey(jump.places, variable);
          const known = found.get(key);
          if (!known || compare(size, known.size) > 0) found.set(key, { ...jump, variable, size, setting });
        }
      }
    }
  }
  return [...found.values()];
}

/** The larger of the changes on either side. */
export function sizeOf({ before, there, after }: Jump): Rational {
  const changes = [before, after].flatMap((side) => (side ? [absolute(subtract(there, side))] : []));
  return changes.reduce((a, b) => (compare(a, b) >= 0 ? a : b), { n: 0n, d: 1n });
}

export function absolute(value: Rational): Rational {
  return value.n < 0n ? negate(value) : value;
}

function placesKey(places: readonly Span[], variable: Variable): string {
  return `${variable.name} ${places.map(({ start }) => start).join()}`;
}
