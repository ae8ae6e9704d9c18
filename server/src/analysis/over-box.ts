import type { Span } from '../../../grammar/syntax/tree.js';
import type {
  Bounds,
  Condition,
  CutGroup,
  Each,
  Expression,
  Ramp,
  Row,
  Table,
  Variable,
} from '../payment/model/expression.js';
import { insideOf } from '../payment/model/inside.js';
import { ceiling, compare, floor, one, type Rational, subtract, whole, zero } from '../payment/rational.js';
import { middleOf } from './box.js';
import { covers } from './coverage.js';
import {
  constantForm,
  constantOf,
  exactly,
  type Form,
  minus,
  narrowed,
  nothing,
  over,
  plus,
  roughly,
  times,
} from './form.js';
import * as interval from './interval.js';
import { type Look, suggest, suggestAt } from './look.js';
import { type OverPeople, overPeople } from './over-people.js';
import * as polynomial from './polynomial.js';

/** What is known of an expression; undefined where it has no value anywhere in the box. Measures are taken to be there and judged. */
export function formOf(expression: Expression, look: Look): Form | undefined {
  if (expression.kind === 'constant' || expression.kind === 'measured') return workedOut(expression, look);
  const known = steadyForms.get(expression);
  if (known && known !== 'moves') return known;
  const form = formInLook(expression, look);
  if (form && !known && isSteady(expression)) steadyForms.set(expression, form);
  return form;
}

/** Steps are shared, also those that have no value; and whoever asks how something changes asks for all that is inside it, one level after another. */
function formInLook(expression: Expression, look: Look): Form | undefined {
  if (expression.kind !== 'step' && !look.put) return workedOut(expression, look);
  if (look.seen.has(expression)) return look.seen.get(expression) as Form | undefined;
  const form = workedOut(expression, look);
  look.seen.set(expression, form);
  return form;
}

/** The forms of expressions that nothing measured can change; `moves` stands for those that something can. */
const steadyForms = new WeakMap<Expression, Form | 'moves'>();

/** Whether nothing measured can change the value of an expression. */
function isSteady(expression: Expression): boolean {
  if (expression.kind === 'constant') return true;
  if (expression.kind === 'measured') return false;
  const known = steadyForms.get(expression);
  if (known) return known !== 'moves';
  const found = insideOf(expression).every(isSteady);
  if (!found) steadyForms.set(expression, 'moves');
  return found;
}

function workedOut(expression: Expression, look: Look): Form | undefined {
  const { box } = look;
  switch (expression.kind) {
    case 'constant':
      return constantForm(expression.value);
    case 'measured': {
      if (look.put?.variable === expression.variable) return look.put.form;
      const parts = look.space.wholes?.get(expression.variable);
      if (parts) return combined(parts.map(measured), look, (a, b) => plus(a, b, box));
      const number = look.space.numbers.get(expression.variable);
      if (number === undefined) throw new RangeError(`${expression.variable.name} is not in the space.`);
      const cell = box[number];
      if (interval.isPoint(cell)) return constantForm(cell.low as Rational);
      return exactly(polynomial.variableAlone(number), box);
    }
    case 'sum':
      return combined(expression.of, look, (a, b) => plus(a, b, box));
    case 'product':
      return combined(expression.of, look, (a, b) => times(a, b, box));
    case 'least':
      return combined(expression.of, look, (a, b) => lesserOf(a, b, look));
    case 'greatest':
      return combined(expression.of, look, (a, b) => greaterOf(a, b, look));
    case 'difference':
      return both(expression.left, expression.right, look, (a, b) => minus(a, b, box));
    case 'quotient':
      return both(expression.left, expression.right, look, (a, b) => {
        if (constantOf(b)?.n === 0n) {
          look.holes.push({ kind: 'divisor', place: expression.place });
          return undefined;
        }
        if (interval.signsOf(b.range).zero) {
          look.doubtful = true;
          suggest(b, look, expression.place);
        }
        return over(a, b, box);
      });
    case 'table':
      return tableForm(expression, look);
    case 'ramp':
      return rampForm(expression, look);
    case 'each':
      return eachForm(expression, look);
    case 'bands': {
      const on = formOf(expression.on, look);
      let result: Form | undefined = nothing;
      for (const { low, high, rate, start, end } of expression.bands) {
        const place = { start, end };
        const [from, to] = [formOf(low, look), high && formOf(high, look)];
        const share = formOf(rate, look);
        if (!on || !from || !share || (high && !to)) return undefined;
        const top = to ? lesserOf(on, to, look, place) : on;
        const part: Form = greaterOf(nothing, minus(top, from, box), look, place);
        result = plus(result, times(part, share, box), box);
      }
      return result;
    }
    case 'when': {
      const holds = holdsIn(expression.condition, look);
      if (holds === 'nowhere') return undefined;
      if (holds === false) return nothing;
      if (holds === true) return formOf(expression.amount, look);
      const amount = formOf(expression.amount, look);
      if (!amount) look.doubtful = true;
      return roughly(amount ? interval.hull(nothing.range, amount.range) : nothing.range, freely);
    }
    case 'weight':
      return constantForm(expression.among[expression.own].share);
    case 'cut':
      return cutForms(expression.group, look)?.[expression.own];
    case 'person-cut':
      return betweenEnds(overPeople(expression), look);
    case 'step': {
      const form = formOf(expression.of, look);
      return form && !isTooLong(form) ? form : undefined;
    }
  }
}

