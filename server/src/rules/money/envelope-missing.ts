import { dependsOnResults, listed, says, termsOf } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';
import { pool } from './paid-measure-without-baseline.js';

export const envelopeMissing: SpecificationRule = {
  code: 'R752',
  name: 'envelope-missing',
  severity: 'info',
  since: '0.1.0',
  summary: 'A contract whose payments depend on results does not say the most that can be spent.',
  why: 'Where payments depend on results, the sum of all at their best is what the commissioner has to have in hand. Said once, it can be held against every change of the terms.',
  source:
    'National Audit Office and Public Accounts Committee on UnitingCare (2016): the cost was not clear before the start.',
  bad: contractWith(pool, { envelope: '' }),
  good: contractWith(pool),
  fix: 'none',
  on: ['contract'],
  check({ block, name }, context) {
    const variable = termsOf(block).filter(dependsOnResults);
    if (variable.length === 0 || says(block, 'envelope')) return;
    context.report({
      ...nameSpan(block),
      message: `What ${name} costs depends on ${listed(variable.map((term) => term.name))}: say the most that can be spent in a year, as in \`envelope: £14.4m per year\`.`,
    });
  },
};
