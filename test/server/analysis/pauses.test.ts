import { strict as assert } from 'node:assert';
import { spaceOf } from '../../../server/src/analysis/box.js';
import { curveOf, drawingCurve } from '../../../server/src/analysis/curve.js';
import { fingerprintOf } from '../../../server/src/analysis/fingerprint.js';
import { formOf } from '../../../server/src/analysis/over-box.js';
import { type Budget, greatestOver, searchingOver } from '../../../server/src/analysis/search.js';
import { readingYears, yearsOf } from '../../../server/src/analysis/years.js';
import { contractsIn } from '../../../server/src/payment/model/contract.js';
import { variablesIn } from '../../../server/src/payment/model/inside.js';
import type { Scope } from '../../../server/src/semantics/names.js';
import type { Pausing } from '../../../server/src/semantics/pausing.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { contractOfTerms } from '../../bench/contract.js';
import { folder, workspaceOf } from '../../kit/workspace.js';
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

  it('can be left after each term that is read, and comes to the same', () => {
    const text = contractOfTerms(20);
    const file = viewOf(workspaceOf({ 'a.remit': text }, {}, true)).file(`${folder}a.remit`);
    const index = (file?.source.pieces ?? []).findIndex((piece) => /^contract /m.test(piece.text));
    const [contract] = contractsIn(file?.parsed(index).tree.items ?? []);
    const [piece, scope] = [file?.source.pieces[index].text as string, file?.scope(index) as Scope];
    const whole = yearsOf(contract, piece, scope);
    const reading = readingYears(contract, piece, file?.scope(index) as Scope, false);
    const terms = whole.map(({ model }) => model.terms.length).reduce((a, b) => a + b);
    let pauses = 0;
    let step = reading.next();
    for (; !step.done; step = reading.next()) pauses++;
    const said = (years: typeof whole): unknown =>
      years.map(({ label, model }) => [label, model.terms.map((term) => fingerprintOf(term))]);
    assert.deepEqual(said(step.value), said(whole));
    assert.ok(terms >= 20 && pauses >= terms, `${pauses} pauses in ${terms} terms`);
  });
});
