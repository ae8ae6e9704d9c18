import type { CutGroup, Expression, Many, Variable } from '../payment/model/expression.js';
import { isLeaf, variablesIn } from '../payment/model/inside.js';
import type { PersonGroup } from '../payment/model/person-cut.js';
import { add, equals, greater, lesser, multiply, negate, one, type Rational, zero } from '../payment/rational.js';
import { spaceOfSums } from './box.js';
import { constantIn } from './constants.js';
import { heldTogether } from './flows.js';
import { constantForm, nothing, plus, times } from './form.js';
import { formOf } from './over-box.js';
import { roughSum } from './rough.js';
import { signsSeen } from './samples.js';
import { type Budget, type Greatest, greatestOver, type Spot } from './search.js';
import { sharesOf } from './shares.js';
import { type Wholes, wholesAmong, withoutWholes } from './wholes.js';

export type Direction = 'greatest' | 'least';

/** The greatest or the least value of an expression; for the least, `bound` is the number below which there is none. */
export type Extreme = Greatest;

/**
 * The greatest or the least value of an expression over all that can be measured. Sums whose parts share no variable are searched part by part, which
 * keeps contracts of many terms as cheap as their terms.
 *
 * @param budget how much work it may do; where that is not enough, the bound still holds and `decided` is false
 * @returns undefined where the expression has no value anywhere
 */
export function extremeOf(expression: Expression, direction: Direction, budget: Budget): Extreme | undefined {
  switch (expression.kind) {
    case 'constant':
      return certain(expression.value);
    case 'step':
      return extremeOf(expression.of, direction, budget);
    case 'cut':
      if (!neverCuts(expression.group) && !sharesOf(expression.group)) break;
      return extremeOfSum(addendsOf(expression), direction, budget);
    case 'person-cut':
      if (expression.own === 'all' || !sharesOf(expression.group)) break;
      return extremeOfSum(addendsOf(expression), direction, budget);
    case 'sum':
    case 'difference':
    case 'product': {
      const addends = addendsOf(expression);
      if (addends.length === 1 && addends[0].of === expression) break;
      return extremeOfSum(addends, direction, budget);
    }
    case 'least':
    case 'greatest': {
      const [constants, others] = divided(expression.of);
      if (others.length !== 1 || constants.length === 0) break;
      const choose = expression.kind === 'least' ? lesser : greater;
      const limit = constants.reduce(choose);
      const inner = extremeOf(others[0], direction, budget);
      if (inner && !inner.bound && (expression.kind === 'least') === (direction === 'greatest')) {
        // What has no end goes beyond the limit: where it does, a search tells.
        const found = searched(expression, direction, budget);
        if (found?.decided) return found;
      }
      return inner && limitedTo(inner, limit, expression.kind, direction);
    }
  }
  return searched(expression, direction, budget);
}

/** What is always the same. */
export function certain(value: Rational): Extreme {
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
  const within = changed(inner, (value) => choose(value, limit));
  if (inner.bound || !beyond) return isShown(within) ? { ...within, decided: true } : within;
  // What is known to have no end goes beyond the limit; of what may have one, only what was found is known.
  const held = { ...within, bound: limit };
  return inner.decided || isShown(held) ? { ...held, found: limit, decided: true } : held;
}

function isShown({ bound, found }: Extreme): boolean {
  return bound !== undefined && found !== undefined && equals(bound, found);
}

/** Numbers that nothing measured is in, and the rest. */
function divided(of: readonly Expression[]): [Rational[], Expression[]] {
  const constants: Rational[] = [];
  const others: Expression[] = [];
  for (const one of of) {
    const value = constantIn(one);
    if (value) constants.push(value);
    else others.push(one);
  }
  return [constants, others];
}

/** What is added to a sum so many times: less than none where it is taken off. */
export interface Addend {
  readonly times: Rational;
  readonly of: Expression;
}

const known = new WeakMap<Expression, readonly Addend[]>();

/** What a sum adds up, through its steps and the sums inside it. Most proofs ask it of the same sums. */
export function addendsOf(expression: Expression, times: Rational = one): readonly Addend[] {
  if (isLeaf(expression)) return [{ times, of: expression }];
  let found = known.get(expression);
  if (!found) {
    const taken: Addend[] = [];
    takeApart(expression, one, taken);
    known.set(expression, taken);
    found = taken;
  }
  return times === one ? found : found.map((addend) => ({ times: multiply(addend.times, times), of: addend.of }));
}

