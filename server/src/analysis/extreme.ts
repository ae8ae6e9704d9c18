import { type Expression, type Variable, variablesIn } from '../payment/model/expression.js';
import { add, greater, lesser, multiply, negate, type Rational, zero } from '../payment/rational.js';
import { type Held, spaceOf } from './box.js';
import { constantIn } from './constants.js';
import { minus, nothing, plus } from './form.js';
import { formOf } from './look.js';
import { type Budget, type Greatest, greatestOver, type Spot } from './search.js';

export type Direction = 'greatest' | 'least';

/** The greatest or the least value of an expression; for the least, `bound` is the number below which there is none. */
export type Extreme = Greatest;

/**
 * The greatest or the least value of an expression over all that can be measured. Sums whose parts share no variable are searched part by part, which
 * keeps contracts of many terms as cheap as their terms.
 *
 * @param held variables that are held at a value, or between two
 * @param budget how much work it may do; where that is not enough, the bound still holds and `decided` is false
 * @returns undefined where the expression has no value anywhere
 */
export function extremeOf(
  expression: Expression,
  direction: Direction,
  budget: Budget,
  held: Held = new Map(),
): Extreme | undefined {
  switch (expression.kind) {
    case 'constant':
      return certain(expression.value);
    case 'step':
      return extremeOf(expression.of, direction, budget, held);
    case 'sum':
    case 'difference':
      return extremeOfSum(addendsOf(expression), direction, budget, held);
    case 'product': {
      const [constants, others] = divided(expression.of, held);
      if (others.length !== 1) break;
      const factor = constants.reduce(multiply, { n: 1n, d: 1n });
      if (factor.n === 0n) return certain(zero);
      const inner = extremeOf(others[0], factor.n > 0n ? direction : opposite(direction), budget, held);
      return inner && changed(inner, (value) => multiply(value, factor));
    }
    case 'least':
    case 'greatest': {
      const [constants, others] = divided(expression.of, held);
      if (others.length !== 1 || constants.length === 0) break;
      const choose = expression.kind === 'least' ? lesser : greater;
      const limit = constants.reduce(choose);
      const inner = extremeOf(others[0], direction, budget, held);
      return inner && limitedTo(inner, limit, expression.kind, direction);
    }
  }
  return searched(expression, direction, budget, held);
}

function certain(value: Rational): Extreme {
  return { bound: value, found: value, at: new Map(), grows: [], decided: true };
}

function opposite(direction: Direction): Direction {
  return direction === 'greatest' ? 'least' : 'greatest';
}

function changed(extreme: Extreme, change: (value: Rational) => Rational): Extreme {
  return {
    ...extreme,
    ...(extreme.bound ? { bound: change(extreme.bound) } : {}),
    ...(extreme.found ? { found: change(extreme.found) } : {}),
  };
}

/** The extreme of the lesser or the greater of something and a limit. */
function limitedTo(inner: Extreme, limit: Rational, kind: 'least' | 'greatest', direction: Direction): Extreme {
  const choose = kind === 'least' ? lesser : greater;
  const beyond = (kind === 'least') === (direction === 'greatest');
  if (inner.bound) {
    const held = changed(inner, (value) => choose(value, limit));
    return held.found && held.bound && held.found.n * held.bound.d === held.bound.n * held.found.d
      ? { ...held, decided: true }
      : held;
  }
  // Without an end it goes beyond the limit, if that stands in its way.
  if (beyond) return { bound: limit, found: limit, at: inner.at, grows: inner.grows, decided: inner.decided };
  return inner;
}

/** Numbers that nothing measured is in, and the rest. */
function divided(of: readonly Expression[], held: Held): [Rational[], Expression[]] {
  const constants: Rational[] = [];
  const others: Expression[] = [];
  for (const one of of) {
    const value = constantIn(one, held);
    if (value) constants.push(value);
    else others.push(one);
  }
  return [constants, others];
}

