import type { Bounds, Expression, Variable } from '../payment/model/expression.js';
import { boundsOf, comparisonsIn, eachInside, variablesIn } from '../payment/model/inside.js';
import { compare, divide, one, type Rational, subtract, zero } from '../payment/rational.js';
import { domainOf, sampleOf, spaceOf, stepOf, tightened } from './box.js';
import { constantIn } from './constants.js';
import { type Interval, isEmpty, pointAt } from './interval.js';
import { glanceAt } from './look.js';
import { formOf } from './over-box.js';
import { along } from './polynomial.js';

/** By variable, a value at which it stands while another moves. */
export type Setting = ReadonlyMap<Variable, Rational>;

/** More settings than these are not tried; those that are, are spread over all. */
const mostSettings = 6;

/**
 * Typical settings of variables: all at their best, all at their worst, and a spread of combinations of values on either side of the thresholds that
 * the amounts compare them with.
 */
export function settingsFor(variables: readonly Variable[], amounts: readonly Expression[]): Setting[] {
  const thresholds = thresholdsIn(amounts);
  const candidates = variables.map((variable) => samplesOf(variable, thresholds.get(variable) ?? []));
  const best = new Map(variables.map((variable, i) => [variable, bestOf(variable, candidates[i])]));
  const worst = new Map(variables.map((variable, i) => [variable, worstOf(variable, candidates[i])]));
  const settings: Setting[] = [best];
  if (variables.length === 0) return settings;
  settings.push(worst);
  const count = candidates.reduce((all, { length }) => all * length, 1);
  for (let i = 0; i < Math.min(count, mostSettings); i++) {
    let number =
      count <= mostSettings
        ? i
        : Math.floor((i * count) / mostSettings) + ((i * 7919) % Math.max(1, Math.floor(count / mostSettings)));
    const setting = new Map<Variable, Rational>();
    for (const [j, values] of candidates.entries()) {
      setting.set(variables[j], values[number % values.length]);
      number = Math.floor(number / values.length);
    }
    settings.push(setting);
  }
  return settings;
}

function bestOf({ better }: Variable, values: readonly Rational[]): Rational {
  return values[better === 'lower' ? 0 : values.length - 1];
}

function worstOf({ better }: Variable, values: readonly Rational[]): Rational {
  return values[better === 'lower' ? values.length - 1 : 0];
}

/** A value in every stretch between thresholds, rising. */
function samplesOf(variable: Variable, thresholds: readonly Rational[]): Rational[] {
  if (variable.known) return [variable.known];
  // As a rule nobody reaches a limit for each person.
  if (variable.kind === 'spread') return [one];
  const domain = domainOf(variable);
  const step = stepOf(variable);
  const inside = [...thresholds].sort(compare).filter((value) => isInside(value, domain));
  const cells: Interval[] = [];
  let low: Partial<Interval> = { ...(domain.low ? { low: domain.low } : {}), lowOpen: false };
  for (const value of inside) {
    cells.push({ lowOpen: false, ...low, high: value, highOpen: true }, pointAt(value));
    low = { low: value, lowOpen: true };
  }
  cells.push({ lowOpen: false, ...low, ...(domain.high ? { high: domain.high } : {}), highOpen: false });
  return cells
    .map((cell) => tightened(cell, step))
    .filter((cell) => !isEmpty(cell))
    .map((cell) => sampleOf(cell, step));
}

function isInside(value: Rational, { low, high }: Interval): boolean {
  return (!low || compare(value, low) > 0) && (!high || compare(value, high) < 0);
}

/** The constant values with which amounts compare a variable by itself. */
export function thresholdsIn(amounts: readonly Expression[]): ReadonlyMap<Variable, readonly Rational[]> {
  const found = new Map<Variable, Rational[]>();
  const note = (on: Expression, bounds: readonly (Expression | undefined)[]): void => {
    const straight = straightIn(on);
    if (!straight) return;
    const { variable, constant, slope } = straight;
    const known = found.get(variable) ?? [];
    for (const bound of bounds) {
      const value = bound && constantIn(bound);
      const at = value && divide(subtract(value, constant), slope);
      if (at && !known.some((other) => compare(other, at) === 0)) known.push(at);
    }
    found.set(variable, known);
  };
  const ofBounds = (bounds: Bounds): readonly Expression[] => boundsOf(bounds);
  eachInside(amounts, (expression) => {
    if (expression.kind === 'table') for (const row of expression.rows) note(expression.on, ofBounds(row.bounds));
    if (expression.kind === 'each') note(expression.on, [expression.beyond]);
    if (expression.kind === 'bands') for (const { low, high } of expression.bands) note(expression.on, [low, high]);
    if (expression.kind === 'when')
      for (const { on, bounds } of comparisonsIn(expression.condition)) note(on, ofBounds(bounds));
  });
  return found;
}

/** The one variable of an expression that is straight in it, apart from a limit to which it is held; undefined where there is none. */
function straightIn(
  expression: Expression,
): { readonly variable: Variable; readonly constant: Rational; readonly slope: Rational } | undefined {
  if (expression.kind === 'measured') return { variable: expression.variable, constant: zero, slope: one };
  if (expression.kind === 'step') return straightIn(expression.of);
  if (expression.kind === 'least' || expression.kind === 'greatest') {
    const [first, ...others] = expression.of.filter((inner) => constantIn(inner) === undefined);
    return first && others.length === 0 ? straightIn(first) : undefined;
  }
  const variables = variablesIn([expression]).filter(({ known }) => known === undefined);
  if (variables.length !== 1) return undefined;
  const space = spaceOf(variablesIn([expression]));
  const exact = formOf(expression, glanceAt(space, space.all))?.exact;
  if (!exact || exact.terms.length === 0) return undefined;
  return { variable: variables[0], ...along(exact, space.numbers.get(variables[0]) as number, () => zero) };
}
