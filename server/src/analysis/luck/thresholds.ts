import type { Span } from '../../../../grammar/syntax/tree.js';
import { evaluate, isObstacle, runOf } from '../../payment/evaluate.js';
import type { Bands, Condition, Expression, Row, Table, Variable } from '../../payment/model/expression.js';
import { insideOf, isLeaf, keyOfWalk } from '../../payment/model/inside.js';
import type { Term } from '../../payment/model/model.js';
import {
  add,
  compare,
  divide,
  fraction,
  lesser,
  multiply,
  negate,
  one,
  type Rational,
  subtract,
  whole,
} from '../../payment/rational.js';
import type { Measurement } from '../../payment/values.js';
import { type Straight, straightIn } from './straight.js';

/** A value of a measure with a better side. */
export interface Edge {
  readonly variable: Variable;
  readonly at: Rational;
  readonly beyond: 'above' | 'below';
  /** Whether `at` itself is paid as what lies beyond. */
  readonly included: boolean;
}

/** A value of a measure beyond which a party of a payment or a risk share receives more, or loses less. */
export interface Threshold extends Span, Edge {
  readonly term: string;
  /** Where nothing jumps, how the amount goes on beyond `at`: straight, up to a value at which it rises no further, or without end. */
  readonly rises?: { readonly until?: Rational };
}

/**
 * The paid thresholds of a term: bounds of ranges, and of conditions, that compare one measure, or something that follows from it in a straight line,
 * with a fixed value. Measures that are neither better high nor low have none, nor has a pooled fund, which pays for no results.
 *
 * @param slots how many slots the steps of its model take
 * @param usual a value for each measure, at which the others are held while the results of a range are compared
 * @param matters asked before it is worked out what is paid at either side, which takes longer; what does not matter is left out
 */
export function thresholdsIn(
  term: Term,
  slots: number,
  usual: ReadonlyMap<string, Rational>,
  matters: (edge: Edge) => boolean = () => true,
): Threshold[] {
  if (term.kind === 'pooled-fund' || term.problems.length > 0) return [];
  const found: Threshold[] = [];
  const measurements = new Map<string, Measurement>();
  for (const [name, value] of usual) measurements.set(name, { value, previous: value });
  const seen = new Set<unknown>();
  const visit = (expression: Expression, gains: boolean): void => {
    if (isLeaf(expression)) return;
    const key = keyOfWalk(expression);
    if (seen.has(key)) return;
    seen.add(key);
    const at = { term: term.name, gains, slots, measurements, matters };
    if (expression.kind === 'table') found.push(...ofTable(expression, at));
    if (expression.kind === 'bands') found.push(...ofBands(expression, at));
    if (expression.kind === 'when') found.push(...ofCondition(expression.condition, at));
    if (expression.kind === 'difference') {
      visit(expression.left, gains);
      visit(expression.right, !gains);
    } else for (const inner of insideOf(expression)) visit(inner, gains);
  };
  for (const side of term.sides) {
    const gains = side.kind === 'paid' || side.kind === 'gain';
    for (const { amount } of side.parts) visit(amount, gains);
  }
  return found;
}

interface At {
  readonly term: string;
  /** Whether more of what is looked at is more for the party. */
  readonly gains: boolean;
  readonly slots: number;
  /** What each measure usually is. */
  readonly measurements: Map<string, Measurement>;
  readonly matters: (edge: Edge) => boolean;
}

/** A bound on a line, as a value of the measure: which side of the bound is the better one, and whether the bound belongs to it; none where it does not matter. */
function edgeAt(
  line: Straight,
  bound: Rational,
  upperOwns: boolean,
  { matters }: At,
): (Edge & { readonly upward: boolean }) | undefined {
  const { variable, slope } = line;
  if (!variable || slope.n === 0n || !variable.better || variable.better === 'neither') return undefined;
  const beyond = variable.better === 'higher' ? 'above' : 'below';
  // Whether what lies on the better side lies above the bound on the line.
  const upward = (beyond === 'above') === slope.n > 0n;
  const edge = { variable, at: valueAt(line, bound), beyond, included: upward === upperOwns, upward } as const;
  return matters(edge) ? edge : undefined;
}

/** The value of the measure at which a line that is not level comes to `on`. */
function valueAt({ start, slope }: Straight, on: Rational): Rational {
  return divide(subtract(on, start), slope);
}

function fixed(expression: Expression | undefined): Rational | undefined {
  const line = expression && straightIn(expression);
  return line && !line.variable ? line.start : undefined;
}