function measured(variable: Variable): Expression {
  return { kind: 'measured', variable };
}

/** Numbers that nobody measures and nobody pays: settling refuses them too. */
const tooLong = 10n ** 400n;

function isTooLong(form: Form): boolean {
  if (form.exact) return isLong(form.exact.constant) || form.exact.terms.some(({ factor }) => isLong(factor));
  return isLong(form.range.low) || isLong(form.range.high);
}

function isLong(value: Rational | undefined): boolean {
  return value !== undefined && (value.d > tooLong || value.n > tooLong || value.n < -tooLong);
}

/** For what depends on conditions that are not decided: any variable may matter. */
const freely: Form = { range: interval.everything, of: 'anything' };

function combined(of: readonly Expression[], look: Look, put: (a: Form, b: Form) => Form): Form | undefined {
  let result = formOf(of[0], look);
  for (let i = 1; i < of.length; i++) {
    const next = formOf(of[i], look);
    result = result && next && put(result, next);
  }
  return result;
}

function both(
  left: Expression,
  right: Expression,
  look: Look,
  put: (a: Form, b: Form) => Form | undefined,
): Form | undefined {
  const [a, b] = [formOf(left, look), formOf(right, look)];
  return a && b && put(a, b);
}

function lesserOf(a: Form, b: Form, look: Look, place?: Span): Form {
  const apart = minus(a, b, look.box);
  const { negative, positive } = interval.signsOf(apart.range);
  if (!positive) return a;
  if (!negative) return b;
  suggest(apart, look, place);
  return roughly(interval.least(a.range, b.range), a, b);
}

function greaterOf(a: Form, b: Form, look: Look, place?: Span): Form {
  const apart = minus(a, b, look.box);
  const { negative, positive } = interval.signsOf(apart.range);
  if (!positive) return b;
  if (!negative) return a;
  suggest(apart, look, place);
  return roughly(interval.greatest(a.range, b.range), a, b);
}

function flooredForm(of: Form, look: Look): Form {
  const range = interval.floored(of.range);
  if (interval.isPoint(range)) return constantForm(range.low as Rational);
  if (of.exact) suggestAt(of.exact, wholeInside(of.range), look);
  return roughly(range, of);
}

/** A whole number near the middle of an interval in which there is one above its low end. */
function wholeInside(cell: interval.Interval): Rational {
  const middle = middleOf(cell);
  const above = whole(ceiling(middle));
  return cell.high && compare(above, cell.high) > 0 ? whole(floor(middle)) : above;
}

/** A ramp is the result of a range between its ends, so only there does it count: what it would be beyond them bounds nothing. */
function rampForm(ramp: Ramp, look: Look): Form | undefined {
  const { box } = look;
  const [on, low, high] = [ramp.on, ramp.low, ramp.high].map((one) => formOf(one, look));
  const [from, to] = [ramp.from, ramp.to].map((one) => formOf(one, look));
  if (!on || !low || !high || !from || !to) return undefined;
  const [start, end] = [constantOf(low), constantOf(high)];
  if (!start || !end || !interval.isWithin(on.range, start, end))
    return roughly(interval.hull(from.range, to.range), on, low, high, from, to);
  const width = subtract(end, start);
  if (width.n === 0n) return from;
  return plus(from, times(over(minus(on, low, box), constantForm(width), box), minus(to, from, box), box), box);
}

