import type { Line } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { blocksOf, lineOf } from '../../semantics/lines.js';
import { measuresAmong, mentionsIn, termsOf } from '../contracts.js';
import { everyMonths } from '../lengths.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const share = (settle: string): string => `  risk-share Savings "Savings on admissions" {
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
    settle: ${settle}
  }
`;

export const settledMoreOften: SpecificationRule = {
  code: 'R747',
  name: 'settled-more-often-than-reported',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Money is settled, or held back, more often than its measure is reported.',
  why: 'A quarter of which nobody reports cannot be settled: the sum is guessed, or the last report decides four times over.',
  source:
    'Adult social care and public health indicators are published yearly; reports that are asked for each month repeat the same figure.',
  bad: contractWith(share('quarterly within 120 days')),
  good: contractWith(share('yearly within 120 days')),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const look = (
      line: Line | undefined,
      name: string,
      does: string,
      inside: Parameters<typeof mentionsIn>[0],
    ): void => {
      const months = everyMonths(line?.value);
      if (!line || months === undefined) return;
      for (const { declared } of measuresAmong(context, mentionsIn(inside))) {
        const reported = context.scope.fact(declared, 'reported');
        const between = everyMonths(reported?.value);
        if (between === undefined || between <= months) continue;
        context.report({
          start: line.value.start,
          end: line.value.end,
          message: `${name} ${does} every ${count(months)}, but ${declared.name} is reported only every ${count(between)}: let the two go together.`,
          related: [{ declared, message: `${declared.name} is reported ${reported?.text ?? ''}` }],
        });
        return;
      }
    };
    for (const term of termsOf(block)) look(lineOf(term.block, 'settle'), term.name, 'is settled', [term.block]);
    for (const remedy of blocksOf(block, 'remedy')) {
      const when = lineOf(remedy, 'when');
      if (when && lineOf(remedy, 'withhold'))
        look(lineOf(remedy, 'each'), readHead(remedy.head).name?.text ?? 'The remedy', 'holds money back', [when]);
    }
  },
};

function count(months: number): string {
  return months === 1 ? 'month' : months === 12 ? 'year' : `${months} months`;
}
