import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { eachBindingHit } from './prose.js';

export const andOr: SpecificationRule = {
  code: 'R715',
  name: 'and-or',
  severity: 'info',
  since: '0.1.0',
  summary: 'A clause that binds says "and/or".',
  why: 'With "and/or" the one who is bound chooses whether both are owed or one is enough.',
  source: 'Common practice in legal drafting (general knowledge, not verified).',
  bad: specification({ locations: '"A clinic in Eastmere town and/or home visits."' }),
  good: specification({ locations: '"A clinic in Eastmere town, and home visits."' }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    eachBindingHit(subject, context, /\b(?<at>and\s?\/\s?or)\b/gi, ({ start, end }) =>
      context.report({
        start,
        end,
        message: 'Are both owed, or is one enough? Write "and", "or", or "one or both, as … decides".',
      }),
    );
  },
};
