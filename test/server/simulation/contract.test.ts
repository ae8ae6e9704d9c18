import assert from 'node:assert/strict';
import { chanceOfCrossing } from '../../../server/src/analysis/luck/crossing.js';
import { fraction } from '../../../server/src/payment/rational.js';
import { type Order, simulateContract } from '../../../server/src/simulation/contract.js';
import type { Report } from '../../../server/src/simulation/report.js';
import { readStatement, type Statement } from '../../../server/src/simulation/statement.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { periodOf } from '../../kit/settlements.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

const declarations = `
organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
population Few "Few" { includes: "adults"   size: 120 people on 1 January 2026 }
measure Share "Share" { kind: outcome   unit: percent   better: higher   population: Few   baseline: 61.2% in 2024/25   if-missing: fails }
measure Prompt "Prompt" { kind: process   unit: percent   better: higher   window: quarter   baseline: 90% in 2024/25   if-missing: fails }
measure Visits "Visits" { kind: activity   unit: visits   better: higher   window: quarter   baseline: 900 visits in 2024/25   if-missing: fails }
measure Spend "Spend" { kind: cost   unit: £   better: lower   baseline: £100,000 in 2024/25   volatility: £10,000   if-missing: fails }
measure Score "Score" { kind: outcome   unit: percent   better: higher   can-be: 20% to 80%   if-missing: fails }
measure Ready "Ready" { kind: structure   unit: yes-or-no   better: higher   if-missing: fails }
measure Capped "Capped" { kind: activity   unit: visits   better: higher   can-be: 0 visits to 910 visits   if-missing: fails }
input Rate "Rate" { unit: percent   2026/27 onwards: 50% }
`;

const core =
  'payment Core "C" { mechanism: fixed   from: Payer   to: One   amount: £90,000 per year   paid: monthly in-arrears }';
const pool = (is: string): string =>
  `payment Pool "P" { mechanism: outcome   from: Payer   to: One   pool: £1,000 per year   pool-is: ${is} Core   paid: yearly in-arrears   settle: yearly within 90 days\nShare 100% {\n below 63%: nothing\n at least 63%: 100%\n} }`;

function simulated(terms: string, draws: readonly string[] = [], order: Partial<Order> & { year?: string } = {}) {
  const text = `${declarations}\ncontract C "C" {\n  term: 1 April 2026 to 31 March 2029\n  rounding: half-up\n${terms}\n}\n`;
  const { contract, ...piece } = firstContract(
    viewOf(workspaceOf({ 'terms.remit': text })).file(`${folder}terms.remit`),
  );
  const clause = { ...piece, lineAt: () => 7 };
  const { year = '2027/28', ...rest } = order;
  return simulateContract(contract, clause, {
    period: year === '' ? undefined : periodOf(year, contract),
    runs: 40_000,
    seed: 1,
    statements: draws.map((draw) => readStatement(draw) as Statement),
    ...rest,
  });
}

function report(...args: Parameters<typeof simulated>): Report {
  const found = simulated(...args);
  assert.ok(!('problems' in found), 'problems' in found ? found.problems.join('\n') : '');
  return found;
}

function problems(...args: Parameters<typeof simulated>): readonly string[] {
  const found = simulated(...args);
  assert.ok('problems' in found);
  return found.problems;
}

const pence = (money: string): number => Math.round(Number(money.replace(/[£,]/g, '')) * 100);

