import type { Variable } from '../payment/model/expression.js';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  roundTo,
  subtract,
  whole,
} from '../payment/rational.js';
import { type Interval, isEmpty, pointAt } from './interval.js';
import { type Wholes, wholesAmong, withoutWholes } from './wholes.js';

/** The values that the variables of an analysis can take. */
export interface Space {
  readonly variables: readonly Variable[];
  /** By variable, its number. */
  readonly numbers: ReadonlyMap<Variable, number>;
  /** All values that can be measured. */
  readonly all: Box;
  /** By variable that is the sum of others in the space, these: it has no number of its own. */
  readonly wholes?: Wholes;
  /** By number, the step between values that can be measured; none where there is no smallest one. */
  readonly steps: readonly (Rational | undefined)[];
}

/** A part of a space: by variable, the values that it can have there. */
export type Box = readonly Interval[];

/** By variable, where it is held, or held within. */
export type Held = ReadonlyMap<Variable, Interval>;

/**
 * @param held variables that are not free
 * @param continuous whether values between two steps count as well
 */
export function spaceOf(variables: readonly Variable[], held: Held = new Map(), continuous = false): Space {
  const steps = variables.map((variable) => (continuous ? undefined : stepOf(variable)));
  return {
    variables,
    numbers: new Map(variables.map((variable, i) => [variable, i])),
    all: variables.map((variable, i) => tightened(held.get(variable) ?? domainOf(variable), steps[i])),
    steps,
  };
}

/** The space of variables of which some may be the sum of others. */
export function spaceOfSums(variables: readonly Variable[], held: Held = new Map()): Space {
  const wholes = wholesAmong(variables);
  return { ...spaceOf(withoutWholes(variables, wholes), held), wholes };
}

/** Between which values a variable is, once it is rounded as it says: one value where the file says it. */
export function domainOf({ known, least, most, roundedTo }: Variable): Interval {
  if (known) return pointAt(known);
  const rounded = (end: Rational | undefined): Rational | undefined =>
    end && roundedTo ? roundTo(end, roundedTo, 'half-up') : end;
  return { low: rounded(least), lowOpen: false, high: rounded(most), highOpen: false };
}

/** The step between two values of a variable: what it is rounded to, or 1 for what is counted. */
export function stepOf(variable: Variable): Rational | undefined {
  return variable.roundedTo ?? (variable.whole ? whole(1) : undefined);
}

/** The same measured values, with ends that are among them. */
export function tightened(cell: Interval, step: Rational | undefined): Interval {
  if (!step) return cell;
  const low = cell.low && stepAtLeast(cell.low, step, cell.lowOpen);
  const high = cell.high && negate(stepAtLeast(negate(cell.high), step, cell.highOpen));
  return { low, lowOpen: false, high, highOpen: false };
}

/** Whether a value can be measured where measured values are whole steps. */
export function isMeasured(value: Rational, step: Rational | undefined): boolean {
  return step === undefined || divide(value, step).d === 1n;
}

/** The first multiple of a step that is not below, or with `above` is above, a value. */
export function stepAtLeast(value: Rational, step: Rational, above: boolean): Rational {
  const count = negate(divide(value, step));
  const up = whole(-floor(count));
  const found = multiply(up, step);
  return above && compare(found, value) === 0 ? add(found, step) : found;
}

/** The parts of a box below, at and above a value of one variable; parts without a value are left out. */
export function cut(box: Box, variable: number, at: Rational, step: Rational | undefined): Box[] {
  const cell = box[variable];
  const parts: Interval[] = [{ ...cell, high: at, highOpen: true }, pointAt(at), { ...cell, low: at, lowOpen: true }];
  return parts.flatMap((part) => {
    const held = tightened(part, step);
    if (isEmpty(held) || !isInside(held, cell)) return [];
    return [box.map((other, i) => (i === variable ? held : other))];
  });
}

/** Whether all values of a cell are among those of another. */
function isInside(inner: Interval, outer: Interval): boolean {
  const [lows, highs] = [
    outer.low && inner.low && compare(inner.low, outer.low),
    outer.high && inner.high && compare(inner.high, outer.high),
  ];
  const low = !outer.low || (lows !== undefined && (lows > 0 || (lows === 0 && (inner.lowOpen || !outer.lowOpen))));
  const high =
    !outer.high || (highs !== undefined && (highs < 0 || (highs === 0 && (inner.highOpen || !outer.highOpen))));
  return low && high;
}

/** A value inside a cell: its middle, or where it has no end, one that is far enough off to be typical. */
export function middleOf({ low, high }: Interval): Rational {
  if (low && high) return divide(add(low, high), whole(2));
  if (low) return add(low, magnitude(low));
  if (high) return subtract(high, magnitude(high));
  return whole(0);
}

/** As far off again as the value itself: rates are small, and costs are large. */
function magnitude(value: Rational): Rational {
  if (value.n === 0n) return whole(1);
  return value.n < 0n ? negate(value) : value;
}

/** A value that can be measured and lies in the cell; the middle where there is no step. */
export function sampleOf(cell: Interval, step: Rational | undefined): Rational {
  const middle = middleOf(cell);
  if (!step) return middle;
  const found = stepAtLeast(middle, step, false);
  return cell.high && compare(found, cell.high) > 0 ? cell.high : found;
}
