import { declaredAs } from '../../semantics/context.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { nameSpan, namesOf, numberSaid, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const Wait = (targets: string): string => `measure Wait "People seen within 10 working days of referral" {
  kind: process
  unit: percent
  better: higher
  numerator: "Referrals seen by the end of the tenth working day"
  denominator: "All referrals in the quarter"${targets}
  source: "Provider's record"
  window: quarter
  reported: quarterly within 30 days
  owner: FreshStart
}`;

const requirements = `requirements {
  requirement Promptness "People who are referred do not wait" {
    measure: Wait
  }
}`;

export const requirementWithoutThreshold: SpecificationRule = {
  code: 'R611',
  name: 'requirement-without-threshold',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A requirement names a measure, and neither says from which value it is met.',
  why: 'A measure alone tells a number. Whether the number is good enough is what the requirement has to say; otherwise each side reads it in its own favour.',
  source:
    'Tables of quality requirements in the NHS Standard Contract have a column for the threshold; the service specification template asks for it.',
  bad: serviceExample({ Wait: Wait(''), requirements }),
  good: serviceExample({
    Wait: Wait('\n  baseline: 88% in 2024/25\n  targets { 2026/27 onwards: at least 95% }'),
    requirements,
  }),
  fix: 'none',
  on: ['requirement'],
  check({ block, head, name }, context) {
    if (lineOf(block, 'threshold') || blockOf(block, 'threshold')) return;
    const [measure] = namesOf(lineOf(block, 'measure')?.value);
    const declared = measure === undefined ? undefined : declaredAs(context, measure);
    if (declared?.kind !== 'measure' || context.scope.fact(declared, 'targets')) return;
    const texts = [head.title, ...textsOf(block).map(({ text }) => text)];
    if (texts.some((text) => text && numberSaid.test(text.value))) return;
    context.report({
      ...nameSpan(block),
      message: `${name} does not say from which value of ${measure} it is met, and ${measure} has no targets: add \`threshold:\`, as in \`threshold: at least 95%\`.`,
    });
  },
};