function eachForm(expression: Each, look: Look): Form | undefined {
  const [amount, size] = [formOf(expression.amount, look), formOf(expression.size, look)];
  const [on, beyond] = [formOf(expression.on, look), formOf(expression.beyond, look)];
  if (!amount || !size || !on || !beyond) return undefined;
  const sign = interval.signsOf(size.range);
  if (!sign.positive) return nothing;
  const past = expression.side === 'above' ? minus(on, beyond, look.box) : minus(beyond, on, look.box);
  const counted = greaterOf(nothing, past, look);
  if (sign.negative || sign.zero) {
    suggest(size, look);
    return roughly(interval.times(amount.range, { low: zero, lowOpen: false, highOpen: false }), on, size, amount);
  }
  const steps = over(counted, size, look.box);
  return times(amount, expression.whole ? flooredForm(steps, look) : steps, look.box);
}

/**
 * Whether something holds everywhere in a box: undefined where it may hold in a part of it, `nowhere` where what is compared has no value anywhere in
 * it.
 */
export type Holding = boolean | 'nowhere' | undefined;

function isWithin(on: Form, bounds: Bounds, look: Look, place: Span): Holding {
  let result: Holding = true;
  for (const [bound, included, isLow] of [
    [bounds.low, bounds.lowIncluded, true],
    [bounds.high, bounds.highIncluded, false],
  ] as const) {
    if (!bound) continue;
    const limit = formOf(bound, look);
    if (!limit) {
      if (result) return 'nowhere';
      // Only where the other bound holds is this one asked for.
      look.doubtful = true;
      return undefined;
    }
    const apart = isLow ? minus(on, limit, look.box) : minus(limit, on, look.box);
    const sign = interval.signsOf(apart.range);
    if (!sign.positive && !(sign.zero && included)) return false;
    if (sign.negative || (sign.zero && !included)) {
      suggest(apart, look, place);
      result = undefined;
    }
  }
  return result;
}

/** The rows of a table that may be the one that counts in a box. */
export interface Choice {
  readonly rows: readonly Row[];
  /** Whether there is but one, which counts everywhere. */
  readonly certain: boolean;
}

/** Which rows may count; undefined where none does, or two do, everywhere in the box. */
export function choiceIn(table: Table, on: Form, look: Look): Choice | undefined {
  const sure: Row[] = [];
  const possible: Row[] = [];
  let otherwise: Row | undefined;
  for (const row of table.rows) {
    if (row.otherwise) {
      otherwise = row;
      continue;
    }
    const inside = isWithin(on, row.bounds, look, row);
    if (inside === 'nowhere') return undefined;
    if (inside === true) sure.push(row);
    if (inside !== false) possible.push(row);
  }
  if (sure.length > 1) {
    look.holes.push({ kind: 'overlap', table, rows: [sure[0], sure[1]] });
    return undefined;
  }
  if (possible.length === 0) {
    if (otherwise) return { rows: [otherwise], certain: true };
    look.holes.push({ kind: 'gap', table });
    return undefined;
  }
  if (possible.length === 1 && sure.length === 1) return { rows: possible, certain: true };
  if (otherwise && sure.length === 0) possible.push(otherwise);
  if (!covers(table, on.range)) look.doubtful = true;
  return { rows: possible, certain: false };
}

function tableForm(table: Table, look: Look): Form | undefined {
  const on = formOf(table.on, look);
  const choice = on && choiceIn(table, on, look);
  if (!choice) return undefined;
  const { rows, certain } = choice;
  if (certain) return formOf(rows[0].result, look);
  const forms = rows.flatMap((row) => formOf(row.result, look) ?? []);
  if (forms.length === 0) return undefined;
  if (forms.length < rows.length) look.doubtful = true;
  const range = forms.map((form) => form.range).reduce(interval.hull);
  return roughly(range, on, freely, ...forms);
}

