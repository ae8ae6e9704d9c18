import type { Span } from '../../../grammar/syntax/tree.js';
import { listed } from '../semantics/listed.js';
import { formatShown, type Shown } from './format.js';
import {
  type Bounds,
  type Comparison,
  type Condition,
  type CutGroup,
  type Expression,
  type Row,
  type Step,
  shownOf,
  type Table,
  type Variable,
} from './model/expression.js';
import { type PersonCut, type PersonGroup, type Rate, unlimitedOf } from './model/person-cut.js';
import { addedUp, type ByPerson, givenUp, type HeldForEach, heldForEach } from './people.js';
import {
  add,
  compare,
  divide,
  floor,
  greater,
  lesser,
  multiply,
  type Rational,
  roundTo,
  signOf,
  subtract,
  total,
  whole,
  zero,
} from './rational.js';
import { reasons, whyShare } from './reasons.js';
import { givenFor, isJudged, paidBeforeFor, peopleFor, type Values } from './values.js';
import { isLeftOut, weightOf } from './weights.js';
import { formatVariable, inWords, peopleText } from './words.js';

/** One step of an audit trail. */
export interface Note extends Span {
  readonly slot: number;
  readonly term: string;
  readonly what: string;
  /** How the amount comes about, in words and numbers. */
  readonly formula: string;
  readonly amount: Rational;
  readonly shown: Shown;
}

/** Why a sum cannot be worked out from the values at hand. */
export interface Obstacle extends Span {
  readonly message: string;
}

/** The working out of one set of values. */
export interface Run {
  readonly values: Values;
  readonly cache: (Rational | undefined)[];
  /** What limits for each person leave, as far as that was worked out. */
  readonly held: Map<PersonGroup, HeldForEach>;
  /** Told of each step; without it, no words are made. */
  readonly note?: (note: Note) => void;
  /** The rows of tables that decided something. */
  readonly rows?: Set<Row | Span>;
}

/**
 * Begins a working out.
 *
 * @param known values of slots that are known beforehand, because nothing measured is in them; they are in no trail
 */
export function runOf(slots: number, values: Values, note?: Run['note'], rows?: Run['rows'], known?: Known): Run {
  return { values, cache: known ? known.slice() : new Array(slots).fill(undefined), held: new Map(), note, rows };
}

/** By slot, the values that no measured value can change. */
export type Known = readonly (Rational | undefined)[];

/** Ends a working out that cannot go on; never leaves this module's callers. */
class Stopped {
  constructor(readonly obstacle: Obstacle) {}
}

function stop(place: Span, message: string): never {
  throw new Stopped({ message, start: place.start, end: place.end });
}

/** The exact value of an expression, or what stands in its way. */
export function evaluate(expression: Expression, run: Run): Rational | Obstacle {
  try {
    return worth(expression, run);
  } catch (problem) {
    if (problem instanceof Stopped) return problem.obstacle;
    throw problem;
  }
}

export function isObstacle(result: Rational | Obstacle): result is Obstacle {
  return 'message' in result;
}