function takeApart(expression: Expression, times: Rational, into: Addend[]): void {
  switch (expression.kind) {
    case 'sum':
      for (const inner of expression.of) takeApart(inner, times, into);
      return;
    case 'difference':
      takeApart(expression.left, times, into);
      takeApart(expression.right, negate(times), into);
      return;
    case 'product': {
      const [constants, others] = divided(expression.of);
      if (others.length !== 1) break;
      return takeApart(others[0], constants.reduce(multiply, times), into);
    }
    case 'step':
      if (opens(expression.of)) return takeApart(expression.of, times, into);
      break;
    case 'cut': {
      const { group, own } = expression;
      if (neverCuts(group)) return takeApart(group.parts[own], times, into);
      const shares = sharesOf(group);
      if (shares) return takeApart(heldTogether(group), multiply(times, shares[own]), into);
      break;
    }
    case 'person-cut': {
      const { group, own } = expression;
      const shares = own === 'all' ? undefined : sharesOf(group);
      if (shares) return takeApart(heldTogether(group), multiply(times, shares[own as number]), into);
      break;
    }
    case 'least':
    case 'greatest': {
      const ruling = rulingOf(expression);
      if (ruling) return takeApart(ruling, times, into);
      break;
    }
  }
  into.push({ times, of: expression });
}

/** An addend as a signed amount. */
export function amountOf({ times, of }: Addend): { readonly sign: 1 | -1; readonly amount: Expression } {
  if (equals(times, one)) return { sign: 1, amount: of };
  if (equals(times, minusOne)) return { sign: -1, amount: of };
  return { sign: 1, amount: { kind: 'product', of: [{ kind: 'constant', value: times, shown: 'number' }, of] } };
}

/** Whether there is a sum to look for behind a step. */
function opens({ kind }: Expression): boolean {
  return kind !== 'table' && kind !== 'when' && kind !== 'bands' && kind !== 'ramp' && kind !== 'each';
}

const ruling = new WeakMap<Many, Expression | 'none'>();

/** The one of two expressions that is always the lesser, or the greater, whatever is measured; undefined where that changes, or is not decided. */
function rulingOf(expression: Many): Expression | undefined {
  const [left, right, ...others] = expression.of;
  if (!right || others.length > 0) return undefined;
  const known = ruling.get(expression);
  if (known) return known === 'none' ? undefined : known;
  const apart = gathered([...addendsOf(left), ...addendsOf(right, minusOne)]);
  const seen = signsSeen(apart);
  const above = !seen.below && isNever('below', apart);
  const below = !seen.above && !above && isNever('above', apart);
  const greatest = expression.kind === 'greatest';
  const found = above ? (greatest ? left : right) : below ? (greatest ? right : left) : undefined;
  ruling.set(expression, found ?? 'none');
  return found;
}

/** Whether it is proved that a sum is never below nothing, or never above it. */
function isNever(side: 'below' | 'above', addends: readonly Addend[]): boolean {
  const reaches = (bound: Rational | undefined): boolean =>
    bound !== undefined && (side === 'below' ? bound.n >= 0n : bound.n <= 0n);
  const rough = roughSum(addends);
  if (reaches(side === 'below' ? rough?.low : rough?.high)) return true;
  return reaches(extremeOfSum(addends, side === 'below' ? 'least' : 'greatest', { looks: looksPerLimit })?.bound);
}

const minusOne = negate(one);

const neverCutting = new WeakMap<CutGroup, boolean>();

/** How many looks may be spent on the question whether a limit on several parts matters. */
const looksPerLimit = 60;

/** Whether it is certain that parts are never cut back, whatever is measured: then each stands as it is. */
export function neverCuts(group: CutGroup): boolean {
  const known = neverCutting.get(group);
  if (known !== undefined) return known;
  const addends = [...group.parts.flatMap((part) => addendsOf(part)), ...addendsOf(group.limit, minusOne)];
  const apart = gathered(addends);
  const never = !signsSeen(apart).above && isNever('above', apart) && isNever('below', addendsOf(group.limit));
  neverCutting.set(group, never);
  return never;
}

