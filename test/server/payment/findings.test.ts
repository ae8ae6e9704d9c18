import { strict as assert } from 'node:assert';
import { offsetAt } from '../../../grammar/text/source.js';
import { checkMarked } from '../../kit/marked.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';

describe('what is said of examples', () => {
  it('is as the marked file shows', () => {
    checkMarked('test/fixtures/examples/terms.remit', (text) => {
      const workspace = workspaceOf({ 'terms.remit': text });
      const source = workspace.file(`${folder}terms.remit`)?.source;
      if (!source) return [];
      return findingsIn(workspace, 'terms.remit')
        .filter(({ code }) => code.startsWith('R50'))
        .map(({ rule, message, range }) => ({
          name: rule,
          message,
          start: offsetAt(source, range.start),
          end: offsetAt(source, range.end),
        }));
    });
  });

  const unclear = (year: string, pooled: string): string => `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
organisation Two "Two" { role: provider   kind: charity }
measure Quits "Quits" { kind: outcome   unit: quits   better: higher   source: "s"   window: year   if-missing: fails }

contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One, Two
  term: 1 April 2026 to 30 September 2028
  vat: exempt
  rounding: half-up
  payment Results "Results" {
    mechanism: activity
    from: Payer
    to: One 60%, Two 40%
    measure: Quits
    price: £50 per quit
    most-paid: £30,000 per year${pooled}
    paid: yearly in-arrears
    settle: yearly within 120 days
  }
  example Plan "As planned" {
    ${year}
    given { Quits: 100 quits }
    expect Results { One: receives £3,000.00   Two: receives £2,000.00 }
  }
}
`;
  const told = (text: string): string[] =>
    findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit')
      .map(({ code }) => code)
      .filter((code) => code === 'R510' || code === 'R503' || code === 'R501');

  it('is nothing where a term leaves open what they come to, for that is asked where the term is written', () => {
    assert.deepEqual(told(unclear('year: 2026/27', '')), ['R510']);
    // Its last year is half a one.
    assert.deepEqual(told(unclear('year: 2028/29', '')), ['R510']);
    assert.deepEqual(told(unclear('year: 2026/27', ', cut back in proportion')), []);
  });

  it('asks from which of several payments a remedy holds back, but not where the name of one is misspelt', () => {
    const remedy = (withhold: string): string =>
      unclear('year: 2026/27', ', cut back in proportion').replace(
        '  example Plan',
        `  payment Core "Core" {
    mechanism: fixed
    from: Payer
    to: One
    amount: £1m per year
    paid: monthly in-arrears
  }
  remedy Few "Few quits" {
    when: Quits below 50 quits
    withhold: ${withhold}
    each: year
    returned: no
    most-withheld: 5% of Core per year
  }
  example Plan`,
      );
    assert.deepEqual(told(remedy('£5,000 per year')), ['R510']);
    assert.deepEqual(told(remedy('10% of Core')), []);
    assert.deepEqual(told(remedy('10% of Croe')), []);
  });
});
