import { serviceExample } from '../examples.js';
import { blockOf, isNotApplicable, lineOf, nameSpan, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const exitWithoutNotice: SpecificationRule = {
  code: 'R608',
  name: 'exit-without-notice',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The exit does not say how long before the end it must be announced.',
  why: 'Without a notice period either side can stop tomorrow, or claim that the other cannot stop at all. When the contract with UnitingCare collapsed, what it left open had to be settled afterwards.',
  source:
    'National Audit Office, guide to decommissioning, and its report on UnitingCare; the NHS Standard Contract has a schedule for exit arrangements.',
  bad: serviceExample({
    exit: 'exit { handover: "Records and open attempts pass to the successor within 30 days." }',
  }),
  good: serviceExample(),
  fix: 'none',
  on: ['service', 'contract'],
  check({ block }, context) {
    const exit = blockOf(block, 'exit');
    if (!exit || exit.items.length === 0 || isNotApplicable(exit) || lineOf(exit, 'notice')) return;
    if (textsOf(exit).some(({ text }) => /\bnotice\b/i.test(text.value))) return;
    context.report({
      ...nameSpan(exit),
      message:
        'The exit has no notice period: say how long before the end it must be announced, as in `notice: 12 months`.',
    });
  },
};
