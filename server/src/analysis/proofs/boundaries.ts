import type { Span } from '../../../../grammar/syntax/tree.js';
import { constant, difference, product, sum } from '../../payment/model/builder.js';
import type { Bounds, Each, Expression, Table, Variable } from '../../payment/model/expression.js';
import { boundsOf, comparisonsIn, dependsOn, eachInside } from '../../payment/model/inside.js';
import {
  absolute,
  compare,
  divide,
  equals,
  multiply,
  negate,
  one,
  type Rational,
  subtract,
  zero,
} from '../../payment/rational.js';
import { stepOf } from '../box.js';
import { constantIn } from '../constants.js';
import { meet, spansOf } from '../coverage.js';
import { resultAt } from '../row-ends.js';

/** Where along a variable something is decided: at a value, or at one that other variables move. */
export interface Boundary {
  /** The variable is not in it. */
  readonly at: Expression;
  /** The value, where it is always the same. */
  readonly value?: Rational;
  /** The ranges and conditions that end or begin there. */
  readonly places: readonly Span[];
  /** Whether plain reading shows that what ends there goes on as what begins. */
  readonly isSmooth: boolean;
}

/** Where along a variable whole steps are counted: one place for each of them. */
export interface Staircase {
  /** Where the step of a number is; the variable is not in it. */
  at(number: Expression): Expression;
  /** Where it is said what a step is worth. */
  readonly places: readonly Span[];
}

/** All places along a variable at which a range ends, a condition turns or a whole step is counted. */
export interface Boundaries {
  readonly places: readonly Boundary[];
  readonly stairs: readonly Staircase[];
  /** Whether these are all of them. */
  readonly complete: boolean;
}

/** Whether an expression can jump by itself. Limits, bands and slopes bend, and do not jump. */
export function mayJump(expression: Expression): boolean {
  if (expression.kind === 'table') {
    const smooth = smoothBounds(expression);
    return expression.rows.some(({ bounds }) => boundsOf(bounds).some((bound) => !smooth.has(bound)));
  }
  if (expression.kind === 'when') return comparisonsIn(expression.condition).length > 0;
  return expression.kind === 'each' && expression.whole;
}

/** The ends of ranges at which the next range begins with what the one before it ends with, as far as plain reading tells. */
function smoothBounds(table: Table): ReadonlySet<Expression> {
  const smooth = new Set<Expression>();
  const spans = spansOf(table);
  if (spans === 'moving') return smooth;
  for (let i = 1; i < spans.length; i++) {
    const [before, after] = [spans[i - 1], spans[i]];
    const { high } = before.row.bounds;
    const { low } = after.row.bounds;
    if (!high || !low || meet(before, after) !== 'joined') continue;
    const [last, first] = [resultAt('high', before, table.on), resultAt('low', after, table.on)];
    if (last && first && equals(last, first)) smooth.add(high).add(low);
  }
  return smooth;
}

/** The places along a variable at which the expressions may jump. */
export function boundariesOf(amounts: readonly Expression[], variable: Variable): Boundaries {
  const places: (Omit<Boundary, 'isSmooth'> & { places: Span[]; isSmooth: boolean })[] = [];
  const stairs: (Staircase & { places: Span[] })[] = [];
  let complete = true;
  const note = (on: Expression, bounds: Bounds, { start, end }: Span, smooth?: ReadonlySet<Expression>): void => {
    for (const bound of boundsOf(bounds)) {
      const isSmooth = smooth?.has(bound) ?? false;
      const found = solved(on, bound, variable);
      if (!found) complete = false;
      for (const at of found ?? []) {
        const value = constantIn(at);
        const known = places.find((one) => isSame(one, at, value));
        if (known) {
          noteIn(known.places, { start, end });
          known.isSmooth &&= isSmooth;
        } else places.push({ at, ...(value ? { value } : {}), places: [{ start, end }], isSmooth });
      }
    }
  };
  const noteSteps = (each: Each): void => {
    const { start, end } = each;
    const found = stairsOf(each, variable);
    if (!found) complete = false;
    for (const at of found ?? []) {
      const known = stairs.find((one) => isSameStaircase(one.at, at));
      if (known) noteIn(known.places, { start, end });
      else if (!isNoWider(at, variable)) stairs.push({ at, places: [{ start, end }] });
    }
  };
  eachInside(amounts, (expression) => {
    if (!dependsOn(expression, variable)) return false;
    if (expression.kind === 'table') {
      const smooth = smoothBounds(expression);
      for (const row of expression.rows) note(expression.on, row.bounds, row, smooth);
    }
    if (expression.kind === 'when')
      for (const one of comparisonsIn(expression.condition)) note(one.on, one.bounds, one);
    if (expression.kind === 'each' && expression.whole) noteSteps(expression);
    return true;
  });
  return { places, stairs, complete };
}

