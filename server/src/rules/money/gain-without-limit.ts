import { listed } from '../../semantics/listed.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';
import { unlimitedRange } from './sides.js';

const share = (limit: string): string => `  risk-share Savings "Savings on admissions" {
    measure: Spend
    benchmark: £2.1m per year
    rest-with: Eastmere
    gain {
      paid-on: part-in-each-band
      over 0% up to 2%:  not shared
      over 2%:           FreshStart 30%, Harbour 10%
${limit}      only-if: QuitRate meets target
      jump-agreed: "No saving is shared in a year in which fewer people stop for good."
    }
    settle: yearly within 120 days
  }
`;

export const gainWithoutLimit: SpecificationRule = {
  code: 'R738',
  name: 'gain-without-limit',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A share of a gain has no limit.',
  why: 'A saving far beyond what anyone expected is more often a wrong benchmark or missing data than good work. Without a limit the commissioner pays a share of that too.',
  source:
    'Medicare Shared Savings Program: limits on both sides (secondary sources). Alzira: profit above 7.5% of turnover went back (secondary sources).',
  bad: contractWith(share(''), { envelope: '  envelope: £900,000 per year\n' }),
  good: contractWith(share('      most-paid: £60,000 per year, cut back in proportion\n')),
  fix: 'none',
  on: ['risk-share'],
  check({ block, name, top }, context) {
    const open = unlimitedRange(top, block, name, 'gain');
    if (!open) return;
    const who = listed(open.parties.map(({ name: { text } }) => text));
    context.report({
      ...open.place,
      message: `Nothing limits what ${name} pays ${who} of a gain: give \`gain\` a \`most-paid:\`, or end it with a range that is \`not shared\`.`,
    });
  },
};
