import { nothing } from '../payment/model/builder.js';
import type { Condition, Each, Expression, Ramp, Step, Table, Variable, When } from '../payment/model/expression.js';
import { dependsOn } from '../payment/model/inside.js';
import { isNeverNegative } from '../payment/model/sign.js';
import { compare, signOf } from '../payment/rational.js';
import { constantIn } from './constants.js';
import { spansOf } from './coverage.js';
import { type Addend, addendsOf, gathered } from './extreme.js';
import { heldTogether } from './flows.js';
import { resultAt } from './row-ends.js';
import { sharesOf } from './shares.js';

/** Where an amount goes while one variable rises and all others stay where they are: `up` where it never falls, `down` where it never rises. */
export type Way = 'level' | 'up' | 'down';

/**
 * Which way a sum goes, as far as plain reading tells: most tables rise from row to row, and most terms are sums and limits of such tables. What it says is
 * true for all values of all variables; undefined says nothing.
 */
export function wayOfSum(addends: readonly Addend[], variable: Variable): Way | undefined {
  return wayOfAll(addends, variable) ?? wayInCases(addends, variable, { left: mostCases });
}

/** Which way a sum goes by the ways of what is added. */
function wayOfAll(addends: readonly Addend[], variable: Variable): Way | undefined {
  const seen: Seen = new Map();
  return joined(addends.map(({ times, of }) => turned(wayOf(of, variable, seen), signOf(times))));
}

/** So many cases are read at the most: each limit, and each condition on something else, makes two of one. */
const mostCases = 16;

/**
 * What is taken off is often a part of what it is taken off from, where a condition on something else holds, or up to a limit. Case by case they are one
 * sum. Where a sum goes one way in every case it goes that way: the lesser of two changes by no more than the one that was the lesser at first, and by no
 * less than the one that is the lesser at last; the greater likewise.
 */
function wayInCases(addends: readonly Addend[], variable: Variable, cases: { left: number }): Way | undefined {
  const sum = gathered(addends.flatMap(({ times, of }) => addendsOf(of, times)));
  const way = wayOfAll(sum, variable);
  if (way || cases.left <= 0) return way;
  // What was put together last first: it is made of the others.
  for (const [i, { times, of }] of [...sum.entries()].reverse()) {
    const some = dependsOn(of, variable) ? casesOf(of, variable) : [];
    if (some.length === 0 || cases.left < some.length) continue;
    cases.left -= some.length;
    const others = sum.filter((_, at) => at !== i);
    const found = joined(some.map((one) => wayInCases([...others, { times, of: one }], variable, cases)));
    if (found) return found;
  }
  return undefined;
}

/** What an amount is in each of the cases between which nothing but that decides. */
function casesOf(amount: Expression, variable: Variable): readonly Expression[] {
  switch (amount.kind) {
    case 'step':
      return casesOf(amount.of, variable);
    case 'least':
    case 'greatest':
      return amount.of;
    case 'when':
      return isLevel(turnsOf(amount.condition, (inner) => wayOf(inner, variable, new Map())))
        ? [nothing, amount.amount]
        : [];
    default:
      return [];
  }
}

type Seen = Map<Step, Way | undefined>;

function wayOf(expression: Expression, variable: Variable, seen: Seen): Way | undefined {
  if (!dependsOn(expression, variable)) return 'level';
  const way = (inner: Expression): Way | undefined => wayOf(inner, variable, seen);
  switch (expression.kind) {
    case 'measured':
      return 'up';
    case 'step': {
      if (!seen.has(expression)) seen.set(expression, way(expression.of));
      return seen.get(expression);
    }
    case 'sum':
    case 'least':
    case 'greatest':
      return joined(expression.of.map(way));
    case 'difference':
      return joined([way(expression.left), turned(way(expression.right), -1)]);
    case 'product': {
      const moved = expression.of.filter((one) => dependsOn(one, variable));
      if (moved.length > 1) return undefined;
      return scaled(
        way(moved[0]),
        expression.of.filter((one) => one !== moved[0]),
      );
    }
    case 'quotient':
      return dependsOn(expression.right, variable) ? undefined : scaled(way(expression.left), [expression.right]);
    case 'ramp':
      return wayOfRamp(expression, way);
    case 'each':
      return wayOfEach(expression, way);
    case 'bands': {
      const { on, bands } = expression;
      if (!bands.every(({ low, high }) => isLevel(way(low)) && (!high || isLevel(way(high))))) return undefined;
      // What lies in a band is never below nothing.
      if (isLevel(way(on))) return joined(bands.map(({ rate }) => way(rate)));
      return bands.every(({ rate }) => isLevel(way(rate)) && isNeverNegative(rate)) ? way(on) : undefined;
    }
    case 'table':
      return wayOfTable(expression, way);
    case 'when':
      return wayOfWhen(expression, way);
    case 'cut':
      return sharesOf(expression.group) && way(heldTogether(expression.group));
    default:
      return undefined;
  }
}

