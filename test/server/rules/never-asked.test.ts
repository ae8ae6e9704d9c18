import { strict as assert } from 'node:assert';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

/** A gain and a loss beside a payment, under one limit; each table begins above nothing, and is not asked where there is no gain or no loss. */
const text = `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
organisation Two "Two" { role: provider   kind: charity }
measure Rate "Rate" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails }
measure Spend "Spend" { kind: cost   unit: £   better: lower   source: "s"   window: year   if-missing: fails }
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One, Two
  term: 1 April 2026 to 31 March 2029
  vat: exempt
  rounding: half-up
  payment Core "Core" { mechanism: fixed   from: Payer   to: One   amount: £1m per year   paid: monthly in-arrears }
  payment Results "Results" {
    mechanism: outcome
    from: Payer
    to: One 33.3%, Two 66.7%
    pool: £50,000 per year
    pool-is: on-top-of Core
    settle: yearly within 90 days
    paid: yearly in-arrears
    Rate 100% {
      below 60%:              nothing
      from 60% to below 70%:  20% rising to 90%
      at least 70%:           100%
    }
  }
  risk-share Share "Share" {
    measure: Spend
    benchmark: £1.2m per year
    rest-with: Payer
    loss { paid-on: whole-loss   over 0% up to 5%: not shared   above 5%: One 25%, Two 12.5% }
    gain { paid-on: whole-gain   over 0% up to 5%: One 10%   above 5%: One 25%, Two 12.5% }
    settle: yearly within 90 days
  }
  together Limit "Limit" { terms: Results, Share   most-paid: £15,000 per year, cut back in proportion   net: yes }
}
`;

describe('a table that is not asked for some values', () => {
  const told = (contract: string): string[] =>
    findingsIn(workspaceOf({ 'a.remit': contract }), 'a.remit')
      .filter(({ rule }) => rule === 'range-missing')
      .map(({ message }) => message);

  it('is not said to lack a range for them, under however many limits', () => {
    assert.deepEqual(told(text), []);
  });

  it('is said to lack one that is asked for, under the same limits', () => {
    const [missing] = told(text.replace('at least 70%: ', 'above 70%: '));
    assert.match(missing, /at exactly 70%/);
    const [between] = told(text.replace('above 5%: One 25%, Two 12.5% }\n    gain', 'above 6%: One 25% }\n    gain'));
    assert.match(between, /above 5% up to 6%/);
  });
});
