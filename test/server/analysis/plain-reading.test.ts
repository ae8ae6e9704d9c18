import { strict as assert } from 'node:assert';
import { boundariesOf } from '../../../server/src/analysis/proofs/boundaries.js';
import { wayOfSum } from '../../../server/src/analysis/way.js';
import type { Expression, Row, Variable } from '../../../server/src/payment/model/expression.js';
import {
  add,
  compare,
  fraction,
  one,
  type Rational,
  subtract,
  toNumber,
  whole,
} from '../../../server/src/payment/rational.js';
import { hair, isNear, randomValues, worth } from './brute-force.js';
import { pick, type Random, randomFrom, randomTerm, randomValue, randomVariables } from './random-terms.js';

const place = { start: 0, end: 1 };
const terms = 3000;

function constant(value: Rational): Expression {
  return { kind: 'constant', value, shown: 'number' };
}

/** A table as outcome payments have them: most rows begin with what the one before ends with, and rise or stay level; now and then one does not. */
function gradedTable(random: Random, variable: Variable): Expression {
  const on: Expression = { kind: 'measured', variable };
  const at = (twentieths: number): Rational => {
    const [least, most] = [variable.least as Rational, variable.most as Rational];
    return add(least, fraction((most.n * least.d - least.n * most.d) * BigInt(twentieths), most.d * least.d * 20n));
  };
  const cuts = [...new Set([0, 1, 2].map(() => 1 + Math.floor(random() * 19)))].sort((a, b) => a - b).map(at);
  const worthOfOne = constant(whole(pick(random, [1, 1, 1, 3, -2])));
  const rows: Row[] = [];
  const falls = random() < 0.3;
  let level = Math.floor(random() * 5);
  const move = (): number => (random() < 0.5 ? 0 : falls ? -Math.floor(random() * 4) : Math.floor(random() * 4));
  for (let i = 0; i <= cuts.length; i++) {
    const [low, high] = [cuts[i - 1], cuts[i]].map((cut) => cut && constant(cut));
    if (random() < 0.2) level += move();
    if (random() < 0.1) level -= move();
    const from = level;
    const isRamp = low !== undefined && high !== undefined && random() < 0.7;
    if (isRamp) level += move();
    const ramp: Expression = {
      kind: 'ramp',
      on,
      low: low as Expression,
      high: high as Expression,
      from: constant(whole(from)),
      to: constant(whole(level)),
    };
    const result = isRamp ? ramp : constant(whole(from));
    rows.push({
      bounds: { low, lowIncluded: true, high, highIncluded: false },
      otherwise: false,
      result: random() < 0.5 ? result : { kind: 'product', of: [worthOfOne, result] },
      text: `row ${i}`,
      start: 10 * i + 1,
      end: 10 * i + 2,
    });
  }
  return { kind: 'table', on, rows, place, term: 'T' };
}

/** What stands around tables in payment terms. */
function wrapped(random: Random, amount: Expression, other: Expression, slot: number): Expression {
  const number = (): Expression => constant(whole(Math.floor(random() * 12) - 3));
  switch (Math.floor(random() * 8)) {
    case 0:
      return { kind: 'product', of: [number(), amount] };
    case 1:
      return { kind: pick(random, ['least', 'greatest'] as const), of: [amount, number()] };
    case 2:
      return { kind: 'difference', left: number(), right: amount, place };
    case 3:
      return { kind: 'sum', of: [amount, other] };
    case 4:
      return { kind: 'step', slot, term: 'T', what: 'Step', of: amount, shown: 'number', ...place };
    case 5: {
      const shares: Expression[] = [2, 3].map((n) => ({
        kind: 'product',
        of: [constant(fraction(BigInt(n), 5n)), amount],
      }));
      const parts = shares.map((of): Expression => ({ kind: 'greatest', of: [constant(whole(0)), of] }));
      const group = { slot, parts, limit: number(), how: 'proportion' as const, term: 'T', ...place };
      return { kind: 'cut', own: 0, group };
    }
    case 6:
      return { kind: 'quotient', left: amount, right: constant(whole(pick(random, [2, -2]))), place };
    default:
      return amount;
  }
}

function gradedTerm(random: Random, variables: readonly Variable[]): { expression: Expression; slots: number } {
  const [moving, still] = variables;
  let slots = 0;
  let expression = gradedTable(random, moving);
  for (let depth = 0; depth < 3; depth++) {
    const other: Expression =
      random() < 0.5 ? gradedTable(random, moving) : { kind: 'measured', variable: pick(random, [still, moving]) };
    expression = wrapped(random, expression, other, slots++);
  }
  return { expression, slots };
}