describe('a simulated contract', () => {
  it('pays by luck as often as the exact chance says', () => {
    const { terms, parties, drawn } = report(`${core}\n${pool('on-top-of')}`);
    const { chance } = chanceOfCrossing({
      baseline: fraction(612n, 1000n),
      threshold: fraction(63n, 100n),
      beyond: 'above',
      included: true,
      spread: { kind: 'share', people: 120 },
    });
    const paid = terms.find(({ name }) => name === 'Pool');
    // Five standard errors of 40,000 years.
    assert.ok(Math.abs(Number.parseFloat(paid?.pays ?? '') / 100 - chance) < 0.0125, paid?.pays);
    assert.deepEqual(drawn, [
      { name: 'Share', from: '61.2% (its baseline) of 120 people (Few), by chance (binomial)' },
    ]);
    const one = parties.find(({ party }) => party === 'One');
    assert.deepEqual([one?.net.least, one?.net.most, one?.withoutResults], ['£90,000.00', '£91,000.00', '£90,000.00']);
    assert.equal(one?.lessThanThat, '0.0%');
  });

  it('is worse than without results where a pool is held back and not earned', () => {
    const [one] = report(`${core}\n${pool('held-back-from')}`).parties.filter(({ party }) => party === 'One');
    assert.deepEqual([one.net.least, one.net.most, one.withoutResults], ['£89,000.00', '£90,000.00', '£90,000.00']);
    const { terms } = report(`${core}\n${pool('held-back-from')}`);
    const paid = Number.parseFloat(terms.find(({ name }) => name === 'Pool')?.pays ?? '');
    assert.ok(Math.abs(Number.parseFloat(one.lessThanThat) + paid - 100) < 0.11);
  });

  it('says what a remedy takes, how often, and how often its limit decides', () => {
    const remedy =
      'remedy Late "L" { when: Prompt below 90%   action: "A plan"   withhold: 10% of Core   each: quarter   returned: no   most-withheld: 5% of Core per year }';
    const { terms, limits, parties } = report(`${core}\n${remedy}`, ['Prompt: 80% to 100%']);
    const late = terms.find(({ name }) => name === 'Late');
    // Each quarter is missed in half of the years: at least one in 15 of 16, three or more in 5 of 16; two are exactly the limit.
    assert.ok(Math.abs(Number.parseFloat(late?.pays ?? '') - 93.75) < 0.7, late?.pays);
    assert.deepEqual(
      limits.map(({ term, limit }) => `${term}: ${limit}`),
      ['Late: most-withheld: 5% of Core per year'],
    );
    assert.ok(Math.abs(Number.parseFloat(limits[0].binds) - 31.25) < 1.2, limits[0].binds);
    const one = parties.find(({ party }) => party === 'One');
    assert.deepEqual([one?.net.least, one?.withoutResults], ['£85,500.00', '£90,000.00']);
  });

  it('adds up the windows of a count, and draws each of a percentage by itself', () => {
    const visits =
      'payment Each "E" { mechanism: activity   from: Payer   to: One   measure: Visits   price: £10 per visit   paid: yearly in-arrears   settle: yearly within 90 days }';
    const { parties, drawn } = report(visits);
    const one = parties.find(({ party }) => party === 'One');
    assert.ok(Math.abs(pence(one?.net.mean ?? '') / 100 - 9000) < 10, one?.net.mean);
    assert.ok(Math.abs(pence(one?.net.deviation ?? '') / 100 - 300) < 6, one?.net.deviation);
    assert.deepEqual(drawn, [
      { name: 'Visits', from: '900 visits (its baseline), by chance (Poisson), each quarter by itself' },
    ]);
  });

  it('shares a loss as often as the normal distribution says, with the value at risk of one year in twenty', () => {
    const share = `risk-share Risk "R" { measure: Spend   benchmark: £100,000 per year   rest-with: Payer   settle: yearly within 90 days
loss { paid-on: part-in-each-band
above £0: One 50%
} }`;
    const { parties, terms } = report(share);
    const one = parties.find(({ party }) => party === 'One');
    assert.ok(Math.abs(Number.parseFloat(terms[0].pays) - 50) < 1.3);
    assert.ok(Math.abs(Number.parseFloat(one?.paysMoreThanItReceives ?? '') - 50) < 1.3);
    // Half of the 95th percentile, 1.645 standard deviations, and half of 0.399 standard deviations on average.
    const expected = 0.5 * 10_000 * (1.6449 - 0.3989);
    assert.ok(Math.abs(pence(one?.valueAtRisk ?? '') / 100 - expected) < 150, one?.valueAtRisk);
  });

  it('draws evenly over what a measure can be, and leaves inputs as the file says', () => {
    const both =
      'payment Both "B" { mechanism: calculation   from: Payer   to: One   amount: £1,000 × Score × Rate   paid: yearly in-arrears   settle: yearly within 90 days }';
    const { parties, drawn } = report(both);
    const one = parties.find(({ party }) => party === 'One');
    assert.ok(Math.abs(pence(one?.net.mean ?? '') / 100 - 250) < 3);
    assert.ok(pence(one?.net.least ?? '') >= 10_000 && pence(one?.net.most ?? '') <= 40_000);
    assert.deepEqual(drawn, [{ name: 'Score', from: 'anything from 20% to 80% alike, which it `can-be`' }]);
  });

  it('meets a standard that is met or not as often as is said, and asks how often where nothing says it', () => {
    const ready =
      'payment Start "S" { mechanism: calculation   from: Payer   to: One   amount: £1,000 × Ready   paid: yearly in-arrears   settle: yearly within 90 days }';
    const [one] = report(ready, ['Ready: yes in 80% of years']).terms;
    assert.match(one.pays, /^(?:79|80)\.\d%$/);
    assert.deepEqual(problems(ready), [
      'How often is Ready met? State it, as in `--draw "Ready: yes in 80% of years"`.',
    ]);
  });

  it('never draws what a measure cannot be, by chance or otherwise', () => {
    const visits = (most: number): string =>
      `payment Visit "V" { mechanism: activity   from: Payer   to: One   measure: Capped   price: £${most} per visit   paid: yearly in-arrears   settle: yearly within 90 days }`;
    for (const draw of ['Capped: 900 visits by chance', 'Capped: 900 visits give or take 30 visits']) {
      const [{ net }] = report(visits(1), [draw]).parties.filter(({ party }) => party === 'One');
      assert.equal(net.most, '£910.00', draw);
    }
  });

  it('adds up all years where none is named', () => {
    const found = report(`${core}\n${pool('on-top-of')}`, [], { year: '' });
    const one = found.parties.find(({ party }) => party === 'One');
    assert.deepEqual(found.years, ['2026/27', '2027/28', '2028/29']);
    assert.deepEqual([one?.net.least, one?.net.most], ['£270,000.00', '£273,000.00']);
    // The years are not all lucky together.
    assert.ok(Math.abs(pence(one?.net.deviation ?? '') / 100 - 1000 * Math.sqrt(3 * 0.352 * 0.648)) < 20);
  });

  it('is the same for the same seed, and a measure more leaves the others as they were', () => {
    const order = { runs: 2000 };
    assert.deepEqual(report(pool('on-top-of') + core, [], order), report(pool('on-top-of') + core, [], order));
    const more =
      'payment More "M" { mechanism: calculation   from: Payer   to: One   amount: £1 × Score   paid: yearly in-arrears   settle: yearly within 90 days }';
    const pays = (found: Report): string | undefined => found.terms.find(({ name }) => name === 'Pool')?.pays;
    const alone = report(`${core}\n${pool('on-top-of')}`, [], order);
    assert.equal(pays(alone), pays(report(`${core}\n${pool('on-top-of')}\n${more}`, [], order)));
    assert.notDeepEqual(alone.parties, report(`${core}\n${pool('on-top-of')}`, [], { ...order, seed: 2 }).parties);
  });

  it('asks by name for what says too little, and guesses nothing', () => {
    const remedy =
      'remedy Late "L" { when: Prompt below 90%   action: "A plan"   withhold: 10% of Core   each: quarter   returned: no   most-withheld: 5% of Core per year }';
    assert.deepEqual(problems(`${core}\n${remedy}`), [
      'Prompt has 90% as its baseline, and nothing says how it varies. State it, as in `--draw "Prompt: 90% give or take 2%"`. Or let the measure say it: a `baseline:`, with a `volatility:` or a `population:` whose `size:` is known, or a `can-be:` range.',
    ]);
  });

  it('names what is stated of nothing, twice, or wrongly', () => {
    const terms = `${core}\n${pool('on-top-of')}`;
    assert.deepEqual(problems(terms, ['Shar: 60%']), ['No payment term depends on a measure Shar. Is Share meant?']);
    assert.deepEqual(problems(terms, ['Share: 60%', 'Share: 61%']), ['Share is stated twice: leave one out.']);
    assert.match(problems(terms, ['Share: 160%'])[0], /^Share: 160% is above 100%, and Share cannot be\./);
  });

  it('says at which values the terms leave open what follows', () => {
    const gap = `let Part { on: Score\n below 50%: 10%\n from 60% to below 90%: 20%\n at least 90%: 20% }
payment P "P" { mechanism: calculation   from: Payer   to: One   amount: £100 × Part   paid: yearly in-arrears   settle: yearly within 90 days }`;
    assert.match(
      problems(gap)[0],
      /^Line 7: P cannot be worked out in 2027\/28 where Score is 5\d\.\d+…?%: No range says what follows at 5\d/,
    );
  });
});