function worth(expression: Expression, run: Run): Rational {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'measured':
      return valueOfVariable(expression.variable, run, nowhere);
    case 'sum': {
      let result = worth(expression.of[0], run);
      for (let i = 1; i < expression.of.length; i++) result = add(result, worth(expression.of[i], run));
      return result;
    }
    case 'product': {
      let result = worth(expression.of[0], run);
      for (let i = 1; i < expression.of.length; i++) result = multiply(result, worth(expression.of[i], run));
      return result;
    }
    case 'least':
    case 'greatest': {
      const choose = expression.kind === 'least' ? lesser : greater;
      let result = worth(expression.of[0], run);
      for (let i = 1; i < expression.of.length; i++) result = choose(result, worth(expression.of[i], run));
      return result;
    }
    case 'difference':
      return subtract(worth(expression.left, run), worth(expression.right, run));
    case 'quotient': {
      const divisor = worth(expression.right, run);
      if (divisor.n === 0n)
        stop(expression.place, 'Here something is divided by 0: the divisor has no value above or below nothing.');
      return divide(worth(expression.left, run), divisor);
    }
    case 'table':
      return worth(rowOf(expression, run).result, run);
    case 'ramp': {
      const [low, from] = [worth(expression.low, run), worth(expression.from, run)];
      const width = subtract(worth(expression.high, run), low);
      if (width.n === 0n) return from;
      const way = divide(subtract(worth(expression.on, run), low), width);
      return add(from, multiply(way, subtract(worth(expression.to, run), from)));
    }
    case 'each': {
      const [on, beyond] = [worth(expression.on, run), worth(expression.beyond, run)];
      const size = worth(expression.size, run);
      if (size.n <= 0n) return zero;
      const steps = divide(
        greater(zero, expression.side === 'above' ? subtract(on, beyond) : subtract(beyond, on)),
        size,
      );
      return multiply(worth(expression.amount, run), expression.whole ? whole(floor(steps)) : steps);
    }
    case 'bands': {
      const on = worth(expression.on, run);
      let result = zero;
      for (const { low, high, rate } of expression.bands)
        result = add(result, multiply(partInBand(on, low, high, run), worth(rate, run)));
      return result;
    }
    case 'when': {
      const holds = holdsIn(expression.condition, run);
      return (holds ?? expression.whenDropped) ? worth(expression.amount, run) : zero;
    }
    case 'weight':
      return weightOf(expression.own, expression.among, run.values);
    case 'cut':
      return subtract(worth(expression.group.parts[expression.own], run), cutOf(expression.group, expression.own, run));
    case 'person-cut':
      return leftForEach(expression, run);
    case 'step':
      return valueOfStep(expression, run);
  }
}

/** Numbers that nobody measures and nobody pays; calculations that square themselves would fill the memory. */
const tooLong = 10n ** 400n;

const nowhere: Span = { start: 0, end: 0 };

function valueOfStep(step: Step, run: Run): Rational {
  const known = run.cache[step.slot];
  if (known) return known;
  const value = worth(step.of, run);
  if (value.d > tooLong || value.n > tooLong || value.n < -tooLong)
    stop(step, `${step.what} comes to a number that is too long to be an amount.`);
  run.cache[step.slot] = value;
  if (run.rows) noteRows(step.of, run);
  if (run.note && !isIdle(step, run)) {
    const { slot, term, what, shown, start, end } = step;
    run.note({ slot, term, what, formula: formulaOf(step.of, run), amount: value, shown, start, end });
  }
  return value;
}

/** Whether a step is about what is returned, and there is nothing to return. */
function isIdle({ of }: Step, run: Run): boolean {
  return of.kind === 'when' && of.of === 'returned' && worth(of.amount, run).n === 0n;
}

/** The value of a variable: rounded as its measure says; where it is missing, the last one, if the measure says so. */
function valueOfVariable(variable: Variable, run: Run, place: Span): Rational {
  const given = givenFor(variable, run.values);
  if (!given) stop(place, `${variable.name} has no value.`);
  if (variable.kind === 'measure' && !isJudged(variable, run.values)) {
    if (given.parts.includes('missing') && given.parts.some((part) => part !== 'missing') && keepsLast(variable))
      stop(
        place,
        `${variable.name} is known for a part of the time and missing for the rest, and nothing says for which of it the last value stands. Give what is missing.`,
      );
    if (keepsLast(variable)) return valueOfVariable({ ...variable, previous: true, window: undefined }, run, place);
    stop(place, `${variable.name} is missing, and a calculation cannot go on without it.`);
  }
  const sum = total(given.parts as readonly Rational[]);
  return variable.roundedTo ? roundTo(sum, variable.roundedTo, 'half-up') : sum;
}

