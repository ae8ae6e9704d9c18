import { blockOf, lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const measureWithoutBaseline: SpecificationRule = {
  code: 'R651',
  name: 'measure-without-baseline',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure that is judged has no baseline.',
  why: 'Without the value before the contract nobody can say whether a target asks for anything, or whether a result was earned. Targets set on a wrong or missing baseline have turned out to be out of reach, or met before the service began.',
  source:
    'Epilepsy commissioning toolkit: a baseline is recorded at the start; Blackpool council minutes 2016–2018: a target of 60% against 36.7%.',
  bad: measureExample({ baseline: '' }),
  good: measureExample(),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    if (!blockOf(block, 'targets') || lineOf(block, 'baseline')) return;
    context.report({
      ...nameSpan(block),
      message: `${name} has targets but no baseline: say what it was before, as in \`baseline: 61.2% in 2024/25\`.`,
    });
  },
};
