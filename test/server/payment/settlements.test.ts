import assert from 'node:assert/strict';
import { formatMoney } from '../../../server/src/payment/format.js';
import { total } from '../../../server/src/payment/rational.js';
import type { Sums } from '../../../server/src/payment/settle.js';
import { beds, outcome, runCase, termOf } from '../../kit/settlements.js';

describe('the test bed of settlements', () => {
  for (const [file, bed] of beds()) {
    describe(`${file}: ${bed.about}`, () => {
      for (const one of bed.cases) {
        it(one.name, () => {
          const settlement = runCase(bed, one);
          for (const [term, parties] of Object.entries(one.expect ?? {})) {
            const found = termOf(settlement, term);
            const open = found?.obstacle?.message ?? found?.lacking.map(({ name }) => `lacks ${name}`).join();
            assert.ok(!open, `${term}: ${open}`);
            const came = Object.entries(parties).map(([party, sums]) => {
              const verbs = sums.split(', ').map((sum) => sum.split(' ')[0] as keyof Sums);
              return [party, verbs.map((verb) => outcome(settlement, term, party, verb)).join(', ')];
            });
            assert.deepEqual(Object.fromEntries(came), parties, steps(settlement, term));
          }
          for (const [term, message] of Object.entries(one.asks ?? {})) {
            const found = termOf(settlement, term);
            const asked = found?.obstacle?.message ?? found?.lacking.map(({ name }) => `lacks ${name}`).join();
            assert.ok(asked?.includes(message), `asked: ${asked}`);
          }
          for (const { term, parties } of settlement.terms) {
            if (term.kind !== 'payment') continue;
            const received = total(parties.map(({ rounded }) => rounded.receives));
            assert.equal(
              formatMoney(received),
              formatMoney(total(parties.map(({ rounded }) => rounded.pays))),
              term.name,
            );
          }
        });
      }
    });
  }
});

function steps(settlement: ReturnType<typeof runCase>, term: string): string {
  return settlement.steps
    .filter((step) => step.term === term)
    .map(({ what, formula, amount }) => `${what}: ${formula} = ${formatMoney(amount)}`)
    .join('\n');
}