/** Whether the last value stands where there is none. */
function keepsLast(variable: Variable): boolean {
  return variable.ifMissing === 'last-value' && !variable.previous;
}

/** Whether a variable has a value to judge: its own, or the last one. */
function hasValue(variable: Variable, run: Run): boolean {
  if (variable.kind !== 'measure' || isJudged(variable, run.values)) return true;
  return variable.ifMissing === 'last-value';
}

function isWithin(value: Rational, bounds: Bounds, run: Run): boolean {
  if (bounds.low) {
    const order = compare(value, worth(bounds.low, run));
    if (order < 0 || (order === 0 && !bounds.lowIncluded)) return false;
  }
  if (bounds.high) {
    const order = compare(value, worth(bounds.high, run));
    if (order > 0 || (order === 0 && !bounds.highIncluded)) return false;
  }
  return true;
}

function rowOf(table: Table, run: Run): Row {
  const on = worth(table.on, run);
  let found: Row | undefined;
  let otherwise: Row | undefined;
  for (const row of table.rows) {
    if (row.otherwise) otherwise = row;
    else if (isWithin(on, row.bounds, run)) {
      if (found) stop(row, `Two ranges claim ${show(table.on, on)}: \`${found.text}\` and \`${row.text}\`.`);
      found = row;
    }
  }
  return found ?? otherwise ?? stop(table.place, `No range says what follows at ${show(table.on, on)}.`);
}

function show(expression: Expression, value: Rational): string {
  return expression.kind === 'measured'
    ? formatVariable(value, expression.variable)
    : formatShown(value, shownOf(expression));
}

function partInBand(on: Rational, low: Expression, high: Expression | undefined, run: Run): Rational {
  const start = worth(low, run);
  const end = high ? lesser(on, worth(high, run)) : on;
  return greater(zero, subtract(end, start));
}

/** How much part `own` gives way so that all parts together keep to the limit. */
function cutOf(group: CutGroup, own: number, run: Run): Rational {
  const parts = group.parts.map((part) => worth(part, run));
  return givenUp(parts, greater(zero, worth(group.limit, run)), group.how)[own];
}

/** What is left of part `own` over all people, each held to the limit. */
function leftForEach({ own, group }: PersonCut, run: Run): Rational {
  // What the parts come to for all people together is a part of the trail.
  const all = group.parts.map((part) => worth(part, run));
  const left = run.values.nobodyAtLimit ? all : held(group, run).left;
  return own === 'all' ? total(left) : left[own];
}

function held(group: PersonGroup, run: Run): HeldForEach {
  const found = run.held.get(group) ?? heldWith(group, run);
  run.held.set(group, found);
  return found;
}

function heldWith(group: PersonGroup, run: Run): HeldForEach {
  const before = group.countsBefore ? paidBeforeFor(group.term, run.values) : undefined;
  const parts = group.rates.map((rates) => addedUp(rates.map((rate) => amountsOf(rate, group, run))));
  return heldForEach(parts, worth(group.limit, run), group.how, before, run.values.alike);
}

/** What each person has by one measure. */
function amountsOf({ variable, worth: rate }: Rate, group: PersonGroup, run: Run): ByPerson {
  const each = worth(rate, run);
  if (each.n === 0n) return new Map();
  // A measure that is missing stops here, as it does for a sum.
  valueOfVariable(variable, run, group);
  const people = peopleFor(variable, run.values);
  if (!people) stop(group, `A limit for each person needs ${variable.name} by person.`);
  return new Map([...people].map(([person, value]) => [person, multiply(value, each)]));
}

/** Whether a condition holds; undefined where it falls away because its measure is missing and excluded. */
function holdsIn(condition: Condition, run: Run): boolean | undefined {
  switch (condition.kind) {
    case 'compare':
      return compares(condition, run);
    case 'judged':
      return hasValue(condition.variable, run);
    case 'not': {
      const inner = holdsIn(condition.of, run);
      return inner === undefined ? undefined : !inner;
    }
    default: {
      const all = condition.of.map((inner) => holdsIn(inner, run)).filter((holds) => holds !== undefined);
      if (all.length === 0) return undefined;
      return condition.kind === 'all' ? all.every(Boolean) : all.some(Boolean);
    }
  }
}

