import { blockOf, lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const neverReported: SpecificationRule = {
  code: 'R660',
  name: 'never-reported',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure has targets, and nothing says when it is reported.',
  why: 'A target is of use when somebody sees in time that it is being missed. How often, and how soon after, decides whether there is time to act; and what is not asked for is not sent.',
  source:
    'Fingertips keeps how often each indicator is updated; tables of quality requirements have a column for the period (not verified for all forms).',
  bad: measureExample({ reported: '' }),
  good: measureExample(),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    if (!blockOf(block, 'targets') || lineOf(block, 'reported')) return;
    context.report({
      ...nameSpan(block),
      message: `${name} has targets, and nothing says how often and how soon it is reported: add \`reported:\`, as in \`reported: quarterly within 60 days\`.`,
    });
  },
};
