// Random payment terms that bend, from a seed: quotients, products, bounds and limits that other measures move, parts below nothing, and measures of
// every kind.

import type {
  Bounds,
  Comparison,
  Condition,
  CutGroup,
  Expression,
  Row,
  Variable,
} from '../../../server/src/payment/model/expression.js';
import { add, fraction, multiply, type Rational, subtract, whole, zero } from '../../../server/src/payment/rational.js';
import { pick, type Random } from './random-terms.js';

const place = { start: 0, end: 1 };

/** Measures with ends and without, below nothing and above 100%, of one value alone, yes or no, and rounded to steps in which their ends are not. */
export function bentVariables(random: Random, count: number): Variable[] {
  return Array.from({ length: count }, (_, i): Variable => {
    const base = { kind: 'measure' as const, name: `M${i}`, previous: false, summed: [] };
    switch (Math.floor(random() * 9)) {
      case 0:
        return { ...base, shown: 'percent', least: zero, most: fraction(3n, 2n) };
      case 1:
        return { ...base, shown: 'number', least: zero, whole: true, unit: 'quits' };
      case 2:
        return { ...base, shown: 'money', least: zero };
      case 3:
        return { ...base, shown: 'number', least: zero, most: whole(1), whole: true, unit: 'yes or no' };
      case 4:
        return { ...base, shown: 'number', least: whole(-4), most: whole(3) };
      case 5:
        return { ...base, shown: 'number', least: whole(2), most: whole(2) };
      case 6:
        return { ...base, shown: 'number', least: zero, most: fraction(15n, 4n), roundedTo: whole(1) };
      case 7:
        return {
          ...base,
          shown: 'number',
          least: fraction(6n, 5n),
          most: fraction(7n, 5n),
          roundedTo: fraction(1n, 2n),
        };
      default:
        return { ...base, shown: 'number' };
    }
  });
}

/** A value that can be measured, often one of the ends or a number at which something may be decided. */
export function bentValue(random: Random, { least, most, whole: isWhole }: Variable): Rational {
  const low = least ?? subtract(most ?? zero, whole(pick(random, [3, 30, 3000])));
  const high = most ?? add(low, whole(pick(random, [3, 30, 3000])));
  if (isWhole) return add(low, whole(Math.floor(random() * Number(subtract(high, low).n + 1n))));
  const at = random() < 0.3 ? pick(random, [0n, 24n, 12n]) : BigInt(Math.floor(random() * 25));
  return add(low, multiply(subtract(high, low), fraction(at, 24n)));
}

interface Making {
  readonly random: Random;
  readonly variables: readonly Variable[];
  slots: number;
  next: number;
}

export function bentTerm(
  random: Random,
  variables: readonly Variable[],
  depth: number,
): { readonly expression: Expression; readonly slots: number } {
  const making: Making = { random, variables, slots: 0, next: 0 };
  const expression = anything(making, depth);
  return { expression, slots: making.slots };
}

function spanOf(making: Making): { start: number; end: number } {
  making.next++;
  return { start: making.next, end: making.next + 1 };
}

function constantOf(value: Rational): Expression {
  return { kind: 'constant', value, shown: 'number' };
}

function someNumber({ random }: Making): Expression {
  return constantOf(fraction(BigInt(Math.floor(random() * 13) - 4), pick(random, [1n, 1n, 2n])));
}

function measured({ random, variables }: Making): Expression {
  return { kind: 'measured', variable: pick(random, variables) };
}

function anything(making: Making, depth: number): Expression {
  const { random } = making;
  if (depth === 0) return random() < 0.35 ? someNumber(making) : measured(making);
  const inner = (): Expression => anything(making, depth - 1);
  switch (Math.floor(random() * 13)) {
    case 0:
      return { kind: 'sum', of: [inner(), inner(), inner()] };
    case 1:
    case 2:
      return { kind: 'product', of: [inner(), inner()] };
    case 3:
      return { kind: pick(random, ['least', 'greatest'] as const), of: [inner(), inner(), someNumber(making)] };
    case 4:
      return { kind: 'difference', left: inner(), right: inner(), place };
    case 5:
    case 6:
      return { kind: 'quotient', left: inner(), right: inner(), place };
    case 7:
      return table(making, inner);
    case 8:
      return { kind: 'when', condition: condition(making, depth), amount: inner(), whenDropped: false };
    case 9:
      return {
        kind: 'each',
        amount: inner(),
        size: constantOf(fraction(1n, pick(random, [1n, 2n]))),
        on: inner(),
        beyond: inner(),
        side: pick(random, ['above', 'below'] as const),
        whole: random() < 0.5,
        ...spanOf(making),
      };
    case 10: {
      const [low, high] = [inner(), someNumber(making)];
      const bands = [
        { low: someNumber(making), high, rate: someNumber(making), text: 'first', ...place },
        { low, rate: inner(), text: 'second', ...place },
      ];
      return { kind: 'bands', on: inner(), bands };
    }
    case 11: {
      const parts = Array.from({ length: 2 + Math.floor(random() * 2) }, inner);
      const group: CutGroup = {
        slot: making.slots++,
        parts,
        limit: random() < 0.7 ? someNumber(making) : inner(),
        how: pick(random, ['proportion', 'order'] as const),
        term: 'T',
        ...place,
      };
      const all = parts.map((_, own): Expression => ({ kind: 'cut', own, group }));
      return random() < 0.7 ? pick(random, all) : { kind: 'sum', of: all };
    }
    default:
      return { kind: 'step', slot: making.slots++, term: 'T', what: 'Step', of: inner(), shown: 'number', ...place };
  }
}

function condition(making: Making, depth: number): Condition {
  const { random } = making;
  const kind = Math.floor(random() * 5);
  if (kind === 0) return { kind: 'not', of: condition(making, depth) };
  if (kind === 1)
    return { kind: pick(random, ['all', 'any'] as const), of: [condition(making, depth), comparison(making, depth)] };
  return comparison(making, depth);
}

function boundsOf(making: Making, bound: Expression, isLow: boolean): Bounds {
  const included = making.random() < 0.5;
  return isLow
    ? { low: bound, lowIncluded: included, highIncluded: false }
    : { high: bound, lowIncluded: false, highIncluded: included };
}

function comparison(making: Making, depth: number): Comparison {
  const { random } = making;
  const bound = random() < 0.6 ? someNumber(making) : anything(making, depth - 1);
  const isSame = random() < 0.1;
  return {
    kind: 'compare',
    on: anything(making, depth - 1),
    measures: [],
    bounds: isSame
      ? { low: bound, high: bound, lowIncluded: true, highIncluded: true }
      : boundsOf(making, bound, random() < 0.5),
    text: 'compared',
    term: 'T',
    whenMissing: false,
    ...spanOf(making),
  };
}

/** A table whose ranges meet at one bound, which other measures may move; now and then with a gap there, or with two that claim it. */
function table(making: Making, inner: () => Expression): Expression {
  const { random } = making;
  const bound = random() < 0.5 ? someNumber(making) : inner();
  const row = (bounds: Bounds): Row => ({
    bounds,
    otherwise: false,
    result: inner(),
    text: 'row',
    ...spanOf(making),
  });
  const rows = [row(boundsOf(making, bound, false)), row(boundsOf(making, bound, true))];
  if (random() < 0.3) rows[1] = { ...rows[1], bounds: { lowIncluded: false, highIncluded: false }, otherwise: true };
  return { kind: 'table', on: inner(), rows, place, term: 'T' };
}
