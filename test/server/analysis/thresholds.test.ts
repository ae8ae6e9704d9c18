import assert from 'node:assert/strict';
import { thresholdsIn } from '../../../server/src/analysis/luck/thresholds.js';
import { fraction, type Rational } from '../../../server/src/payment/rational.js';
import { formatVariable } from '../../../server/src/payment/words.js';
import { contractOf, periodOf } from '../../kit/settlements.js';

const measures = `
organisation A "A" { role: commissioner   kind: local-authority }
organisation B "B" { role: provider   kind: charity }
measure High "High" { kind: outcome   unit: percent   better: higher   if-missing: fails   targets { 2026/27 onwards: at least 65% } }
measure Rare "Rare" { kind: outcome   unit: per 10,000 people   better: lower   if-missing: fails }
measure Cost "Cost" { kind: cost   unit: £   better: lower   if-missing: fails }
measure Even "Even" { kind: process   unit: percent   better: neither   if-missing: fails }
`;

function thresholds(terms: string): string[] {
  const { contract, model } = contractOf(
    `${measures}\ncontract C "C" {\n  term: 1 April 2026 to 31 March 2031\n  rounding: half-up\n${terms}\n}\n`,
  );
  const built = model(periodOf('2028/29', contract));
  assert.ok(!('problems' in built));
  for (const { problems } of built.terms) assert.deepEqual(problems, []);
  const usual = new Map<string, Rational>([
    ['High', fraction(6n, 10n)],
    ['Rare', fraction(8n, 10_000n)],
  ]);
  const all = built.terms.flatMap((term) => thresholdsIn(term, built.slots, usual));
  const found = all.map(({ term, variable, at, beyond, included, rises }) => {
    const side = beyond === 'above' ? (included ? 'at least' : 'above') : included ? 'at most' : 'below';
    const end = rises?.until ? ` rising to ${formatVariable(rises.until, variable)}` : rises ? ' rising' : '';
    return `${term}: ${variable.name} ${side} ${formatVariable(at, variable)}${end}`;
  });
  return [...new Set(found)];
}

const pool = (rows: string): string =>
  `payment Pool "P" { mechanism: outcome   from: A   to: B   pool: £1,000 per year   pool-is: on-top-of Core   paid: yearly in-arrears   settle: yearly within 90 days\n${rows}\n}
payment Core "C" { mechanism: fixed   from: A   to: B   amount: £9,000 per year   paid: monthly in-arrears }`;

describe('paid thresholds', () => {
  it('are the bounds beyond which a range pays more, with whoever owns them', () => {
    assert.deepEqual(thresholds(pool('High 100% {\n below 63%: nothing\n at least 63%: 100%\n}')), [
      'Pool: High at least 63%',
    ]);
    assert.deepEqual(
      thresholds(pool('Rare 100% {\n at most 7 per 10,000 people: 100%\n above 7 per 10,000 people: 20%\n}')),
      ['Pool: Rare at most 7 per 10,000 people'],
    );
  });

  it('say where an amount rises from them instead of jumping', () => {
    const rows = 'High 100% {\n below 63%: nothing\n from 63% to below 68%: 0% rising to 100%\n at least 68%: 100%\n}';
    assert.deepEqual(thresholds(pool(rows)), ['Pool: High at least 63% rising to 68%']);
  });

  it('are no bounds beyond which less is paid', () => {
    assert.deepEqual(thresholds(pool('High 100% {\n below 63%: 50%\n at least 63%: nothing\n}')), []);
  });

  it('are none of a measure that is better neither high nor low', () => {
    assert.deepEqual(thresholds(pool('Even 100% {\n below 63%: nothing\n at least 63%: 100%\n}')), []);
  });

  it('are what conditions ask, by the target of the year', () => {
    const core =
      'payment Core "C" { mechanism: fixed   from: A   to: B   amount: £9,000 per year   only-if: High meets target, Rare below 7 per 10,000 people   paid: monthly in-arrears   settle: yearly within 90 days }';
    assert.deepEqual(thresholds(core), ['Core: High at least 65%', 'Core: Rare below 7 per 10,000 people']);
  });

  it('are where a remedy ends', () => {
    const late = `${pool('High 100% {\n otherwise: 100%\n}')}
remedy Late "L" { when: High below 60%   action: "A plan"   withhold: 10% of Core   each: year   returned: no   most-withheld: 5% of Core per year }`;
    assert.ok(thresholds(late).includes('Core: High at least 60%'), thresholds(late).join());
  });

  it('are where a gain begins to be shared, and a loss ends, as values of the cost', () => {
    const share = `risk-share Share "S" { measure: Cost   benchmark: £100,000 per year   rest-with: A   settle: yearly within 90 days
gain { paid-on: part-in-each-band
over 0% up to 2%: not shared
over 2% up to 10%: B 50%
above 10%: not shared
}
loss { paid-on: whole-loss
over 0% up to 5%: not shared
above 5%: B 10%
} }`;
    assert.deepEqual(thresholds(share), [
      'Share: Cost below £98,000.00 rising to £90,000.00',
      'Share: Cost at most £105,000.00',
    ]);
  });
});
