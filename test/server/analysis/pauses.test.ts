import { strict as assert } from 'node:assert';
import { spaceOf } from '../../../server/src/analysis/box.js';
import { curveOf, drawingCurve } from '../../../server/src/analysis/curve.js';
import { formOf } from '../../../server/src/analysis/over-box.js';
import { type Budget, greatestOver, searchingOver } from '../../../server/src/analysis/search.js';
import { variablesIn } from '../../../server/src/payment/model/inside.js';
import type { Pausing } from '../../../server/src/semantics/pausing.js';
import { randomFrom, randomTerm, randomVariables } from './random-terms.js';

const terms = 100;

/** What work comes to, the most looks between two pauses, and how many there were in all. */
function paused<T>(budget: Budget, work: Pausing<T>): { result: T; most: number; all: number } {
  const first = budget.looks;
  let [before, most] = [first, 0];
  for (;;) {
    const step = work.next();
    most = Math.max(most, before - budget.looks);
    before = budget.looks;
    if (step.done) return { result: step.value, most, all: first - budget.looks };
  }
}

describe('the work of proofs', () => {
  it('can be left after every look, and comes to the same', () => {
    const longest = { search: 0, curve: 0 };
    for (let seed = 1; seed <= terms; seed++) {
      const random = randomFrom(seed + 4_000_000);
      const variables = randomVariables(random, 3);
      const { expression } = randomTerm(random, variables, 3);
      const space = spaceOf(variablesIn([expression]));
      const looked = (look: Parameters<typeof formOf>[1]) => formOf(expression, look);
      const budget = { looks: 300 };
      const search = paused(budget, searchingOver(space, looked, budget));
      assert.deepEqual(search.result, greatestOver(space, looked, { looks: 300 }), `seed ${seed}`);
      longest.search = Math.max(longest.search, search.all);
      const curves = { looks: 200 };
      const amounts = [{ sign: 1 as const, amount: expression }];
      const curve = paused(curves, drawingCurve(amounts, variables[0], new Map(), curves));
      assert.deepEqual(curve.result, curveOf(amounts, variables[0], new Map(), { looks: 200 }), `seed ${seed}`);
      longest.curve = Math.max(longest.curve, curve.all);
      assert.ok(search.most <= 1 && curve.most <= 1, `seed ${seed}: ${search.most}, ${curve.most}`);
    }
    assert.ok(longest.search > 100 && longest.curve > 50, JSON.stringify(longest));
  });
});
