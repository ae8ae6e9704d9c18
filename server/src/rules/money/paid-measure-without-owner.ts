import { blocksOf } from '../../semantics/lines.js';
import { measuresAmong, mentionsIn, termsOf } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, quitRate, quits, spend } from './example.js';

const share = `  risk-share Savings "Savings on admissions" {
    measure: Spend
    benchmark: £2.1m per year
    rest-with: Eastmere
    gain {
      paid-on: part-in-each-band
      over 0% up to 2%:   not shared
      over 2% up to 10%:  FreshStart 30%, Harbour 10%
      above 10%:          not shared
      most-paid: £60,000 per year, cut back in proportion
      only-if: QuitRate meets target
      jump-agreed: "No saving is shared in a year in which fewer people stop for good."
    }
    settle: yearly within 120 days
  }
`;

export const paidMeasureWithoutOwner: SpecificationRule = {
  code: 'R742',
  name: 'paid-measure-without-owner',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Money depends on a measure that nobody is said to report.',
  why: 'When a result decides a payment, someone has to produce it on the day, and someone has to be asked when it is late or looks wrong. Both sides otherwise wait for the other.',
  source: 'NICE quality standards and the measure tables of public contracts name who collects each measure.',
  bad: contractWith(share, { measures: quits + quitRate + spend.replace('  owner: Eastmere\n', '') }),
  good: contractWith(share),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const paying = [...termsOf(block).map((term) => term.block), ...blocksOf(block, 'remedy')];
    for (const { name, declared } of measuresAmong(context, mentionsIn(paying))) {
      // A measure with targets and no owner is told so where it is declared.
      if (['owner', 'indicator', 'targets'].some((key) => context.scope.fact(declared, key))) continue;
      context.report({
        start: name.start,
        end: name.end,
        message: `Money depends on ${name.text}, and nobody is said to report it: give the measure an \`owner:\`.`,
        related: [{ declared, message: `${declared.name} is declared here` }],
      });
    }
  },
};
