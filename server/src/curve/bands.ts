import type { Line, Span } from '../../../grammar/syntax/tree.js';
import type { Held } from '../analysis/box.js';
import { constantIn } from '../analysis/constants.js';
import { type Amount, type Curve, curveOf, type Line as Straight } from '../analysis/curve.js';
import { type Interval, isEmpty } from '../analysis/interval.js';
import type { Budget } from '../analysis/search.js';
import type { Bands, Bounds, Expression, Table, Variable } from '../payment/model/expression.js';
import { eachInside, variablesIn } from '../payment/model/inside.js';
import { compare, divide, type Rational, subtract } from '../payment/rational.js';
import { eachItem } from '../semantics/walk.js';
import type { Clause } from './clause.js';

/** A range as it is written, and the values of the measure for which it is the one that counts. */
export interface Band extends Span {
  readonly over: Interval;
  readonly range: string;
  /** What is written after it. */
  readonly result: string;
}

/** The ranges of the amounts that are about the measure that moves, in the order of its values. */
export function bandsOf(
  amounts: readonly Amount[],
  movers: readonly Variable[],
  held: Held,
  clause: Clause,
  budget: Budget,
): Band[] {
  const found = new Map<number, Band>();
  const lines = linesByStart(clause);
  for (const table of tablesIn(amounts.map(({ amount }) => amount))) {
    if (!variablesIn([table.on]).some((variable) => movers.includes(variable))) continue;
    const on = curveOf([{ sign: 1, amount: table.on }], movers[0], held, budget, movers);
    for (const row of rowsOf(table)) {
      if (found.has(row.start)) continue;
      const low = row.bounds.low && constantIn(row.bounds.low, held);
      const high = row.bounds.high && constantIn(row.bounds.high, held);
      if ((row.bounds.low && !low) || (row.bounds.high && !high)) continue;
      const line = lines.get(row.start);
      const result = line ? written(clause.text, line.value) : '';
      for (const over of wherever(on, { ...row.bounds, low, high }))
        found.set(row.start, { over, range: row.text, result, start: row.start, end: line?.value.end ?? row.end });
    }
  }
  return [...found.values()].sort((a, b) => order(a.over.low, b.over.low));
}

interface Written extends Span {
  readonly text: string;
  readonly bounds: Bounds;
}

function rowsOf(table: Table | Bands): readonly Written[] {
  if (table.kind === 'table') return table.rows.filter(({ otherwise }) => !otherwise);
  return table.bands.map(({ low, high, text, start, end }) => ({
    text,
    start,
    end,
    bounds: { low, lowIncluded: false, ...(high ? { high } : {}), highIncluded: true },
  }));
}

function tablesIn(expressions: readonly Expression[]): (Table | Bands)[] {
  const found: (Table | Bands)[] = [];
  eachInside(expressions, (expression) => {
    if (expression.kind === 'table' || expression.kind === 'bands') found.push(expression);
  });
  return found;
}

interface Limits {
  readonly low?: Rational;
  readonly lowIncluded: boolean;
  readonly high?: Rational;
  readonly highIncluded: boolean;
}

/** The values along a curve at which it lies within bounds. */
function wherever(curve: Curve, bounds: Limits): Interval[] {
  const found: Interval[] = [];
  for (const { over, line } of curve.pieces) {
    const inside = line && within(over, line, bounds);
    if (!inside) continue;
    const last = found[found.length - 1];
    if (last?.high && inside.low && compare(last.high, inside.low) === 0)
      found[found.length - 1] = { ...last, high: inside.high, highOpen: inside.highOpen };
    else found.push(inside);
  }
  return found;
}

function within(
  over: Interval,
  line: Straight,
  { low, lowIncluded, high, highIncluded }: Limits,
): Interval | undefined {
  const { constant, slope } = line;
  if (slope.n === 0n) {
    const [above, below] = [low ? compare(constant, low) : 1, high ? compare(constant, high) : -1];
    const inside = (above > 0 || (above === 0 && lowIncluded)) && (below < 0 || (below === 0 && highIncluded));
    return inside ? over : undefined;
  }
  const at = (value: Rational): Rational => divide(subtract(value, constant), slope);
  const [from, fromOpen, to, toOpen] =
    slope.n > 0n ? [low, !lowIncluded, high, !highIncluded] : [high, !highIncluded, low, !lowIncluded];
  let result = over;
  if (from && (!result.low || compare(at(from), result.low) >= 0))
    result = { ...result, low: at(from), lowOpen: fromOpen };
  if (to && (!result.high || compare(at(to), result.high) <= 0)) result = { ...result, high: at(to), highOpen: toOpen };
  return isEmpty(result) ? undefined : result;
}

function linesByStart({ contract }: Clause): ReadonlyMap<number, Line> {
  const lines = new Map<number, Line>();
  eachItem(contract.items, (item) => {
    if (item.kind === 'line') lines.set(item.start, item);
  });
  return lines;
}

function written(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}

function order(a: Rational | undefined, b: Rational | undefined): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  return compare(a, b);
}
