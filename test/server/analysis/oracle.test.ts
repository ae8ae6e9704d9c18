import { strict as assert } from 'node:assert';
import { curveOf, heldAt, holds, jumpsOf, valueOn } from '../../../server/src/analysis/curve.js';
import { extremeOf } from '../../../server/src/analysis/extreme.js';
import type { Spots } from '../../../server/src/analysis/search.js';
import type { Expression, Variable } from '../../../server/src/payment/model/expression.js';
import { add, compare, type Rational, subtract, toNumber } from '../../../server/src/payment/rational.js';
import { hair, isNear, randomValues, worth } from './brute-force.js';
import { pick, randomFrom, randomTerm, randomValue, randomVariables } from './random-terms.js';

/** What a term comes to, by the engine that pays: undefined where it says nothing. */
function paid(
  { expression, slots }: { expression: Expression; slots: number },
  values: ReadonlyMap<Variable, Rational>,
): Rational | undefined {
  const result = worth(expression, slots, values);
  return typeof result === 'string' ? undefined : result;
}

/** The values of a witness; beside a value where it is only approached. */
function valuesAt(at: Spots, others: ReadonlyMap<Variable, Rational>): Map<Variable, Rational> {
  const values = new Map(others);
  for (const [variable, { value, side }] of at)
    values.set(variable, side === 'at' ? value : side === 'just-above' ? add(value, hair) : subtract(value, hair));
  return values;
}

const terms = 3000;

describe('held against brute force', () => {
  it(`bounds what ${terms} random terms come to, and shows where the bounds are reached`, () => {
    let decided = 0;
    let known = 0;
    let witnesses = 0;
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed);
      const variables = randomVariables(random, 1 + Math.floor(random() * 3));
      const term = randomTerm(random, variables, 1 + Math.floor(random() * 3));
      for (const direction of ['greatest', 'least'] as const) {
        const found = extremeOf(term.expression, direction, { looks: 400 });
        for (let i = 0; i < 25; i++) {
          const values = randomValues(random, variables);
          const value = paid(term, values);
          if (!value) continue;
          assert.ok(found, `seed ${seed}: a value where there should be none`);
          if (!found.bound) continue;
          const order = compare(value, found.bound);
          assert.ok(
            direction === 'greatest' ? order <= 0 : order >= 0,
            `seed ${seed}: ${toNumber(value)} lies beyond the ${direction}, ${toNumber(found.bound)}`,
          );
        }
        if (!found) continue;
        known++;
        if (!found.decided || !found.found || !found.bound) continue;
        decided++;
        assert.ok(isNear(found.found, found.bound), `seed ${seed}: decided, and apart`);
        const value = paid(term, valuesAt(found.at, randomValues(random, variables)));
        // What does not change the sum may still have a value for which the term says nothing.
        if (value) witnesses++;
        assert.ok(
          !value || isNear(value, found.found),
          `seed ${seed}: the ${direction} is said to be ${toNumber(found.found)}, and the witness gives ${value && toNumber(value)}`,
        );
      }
    }
    assert.ok(witnesses > 0.97 * decided, `only ${witnesses} of ${decided} witnesses were tried`);
    assert.ok(decided > 0.9 * known, `only ${decided} of ${known} were decided`);
  });

  it(`draws the curves of ${terms} random terms`, () => {
    let exact = 0;
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 100_000);
      const variables = randomVariables(random, 1 + Math.floor(random() * 3)).map(({ roundedTo: _, ...rest }) => rest);
      const term = randomTerm(random, variables, 1 + Math.floor(random() * 3));
      const variable = pick(random, variables);
      const others = randomValues(random, variables);
      others.delete(variable);
      const curve = curveOf([{ sign: 1, amount: term.expression }], variable, heldAt(others), { looks: 500 });
      if (!curve.exact) continue;
      exact++;
      const ends = curve.pieces.flatMap(({ over: { low, high } }) => [low, high].filter((end) => end !== undefined));
      const asked = [...ends, ...Array.from({ length: 20 }, () => randomValue(random, variable))];
      for (const at of asked) {
        const pieces = curve.pieces.filter(({ over }) => holds(over, at));
        assert.equal(pieces.length, 1, `seed ${seed}: one piece at ${toNumber(at)}`);
        const value = paid(term, new Map([...others, [variable, at]]));
        const drawn = pieces[0].line && valueOn(pieces[0].line, at);
        assert.deepEqual(drawn, value, `seed ${seed} at ${toNumber(at)}`);
      }
    }
    assert.ok(exact > 0.95 * terms, `only ${exact} of ${terms} curves are exact`);
  });

  it('finds every jump of a curve, and no other', () => {
    const tried = { curves: 0, jumps: 0, joints: 0 };
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 200_000);
      const variables = randomVariables(random, 2).map(({ roundedTo: _, ...rest }) => rest);
      const term = randomTerm(random, variables, 2);
      const [variable, other] = variables;
      const others = new Map([[other, randomValue(random, other)]]);
      const curve = curveOf([{ sign: 1, amount: term.expression }], variable, heldAt(others), { looks: 500 });
      if (!curve.exact) continue;
      tried.curves++;
      const jumps = jumpsOf(curve);
      tried.jumps += jumps.length;
      const value = (at: Rational): Rational | undefined => paid(term, new Map([...others, [variable, at]]));
      for (const { at, before, there, after } of jumps) {
        const seen = value(at);
        assert.ok(seen && isNear(seen, there), `seed ${seed}: at ${toNumber(at)}`);
        const [left, right] = [value(subtract(at, hair)), value(add(at, hair))];
        if (before && compare(at, variable.least as Rational) > 0)
          assert.ok(left && isNear(left, before), `seed ${seed}: before ${toNumber(at)}`);
        if (after && compare(at, variable.most as Rational) < 0)
          assert.ok(right && isNear(right, after), `seed ${seed}: after ${toNumber(at)}`);
      }
      for (const { over } of curve.pieces) {
        const at = over.low;
        if (!at || jumps.some((jump) => compare(jump.at, at) === 0) || compare(at, variable.least as Rational) === 0)
          continue;
        tried.joints++;
        const [left, there, right] = [value(subtract(at, hair)), value(at), value(add(at, hair))];
        if (left && there) assert.ok(isNear(left, there), `seed ${seed}: a jump at ${toNumber(at)} is not noted`);
        if (right && there && compare(at, variable.most as Rational) < 0)
          assert.ok(isNear(right, there), `seed ${seed}: a jump after ${toNumber(at)} is not noted`);
      }
    }
    assert.ok(tried.curves > 0.9 * terms && tried.jumps > 1000 && tried.joints > 500, JSON.stringify(tried));
  });
});
