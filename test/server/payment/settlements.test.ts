import assert from 'node:assert/strict';
import { formatMoney } from '../../../server/src/payment/format.js';
import { total } from '../../../server/src/payment/rational.js';
import type { Sums } from '../../../server/src/payment/settle.js';
import { beds, outcome, runCase, termOf, textOfCase } from '../../kit/settlements.js';
import { languageFindingsIn, workspaceOf } from '../../kit/workspace.js';

/** Cases leave out what no sum depends on: lines that are missing. */
const leftOut = new Set(['R304', 'R305', 'R408']);

describe('the test bed of settlements', () => {
  for (const [file, bed] of beds()) {
    describe(`${file}: ${bed.about}`, () => {
      for (const one of bed.cases) {
        if (!one.asks)
          it(`${one.name}, in words that are accepted`, () => {
            const found = languageFindingsIn(workspaceOf({ 'a.remit': textOfCase(bed, one) }), 'a.remit');
            const errors = found.filter(({ code, severity }) => severity === 'error' && !leftOut.has(code));
            assert.deepEqual(
              errors.map(({ message }) => message),
              [],
            );
          });

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
