import assert from 'node:assert/strict';
import { toNumber } from '../../server/src/payment/rational.js';
import { settle } from '../../server/src/payment/settle.js';
import { contractOfTerms } from './contract.js';
import { type Nets, settleByHand } from './northshire.js';
import { measuredOnce, modelIn, northshire, quartersIn, valuesFor } from './payment.js';
import { Random } from './random.js';

describe('what payments are measured by', () => {
  it('is a contract written out by hand that comes to what the exact settlement does', () => {
    const { model } = northshire();
    const windows = quartersIn(model);
    const random = new Random(9);
    const nets: Nets = { shore: 0, coast: 0, payer: 0 };
    for (let i = 0; i < 500; i++) {
      const { values, measured } = measuredOnce(windows, random);
      settleByHand(measured, nets);
      const { totals } = settle(model, values, { trail: false });
      for (const [party, net] of [
        ['ShoreCIC', nets.shore],
        ['CoastGPs', nets.coast],
        ['NorthshireICB', nets.payer],
      ] as const) {
        const exact = totals.get(party);
        // Each of four terms is rounded to the penny.
        assert.ok(exact && Math.abs(toNumber(exact) - net) < 0.05, `${party}: ${net}, at ${JSON.stringify(measured)}`);
      }
    }
  });

  it('is a contract of as many terms as were asked for, all of which can be settled', () => {
    const { model } = modelIn({ 'large.remit': contractOfTerms(100) });
    assert.equal(model.terms.length, 100);
    for (const { term, lacking, obstacle } of settle(model, valuesFor(model)).terms)
      assert.deepEqual([lacking.map(({ name }) => name), obstacle], [[], undefined], term.name);
  });
});
