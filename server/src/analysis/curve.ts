import type { Span } from '../../../grammar/syntax/tree.js';
import type { Expression, Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import { add, compare, equals, multiply, type Rational, zero } from '../payment/rational.js';
import { type Pausing, toTheEnd } from '../semantics/pausing.js';
import { type Box, cut, type Held, middleOf, type Space, spaceOf } from './box.js';
import { type Form, minus, nothing, plus } from './form.js';
import { type Interval, isPoint, pointAt } from './interval.js';
import { exactIn, type Hole, lookAt } from './look.js';
import { formOf } from './over-box.js';
import { along } from './polynomial.js';
import type { Budget } from './search.js';

/** What a sum of amounts comes to as one variable moves and all others stay where they are. */
export interface Curve {
  readonly variable: Variable;
  /** From the least value to the greatest, without gaps between the pieces. */
  readonly pieces: readonly Piece[];
  /** Whether every piece is known exactly. */
  readonly exact: boolean;
}

/** A stretch of values, or a single one. */
export interface Piece {
  readonly over: Interval;
  /** `constant + slope × value`; absent where there is no value or the curve bends. */
  readonly line?: Line;
  /** Between which amounts it lies where it bends. */
  readonly range?: Interval;
  /** Why there is no amount. */
  readonly hole?: Hole;
  /** What is decided where the piece begins: ranges, conditions, limits. */
  readonly places: readonly Span[];
}

export interface Line {
  readonly constant: Rational;
  readonly slope: Rational;
}

/** Amounts that are added or taken off. */
export interface Amount {
  readonly sign: 1 | -1;
  readonly amount: Expression;
}

/**
 * The exact curve of a sum of amounts along one variable.
 *
 * @param at where the other variables are held: all of them at single values
 * @param budget how much work it may do; what is left then is only bounded
 * @param together variables that have the same value as the one that moves: one measure in several windows
 */
export function curveOf(
  amounts: readonly Amount[],
  variable: Variable,
  at: Held,
  budget: Budget,
  together: readonly Variable[] = [],
): Curve {
  return toTheEnd(drawingCurve(amounts, variable, at, budget, together));
}

/** The same, with a pause after each look. */
export function* drawingCurve(
  amounts: readonly Amount[],
  variable: Variable,
  at: Held,
  budget: Budget,
  together: readonly Variable[] = [],
): Pausing<Curve> {
  const space = spaceAlong(amounts, variable, at, together);
  const index = space.numbers.get(variable) as number;
  const places = new Map<string, Span[]>();
  const found: Found[] = [];
  // The widest boxes first, so that where the curve bends it is known everywhere alike when the budget ends.
  const queue = [{ box: space.all, depth: 0 }];
  for (let next = 0; next < queue.length; next++) {
    const { box, depth } = queue[next];
    budget.looks--;
    yield;
    const look = lookAt(space, box);
    const form = sumOf(amounts, look.box, (amount) => formOf(amount, look));
    for (const split of look.splits) if (split.variable === index && split.place) note(places, split.at, split.place);
    if (!form && look.holes.length > 0 && !canCut(look.splits, box, index)) {
      found.push({ over: box[index], hole: look.holes[0] });
      continue;
    }
    const exact = exactIn(form, look);
    if (exact) {
      found.push({ over: box[index], line: along(exact, index, () => zero) });
      continue;
    }
    const parts =
      budget.looks > 0 && !isPoint(box[index]) ? partsOf(box, index, look.splits, depth, budget) : undefined;
    if (parts) for (const part of parts) queue.push({ box: part, depth: depth + 1 });
    else found.push({ over: box[index], ...(form ? { range: form.range } : {}) });
  }
  found.sort((left, right) => inOrder(left.over, right.over));
  return {
    variable,
    pieces: joined(found).map((one) => ({ ...one, places: (one.over.low && places.get(key(one.over.low))) ?? [] })),
    exact: found.every(({ line, hole }) => line || hole),
  };
}

/** Cells that share no value, by where they lie. */
function inOrder(a: Interval, b: Interval): number {
  if (!a.low || !b.low) return a.low ? 1 : -1;
  return compare(a.low, b.low) || (isPoint(a) ? -1 : 1);
}

/** A space in which variables that move together are one. */
function spaceAlong(amounts: readonly Amount[], variable: Variable, at: Held, together: readonly Variable[]): Space {
  const variables = new Set(variablesIn(amounts.map(({ amount }) => amount)));
  for (const other of together) variables.delete(other);
  variables.add(variable);
  const space = spaceOf([...variables], at, true);
  const number = space.numbers.get(variable) as number;
  return { ...space, numbers: new Map([...space.numbers, ...together.map((other) => [other, number] as const)]) };
}

type Found = Omit<Piece, 'places'>;

function sumOf(amounts: readonly Amount[], box: Box, form: (amount: Expression) => Form | undefined): Form | undefined {
  let sum: Form | undefined = nothing;
  for (const { sign, amount } of amounts) {
    const one = form(amount);
    sum = sum && one && (sign === 1 ? plus(sum, one, box) : minus(sum, one, box));
  }
  return sum;
}

type Splits = readonly { readonly variable: number; readonly at: Rational }[];

/** A curve that bends is halved at most so often where nothing says where to cut it. */
const mostHalvings = 40;

function partsOf(box: Box, index: number, splits: Splits, depth: number, budget: Budget): Box[] | undefined {
  for (const { variable, at } of splits) {
    if (variable !== index) continue;
    const parts = cut(box, index, at, undefined);
    if (parts.length > 1) return parts;
  }
  if (depth >= (budget.halvings ?? mostHalvings)) return undefined;
  const parts = cut(box, index, middleOf(box[index]), undefined);
  return parts.length > 1 ? parts : undefined;
}

function canCut(splits: Splits, box: Box, index: number): boolean {
  return (
    !isPoint(box[index]) &&
    splits.some(({ variable, at }) => variable === index && cut(box, index, at, undefined).length > 1)
  );
}

function key({ n, d }: Rational): string {
  return `${n}/${d}`;
}

function note(places: Map<string, Span[]>, at: Rational, { start, end }: Span): void {
  const known = places.get(key(at)) ?? [];
  if (!known.some((place) => place.start === start && place.end === end)) known.push({ start, end });
  places.set(key(at), known);
}

/** Neighbours on one line as one piece. */
export function joined<P extends Found>(pieces: readonly P[]): P[] {
  const result: P[] = [];
  for (const piece of pieces) {
    const last = result[result.length - 1];
    const one = last && asOne(last, piece);
    if (one) result[result.length - 1] = one;
    else result.push(piece);
  }
  return result;
}

function asOne<P extends Found>(a: P, b: P): P | undefined {
  const over: Interval = { ...b.over, ...(a.over.low ? { low: a.over.low } : {}), lowOpen: a.over.lowOpen };
  if (!a.over.low) delete (over as { low?: Rational }).low;
  if (a.hole && b.hole && a.hole.kind === b.hole.kind && samePlace(a.hole, b.hole)) return { ...a, over };
  if (!a.line || !b.line) return undefined;
  const line = isPoint(a.over) ? b.line : a.line;
  const point = isPoint(a.over) ? a : isPoint(b.over) ? b : undefined;
  if (point) {
    const at = point.over.low as Rational;
    return equals(valueOn(line, at), valueOn(point.line as Line, at)) ? { ...a, over, line } : undefined;
  }
  return equals(a.line.slope, b.line.slope) && equals(a.line.constant, b.line.constant)
    ? { ...a, over, line }
    : undefined;
}

function samePlace(a: Hole, b: Hole): boolean {
  if (a.kind === 'divisor' || b.kind === 'divisor') return true;
  return a.table === b.table;
}

export function valueOn({ constant, slope }: Line, at: Rational): Rational {
  return add(constant, multiply(slope, at));
}

/** The amount at a value; undefined where there is none, or where it is only bounded. */
export function amountAt({ pieces }: Curve, value: Rational): Rational | undefined {
  const piece = pieces.find(({ over }) => holds(over, value));
  return piece?.line && valueOn(piece.line, value);
}

export function holds({ low, lowOpen, high, highOpen }: Interval, value: Rational): boolean {
  const [below, above] = [low ? compare(value, low) : 1, high ? compare(value, high) : -1];
  return (below > 0 || (below === 0 && !lowOpen)) && (above < 0 || (above === 0 && !highOpen));
}

/** A change of the amount at a single value: on one side of it, or on both. */
export interface Jump {
  readonly at: Rational;
  /** The amount just below, at, and just above. */
  readonly before?: Rational;
  readonly there: Rational;
  readonly after?: Rational;
  readonly places: readonly Span[];
}

/** Where a curve jumps, from the least value to the greatest. Beside holes, and where it bends, nothing is said. */
export function jumpsOf({ pieces }: Curve): Jump[] {
  const jumps: Jump[] = [];
  pieces.forEach((piece, i) => {
    const previous = pieces[i - 1];
    if (!previous?.line || !piece.line) return;
    const at = piece.over.low as Rational;
    if (isPoint(previous.over)) {
      // The jump at a single value was noted with the piece before it, unless the curve begins there.
      if (i !== 1) return;
      const there = valueOn(previous.line, at);
      jumps.push({ at, there, after: valueOn(piece.line, at), places: piece.places });
      return;
    }
    const before = valueOn(previous.line, at);
    if (isPoint(piece.over)) {
      const next = pieces[i + 1];
      const after = next?.line && valueOn(next.line, at);
      const places = [...piece.places, ...(next?.places ?? [])];
      jumps.push({ at, before, there: valueOn(piece.line, at), ...(after ? { after } : {}), places });
      return;
    }
    const onLeft = previous.over.highOpen === false;
    const after = valueOn(piece.line, at);
    if (!equals(before, after)) jumps.push({ at, before, there: onLeft ? before : after, after, places: piece.places });
  });
  return jumps;
}

/** Holds each variable at a value. */
export function heldAt(values: ReadonlyMap<Variable, Rational>): Held {
  return new Map([...values].map(([variable, value]) => [variable, pointAt(value)]));
}
