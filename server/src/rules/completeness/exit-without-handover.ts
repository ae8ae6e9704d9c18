import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const handingOver =
  /\b(?:hand(?:s|ed|ing)?[- ]?over|pass(?:es|ed)?|transfer|transition|successor|transferr?ed|return(?:s|ed)?|moved? to)\b/i;

export const exitWithoutHandover: SpecificationRule = {
  code: 'R609',
  name: 'exit-without-handover',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The exit does not say what passes to whom.',
  why: 'At the end of a service there are people in the middle of it, records about them, and things that were paid for with public money. Where nothing says who takes them over, and by when, the people fall between two providers.',
  source:
    'National Audit Office, guide to decommissioning: plan for the users as part of the cycle; the suggested national specification for sexual health services (2018) has a section on the transfer of assets.',
  bad: serviceExample({ exit: 'exit { notice: 6 months }' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    const exit = blockOf(block, 'exit');
    if (!exit || exit.items.length === 0 || isNotApplicable(exit) || lineOf(exit, 'handover')) return;
    if (textsOf(exit).some(({ text }) => handingOver.test(text.value))) return;
    context.report({
      ...nameSpan(exit),
      message:
        'The exit does not say what becomes of the people in the service and of their records: add `handover:`, with what passes to whom, and by when.',
    });
  },
};
