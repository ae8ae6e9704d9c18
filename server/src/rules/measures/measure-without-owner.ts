import { measureExample } from '../examples.js';
import { blockOf, lineOf, moneyDependsOn, nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const measureWithoutOwner: SpecificationRule = {
  code: 'R661',
  name: 'measure-without-owner',
  severity: 'info',
  since: '0.1.0',
  summary: 'A measure has targets, and nobody is named who reports it.',
  why: 'What all parties report, none does. It also matters who counts: a result that decides about a provider’s money and is counted by the provider alone wants checking.',
  source:
    'NICE quality standards and commissioning guides name for each measure the source of its data and who collects it.',
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
