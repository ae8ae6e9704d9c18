import assert from 'node:assert/strict';
import { contractOf, periodOf } from '../../kit/settlements.js';

const text = (amount: string, more: string, pays: string): string => `remit 1

measure Visits "Visits" { kind: output   unit: visits   better: higher   source: "s"   window: year   if-missing: fails }
input WeekPrice "Price of a week" { unit: £ per week   source: "s"   values { 2028/29: £900 per week } }

contract C "C" {
  term: 1 April 2026 to 31 March 2031
  rounding: half-up
  let Rate: WeekPrice
  payment P "P" { mechanism: calculation   from: A   to: B   amount: ${amount}   ${more}   paid: yearly in-arrears }
  payment Q "Q" { mechanism: calculation   from: A   to: B   on: Visits   result { at least 0: ${pays} }   paid: yearly in-arrears }
  payment R "R" { mechanism: calculation   from: A   to: B   amount: P + £1   paid: yearly in-arrears }
}
`;

/** The payments that stay open: they have a problem, and pay nothing. */
function open({ amount = '£5 per year', more = '', pays = '£5' }): readonly string[] {
  const { contract, model } = contractOf(text(amount, more, pays));
  const built = model(periodOf('2028/29', contract));
  assert.ok('terms' in built);
  for (const { problems, sides } of built.terms) assert.equal(problems.length > 0, sides.length === 0);
  return built.terms.flatMap(({ name, problems }) => (problems.length > 0 ? [name] : []));
}

describe('an amount that is no sum for a time', () => {
  for (const amount of [
    '£40',
    '£40 per fortnight',
    '£40 per annum',
    '£40 per visit',
    'WeekPrice',
    'Rate + £4 per year',
  ])
    it(`keeps a payment of ${amount} open, and what is made of it`, () => {
      assert.deepEqual(open({ amount }), ['P', 'R']);
    });

  for (const amount of ['£40 per week', '52 × WeekPrice', '£40 per visit × Visits', '12 × Rate', '5% of Q'])
    it(`is not ${amount}`, () => {
      assert.deepEqual(open({ amount }), []);
    });

  for (const pays of ['£40 per fortnight', 'WeekPrice', '£40 per banana for each 1 visit above 0 visits'])
    it(`keeps a payment open whose ranges pay ${pays}`, () => {
      assert.deepEqual(open({ pays }), ['Q']);
    });

  it('keeps a payment open as its limit', () => {
    assert.deepEqual(open({ more: 'most-paid: £40 per fortnight' }), ['P', 'R']);
    assert.deepEqual(open({ more: 'most-paid: £40 per year' }), []);
  });

  it('keeps a payment open with an uplift for another time than a year', () => {
    assert.deepEqual(open({ more: 'uplift: 0.5% per month' }), ['P', 'R']);
    assert.deepEqual(open({ more: 'uplift: 0.5% per year' }), []);
  });
});

describe('a price or a factor that is none', () => {
  const capitation = (lines: string): boolean => {
    const { contract, model } = contractOf(`remit 1

measure Visits "Visits" { kind: output   unit: visits   better: higher   source: "s"   window: year   if-missing: fails }
measure Quality "Quality" { kind: outcome   unit: percent   better: higher   source: "s"   window: year   if-missing: fails }
input Need "Need" { unit: percent   source: "s"   values { 2028/29: 104% } }
input Points "Points" { unit: points   source: "s"   values { 2028/29: 131 points } }
population Adults "Adults" { includes: "all"   size: 1,000 people on 31 March 2026   source: "s" }

contract C "C" {
  term: 1 April 2026 to 31 March 2031
  rounding: half-up
  payment P "P" { mechanism: capitation   from: A   to: B   population: Adults   ${lines}   paid: yearly in-arrears }
}
`);
    const built = model(periodOf('2028/29', contract));
    assert.ok('terms' in built);
    return built.terms[0].problems.length > 0;
  };

  for (const lines of [
    'price: £9 per month',
    'price: £9 per year',
    'price: £9 per person   adjusted-by: 3%',
    'price: £9 per person   adjusted-by: Points',
    'price: £9 per person   indexed-by: Points from 2028/29',
    'price: £9 per person   scaled-by: Visits',
  ])
    it(`keeps the payment open: ${lines}`, () => assert.ok(capitation(lines)));

  for (const lines of [
    'price: £9 per person',
    'price: £9 per person   adjusted-by: Need',
    'price: £9 per person   indexed-by: Need from 2028/29',
    'price: £9 per person   scaled-by: Quality',
  ])
    it(`pays: ${lines}`, () => assert.ok(!capitation(lines)));
});
