import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan, takesOver, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const route = /\b(?:refer|self-refer|drop[- ]?in|walk[- ]?in|appointment|open to|invit|call|telephone|online|book)/i;

export const noReferralRoute: SpecificationRule = {
  code: 'R635',
  name: 'no-referral-route',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Nothing says how people come to a service.',
  why: 'Who may refer, and by which way, decides who is reached. A service that does not say so fills with those whose doctor knows of it.',
  source:
    'Somerset’s guidance on specifications (who, by which route of referral); Kent’s home-care specification (referral pathway).',
  bad: serviceExample({ access: 'access { response-time: 2 working-days }' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    const access = blockOf(block, 'access');
    if (!access || access.items.length === 0 || isNotApplicable(access) || takesOver(block)) return;
    if (lineOf(access, 'referral') || textsOf(access).some(({ text }) => route.test(text.value))) return;
    context.report({
      ...nameSpan(access),
      message:
        'Nothing says how people come to the service: add `referral:`, with who may refer and how, as in `referral: "any practice, any ward, or self-referral by telephone"`.',
    });
  },
};