type Asking = (inner: Expression) => Way | undefined;

function isLevel(way: Way | undefined): boolean {
  return way === 'level';
}

/** Several things put together. */
function joined(ways: readonly (Way | undefined)[]): Way | undefined {
  let result: Way | undefined = 'level';
  for (const way of ways) {
    if (way === undefined) return undefined;
    if (way === 'level' || way === result) continue;
    if (result !== 'level') return undefined;
    result = way;
  }
  return result;
}

/** Multiplied by a number of that sign. */
function turned(way: Way | undefined, sign: number): Way | undefined {
  if (sign === 0) return 'level';
  if (sign > 0 || way === undefined || way === 'level') return way;
  return way === 'up' ? 'down' : 'up';
}

/** Multiplied or divided by others that stay as they are. */
function scaled(way: Way | undefined, by: readonly Expression[]): Way | undefined {
  let sign = 1;
  for (const one of by) {
    const value = constantIn(one);
    if (value) sign *= signOf(value);
    else if (!isNeverNegative(one)) return undefined;
  }
  return turned(way, sign);
}

function wayOfRamp({ on, low, high, from, to }: Ramp, way: Asking): Way | undefined {
  const [start, end, first, last] = [low, high, from, to].map((one) => constantIn(one));
  if (!start || !end || !first || !last || compare(start, end) >= 0) return undefined;
  return turned(way(on), compare(last, first));
}

function wayOfEach({ amount, size, on, beyond, side }: Each, way: Asking): Way | undefined {
  const width = constantIn(size);
  if (!width || width.n <= 0n || ![amount, beyond].every((one) => isLevel(way(one)))) return undefined;
  return scaled(turned(way(on), side === 'above' ? 1 : -1), [amount]);
}

/** Where each row goes one way, and from one to the next it goes on that way. */
function wayOfTable(table: Table, way: Asking): Way | undefined {
  const on = way(table.on);
  const spans = spansOf(table);
  if (on === undefined || spans === 'moving' || spans.length < table.rows.length) return undefined;
  const within = joined(spans.map(({ row }) => way(row.result)));
  if (on === 'level' || within === undefined) return within;
  const across = spans.slice(1).map((span, i) => {
    const [last, first] = [resultAt('high', spans[i], table.on), resultAt('low', span, table.on)];
    return last && first && turned('up', compare(first, last));
  });
  return joined([within, turned(joined(across), on === 'up' ? 1 : -1)]);
}

function wayOfWhen({ condition, amount }: When, way: Asking): Way | undefined {
  const turns = turnsOf(condition, way);
  const inner = way(amount);
  if (turns === 'level') return inner;
  return turns && isNeverNegative(amount) ? joined([turns, inner]) : undefined;
}

/** `up` where a condition may come to hold and never ceases to; `down` where it may cease to. */
function turnsOf(condition: Condition, way: Asking): Way | undefined {
  switch (condition.kind) {
    case 'judged':
      return 'level';
    case 'not':
      return turned(turnsOf(condition.of, way), -1);
    case 'compare': {
      const { on, bounds } = condition;
      const towards = [
        ...(bounds.low ? [way(on), turned(way(bounds.low), -1)] : []),
        ...(bounds.high ? [turned(way(on), -1), way(bounds.high)] : []),
      ];
      return joined(towards);
    }
    default:
      return joined(condition.of.map((inner) => turnsOf(inner, way)));
  }
}
