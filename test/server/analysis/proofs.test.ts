import { strict as assert } from 'node:assert';
import { sampleOf } from '../../../server/src/analysis/box.js';
import { holds } from '../../../server/src/analysis/curve.js';
import { rewardsOf } from '../../../server/src/analysis/proofs/direction.js';
import { effectOf, outcomesOf } from '../../../server/src/analysis/proofs/effects.js';
import { jumpsOfTerm } from '../../../server/src/analysis/proofs/jumps.js';
import { rangingOf } from '../../../server/src/analysis/proofs/ranges.js';
import type { Comparison, Expression, Row, Table, Variable } from '../../../server/src/payment/model/expression.js';
import { comparisonsIn } from '../../../server/src/payment/model/inside.js';
import { add, compare, type Rational, subtract, toNumber, whole } from '../../../server/src/payment/rational.js';
import { toTheEnd } from '../../../server/src/semantics/pausing.js';
import { found, hair, modelWith, randomValues, valueAt, worth } from './brute-force.js';
import { randomFrom, randomTerm, randomValue, randomVariables } from './random-terms.js';

const terms = 1500;

/** The ends of a table's ranges, and what lies just beside them, as far as they can be measured. */
function edges(table: Table, variable: Variable): Rational[] {
  return table.rows
    .flatMap(({ bounds: { low, high } }) => [low, high])
    .flatMap((bound) => (bound?.kind === 'constant' ? [bound.value] : []))
    .flatMap((value) =>
      variable.whole || variable.roundedTo ? [value] : [subtract(value, hair), value, add(value, hair)],
    )
    .filter(
      (value) => compare(value, variable.least as Rational) >= 0 && compare(value, variable.most as Rational) <= 0,
    )
    .filter((value) => !variable.whole || value.d === 1n)
    .filter(
      (value) => !variable.roundedTo || (value.n * variable.roundedTo.d) % (value.d * variable.roundedTo.n) === 0n,
    );
}

/** Whether a range begins where it ends. */
function isOneValue({ bounds: { low, high } }: Row): boolean {
  return low?.kind === 'constant' && high?.kind === 'constant' && compare(low.value, high.value) === 0;
}

