import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';
import { unlimitedRange } from './sides.js';

const share = (limit: string): string => `  risk-share Overspend "Overspend on admissions" {
    measure: Spend
    benchmark: £2.1m per year
    rest-with: Eastmere
    loss {
      paid-on: part-in-each-band
      over 0% up to 2%:  not shared
      over 2%:           FreshStart 20%, Harbour 5%
${limit}    }
    settle: yearly within 120 days
  }
`;

export const lossWithoutLimit: SpecificationRule = {
  code: 'R739',
  name: 'loss-without-limit',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A provider bears a share of a loss without limit.',
  why: 'A provider that bears a loss without limit can be ruined by what it does not control: an epidemic, a rise in prices, a change of the population. The risk then comes back to the commissioner, with a service that has stopped.',
  source:
    'National Audit Office 2015: the commissioner keeps the residual risk. Medicare Shared Savings Program: a limit on losses (secondary sources).',
  bad: contractWith(share('')),
  good: contractWith(share('      most-paid: £30,000 per year, cut back in proportion\n')),
  fix: 'none',
  on: ['risk-share'],
  check({ block, name, top }, context) {
    const open = unlimitedRange(top, block, name, 'loss');
    const providers = new Set(namesOf(lineOf(top, 'providers')?.value));
    const bearing = open?.parties.map(({ name: { text } }) => text).filter((party) => providers.has(party)) ?? [];
    if (!open || bearing.length === 0) return;
    context.report({
      ...open.place,
      message: `${listed(bearing)} ${bearing.length === 1 ? 'bears' : 'bear'} a loss under ${name} without limit: give \`loss\` a \`most-paid:\`, or end it with a range that is \`not shared\`.`,
    });
  },
};
