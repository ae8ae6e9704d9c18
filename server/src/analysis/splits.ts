import type { Span } from '../../../grammar/syntax/tree.js';
import { compare, divide, negate, type Rational, subtract, zero } from '../payment/rational.js';
import { type Box, middleOf } from './box.js';
import { rangeOver } from './corners.js';
import * as interval from './interval.js';
import * as polynomial from './polynomial.js';

/** Where a box can be cut in two so that more is known of its parts. */
export interface Split {
  readonly variable: number;
  readonly at: Rational;
  /** What is decided there: a range, a condition, a limit. */
  readonly place?: Span;
}

/** Where to cut a box so that it is decided in one of its parts, or will be sooner, on which side of a value a polynomial lies; undefined for a point. */
export function splitFor(exact: polynomial.Polynomial, value: Rational, box: Box, place?: Span): Split | undefined {
  const variables = polynomial.variablesOf(exact);
  if (variables.length === 1) {
    const { constant, slope } = polynomial.along(exact, variables[0], () => zero);
    return { variable: variables[0], at: divide(subtract(value, constant), slope), ...(place ? { place } : {}) };
  }
  const variable = weightiestOf(exact, box, variables);
  if (variable === undefined) return undefined;
  return { variable, at: lastUndecided(exact, value, box, variable) ?? middleOf(box[variable]) };
}

/** Beyond where along a variable the others decide nothing any more; undefined where that is nowhere inside the box. */
function lastUndecided(
  exact: polynomial.Polynomial,
  value: Rational,
  box: Box,
  variable: number,
): Rational | undefined {
  const own = exact.terms.filter(({ of }) => of.includes(variable));
  if (own.length !== 1 || own[0].of.length !== 1) return undefined;
  const { factor } = own[0];
  const rest = rangeOver({ ...exact, terms: exact.terms.filter((term) => term !== own[0]) }, box);
  const ends = [rest.low, rest.high].map((end) => end && divide(subtract(value, end), factor));
  const { low, high } = box[variable];
  return ends.find((end) => end && (!low || compare(end, low) > 0) && (!high || compare(end, high) < 0));
}

/** The variable that moves a polynomial most inside a box; undefined where all are points. */
function weightiestOf({ terms }: polynomial.Polynomial, box: Box, variables: readonly number[]): number | undefined {
  let found: number | undefined;
  let most = -1;
  for (const variable of variables) {
    if (interval.isPoint(box[variable])) continue;
    const weight = terms
      .filter(({ of }) => of.includes(variable))
      .reduce(
        (sum, { of, factor }) =>
          sum + of.reduce((w, one) => w * (one === variable ? width : size)(box[one]), sizeOf(factor)),
        0,
      );
    if (weight > most) [found, most] = [variable, weight];
  }
  return found;
}

function sizeOf(value: Rational): number {
  const { n, d } = value.n < 0n ? negate(value) : value;
  return Number(n) / Number(d);
}

/** How far the numbers of an interval lie from nothing at most. */
function size({ low, high }: interval.Interval): number {
  return low && high ? Math.max(sizeOf(low), sizeOf(high)) : Number.POSITIVE_INFINITY;
}

function width({ low, high }: interval.Interval): number {
  return low && high ? sizeOf(subtract(high, low)) : Number.POSITIVE_INFINITY;
}

/** The variable of whose values a box has the largest part; undefined where all are points. */
export function widestOf(box: Box, variables: readonly number[], all: Box): number | undefined {
  let found: number | undefined;
  let widest = -1;
  for (const variable of variables) {
    const cell = box[variable];
    if (interval.isPoint(cell)) continue;
    const whole = width(all[variable]);
    // Where values have no end, a cell is wide beside the values in it.
    const part = Number.isFinite(whole) ? width(cell) / whole : widthBesideValues(cell);
    if (part > widest) [found, widest] = [variable, part];
  }
  return found;
}

function widthBesideValues(cell: interval.Interval): number {
  const wide = width(cell);
  return Number.isFinite(wide) ? wide / Math.max(size(cell), Number.MIN_VALUE) : Number.POSITIVE_INFINITY;
}
