// Random payment terms, from a seed: what proofs and bounds are held against brute force with.

import type { Span } from '../../../grammar/syntax/tree.js';
import type {
  Bounds,
  Comparison,
  Condition,
  CutGroup,
  Expression,
  Row,
  Variable,
} from '../../../server/src/payment/model/expression.js';
import { fraction, type Rational, whole } from '../../../server/src/payment/rational.js';
import type { Measurement, Values } from '../../../server/src/payment/values.js';

export type Random = () => number;

/** A small generator of numbers from 0 to below 1 (mulberry32, public domain). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)];
}

const place = { start: 0, end: 1 };

export function randomVariables(random: Random, count: number): Variable[] {
  return Array.from({ length: count }, (_, i) => {
    const base = { kind: 'measure' as const, name: `M${i}`, previous: false, summed: [] };
    switch (Math.floor(random() * 4)) {
      case 0:
        return { ...base, shown: 'percent', least: whole(0), most: whole(1), roundedTo: fraction(1n, 1000n) };
      case 1:
        return { ...base, shown: 'number', least: whole(0), most: whole(40), whole: true, unit: 'quits' };
      case 2:
        return { ...base, shown: 'percent', least: whole(0), most: whole(1) };
      default:
        return { ...base, shown: 'number', least: whole(-3), most: fraction(21n, 2n), unit: 'points' };
    }
  });
}

function constantOf(value: Rational): Expression {
  return { kind: 'constant', value, shown: 'number' };
}

function numberIn(random: Random, variable: Variable): Rational {
  const [least, most] = [variable.least as Rational, variable.most as Rational];
  const steps = 20n;
  const at = BigInt(Math.floor(random() * 21));
  return fraction(least.n * most.d * (steps - at) + most.n * least.d * at, least.d * most.d * steps);
}

interface Making {
  readonly random: Random;
  readonly variables: readonly Variable[];
  slots: number;
  /** Where the next range or condition is said to stand. */
  next: number;
  /** Of what is paid for each step, the share that counts whole steps only. */
  readonly wholeSteps: number;
}

function nextPlace(making: Making): Span {
  making.next++;
  return { start: making.next, end: making.next + 1 };
}

/** @param wholeSteps of what is paid for each step, the share that counts whole steps only; the term is the same but for that */
export function randomTerm(
  random: Random,
  variables: readonly Variable[],
  depth: number,
  wholeSteps = 0.3,
): { readonly expression: Expression; readonly slots: number } {
  const making: Making = { random, variables, slots: 0, next: 0, wholeSteps };
  const expression = anything(making, depth);
  return { expression, slots: making.slots };
}

function anything(making: Making, depth: number): Expression {
  const { random, variables } = making;
  if (depth === 0) {
    if (random() < 0.4) return constantOf(fraction(BigInt(Math.floor(random() * 40) - 10), pick(random, [1n, 2n, 4n])));
    return { kind: 'measured', variable: pick(random, variables) };
  }
  const inner = (): Expression => anything(making, depth - 1);
  switch (Math.floor(random() * 12)) {
    case 0:
      return { kind: 'sum', of: [inner(), inner()] };
    case 1:
      return { kind: 'product', of: [constantOf(whole(Math.floor(random() * 9) - 4)), inner()] };
    case 2:
      return { kind: pick(random, ['least', 'greatest'] as const), of: [inner(), inner()] };
    case 3:
      return { kind: 'difference', left: inner(), right: inner(), place };
    case 4:
    case 5:
      return table(making, inner);
    case 6:
      return { kind: 'when', condition: condition(making), amount: inner(), whenDropped: true };
    case 7: {
      const variable = pick(random, variables);
      return {
        kind: 'each',
        amount: constantOf(whole(Math.floor(random() * 20) - 4)),
        size: constantOf(variable.whole ? whole(pick(random, [1, 1, 4])) : fraction(1n, pick(random, [1n, 2n, 10n]))),
        on: { kind: 'measured', variable },
        beyond: constantOf(numberIn(random, variable)),
        side: pick(random, ['above', 'below'] as const),
        whole: random() < making.wholeSteps,
        ...nextPlace(making),
      };
    }
    case 8: {
      const variable = pick(random, variables);
      const [a, b] = [numberIn(random, variable), numberIn(random, variable)];
      const [low, high] = a.n * b.d <= b.n * a.d ? [a, b] : [b, a];
      return {
        kind: 'bands',
        on: { kind: 'measured', variable },
        bands: [
          { low: constantOf(low), high: constantOf(high), rate: constantOf(whole(3)), text: 'first', ...place },
          { low: constantOf(high), rate: constantOf(fraction(1n, 2n)), text: 'second', ...place },
        ],
      };
    }
    case 9: {
      const parts = [amountOnly(making, depth - 1), amountOnly(making, depth - 1)];
      const group: CutGroup = {
        slot: making.slots++,
        parts,
        limit: constantOf(whole(Math.floor(random() * 12))),
        how: pick(random, ['proportion', 'order'] as const),
        term: 'T',
        ...place,
      };
      const all: Expression[] = [0, 1].map((own) => ({ kind: 'cut', own, group }));
      return random() < 0.5 ? all[0] : { kind: 'sum', of: all };
    }
    case 10:
      return {
        kind: 'step',
        slot: making.slots++,
        term: 'T',
        what: 'Step',
        of: inner(),
        shown: 'number',
        ...place,
      };
    default: {
      const [first, second] = [pick(random, variables), pick(random, variables)];
      if (first === second) return { kind: 'measured', variable: first };
      return {
        kind: 'product',
        of: [
          { kind: 'measured', variable: first },
          { kind: 'measured', variable: second },
        ],
      };
    }
  }
}