function compares(condition: Comparison, run: Run): boolean | undefined {
  for (const variable of condition.measures) {
    if (hasValue(variable, run)) continue;
    if (variable.ifMissing === 'excluded') return undefined;
    if (variable.ifMissing === 'fails') return condition.whenMissing;
    stop(condition, `${variable.name} is missing, and its \`if-missing:\` does not say what follows.`);
  }
  return isWithin(worth(condition.on, run), condition.bounds, run);
}

/** Why a condition holds, or does not, as far as it does. */
export function reasonsIn(condition: Condition, holds: boolean, run: Run): string[] {
  const { values } = run;
  return reasons(condition, holds, { holds: (one) => holdsIn(one, run), worth: (one) => worth(one, run), values });
}

function formulaOf(expression: Expression, run: Run): string {
  const value = (inner: Expression): Rational => worth(inner, run);
  switch (expression.kind) {
    case 'table': {
      const row = rowOf(expression, run);
      return `${inWords(expression.on, value)} lies in \`${row.text}\`: ${formulaOf(row.result, run)}`;
    }
    case 'when': {
      const { condition, amount, whenDropped, of } = expression;
      if (holdsIn(condition, run) ?? whenDropped) {
        const why = of === 'withheld' ? reasonsIn(condition, true, run) : [];
        return `${formulaOf(amount, run)}${why.length > 0 ? `, because this holds: ${listed(why)}` : ''}`;
      }
      const failed = reasonsIn(condition, false, run);
      if (failed.length === 0) return 'nothing: the condition falls away';
      if (condition.kind === 'judged') return `nothing, because ${failed[0]}`;
      // The first window in which it is met is enough.
      if (of === 'returned') return `${inWords(amount, value)} is returned, because this does not hold: ${failed[0]}`;
      return `nothing, because this does not hold: ${failed.join(', ')}`;
    }
    case 'product': {
      const weight = expression.of.find((factor) => factor.kind === 'weight');
      const why = weight ? whyShare(weight, (one) => isLeftOut(one, run.values)) : '';
      return `${inWords(expression, value)}${why}`;
    }
    case 'bands': {
      const on = worth(expression.on, run);
      const parts = expression.bands.flatMap(({ low, high, rate, text }) => {
        const part = partInBand(on, low, high, run);
        return signOf(part) === 0 ? [] : [`${inWords(rate, value)} × ${formatShown(part, 'money')} (${text})`];
      });
      return parts.length === 0 ? 'nothing: no part lies in a shared range' : parts.join(' + ');
    }
    case 'person-cut': {
      const { group } = expression;
      const { people, beyond } = held(group, run);
      const whole = inWords(expression, value);
      if (beyond.n === 0n) return `${whole}: none of ${peopleText(people)} would have more`;
      const off = formatShown(subtract(worth(unlimitedOf(expression), run), value(expression)), 'money');
      return `${whole}: ${formatShown(beyond, 'number')} of ${peopleText(people)} would have more, which takes off ${off}`;
    }
    default:
      return inWords(expression, value);
  }
}

/** Notes which rows and bands of a step decided. */
function noteRows(expression: Expression, run: Run): void {
  if (expression.kind === 'table') {
    const row = rowOf(expression, run);
    run.rows?.add(row);
    noteRows(row.result, run);
  } else if (expression.kind === 'when') {
    if (holdsIn(expression.condition, run) ?? expression.whenDropped) noteRows(expression.amount, run);
  } else if (expression.kind === 'bands') {
    const on = worth(expression.on, run);
    for (const band of expression.bands) if (partInBand(on, band.low, band.high, run).n > 0n) run.rows?.add(band);
  }
}