interface Addend {
  readonly sign: 1 | -1;
  readonly of: Expression;
}

/** What a sum adds up, through its steps and the sums inside it. */
export function addendsOf(expression: Expression, sign: 1 | -1 = 1): Addend[] {
  switch (expression.kind) {
    case 'sum':
      return expression.of.flatMap((one) => addendsOf(one, sign));
    case 'difference':
      return [...addendsOf(expression.left, sign), ...addendsOf(expression.right, sign === 1 ? -1 : 1)];
    case 'step':
      return expression.of.kind === 'sum' || expression.of.kind === 'difference' || expression.of.kind === 'step'
        ? addendsOf(expression.of, sign)
        : [{ sign, of: expression }];
    default:
      return [{ sign, of: expression }];
  }
}

/** The extreme of a sum: of each group of addends that share variables by itself, since groups do not hinder one another. */
export function extremeOfSum(
  addends: readonly Addend[],
  direction: Direction,
  budget: Budget,
  held: Held = new Map(),
): Extreme | undefined {
  let result: Extreme | undefined = certain(zero);
  for (const group of groupsOf(addends, held)) {
    const one: Extreme | undefined =
      group.length === 1 && !(group[0].of.kind === 'sum' || group[0].of.kind === 'difference')
        ? extremeOfAddend(group[0], direction, budget, held)
        : searchedSum(group, direction, budget, held);
    result = result && one && together(result, one);
  }
  return result;
}

function extremeOfAddend({ sign, of }: Addend, direction: Direction, budget: Budget, held: Held): Extreme | undefined {
  const inner = extremeOf(of, sign === 1 ? direction : opposite(direction), budget, held);
  return inner && (sign === 1 ? inner : changed(inner, negate));
}

function together(a: Extreme, b: Extreme): Extreme {
  return {
    ...(a.bound && b.bound ? { bound: add(a.bound, b.bound) } : {}),
    ...(a.found && b.found ? { found: add(a.found, b.found) } : {}),
    at: new Map<Variable, Spot>([...a.at, ...b.at]),
    grows: [...a.grows, ...b.grows],
    decided: a.decided && b.decided,
  };
}

/** Addends that share a variable, directly or through others, in one group. */
function groupsOf(addends: readonly Addend[], held: Held): Addend[][] {
  const groups: { variables: Set<Variable>; addends: Addend[] }[] = [];
  for (const addend of addends) {
    const variables = new Set(variablesIn([addend.of]).filter((variable) => !variable.known && !held.has(variable)));
    const [joined, rest] = [
      groups.filter((group) => [...variables].some((variable) => group.variables.has(variable))),
      groups.filter((group) => ![...variables].some((variable) => group.variables.has(variable))),
    ];
    groups.length = 0;
    groups.push(...rest, {
      variables: new Set([...joined.flatMap((group) => [...group.variables]), ...variables]),
      addends: [...joined.flatMap((group) => group.addends), addend],
    });
  }
  return groups.map((group) => group.addends);
}

function searched(expression: Expression, direction: Direction, budget: Budget, held: Held): Extreme | undefined {
  return searchedSum([{ sign: 1, of: expression }], direction, budget, held);
}

function searchedSum(
  addends: readonly Addend[],
  direction: Direction,
  budget: Budget,
  held: Held,
): Extreme | undefined {
  const space = spaceOf(variablesIn(addends.map(({ of }) => of)), held);
  const positive = direction === 'greatest' ? 1 : -1;
  const found = greatestOver(
    space,
    (look) => {
      let sum = nothing;
      for (const { sign, of } of addends) {
        const form = formOf(of, look);
        if (!form) return undefined;
        sum = sign === positive ? plus(sum, form, look.box) : minus(sum, form, look.box);
      }
      return sum;
    },
    budget,
  );
  return found && (direction === 'greatest' ? found : changed(found, negate));
}
