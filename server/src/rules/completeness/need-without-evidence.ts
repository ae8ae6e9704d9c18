import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan, numberSaid, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** The year of a law or of what is cited says nothing of how great a need is. */
const years = /\b(?:19|20)\d\d(?:\/\d\d)?\b/g;

export const needWithoutEvidence: SpecificationRule = {
  code: 'R604',
  name: 'need-without-evidence',
  severity: 'info',
  since: '0.1.0',
  summary: 'The need is asserted: no number, no source.',
  why: 'How big the need is decides how much service is bought, and what may be expected of it. A need without a number or a source cannot be checked now, and cannot be compared with what is left of it later.',
  source:
    'The classic NHS specification template opens with national and local context and evidence base; Somerset’s guidance on specifications asks for evidence of need.',
  bad: serviceExample({ needs: 'needs { "Smoking remains a serious problem in the borough." }' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    const needs = blockOf(block, 'needs');
    if (!needs || needs.items.length === 0 || isNotApplicable(needs) || lineOf(needs, 'evidence')) return;
    if (textsOf(needs).some(({ text }) => numberSaid.test(text.value.replace(years, '')))) return;
    context.report({
      ...nameSpan(needs),
      message:
        'The need has neither a number nor a source: say how many people it is about, and where that is shown, as in `evidence: "Joint Strategic Needs Assessment 2025"`.',
    });
  },
};
