import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan, takesOver, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const time =
  /\d+\s*(?:working[- ])?(?:minute|hour|day|week)|\b(?:same[- ]day|next[- ](?:working[- ])?day|at once|immediate|drop[- ]?in|walk[- ]?in|without (?:an )?appointment)/i;

export const noResponseTime: SpecificationRule = {
  code: 'R636',
  name: 'no-response-time',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Nothing says how soon somebody who is referred hears from a service.',
  why: 'A referral that nobody answers is invisible: it is in no waiting list until it is taken up. How soon it is answered is the first thing that people notice of a service.',
  source:
    'Somerset’s guidance on specifications; the national sexual health specification (2018) offers an appointment within two working days.',
  bad: serviceExample({ access: 'access { referral: "any practice or pharmacy, or self-referral" }' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    const access = blockOf(block, 'access');
    if (!access || access.items.length === 0 || isNotApplicable(access) || takesOver(block)) return;
    if (lineOf(access, 'response-time') || textsOf(access).some(({ text }) => time.test(text.value))) return;
    context.report({
      ...nameSpan(access),
      message:
        'Nothing says how soon somebody who is referred hears from the service: add `response-time:`, as in `response-time: 2 working-days`.',
    });
  },
};