/** What is said once for several windows of a measure is one place. */
function noteIn(places: Span[], { start, end }: Span): void {
  if (!places.some((place) => place.start === start)) places.push({ start, end });
}

/** For each way in which steps are counted along a variable, where the step of a number is; undefined where that cannot be told. */
function stairsOf({ on, beyond, size, side }: Each, variable: Variable): Staircase['at'][] | undefined {
  if (dependsOn(size, variable)) return undefined;
  const width = constantIn(size);
  if (width && width.n <= 0n) return [];
  const bound = (number: Expression): Expression => {
    const apart = product(number, size);
    return side === 'above' ? sum([beyond, apart]) : difference(beyond, apart, nowhere);
  };
  const ways = solved(on, bound(constant(zero)), variable);
  return ways?.map((_, way) => (number) => (solved(on, bound(number), variable) as Expression[])[way]);
}

/** The number, perhaps with a fraction, that a step at a value would have; undefined where other variables move it. */
export function numberOf({ at }: Staircase, value: Rational): Rational | undefined {
  const [start, next] = [zero, one].map((number) => constantIn(at(constant(number))));
  return start && next && divide(subtract(value, start), subtract(next, start));
}

function isSameStaircase(a: Staircase['at'], b: Staircase['at']): boolean {
  return [zero, one].every((number) => {
    const [first, second] = [a, b].map((at) => constantIn(at(constant(number))));
    return first !== undefined && second !== undefined && equals(first, second);
  });
}

/** Whether a step is no wider than what the variable is measured in: then each thing that is counted is paid for by itself. */
function isNoWider(at: Staircase['at'], variable: Variable): boolean {
  const measured = stepOf(variable);
  const [start, next] = [zero, one].map((number) => constantIn(at(constant(number))));
  return measured !== undefined && !!start && !!next && compare(absolute(subtract(next, start)), measured) <= 0;
}

function isSame(known: Boundary, at: Expression, value: Rational | undefined): boolean {
  if (!known.value || !value) return known.at === at;
  return known.value.n === value.n && known.value.d === value.d;
}

/** Where two expressions can be equal along a variable; none where it is in neither, undefined where that cannot be told. */
function solved(left: Expression, right: Expression, variable: Variable): Expression[] | undefined {
  const of = bare(left);
  if (!dependsOn(left, variable) && !dependsOn(right, variable)) return [];
  if (of.kind === 'least' || of.kind === 'greatest') {
    const all = of.of.map((inner) => solved(inner, right, variable));
    return all.includes(undefined) ? undefined : (all as Expression[][]).flat();
  }
  if (of.kind === 'quotient' && !dependsOn(of.right, variable))
    return solved(of.left, product(right, of.right), variable);
  const [a, b] = [straightIn(of, variable), straightIn(right, variable)];
  if (!a || !b) return undefined;
  const slope = subtract(a.slope, b.slope);
  if (slope.n === 0n) return undefined;
  return [product(constant(divide(one, slope)), difference(b.rest, a.rest, nowhere))];
}

/** Straight in a variable: `slope × variable + rest`. */
interface Straight {
  readonly slope: Rational;
  readonly rest: Expression;
}

function straightIn(expression: Expression, variable: Variable): Straight | undefined {
  if (!dependsOn(expression, variable)) return { slope: zero, rest: expression };
  switch (expression.kind) {
    case 'measured':
      return { slope: one, rest: constant(zero) };
    case 'step':
      return straightIn(expression.of, variable);
    case 'sum':
      return expression.of
        .map((inner) => straightIn(inner, variable))
        .reduce((a, b) => a && b && { slope: subtract(a.slope, negate(b.slope)), rest: sum([a.rest, b.rest]) });
    case 'difference': {
      const [a, b] = [straightIn(expression.left, variable), straightIn(expression.right, variable)];
      return a && b && { slope: subtract(a.slope, b.slope), rest: difference(a.rest, b.rest, nowhere) };
    }
    case 'product': {
      const [moved, ...others] = [...expression.of].sort(
        (a, b) => Number(dependsOn(b, variable)) - Number(dependsOn(a, variable)),
      );
      const factors = others.map((other) => constantIn(other));
      const of = straightIn(moved, variable);
      if (!of || factors.includes(undefined)) return undefined;
      const factor = (factors as Rational[]).reduce(multiply, one);
      return { slope: multiply(of.slope, factor), rest: product(constant(factor), of.rest) };
    }
    case 'quotient': {
      const [of, divisor] = [straightIn(expression.left, variable), constantIn(expression.right)];
      if (!of || !divisor || divisor.n === 0n) return undefined;
      const factor = divide(one, divisor);
      return { slope: multiply(of.slope, factor), rest: product(constant(factor), of.rest) };
    }
    default:
      return undefined;
  }
}

function bare(expression: Expression): Expression {
  return expression.kind === 'step' ? bare(expression.of) : expression;
}

const nowhere: Span = { start: 0, end: 0 };