/** Whether a condition holds. A settlement asks for all that stands in it, also where a part of it decides. */
export function holdsIn(condition: Condition, look: Look): Holding {
  switch (condition.kind) {
    case 'compare': {
      const on = formOf(condition.on, look);
      return on ? isWithin(on, condition.bounds, look, condition) : 'nowhere';
    }
    case 'judged':
      return true;
    case 'not': {
      const inner = holdsIn(condition.of, look);
      return typeof inner === 'boolean' ? !inner : inner;
    }
    default: {
      const deciding = condition.kind === 'any';
      const before = look.splits.length;
      const all = condition.of.map((inner) => holdsIn(inner, look));
      if (all.includes('nowhere')) return 'nowhere';
      if (!all.includes(deciding)) return all.includes(undefined) ? undefined : !deciding;
      // What is open in the others decides nothing here.
      look.splits.length = before;
      return deciding;
    }
  }
}

/** What is left of each part when all are cut back to the limit. */
function cutForms(group: CutGroup, look: Look): readonly (Form | undefined)[] | undefined {
  const known = look.seen.get(group);
  if (known) return known as readonly (Form | undefined)[];
  const parts = group.parts.map((part) => formOf(part, look));
  const limit = formOf(group.limit, look);
  const found =
    limit && parts.every((part) => part !== undefined) ? leftWithin(parts as Form[], limit, group, look) : undefined;
  look.seen.set(group, found ?? []);
  return found;
}

/** Where no part is below nothing, none is left with more than the limit of all. */
function leftWithin(parts: readonly Form[], limit: Form, group: CutGroup, look: Look): Form[] {
  const most = greaterOf(nothing, limit, look, group);
  const left = cutBack(parts, most, group, look);
  if (!most.range.high || !parts.every(isNeverBelow)) return left;
  const within = { lowOpen: false, high: most.range.high, highOpen: false };
  return left.map((form) => (form.exact ? form : narrowed(form, interval.within(form.range, within))));
}

function cutBack(parts: readonly Form[], most: Form, group: CutGroup, look: Look): Form[] {
  const { box } = look;
  const all = parts.reduce((sum, part) => plus(sum, part, box));
  const excess = minus(all, most, box);
  const { negative, positive } = interval.signsOf(excess.range);
  if (!positive) return [...parts];
  if (group.how === 'order') {
    let left = greaterOf(nothing, excess, look, group);
    return parts.map((part) => {
      const given = lesserOf(left, greaterOf(nothing, part, look), look, group);
      left = minus(left, given, box);
      return minus(part, given, box);
    });
  }
  if (negative) {
    suggest(excess, look, group);
    return parts.map((part) => roughly(interval.hull(part.range, nothing.range), part, all, most));
  }
  const areShares = parts.every(isNeverBelow);
  return parts.map((part) => {
    const ratio = part.exact && all.exact && polynomial.ratioOf(part.exact, all.exact);
    if (ratio) return times(constantForm(ratio), most, box);
    const kept = interval.hull(part.range, nothing.range);
    // Beside a part below nothing, another may be more than all of them; where they come to nothing together, each is left as it is.
    if (!areShares && interval.signsOf(all.range).zero) return roughly(kept, part, all, most);
    const ofAll = interval.over(part.range, all.range);
    const share = areShares ? interval.least(ofAll, interval.pointAt(one)) : ofAll;
    return roughly(interval.within(kept, interval.times(most.range, share)), part, all, most);
  });
}

function isNeverBelow({ range: { low } }: Form): boolean {
  return low !== undefined && low.n >= 0n;
}

/** Between what is left where all of it falls on as few people as can be, and where nobody reaches the limit. */
function betweenEnds({ spread, least, most }: OverPeople, look: Look): Form | undefined {
  const { box } = look;
  const way = formOf({ kind: 'measured', variable: spread }, look);
  const at = way && constantOf(way);
  if (at && compare(at, one) === 0) return formOf(most, look);
  if (at?.n === 0n) return formOf(least, look);
  const [from, to] = [formOf(least, look), formOf(most, look)];
  if (!from || !to || !way) return undefined;
  // What has no end is plainest where nobody reaches the limit.
  if (!to.range.high) look.splits.unshift({ variable: look.space.numbers.get(spread) as number, at: one });
  const all = plus(from, times(way, minus(to, from, box), box), box);
  // Where it runs without end, corners do not tell that it lies between the two.
  return narrowed(all, interval.within(all.range, interval.hull(from.range, to.range)));
}
