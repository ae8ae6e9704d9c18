import { lineOf, wordAt } from '../../semantics/lines.js';
import { isLimitedTogether, limitsSum, says } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const results = (limit: string): string => `  payment Results "Payment for quits" {
    mechanism: activity
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    measure: Quits
    plan: 760 quits per year
    price: £260 per quit
    each-above-plan: pay 60% of price
    each-below-plan: deduct 100% of price
${limit}    paid: quarterly in-arrears
    settle: yearly within 90 days
  }
`;

export const activityWithoutLimit: SpecificationRule = {
  code: 'R740',
  name: 'activity-without-limit',
  severity: 'info',
  since: '0.1.0',
  summary: 'A payment by activity has no limit.',
  why: 'Payment for each thing done leaves the whole risk of volume with the commissioner, whose budget does not grow with it. That can be meant; then a limit far above the plan costs nothing and shows it.',
  source:
    'NHS payment rules: elective activity is paid at full price above plan, emergency activity at a marginal rate, so that volume risk is shared (HFMA and HSJ, secondary sources).',
  bad: contractWith(results('')),
  good: contractWith(results('    most-paid: £250,000 per year, cut back in proportion\n')),
  fix: 'none',
  on: ['payment'],
  check({ block, name, top }, context) {
    if (wordAt(block, 'mechanism') !== 'activity') return;
    const above = lineOf(block, 'each-above-plan');
    if (says(block, 'plan') ? !above || paysNothing(context.text.slice(above.value.start, above.value.end)) : above)
      return;
    if (says(block, 'most-counted') || limitsSum(block) || isLimitedTogether(top, { word: 'payment', name, block }))
      return;
    const more = says(block, 'most-paid')
      ? 'Its limit for each person does not say how many people come: if that is not meant, add a `together` with `most-paid: £… per year`.'
      : 'If that is not meant, add `most-paid: £… per year`.';
    context.report({
      ...(above ? { start: above.start, end: above.end } : nameSpan(block)),
      message: `${name} has no limit: ${above ? 'however far above its plan, each one is paid for' : 'however many, each one is paid for'}. ${more}`,
    });
  },
};

function paysNothing(marginal: string): boolean {
  return /^(?:nothing|deduct|pay\s+0(?:\.0+)?%)/.test(marginal);
}
