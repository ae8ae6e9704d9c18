import { blockOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { nameSpan, takesOver } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const noDependencies: SpecificationRule = {
  code: 'R605',
  name: 'no-dependencies',
  severity: 'info',
  since: '0.1.0',
  summary: 'A service does not say which other services it depends on or changes.',
  why: 'A service that takes patients, staff or income from another can break it. In Bedfordshire a new musculoskeletal service led to three tenths fewer referrals to the hospital, which put its trauma and emergency care in question.',
  source:
    'Classic NHS specification template, heading 3.5 (interdependence with other services); Bedfordshire, from secondary sources.',
  bad: serviceExample({ dependencies: '' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block, name }, context) {
    if (blockOf(block, 'dependencies') || takesOver(block)) return;
    context.report({
      ...nameSpan(block),
      message: `${name} names no service that it depends on or changes. Add \`dependencies\`, with who watches what happens to them, or \`not-applicable: "why"\` in it.`,
    });
  },
};
