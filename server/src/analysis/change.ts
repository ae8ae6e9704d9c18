import type {
  Bands,
  Condition,
  Cut,
  Each,
  Expression,
  Many,
  Pair,
  Ramp,
  Step,
  Table,
  Variable,
  When,
} from '../payment/model/expression.js';
import { dependsOn } from '../payment/model/inside.js';
import type { PersonCut } from '../payment/model/person-cut.js';
import { ceiling, floor, greater, lesser, whole } from '../payment/rational.js';
import { spansOf } from './coverage.js';
import { neverCuts } from './extreme.js';
import { heldTogether } from './flows.js';
import { constantForm, constantOf, type Form, minus, nothing, over, plus, roughly, times } from './form.js';
import * as interval from './interval.js';
import { type Look, lookWith } from './look.js';
import { choiceIn, formOf, holdsIn } from './over-box.js';
import { sharesOf } from './shares.js';

/** A variable that goes from one place to another while all others stay where they are. */
export interface Move {
  readonly variable: Variable;
  readonly from: Expression;
  readonly to: Expression;
}

/** Two looks over one box, which differ in where a variable is. */
export interface Looks {
  readonly variable: Variable;
  readonly from: Look;
  readonly to: Look;
  /** By how much the variable itself changes. */
  readonly change: Form;
  readonly seen: Map<Step, Form | undefined>;
}

/** Looks at both ends of a move; undefined where one of them has no value anywhere in the box. */
export function looksAt({ variable, from, to }: Move, change: Form, look: Look): Looks | undefined {
  const [start, end] = [formOf(from, look), formOf(to, look)];
  if (!start || !end) return undefined;
  const exact = start.exact && end.exact ? minus(end, start, look.box) : change;
  return {
    variable,
    from: lookWith(look, variable, start),
    to: lookWith(look, variable, end),
    change: exact,
    seen: new Map(),
  };
}

/**
 * By how much an expression changes as its variable moves, over the box of the looks. Where the values at both ends are not known exactly, the change
 * still may be: what else is in a sum cancels out, and what is held to a limit changes by no more than it would without. Undefined where an end has no
 * value anywhere in the box.
 */
export function changeOf(expression: Expression, looks: Looks): Form | undefined {
  if (!isMoved(expression, looks)) return nothing;
  if (expression.kind === 'measured') return looks.change;
  if (expression.kind === 'step') {
    if (looks.seen.has(expression)) return looks.seen.get(expression);
    const found = changeOf(expression.of, looks);
    looks.seen.set(expression, found);
    return found;
  }
  if (expression.kind === 'table') return tableChange(expression, looks);
  if (expression.kind === 'when') return whenChange(expression, looks);
  const apart = between(expression, expression, looks);
  if (!apart || apart.exact) return apart;
  const inner = changeWithin(expression, looks);
  if (!inner || inner.exact) return inner;
  return roughly(both(inner.range, apart.range), inner, apart);
}

function both(a: interval.Interval, b: interval.Interval): interval.Interval {
  const least = a.low && b.low ? greater(a.low, b.low) : (a.low ?? b.low);
  const most = a.high && b.high ? lesser(a.high, b.high) : (a.high ?? b.high);
  return { low: least, lowOpen: false, high: most, highOpen: false };
}

function isMoved(expression: Expression, { variable }: Looks): boolean {
  return dependsOn(expression, variable);
}

const unknown: Form = roughly(interval.everything);

/** The change by what the expression is made of; everything where that says nothing. */
function changeWithin(expression: Expression, looks: Looks): Form | undefined {
  const { box } = looks.from;
  switch (expression.kind) {
    case 'sum':
      return changes(expression.of, looks, (a, b) => plus(a, b, box));
    case 'difference':
      return changes([expression.left, expression.right], looks, (a, b) => minus(a, b, box));
    case 'product':
      return productChange(expression, looks);
    case 'quotient':
      return quotientChange(expression, looks);
    case 'least':
    case 'greatest':
      return limitedChange(expression, looks);
    case 'each':
      return eachChange(expression, looks);
    case 'ramp':
      return rampChange(expression, looks);
    case 'bands':
      return bandsChange(expression, looks);
    case 'cut':
      return cutChange(expression, looks);
    case 'person-cut':
      return personCutChange(expression, looks);
    default:
      return unknown;
  }
}

function changes(of: readonly Expression[], looks: Looks, put: (a: Form, b: Form) => Form): Form | undefined {
  let result = changeOf(of[0], looks);
  for (let i = 1; i < of.length; i++) {
    const next = changeOf(of[i], looks);
    result = result && next && put(result, next);
  }
  return result;
}

/** Of factors one after another: what the first has become by, times the second as it is then, and the first as it was, times the change of the second. */
function productChange({ of }: Many, looks: Looks): Form | undefined {
  const { box } = looks.from;
  let before = formOf(of[0], looks.from);
  let change = changeOf(of[0], looks);
  for (let i = 1; i < of.length; i++) {
    const [from, to] = [formOf(of[i], looks.from), formOf(of[i], looks.to)];
    const next = changeOf(of[i], looks);
    if (!before || !change || !from || !to || !next) return undefined;
    change = plus(times(change, to, box), times(before, next, box), box);
    before = times(before, from, box);
  }
  return change;
}