/** An amount, less a part of it that is held back up to a limit, where something else is short or throughout. */
function heldBackTerm(random: Random, variables: readonly Variable[]): { expression: Expression; slots: number } {
  const { expression, slots } = gradedTerm(random, variables);
  const number = (): Expression => constant(whole(Math.floor(random() * 12) - 3));
  const amount: Expression = {
    kind: 'step',
    slot: slots,
    term: 'T',
    what: 'Step',
    of: expression,
    shown: 'number',
    ...place,
  };
  const part: Expression = {
    kind: 'product',
    of: [constant(fraction(BigInt(1 + Math.floor(random() * 12)), 10n)), amount],
  };
  const limited: Expression =
    random() < 0.6 ? { kind: pick(random, ['least', 'greatest'] as const), of: [part, number()] } : part;
  const bounds = { low: constant(randomValue(random, variables[1])), lowIncluded: true, highIncluded: false };
  const on: Expression = { kind: 'measured', variable: pick(random, [variables[1], variables[1], variables[0]]) };
  const comparing = {
    kind: 'compare',
    on,
    measures: [],
    bounds,
    text: '',
    term: 'T',
    whenMissing: false,
    ...place,
  } as const;
  const taken: Expression =
    random() < 0.8 ? { kind: 'when', condition: comparing, amount: limited, whenDropped: false } : limited;
  return { expression: { kind: 'difference', left: amount, right: taken, place }, slots: slots + 1 };
}

/** Values of a variable from the least to the greatest, those beside every number in an expression among them. */
function tried(random: Random, variable: Variable, expression: Expression): Rational[] {
  const { places } = boundariesOf([expression], variable);
  const beside = places.flatMap(({ value }) => (value ? [subtract(value, hair), value, add(value, hair)] : []));
  const inside = ({ n, d }: Rational): boolean =>
    compare({ n, d }, variable.least as Rational) >= 0 && compare({ n, d }, variable.most as Rational) <= 0;
  const measured = variable.whole || variable.roundedTo ? beside.filter(({ d }) => variable.whole && d === 1n) : beside;
  return [...measured.filter(inside), ...Array.from({ length: 20 }, () => randomValue(random, variable))].sort(compare);
}

describe('what plain reading says', () => {
  for (const [name, make, least] of [
    ['graded tables', gradedTerm, 0.4],
    ['what is partly held back', heldBackTerm, 0.3],
    ['any terms', (random: Random, of: readonly Variable[]) => randomTerm(random, of, 2), 0.3],
  ] as const) {
    it(`of the way that ${name} go is true of all values`, () => {
      const told = { up: 0, down: 0, level: 0, nothing: 0 };
      for (let seed = 1; seed <= terms; seed++) {
        const random = randomFrom(seed + 1_100_000);
        const variables = randomVariables(random, 2);
        const [variable] = variables;
        const { expression, slots } = make(random, variables);
        const way = wayOfSum([{ times: one, of: expression }], variable);
        told[way ?? 'nothing']++;
        if (!way) continue;
        const others = randomValues(random, variables);
        let last: Rational | undefined;
        for (const value of tried(random, variable, expression)) {
          const amount = worth(expression, slots, others, [variable, value]);
          if (typeof amount === 'string') continue;
          const order = last ? compare(amount, last) : 0;
          assert.ok(
            way === 'up' ? order >= 0 : way === 'down' ? order <= 0 : order === 0,
            `seed ${seed}: said to go ${way}, and ${toNumber(amount)} follows ${last && toNumber(last)} at ${toNumber(value)}`,
          );
          last = amount;
        }
      }
      assert.ok(told.up > 100 && told.down > 100, JSON.stringify(told));
      assert.ok(told.nothing < (1 - least) * terms, JSON.stringify(told));
    });
  }

  it('of where ranges go on as they ended is true', () => {
    let smooth = 0;
    let others = 0;
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 1_200_000);
      const variables = randomVariables(random, 2).map(({ roundedTo: _, ...rest }) => rest);
      const [variable] = variables;
      const { expression, slots } = gradedTerm(random, variables);
      const values = randomValues(random, variables);
      for (const { value, isSmooth } of boundariesOf([expression], variable).places) {
        if (!value) continue;
        if (!isSmooth) {
          others++;
          continue;
        }
        smooth++;
        const [before, there, after] = [subtract(value, hair), value, add(value, hair)].map((at) =>
          worth(expression, slots, values, [variable, at]),
        );
        for (const side of [before, after])
          assert.ok(
            typeof side !== 'string' && typeof there !== 'string' && isNear(side, there),
            `seed ${seed}: a jump at ${toNumber(value)}`,
          );
      }
    }
    assert.ok(smooth > terms && others > 500, `${smooth} smooth, ${others} others`);
  });
});