/** What is not below nothing, as amounts are that are cut back together. */
function amountOnly(making: Making, depth: number): Expression {
  return { kind: 'greatest', of: [constantOf(whole(0)), anything(making, Math.max(depth, 0))] };
}

function condition(making: Making): Condition {
  const { random } = making;
  if (random() < 0.3)
    return { kind: pick(random, ['all', 'any'] as const), of: [comparison(making), comparison(making)] };
  if (random() < 0.2) return { kind: 'not', of: comparison(making) };
  return comparison(making);
}

function comparison(making: Making): Comparison {
  const { random, variables } = making;
  const variable = pick(random, variables);
  const bound = constantOf(numberIn(random, variable));
  const included = random() < 0.5;
  const bounds: Bounds =
    random() < 0.5
      ? { low: bound, lowIncluded: included, highIncluded: false }
      : { high: bound, lowIncluded: false, highIncluded: included };
  return {
    kind: 'compare',
    on: { kind: 'measured', variable },
    measures: [variable],
    bounds,
    text: 'compared',
    term: 'T',
    whenMissing: false,
    ...nextPlace(making),
  };
}

/** A table over one variable, or over a sum of two; now and then with a gap or two ranges that share values. */
function table(making: Making, inner: () => Expression): Expression {
  const { random, variables } = making;
  const variable = pick(random, variables);
  const single: Expression = { kind: 'measured', variable };
  const on: Expression =
    random() < 0.2
      ? {
          kind: 'sum',
          of: [
            single,
            {
              kind: 'product',
              of: [constantOf(fraction(1n, 2n)), { kind: 'measured', variable: pick(random, variables) }],
            },
          ],
        }
      : single;
  const cuts = [numberIn(random, variable), numberIn(random, variable)].sort((a, b) =>
    Number(a.n * b.d - b.n * a.d > 0n ? 1 : -1),
  );
  const owns = cuts.map(() => random() < 0.5);
  const fault = random();
  const row = (bounds: Bounds, text: string): Row => ({
    bounds,
    otherwise: false,
    result: inner(),
    text,
    ...nextPlace(making),
  });
  const [low, high] = cuts.map(constantOf);
  const rows: Row[] = [
    row({ high: low, highIncluded: owns[0], lowIncluded: false }, 'low'),
    row({ low, lowIncluded: fault < 0.1 ? owns[0] : !owns[0], high, highIncluded: owns[1] }, 'middle'),
    row({ low: high, lowIncluded: !owns[1], highIncluded: false }, 'high'),
  ];
  if (fault > 0.9) rows.pop();
  if (fault > 0.95) rows.push({ ...row({ lowIncluded: false, highIncluded: false }, 'otherwise'), otherwise: true });
  const middle = rows[1];
  if (random() < 0.3 && low !== high)
    rows[1] = {
      ...middle,
      result: { kind: 'ramp', on, low, high, from: constantOf(whole(2)), to: constantOf(whole(9)) },
    };
  return { kind: 'table', on, rows, place, term: 'T' };
}

/** A value that can be measured. */
export function randomValue(random: Random, variable: Variable): Rational {
  const [least, most] = [variable.least as Rational, variable.most as Rational];
  if (variable.whole) return whole(Math.floor(random() * 41));
  const steps = variable.roundedTo ? 1000n : 997n * 20n;
  const at = BigInt(Math.floor(random() * (Number(steps) + 1)));
  return fraction(least.n * most.d * (steps - at) + most.n * least.d * at, least.d * most.d * steps);
}

export function valuesFrom(values: ReadonlyMap<Variable, Rational>): Values {
  const measurements = new Map<string, Measurement>();
  for (const [variable, value] of values) measurements.set(variable.name, { value });
  return { measurements, alreadyPaid: new Map() };
}
