import { blockOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { nameSpan, takesOver } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const noInvolvement: SpecificationRule = {
  code: 'R606',
  name: 'no-involvement',
  severity: 'info',
  since: '0.1.0',
  summary: 'A service does not say how the people who use it shape it.',
  why: 'Outcomes that users and clinicians had a part in choosing are those that matter to them and that can be reached. Where a specification does not say how they are asked, they are as a rule not asked again after it is signed.',
  source:
    'Medway’s guidance on outcomes: develop them with clinicians and users, before procurement; Somerset’s guidance: a specification says who was involved.',
  bad: serviceExample({ involvement: '' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block, name }, context) {
    if (blockOf(block, 'involvement') || takesOver(block)) return;
    context.report({
      ...nameSpan(block),
      message: `${name} does not say how the people who use it shape it. Add \`involvement\`: who takes part, when, and what they can change.`,
    });
  },
};
