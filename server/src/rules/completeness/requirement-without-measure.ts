import { serviceExample } from '../examples.js';
import { lineOf, nameSpan, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const requirementWithoutMeasure: SpecificationRule = {
  code: 'R610',
  name: 'requirement-without-measure',
  severity: 'info',
  since: '0.1.0',
  summary: 'A requirement has no measure and no number by which anyone could see whether it is met.',
  why: 'A provider is held to account against the requirements. One that nothing shows to be met or missed is argued about when it matters. Duties that are simply kept or not, such as a registration, may be worth a measure in `yes-or-no`.',
  source:
    'NHS Standard Contract, Technical Guidance: the specification says what, and the measures in the schedules of quality say how well (from secondary sources).',
  bad: serviceExample({
    requirements: `requirements {
  requirement Promptness "People are seen promptly" { }
}`,
  }),
  good: serviceExample({
    requirements: `requirements {
  requirement Promptness "People are seen within 10 working days of referral" { }
}`,
  }),
  fix: 'none',
  on: ['requirement'],
  check({ block, head, name }, context) {
    if (lineOf(block, 'measure') || lineOf(block, 'threshold')) return;
    const texts = [head.title, ...textsOf(block).map(({ text }) => text)];
    if (texts.some((text) => text && /\d/.test(text.value))) return;
    context.report({
      ...nameSpan(block),
      message: `Nothing shows whether ${name} is met: give it a \`measure:\` and a \`threshold:\`, or say in its text by when, how often or how much.`,
    });
  },
};
