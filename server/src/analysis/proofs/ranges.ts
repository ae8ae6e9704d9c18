import { constant } from '../../payment/model/builder.js';
import type { Expression, Row, Table } from '../../payment/model/expression.js';
import { variablesIn } from '../../payment/model/inside.js';
import { divide, type Rational, subtract, whole, zero } from '../../payment/rational.js';
import { type Box, type Held, type Space, sampleOf, spaceOf, tightened } from '../box.js';
import { covers, spansOf } from '../coverage.js';
import { explore } from '../explore.js';
import { type Interval, isEmpty, isPoint, within } from '../interval.js';
import { exactIn, glanceAt, type Look } from '../look.js';
import { formOf } from '../over-box.js';
import { isConstant } from '../polynomial.js';
import type { Budget, Spot, Spots } from '../search.js';

/** What the ranges of a table do to the values that can be measured. */
export interface Ranging {
  readonly gaps: readonly Gap[];
  readonly overlaps: readonly Overlap[];
  /** Rows in whose range no value lies. */
  readonly unreached: readonly Row[];
  /** Whether all values were looked at. */
  readonly decided: boolean;
}

/** Values that lie in no range. */
export interface Gap {
  readonly over: Interval;
  readonly at: Spots;
  readonly box: Box;
  readonly space: Space;
}

/** Values that lie in two. */
export interface Overlap extends Gap {
  readonly rows: readonly [Row, Row];
}

/** Looks at every value of what a table is about: which ranges claim it. */
export function rangingOf(table: Table, budget: Budget, positiveOnly = false): Ranging {
  return isPlainlySound(table, positiveOnly) ? sound : exploredRanging(table, budget, positiveOnly);
}

const sound: Ranging = { gaps: [], overlaps: [], unreached: [], decided: true };

/** Whether a table is about one variable, straight in it, its ranges meet one another, hold all values of it, and each of them holds one that can be measured. */
function isPlainlySound(table: Table, positiveOnly: boolean): boolean {
  const spans = spansOf(table);
  if (spans === 'moving' || spans.length < table.rows.length) return false;
  const on = positiveOnly ? unheld(table.on) : table.on;
  const [variable, ...others] = variablesIn([on]);
  if (!variable || others.length > 0) return false;
  const space = spaceOf([variable]);
  const [measured] = space.all;
  const look = glanceAt(space, space.all);
  const form = formOf(on, look);
  const [straight, ...more] = exactIn(form, look)?.terms ?? [];
  if (!form?.exact || !straight || more.length > 0 || isPoint(measured)) return false;
  const positive = { low: zero, lowOpen: true, highOpen: false };
  if (!covers(table, positiveOnly ? within(form.range, positive) : form.range)) return false;
  const [{ constant: start }, { factor }] = [form.exact, straight];
  const valueAt = (on: Rational | undefined): Rational | undefined => on && divide(subtract(on, start), factor);
  return spans.every((span) => {
    const { low, lowOpen, high, highOpen } = positiveOnly ? within(span, positive) : span;
    const held =
      factor.n > 0n
        ? { low: valueAt(low), lowOpen, high: valueAt(high), highOpen }
        : { low: valueAt(high), lowOpen: highOpen, high: valueAt(low), highOpen: lowOpen };
    return !isEmpty(tightened(within(held, measured), space.steps[0]));
  });
}

/** What is held to be no less than nothing: the same, as far as it is more than nothing. */
function unheld(on: Expression): Expression {
  if (on.kind === 'step') return unheld(on.of);
  if (on.kind !== 'greatest' || on.of.length !== 2) return on;
  const [least, held] = on.of;
  return least.kind === 'constant' && least.value.n === 0n ? held : on;
}

function exploredRanging(table: Table, budget: Budget, positiveOnly: boolean): Ranging {
  const numbered: Table = { ...table, rows: table.rows.map((row, i) => ({ ...row, result: constant(whole(i)) })) };
  const space = spaceOf(variablesIn([numbered]));
  const gaps: Gap[] = [];
  const overlaps: Overlap[] = [];
  const reached = new Set<number>();
  const decided = explore(
    space,
    (look) => {
      const on = formOf(numbered.on, look);
      if (positiveOnly && on?.range.high && on.range.high.n <= 0n) return true;
      const form = formOf(numbered, look);
      const hole = look.holes.find((one) => one.kind !== 'divisor' && one.table === numbered);
      if (!form) {
        if (hole && on && hole.kind !== 'divisor') {
          const found = { over: on.range, at: spotsIn(look.box, space), box: look.box, space };
          if (hole.kind === 'gap') gaps.push(found);
          else
            overlaps.push({
              ...found,
              rows: [rowOf(table, numbered, hole.rows[0]), rowOf(table, numbered, hole.rows[1])],
            });
        }
        return true;
      }
      const exact = exactIn(form, look);
      if (!exact || !isConstant(exact)) return false;
      reached.add(Number(exact.constant.n));
      return true;
    },
    budget,
  );
  return {
    gaps: joined(gaps),
    overlaps,
    unreached: decided
      ? table.rows.filter((row, i) => !reached.has(i) && !overlaps.some(({ rows }) => rows.includes(row)))
      : [],
    decided,
  };
}

function rowOf(table: Table, numbered: Table, row: Row): Row {
  return table.rows[numbered.rows.indexOf(row)];
}

/** Gaps that lie side by side as one. */
function joined(gaps: readonly Gap[]): Gap[] {
  const result: Gap[] = [];
  for (const gap of gaps) {
    const last = result[result.length - 1];
    const touching =
      last?.over.high && gap.over.low && last.over.high.n * gap.over.low.d === gap.over.low.n * last.over.high.d;
    if (!last || !touching || gap.space.variables.length > 1) {
      result.push(gap);
      continue;
    }
    const { low, lowOpen } = last.over;
    const over: Interval = { ...gap.over, lowOpen, ...(low ? { low } : {}) };
    result[result.length - 1] = {
      ...gap,
      over,
      box: gap.box.map((cell, i) => ({ ...cell, low: last.box[i].low, lowOpen: last.box[i].lowOpen })),
    };
  }
  return result;
}

/** A point of a box, as a witness. */
export function spotsIn(box: Box, space: Space): Spots {
  const at = new Map<Space['variables'][number], Spot>();
  box.forEach((cell, i) => {
    if (!isPoint(space.all[i])) at.set(space.variables[i], { value: sampleOf(cell, space.steps[i]), side: 'at' });
  });
  return at;
}

/**
 * Whether amounts really have no value for values that lie in a gap: conditions may keep a table from ever being asked there.
 *
 * @returns undefined where that is not decided
 */
export function isReached(amounts: readonly Expression[], gap: Gap, budget: Budget): boolean | undefined {
  const held: Held = new Map(gap.space.variables.map((variable, i) => [variable, gap.box[i]]));
  for (const amount of amounts) {
    const space = spaceOf(variablesIn([amount]), held);
    let reached = false;
    const complete = explore(
      space,
      (look: Look) => {
        if (reached) return true;
        const form = formOf(amount, look);
        if (!form) reached = true;
        return reached || exactIn(form, look) !== undefined;
      },
      budget,
    );
    if (reached) return true;
    if (!complete) return undefined;
  }
  return false;
}