describe('proofs, held against brute force', () => {
  it('find every value that no range claims, every one that two do, and every range that nothing reaches', () => {
    let faults = 0;
    let empty = 0;
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 300_000);
      const variables = randomVariables(random, 1);
      const [variable] = variables;
      const { expression, slots } = randomTerm(random, variables, 2);
      for (const table of found('table', expression)) {
        if (table.on.kind !== 'measured') continue;
        const numbered: Table = {
          ...table,
          rows: table.rows.map((row, i) => ({
            ...row,
            result: { kind: 'constant', value: whole(i), shown: 'number' },
          })),
        };
        const { gaps, overlaps, unreached, decided } = rangingOf(table, { looks: 200 });
        assert.ok(decided, `seed ${seed}`);
        const tried = [...edges(table, variable), ...Array.from({ length: 20 }, () => randomValue(random, variable))];
        const hit = new Set<Row | undefined>();
        for (const value of tried) {
          const row = worth(numbered, slots, new Map([[variable, value]]));
          if (typeof row !== 'string') hit.add(table.rows[Number(row.n)]);
          const inGap = gaps.some(({ over }) => holds(over, value));
          const inTwo = overlaps.some(({ over }) => holds(over, value));
          assert.equal(
            typeof row === 'string' && row.startsWith('No range'),
            inGap,
            `seed ${seed} at ${toNumber(value)}`,
          );
          assert.equal(typeof row === 'string' && row.startsWith('Two'), inTwo, `seed ${seed} at ${toNumber(value)}`);
          if (typeof row !== 'string') assert.ok(!unreached.includes(table.rows[Number(row.n)]), `seed ${seed}`);
        }
        // A range that ends where it begins holds nothing but that value: beside the ends, every other is hit.
        if (overlaps.length === 0)
          for (const row of table.rows) {
            if (isOneValue(row) && !hit.has(row)) empty++;
            if (isOneValue(row)) assert.equal(unreached.includes(row), !hit.has(row), `seed ${seed}: ${row.text}`);
          }
        for (const { at } of [...gaps, ...overlaps]) {
          faults++;
          const witness = new Map([...at].map(([one, { value }]) => [one, value]));
          assert.equal(typeof worth(numbered, slots, witness), 'string', `seed ${seed}: the witness has a value`);
        }
      }
    }
    assert.ok(faults > 50 && empty > 10, `only ${faults} faults, ${empty} ranges that hold nothing`);
  });

  it('know which conditions can hold and which can fail', () => {
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 400_000);
      const variables = randomVariables(random, 2);
      const { expression, slots } = randomTerm(random, variables, 2);
      const conditions: Comparison[] = found('when', expression).flatMap(({ condition }) => comparisonsIn(condition));
      for (const condition of conditions) {
        const outcomes = outcomesOf(condition, { looks: 200 });
        const asked: Expression = {
          kind: 'when',
          condition,
          amount: { kind: 'constant', value: whole(1), shown: 'number' },
          whenDropped: false,
        };
        for (let i = 0; i < 20; i++) {
          const result = worth(asked, slots, randomValues(random, variables));
          if (typeof result === 'string' || !outcomes) continue;
          assert.ok(result.n === 1n ? outcomes.holds : outcomes.fails, `seed ${seed}`);
        }
      }
    }
  });

  it('say of no limit that it never matters, or always does, where a value shows otherwise', () => {
    const effects = { never: 0, always: 0, sometimes: 0 };
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 500_000);
      const variables = randomVariables(random, 2);
      const { expression: amount, slots } = randomTerm(random, variables, 2);
      const limit: Expression = { kind: 'constant', value: whole(Math.floor(random() * 60) - 20), shown: 'number' };
      const { effect } = effectOf({ word: 'most-paid', amount, limit, start: 0, end: 1 }, { looks: 200 });
      effects[effect]++;
      for (let i = 0; i < 20; i++) {
        const result = worth(amount, slots, randomValues(random, variables));
        if (typeof result === 'string') continue;
        const order = compare(result, limit.value);
        if (effect === 'never') assert.ok(order < 0, `seed ${seed}: ${toNumber(result)}`);
        if (effect === 'always') assert.ok(order > 0, `seed ${seed}: ${toNumber(result)}`);
      }
    }
    assert.ok(effects.never > 100 && effects.always > 20 && effects.sometimes > 100, JSON.stringify(effects));
  });

  it('find a reward for a worse result exactly where there is one', () => {
    let rewarded = 0;
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 600_000);
      const better = random() < 0.5 ? ('higher' as const) : ('lower' as const);
      const variables = randomVariables(random, 1).map(({ roundedTo: _, ...rest }) => ({ ...rest, better }));
      const [variable] = variables;
      const { expression, slots } = randomTerm(random, variables, 2);
      const {
        rewards: [reward],
      } = toTheEnd(rewardsOf(modelWith(expression, slots), new Set(['Provider']), hair, { looks: 2000 }));
      const paid = (at: Rational): Rational | string => worth(expression, slots, new Map([[variable, at]]));
      if (reward) {
        rewarded++;
        const [worse, good] = [valueAt(reward.worse), valueAt(reward.better)];
        assert.equal(compare(worse, good) < 0, better === 'higher', `seed ${seed}: the order of the results`);
        const [a, b] = [paid(worse), paid(good)];
        assert.ok(typeof a !== 'string' && typeof b !== 'string' && compare(a, b) > 0, `seed ${seed}: no reward`);
      } else {
        const tried = [...Array.from({ length: 25 }, () => randomValue(random, variable))].sort(compare);
        if (better === 'lower') tried.reverse();
        let last: Rational | undefined;
        for (const at of tried) {
          const amount = paid(at);
          if (typeof amount === 'string') continue;
          assert.ok(!last || compare(amount, last) >= 0, `seed ${seed}: a worse result than ${toNumber(at)} pays more`);
          last = amount;
        }
      }
    }
    assert.ok(rewarded > 100 && rewarded < terms - 100, `${rewarded} rewards`);
  });

  it('find jumps of the size that there is', () => {
    let jumps = 0;
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 700_000);
      const variables = randomVariables(random, 2).map(({ roundedTo: _, ...rest }) => rest);
      const { expression, slots } = randomTerm(random, variables, 2);
      const [term] = modelWith(expression, slots).terms;
      for (const { variable, at, before, there, after, size, setting } of toTheEnd(
        jumpsOfTerm(term, whole(1), { looks: 800 }),
      ).jumps) {
        const paid = (value: Rational): Rational | string =>
          worth(
            expression,
            slots,
            new Map([
              ...variables.map((one) => [one, sampleIn(one)] as const),
              ...[...setting].map(([one, spot]) => [one, valueAt(spot)] as const),
              [variable, value],
            ]),
          );
        const sides = [before && [before, subtract(at, hair)], [there, at], after && [after, add(at, hair)]];
        const seen = sides.flatMap((side) => (side ? [paid(side[1])] : []));
        // What does not jump with the measure may have no value where the other measures stand.
        if (seen.some((amount) => typeof amount === 'string')) continue;
        jumps++;
        const changes = seen.map((amount) => toNumber(amount as Rational));
        const most = Math.max(...changes.slice(1).map((value, i) => Math.abs(value - changes[i])));
        assert.ok(Math.abs(most - toNumber(size)) < 0.01, `seed ${seed}: ${most}, said to be ${toNumber(size)}`);
      }
    }
    assert.ok(jumps > 200, `only ${jumps} jumps`);
  });
});

function sampleIn({ least, most }: Variable): Rational {
  return sampleOf({ low: least, lowOpen: false, high: most, highOpen: false }, undefined);
}