/**
 * The change of what is divided, less what the divisor's change takes from the quotient, by the divisor as it is then. Over both divisors together the
 * same is known exactly where all of it is straight: that tells which way `x / (x + 10)` goes.
 */
function quotientChange({ left, right, ...pair }: Pair, looks: Looks): Form | undefined {
  const { box } = looks.from;
  const [change, other] = [changeOf(left, looks), changeOf(right, looks)];
  const [of, by, then] = [formOf(left, looks.from), formOf(right, looks.from), formOf(right, looks.to)];
  const quotient = formOf({ ...pair, left, right }, looks.from);
  if (!change || !other || !of || !by || !then || !quotient) return undefined;
  const apart = over(minus(change, times(quotient, other, box), box), then, box);
  if (apart.exact) return apart;
  const across = over(minus(times(change, by, box), times(of, other, box), box), times(by, then, box), box);
  return roughly(both(apart.range, across.range), apart);
}

/** The lesser of several changes by no more than the one that changes most, and by no less than the one that changes least; the greater likewise. */
function limitedChange({ kind, of }: Many, looks: Looks): Form | undefined {
  const { box } = looks.from;
  const rules = (a: Form, b: Form): boolean => {
    const { negative, positive } = interval.signsOf(minus(a, b, box).range);
    return kind === 'least' ? !positive : !negative;
  };
  const choose = kind === 'least' ? interval.least : interval.greatest;
  let ruling: { from: Form; to: Form; change: Form } | undefined;
  for (const one of of) {
    const [from, to] = [formOf(one, looks.from), formOf(one, looks.to)];
    const change = changeOf(one, looks);
    if (!from || !to || !change) return undefined;
    if (!ruling || (rules(from, ruling.from) && rules(to, ruling.to))) {
      ruling = { from, to, change };
    } else if (!rules(ruling.from, from) || !rules(ruling.to, to)) {
      ruling = {
        from: roughly(choose(ruling.from.range, from.range), ruling.from, from),
        to: roughly(choose(ruling.to.range, to.range), ruling.to, to),
        change: eitherOf([ruling.change, change]),
      };
    }
  }
  return ruling?.change;
}

function eitherOf(forms: readonly Form[]): Form {
  return forms.length === 1 ? forms[0] : roughly(forms.map(({ range }) => range).reduce(interval.hull), ...forms);
}

function floored(form: Form): Form {
  const { low, high } = form.range;
  const range = {
    low: low && whole(floor(low)),
    lowOpen: false,
    high: high && whole(ceiling(high)),
    highOpen: false,
  };
  return roughly(range, form);
}

/** Between the ranges in which the value may lie at either end, as far as it can pass from one to the other. */
function tableChange(table: Table, looks: Looks): Form | undefined {
  const [from, to] = [formOf(table.on, looks.from), formOf(table.on, looks.to)];
  const change = changeOf(table.on, looks);
  if (!from || !to || !change) return undefined;
  const [before, after] = [choiceIn(table, from, looks.from), choiceIn(table, to, looks.to)];
  if (!before || !after) return undefined;
  const order = spansOf(table);
  const { negative, positive } = interval.signsOf(change.range);
  const forms: Form[] = [];
  for (const left of before.rows) {
    for (const right of after.rows) {
      if (left !== right && order !== 'moving' && !left.otherwise && !right.otherwise) {
        const rises = order.findIndex(({ row }) => row === right) > order.findIndex(({ row }) => row === left);
        if (rises ? !positive : !negative) continue;
      }
      const form = left === right ? changeOf(left.result, looks) : between(left.result, right.result, looks);
      if (form) forms.push(form);
    }
  }
  return forms.length > 0 ? eitherOf(forms) : undefined;
}

/** From one amount before to another after. */
function between(before: Expression, after: Expression, { from, to }: Looks): Form | undefined {
  const [start, end] = [formOf(before, from), formOf(after, to)];
  return start && end && minus(end, start, from.box);
}

function whenChange({ condition, amount }: When, looks: Looks): Form | undefined {
  const [before, after] = [holdsIn(condition, looks.from), holdsIn(condition, looks.to)];
  if (before === 'nowhere' || after === 'nowhere') return undefined;
  const { starts, ends } = turnsOf(condition, looks);
  const forms: (Form | undefined)[] = [];
  if (before !== false && after !== false) forms.push(changeOf(amount, looks));
  if (before !== true && after !== true) forms.push(nothing);
  if (before !== true && after !== false && starts) forms.push(formOf(amount, looks.to));
  if (before !== false && after !== true && ends) {
    const lost = formOf(amount, looks.from);
    forms.push(lost && minus(nothing, lost, looks.from.box));
  }
  const known = forms.filter((form) => form !== undefined);
  return known.length > 0 ? eitherOf(known) : undefined;
}

