import { strict as assert } from 'node:assert';
import { type Extreme, extremeOf } from '../../../server/src/analysis/extreme.js';
import { spotsText } from '../../../server/src/analysis/words.js';
import { evaluate, isObstacle, runOf } from '../../../server/src/payment/evaluate.js';
import { type Builder, constant, product, sum } from '../../../server/src/payment/model/builder.js';
import type { Expression, Variable } from '../../../server/src/payment/model/expression.js';
import { cutForEach } from '../../../server/src/payment/model/per-person.js';
import { type ByPerson, eachHeldTo, totalOver } from '../../../server/src/payment/people.js';
import { compare, fraction, type Rational, toNumber, whole } from '../../../server/src/payment/rational.js';
import type { Values } from '../../../server/src/payment/values.js';
import { pick, type Random, randomFrom } from './random-terms.js';

const place = { start: 0, end: 1 };

/** Random people with random numbers of everything; now and then all of it on one. */
function randomPeople(random: Random, names: readonly string[]): Map<string, Map<string, Rational>> {
  const count = pick(random, [1, 2, 3, 8, 30]);
  const reach = pick(random, [1, 3, 12]);
  return new Map(
    names.map((name) => {
      const people = new Map<string, Rational>();
      for (let i = 0; i < count; i++)
        if (random() < 0.6) people.set(`p${i}`, whole(Math.floor(random() * (reach + 1))));
      return [name, people];
    }),
  );
}

function valuesOf(people: ReadonlyMap<string, ByPerson>): Values {
  const measurements = new Map([...people].map(([name, own]) => [name, { value: { people: own } }]));
  return { measurements, alreadyPaid: new Map() };
}

interface Made {
  readonly parts: readonly Expression[];
  readonly slots: number;
}

interface How {
  /** Whether the measures are known to come to what the people add, or can be anything. */
  readonly held: boolean;
  /** Whether the measures say what each person counts to. */
  readonly counted: boolean;
}

/** Parts that are limited for each person together. */
function made(random: Random, people: ReadonlyMap<string, ByPerson>, { held, counted }: How): Made {
  const variables = [...people].map(([name, own]): Variable => {
    const eachPersonTo = counted ? whole(1 + Math.floor(random() * 4)) : undefined;
    return {
      kind: 'measure',
      name,
      previous: false,
      summed: [],
      shown: 'number',
      addsUp: true,
      whole: true,
      least: whole(0),
      ...(eachPersonTo ? { eachPersonTo } : {}),
      ...(held ? { known: totalOver(eachHeldTo(own, eachPersonTo), undefined) } : {}),
    };
  });
  const b = { slots: 0, problems: [] } as unknown as Builder;
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    party: 'One',
    amount: sum(
      variables.flatMap((variable): Expression[] => {
        if (random() < 0.4) return [];
        const price = constant(fraction(BigInt(1 + Math.floor(random() * 30)), pick(random, [1n, 2n, 7n])), 'money');
        return [product(price, { kind: 'measured', variable })];
      }),
    ),
  }));
  const limit = {
    amount: constant(whole(1 + Math.floor(random() * 40)), 'money'),
    place,
    how: pick(random, ['proportion', 'order'] as const),
    beforeReductions: false,
    perPerson: true,
  };
  const cut = cutForEach(b, parts, limit, { term: 'ForOne' });
  assert.ok(cut, 'all parts add up over people');
  return { parts: cut.map(({ amount }) => amount), slots: b.slots };
}

function bounds(found: Extreme | undefined, value: Rational, direction: 'greatest' | 'least'): boolean {
  assert.ok(found, 'a value where there should be none');
  if (!found.bound) return true;
  const order = compare(value, found.bound);
  return direction === 'greatest' ? order <= 0 : order >= 0;
}

describe('limits for each person, where only sums are known', () => {
  const names = ['M0', 'M1', 'M2'];

  it('hold what random people come to within the bounds that are proved from their sums', () => {
    let tight = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const random = randomFrom(seed + 300_000);
      const people = randomPeople(random, names);
      const values = valuesOf(people);
      const held = random() < 0.8;
      const { parts, slots } = made(random, people, { held, counted: random() < 0.5 });
      const [first, ...rest] = parts;
      const all = sum(parts);
      const asked: Expression[] = [
        first,
        all,
        { kind: 'least', of: [all, constant(whole(25))] },
        ...(rest.length > 0 ? [{ kind: 'difference', left: first, right: rest[0], place } as const] : []),
      ];
      for (const [i, expression] of asked.entries()) {
        const value = evaluate(expression, runOf(slots, values));
        assert.ok(!isObstacle(value), `seed ${seed}`);
        for (const direction of ['greatest', 'least'] as const) {
          const found = extremeOf(expression, direction, { looks: 300 });
          assert.ok(
            bounds(found, value, direction),
            `seed ${seed}, ${i}: ${toNumber(value)} lies beyond the ${direction}, ${found?.bound && toNumber(found.bound)}`,
          );
          if (held && found?.bound && compare(found.bound, value) === 0) tight++;
        }
      }
    }
    assert.ok(tight > 1000, `only ${tight} bounds are reached`);
  });

  it('have a least where nothing ends what is measured, whichever part is cut first', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = randomFrom(seed + 450_000);
      const { parts } = made(random, new Map(names.map((name) => [name, new Map()])), { held: false, counted: true });
      for (const part of parts) assert.ok(extremeOf(part, 'least', { looks: 300 })?.bound, `seed ${seed}`);
    }
  });

  it('reach the least where one person has all of it, and say so', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = randomFrom(seed + 400_000);
      const people = new Map(names.map((name) => [name, new Map([['p', whole(1 + Math.floor(random() * 5))]])]));
      const { parts, slots } = made(random, people, { held: true, counted: false });
      const value = evaluate(sum(parts), runOf(slots, valuesOf(people)));
      const least = extremeOf(sum(parts), 'least', { looks: 300 });
      const most = extremeOf(sum(parts), 'greatest', { looks: 300 });
      assert.ok(!isObstacle(value));
      assert.deepEqual(least?.bound, value, `seed ${seed}`);
      if (most?.bound && compare(most.bound, value) > 0)
        assert.equal(spotsText(least?.at ?? new Map()), 'all of it on one person under ForOne', `seed ${seed}`);
    }
  });
});