/** The extreme of a sum: of each group of addends that share variables by itself, since groups do not hinder one another. */
export function extremeOfSum(addends: readonly Addend[], direction: Direction, budget: Budget): Extreme | undefined {
  let result: Extreme | undefined = certain(zero);
  const wholes = wholesAmong(variablesIn(addends.map(({ of }) => of)));
  for (const group of groupsOf(inParts(gathered(addends), wholes), wholes)) {
    const found: Extreme | undefined =
      group.length === 1 ? extremeOfAddend(group[0], direction, budget) : searchedSum(group, direction, budget);
    result = result && found && together(result, found);
  }
  return result;
}

function extremeOfAddend({ times, of }: Addend, direction: Direction, budget: Budget): Extreme | undefined {
  if (times.n === 0n) return certain(zero);
  const inner = extremeOf(of, times.n > 0n ? direction : opposite(direction), budget);
  return inner && changed(inner, (value) => multiply(value, times));
}

function together(a: Extreme, b: Extreme): Extreme {
  const at = a.at.size === 0 ? b.at : b.at.size === 0 ? a.at : new Map<Variable, Spot>([...a.at, ...b.at]);
  return {
    ...(a.bound && b.bound ? { bound: add(a.bound, b.bound) } : {}),
    ...(a.found && b.found ? { found: add(a.found, b.found) } : {}),
    at,
    grows: [...a.grows, ...b.grows],
    decided: a.decided && b.decided,
  };
}

/**
 * Each expression once: what one party receives and another pays of it may take one another off. Parts that are cut back together are, all of them
 * together, the lesser of their sum and the limit.
 */
export function gathered(addends: readonly Addend[]): Addend[] {
  const times = new Map<Expression, Rational>();
  const note = (of: Expression, more: Rational): void => void times.set(of, add(times.get(of) ?? zero, more));
  const cuts = new Map<CutGroup | PersonGroup, (Rational | undefined)[]>();
  for (const { of, times: more } of addends) {
    if ((of.kind !== 'cut' && of.kind !== 'person-cut') || of.own === 'all') {
      note(of, more);
      continue;
    }
    const parts = cuts.get(of.group) ?? [];
    parts[of.own] = add(parts[of.own] ?? zero, more);
    cuts.set(of.group, parts);
  }
  for (const [group, parts] of cuts) {
    const [first] = parts;
    const alike = first && group.parts.every((_, own) => parts[own] && equals(parts[own], first));
    if (alike) note(heldTogether(group), first);
    else for (const [own, more] of parts.entries()) if (more) note(partOf(group, own), more);
  }
  return [...times].map(([of, all]) => ({ of, times: all }));
}

function partOf(group: CutGroup | PersonGroup, own: number): Expression {
  return 'spreads' in group ? { kind: 'person-cut', own, group } : { kind: 'cut', own, group };
}

/** What is added of the sum of parts, as what is added of each: where nothing else holds the parts together, each can be searched by itself. */
function inParts(addends: readonly Addend[], wholes: Wholes): readonly Addend[] {
  if (wholes.size === 0) return addends;
  return addends.flatMap((addend): Addend[] => {
    const parts = addend.of.kind === 'measured' ? wholes.get(addend.of.variable) : undefined;
    return parts?.map((variable) => ({ times: addend.times, of: { kind: 'measured', variable } })) ?? [addend];
  });
}

/** Addends that share a variable, directly or through others, in one group. */
function groupsOf(addends: readonly Addend[], wholes: Wholes): Addend[][] {
  const groups: { variables: Set<Variable>; addends: Addend[] }[] = [];
  for (const addend of addends) {
    const variables = new Set(withoutWholes(variablesIn([addend.of]), wholes).filter(({ known }) => !known));
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

function searched(expression: Expression, direction: Direction, budget: Budget): Extreme | undefined {
  return searchedSum([{ times: one, of: expression }], direction, budget);
}

function searchedSum(addends: readonly Addend[], direction: Direction, budget: Budget): Extreme | undefined {
  const space = spaceOfSums(variablesIn(addends.map(({ of }) => of)));
  const weights = addends.map(({ times }) => constantForm(direction === 'greatest' ? times : negate(times)));
  const found = greatestOver(
    space,
    (look) => {
      let sum = nothing;
      for (const [i, { of }] of addends.entries()) {
        const form = formOf(of, look);
        if (!form) return undefined;
        sum = plus(sum, times(form, weights[i], look.box), look.box);
      }
      return sum;
    },
    budget,
  );
  return found && (direction === 'greatest' ? found : changed(found, negate));
}