/** Whether a condition may come to hold, and may cease to hold, as the variable moves. */
function turnsOf(condition: Condition, looks: Looks): { readonly starts: boolean; readonly ends: boolean } {
  switch (condition.kind) {
    case 'judged':
      return { starts: false, ends: false };
    case 'not': {
      const { starts, ends } = turnsOf(condition.of, looks);
      return { starts: ends, ends: starts };
    }
    case 'compare': {
      const { low, high } = condition.bounds;
      const on = changeOf(condition.on, looks) ?? unknown;
      const towards = [
        ...(low ? [minus(on, changeOf(low, looks) ?? unknown, looks.from.box)] : []),
        ...(high ? [minus(changeOf(high, looks) ?? unknown, on, looks.from.box)] : []),
      ].map(({ range }) => interval.signsOf(range));
      return { starts: towards.some(({ positive }) => positive), ends: towards.some(({ negative }) => negative) };
    }
    default: {
      const all = condition.of.map((inner) => turnsOf(inner, looks));
      return { starts: all.some(({ starts }) => starts), ends: all.some(({ ends }) => ends) };
    }
  }
}

/** A part that is cut back changes with itself and with the limit, and against the other parts, each time by no more than these. */
function cutChange({ own, group }: Cut, looks: Looks): Form | undefined {
  if (neverCuts(group)) return changeOf(group.parts[own], looks);
  const { box } = looks.from;
  const shares = sharesOf(group);
  if (shares) {
    const all = changeOf(heldTogether(group), looks);
    return all && times(all, constantForm(shares[own]), box);
  }
  const limit = changeOf(group.limit, looks);
  for (const part of group.parts) {
    const [from, to] = [formOf(part, looks.from), formOf(part, looks.to)];
    if (!from || !to) return undefined;
    if (interval.signsOf(from.range).negative || interval.signsOf(to.range).negative) return unknown;
  }
  return limit && againstOthers(group.parts, own, counted(limit), looks);
}

/** Adds to a change that of a part by itself, and takes off those of the others. */
function againstOthers(parts: readonly Expression[], own: number, first: Form, looks: Looks): Form | undefined {
  const { box } = looks.from;
  let result: Form | undefined = first;
  for (const [i, part] of parts.entries()) {
    const change = changeOf(part, looks);
    if (!change || !result) return undefined;
    result = i === own ? plus(result, counted(change), box) : minus(result, counted(change), box);
  }
  return result;
}

/** What is limited for each person changes as what is cut back does, for each of them: all of it by no more than without the limit. */
function personCutChange({ own, group }: PersonCut, looks: Looks): Form | undefined {
  if (own !== 'all') return againstOthers(group.parts, own, nothing, looks);
  const all = changes(group.parts, looks, (a, b) => plus(a, b, looks.from.box));
  return all && counted(all);
}

/** What is counted only on one side of something changes by no more than what is compared. */
function counted(form: Form): Form {
  return roughly(interval.hull(form.range, nothing.range), form);
}

function eachChange({ amount, size, on, beyond, side, whole: isWhole }: Each, looks: Looks): Form | undefined {
  const { box } = looks.from;
  const [each, width] = [formOf(amount, looks.from), formOf(size, looks.from)];
  const change = changeOf(on, looks);
  if (!each || !width || !change) return undefined;
  const fixed = constantOf(width);
  if (!fixed || fixed.n <= 0n || [amount, size, beyond].some((one) => isMoved(one, looks))) return unknown;
  const steps = over(counted(side === 'above' ? change : minus(nothing, change, box)), width, box);
  return times(each, isWhole ? floored(steps) : steps, box);
}

/** Where both ends lie in its range, for only there does it count. */
function rampChange({ on, low, high, from, to }: Ramp, looks: Looks): Form | undefined {
  const { box } = looks.from;
  if ([low, high, from, to].some((one) => isMoved(one, looks))) return unknown;
  const [start, end, first, last] = [low, high, from, to].map((one) => formOf(one, looks.from));
  const change = changeOf(on, looks);
  if (!start || !end || !first || !last || !change) return undefined;
  const width = minus(end, start, box);
  if (!interval.signsOf(width.range).positive || interval.signsOf(width.range).zero) return unknown;
  return roughly(times(over(change, width, box), minus(last, first, box), box).range, change, width, first, last);
}

function bandsChange({ on, bands }: Bands, looks: Looks): Form | undefined {
  const { box } = looks.from;
  const change = changeOf(on, looks);
  if (!change) return undefined;
  let result: Form = nothing;
  for (const { low, high, rate } of bands) {
    const share = formOf(rate, looks.from);
    if (!share) return undefined;
    if ([low, high, rate].some((one) => one && isMoved(one, looks))) return unknown;
    result = plus(result, times(counted(change), share, box), box);
  }
  return result;
}
