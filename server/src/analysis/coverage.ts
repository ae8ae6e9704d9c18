import type { Row, Table } from '../payment/model/expression.js';
import { compare } from '../payment/rational.js';
import { constantIn } from './constants.js';
import type { Interval } from './interval.js';

/** A row with the numbers between which it lies. */
export interface Span extends Interval {
  readonly row: Row;
}

const known = new WeakMap<Table, readonly Span[] | 'moving'>();

/** The ranges of a table from the least to the greatest; `moving` where a bound depends on what is measured. `otherwise` is not among them. */
export function spansOf(table: Table): readonly Span[] | 'moving' {
  const found = known.get(table) ?? read(table);
  known.set(table, found);
  return found;
}

function read(table: Table): readonly Span[] | 'moving' {
  const spans: Span[] = [];
  for (const row of table.rows) {
    if (row.otherwise) continue;
    const { low, high, lowIncluded, highIncluded } = row.bounds;
    const [from, to] = [low && constantIn(low), high && constantIn(high)];
    if ((low && !from) || (high && !to)) return 'moving';
    spans.push({
      row,
      ...(from ? { low: from } : {}),
      lowOpen: !lowIncluded,
      ...(to ? { high: to } : {}),
      highOpen: !highIncluded,
    });
  }
  return spans.sort(byStart);
}

function byStart(a: Interval, b: Interval): number {
  if (!a.low || !b.low) return Number(a.low !== undefined) - Number(b.low !== undefined);
  return compare(a.low, b.low) || Number(a.lowOpen) - Number(b.lowOpen);
}

/** Whether every number of an interval certainly lies in exactly one range of a table, or in its `otherwise` and no two others. */
export function covers(table: Table, on: Interval): boolean {
  const spans = spansOf(table);
  if (spans === 'moving' || spans.length === 0) return false;
  const filled = table.rows.some((row) => row.otherwise);
  for (let i = 1; i < spans.length; i++) {
    const meeting = meet(spans[i - 1], spans[i]);
    if (meeting === 'overlap' || (meeting === 'gap' && !filled)) return false;
  }
  if (filled) return true;
  const [first, last] = [spans[0], spans[spans.length - 1]];
  return startsBefore(first, on) && endsAfter(last, on);
}

/** How two neighbouring ranges meet. */
export function meet(a: Interval, b: Interval): 'joined' | 'gap' | 'overlap' {
  if (!a.high || !b.low) return 'overlap';
  const order = compare(a.high, b.low);
  if (order !== 0) return order > 0 ? 'overlap' : 'gap';
  return a.highOpen === b.lowOpen ? (a.highOpen ? 'gap' : 'overlap') : 'joined';
}

function startsBefore(span: Interval, on: Interval): boolean {
  if (!span.low) return true;
  if (!on.low) return false;
  const order = compare(span.low, on.low);
  return order < 0 || (order === 0 && (!span.lowOpen || on.lowOpen));
}

function endsAfter(span: Interval, on: Interval): boolean {
  if (!span.high) return true;
  if (!on.high) return false;
  const order = compare(span.high, on.high);
  return order > 0 || (order === 0 && (!span.highOpen || on.highOpen));
}
