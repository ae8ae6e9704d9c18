import { strict as assert } from 'node:assert';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

const text = `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Seen "Seen" { kind: process   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: month   if-missing: fails }
measure Contacts "Contacts" { kind: activity   unit: contacts   better: higher   source: "s"   window: month   if-missing: fails }

contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2028
  vat: exempt
  rounding: half-up

  payment Core "Core" {
    mechanism: activity
    from: Payer
    to: One
    measure: Contacts
    price: £40 per contact
    plan: 30,000 contacts per year
    each-above-plan: pay 20% of price
    each-below-plan: deduct 20% of price
    most-paid: £1.3m per year
    paid: monthly in-arrears
    settle: yearly within 120 days
  }

  remedy Late "Late" {
    when: Seen below 90%
    action: "A plan"
    withhold {
      2026/27: 1% of Core
      2027/28: 2% of Core
    }
    each: month
    returned: no
    most-withheld: £15,000 per year
  }
}
`;

describe('what could not be decided', () => {
  it('is told once where it is open for a remedy and for what it takes from, with all months of a measure together', () => {
    const found = findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit').filter(({ code }) => code === 'R525');
    assert.deepEqual(
      found.map(({ message, range, related }) => [message.split(' (')[0], range.start.line, related.length]),
      [
        [
          'Not decided for Core and Late: whether what it makes of Seen jumps by more than £10,000 in April 2026 and April 2027',
          text.split('\n').findIndex((line) => line.includes('remedy Late')),
          1,
        ],
      ],
    );
  });
});
