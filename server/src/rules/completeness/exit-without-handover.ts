import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan, textsAt, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const handingOver =
  /\b(?:hand(?:s|ed|ing)?[- ]?over|pass(?:es|ed)?|transfer|transition|successor|transferr?ed|return(?:s|ed)?|moved? to)\b/i;

/** Goodwill at the end of a contract, and what could pass: goodwill that is about none of it hands nothing over. */
const goodwill = /\b(?:co-?operat\w*|assist\w*|smooth\w*|orderly|seamless\w*)\b/i;
const handedOver =
  /\b(?:records?|files?|data|information|caseloads?|cases?|referrals?|people|persons?|patients?|users?|clients?|residents?|tenants?|famil\w+|children|women|everyone|staff|TUPE|assets?|equipment|stock|premises|treatments?|appointments?|prescri\w+|medicines?|plans?)\b/i;

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
    if (!exit || exit.items.length === 0 || isNotApplicable(exit)) return;
    const said = textsOf(exit).map(({ text }) => text.value);
    const [handover] = textsAt(exit, 'handover');
    if (handover) {
      if (!goodwill.test(handover.value) || said.some((text) => handedOver.test(text))) return;
      context.report({
        start: handover.start,
        end: handover.end,
        message:
          'This promises help and hands nothing over: say what becomes of the people in the service, of their records and of what was bought, who takes each over, and by when.',
      });
      return;
    }
    if (lineOf(exit, 'handover') || said.some((text) => handingOver.test(text))) return;
    context.report({
      ...nameSpan(exit),
      message:
        'The exit does not say what becomes of the people in the service and of their records: add `handover:`, with what passes to whom, and by when.',
    });
  },
};
