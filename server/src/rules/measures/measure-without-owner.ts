import { blockOf, lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { moneyDependsOn, nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const measureWithoutOwner: SpecificationRule = {
  code: 'R661',
  name: 'measure-without-owner',
  severity: 'info',
  since: '0.1.0',
  summary: 'A measure has targets, and nobody is named who reports it.',
  why: 'What all parties report, none does. It also matters who counts: a result that decides about a provider’s money and is counted by the provider alone wants checking.',
  source:
    'NICE quality standards name a data source for each measure; the commissioning guide for the Healthy Child Programme has a column for collection and reporting.',
  bad: measureExample({ owner: '' }),
  good: measureExample(),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    // Where money depends on it, the contract is asked.
    if (!blockOf(block, 'targets') || lineOf(block, 'owner') || moneyDependsOn(block)) return;
    context.report({
      ...nameSpan(block),
      message: `${name} has targets, and nobody is named who reports it: add \`owner:\` with the organisation that does.`,
    });
  },
};