function ofCondition(condition: Condition, at: At): Threshold[] {
  if (condition.kind === 'judged') return [];
  if (condition.kind === 'not') return ofCondition(condition.of, { ...at, gains: !at.gains });
  if (condition.kind !== 'compare') return condition.of.flatMap((inner) => ofCondition(inner, at));
  const { on, bounds, start, end } = condition;
  const line = straightIn(on);
  // A condition that names no measure is one that nobody wrote: that there is a gain at all.
  if (!line || condition.measures.length === 0) return [];
  const found: Threshold[] = [];
  const see = (bound: Rational | undefined, upperOwns: boolean, holdsAbove: boolean): void => {
    const edge = bound && edgeAt(line, bound, upperOwns, at);
    if (!edge) return;
    const { upward, ...rest } = edge;
    if ((upward === holdsAbove) === at.gains) found.push({ ...rest, term: at.term, start, end });
  };
  if (bounds.low === bounds.high) return [];
  see(fixed(bounds.low), bounds.lowIncluded, true);
  see(fixed(bounds.high), !bounds.highIncluded, false);
  return found;
}

function ofBands({ on, bands }: Bands, at: At): Threshold[] {
  const line = straightIn(on);
  if (!line) return [];
  return bands.flatMap(({ low, high, rate, start, end }) => {
    const [bound, share, last] = [fixed(low), fixed(rate), fixed(high)];
    const edge = bound && share && share.n > 0n ? edgeAt(line, bound, false, at) : undefined;
    if (!edge) return [];
    const { upward, ...rest } = edge;
    const rises = { until: last && valueAt(line, last) };
    return upward === at.gains ? [{ ...rest, rises, term: at.term, start, end }] : [];
  });
}

interface Piece {
  readonly row: Row;
  readonly low?: Rational;
  readonly high?: Rational;
}

function ofTable(table: Table, at: At): Threshold[] {
  const line = straightIn(table.on);
  if (!line?.variable) return [];
  const pieces: Piece[] = [];
  for (const row of table.rows) {
    if (row.otherwise) continue;
    const [low, high] = [fixed(row.bounds.low), fixed(row.bounds.high)];
    // A bound that is not fixed: nothing can be said of this table.
    if ((row.bounds.low && !low) || (row.bounds.high && !high)) return [];
    pieces.push({ row, low, high });
  }
  const otherwise = table.rows.find((row) => row.otherwise);
  const bounds = pieces.flatMap(({ low, high }) => [...(low ? [low] : []), ...(high ? [high] : [])]);
  const once = bounds.filter((bound, i) => bounds.findIndex((other) => compare(other, bound) === 0) === i);
  return once.flatMap((bound) => {
    const upper = pieces.find(
      ({ low, high }) => (!low || compare(low, bound) <= 0) && (!high || compare(high, bound) > 0),
    );
    const lower = pieces.find(
      ({ low, high }) => (!low || compare(low, bound) < 0) && (!high || compare(high, bound) >= 0),
    );
    const rows = { upper: upper ?? rest(otherwise), lower: lower ?? rest(otherwise) };
    if (!rows.upper || !rows.lower || rows.upper.row === rows.lower.row) return [];
    const upperOwns = upper ? upper.row.bounds.lowIncluded : !lower?.row.bounds.highIncluded;
    const edge = edgeAt(line, bound, upperOwns, at);
    if (!edge) return [];
    const { upward, ...found } = edge;
    const [better, worse] = upward ? [rows.upper, rows.lower] : [rows.lower, rows.upper];
    const [gain, before] = [better, worse].map((piece) => most(piece, bound, line, at));
    if (!gain || !before || compare(gain, before) <= 0) return [];
    const { start, end } = better.row;
    const paid = { ...found, term: at.term, start, end };
    const first = worth(better.row.result, bound, line, at);
    const jumps = first && compare(at.gains ? first : negate(first), before) > 0;
    const last = upward ? better.high : better.low;
    return [jumps ? paid : { ...paid, rises: { until: last && valueAt(line, last) } }];
  });
}

function rest(row: Row | undefined): Piece | undefined {
  return row && { row };
}

/** The most that a row yields for the party, at its two ends; undefined where that cannot be said. */
function most({ row, low, high }: Piece, bound: Rational, line: Straight, at: At): Rational | undefined {
  const open = add(bound, multiply(bound.n === 0n ? one : bound, fraction(low ? 1n : -1n, 10n)));
  const ends = [low ?? open, high ?? open].map((on) => worth(row.result, on, line, at));
  const [first, second] = ends;
  if (!first || !second) return undefined;
  const least = lesser(first, second);
  const greatest = least === first ? second : first;
  return at.gains ? greatest : negate(least);
}

/** What an expression comes to where the line's measure is such that the line is at `on`. */
function worth(expression: Expression, on: Rational, line: Straight, at: At): Rational | undefined {
  const { name, summed } = line.variable as Variable;
  const { measurements, slots } = at;
  const usual = measurements.get(name);
  const value = valueAt(line, on);
  measurements.set(name, { value: summed.length > 0 ? divide(value, whole(summed.length)) : value });
  const found = evaluate(expression, runOf(slots, { measurements, alreadyPaid: new Map() }));
  if (usual) measurements.set(name, usual);
  else measurements.delete(name);
  return isObstacle(found) ? undefined : found;
}
