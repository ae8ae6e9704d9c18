import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { addAtEnd, isNotApplicable, nameSpan, takesOver, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const groups = 'equality { breakdown: "deprivation fifth", "ethnicity", "age band" }';

export const noEqualityBreakdown: SpecificationRule = {
  code: 'R639',
  name: 'no-equality-breakdown',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Nothing says by which groups the results of a service are shown.',
  why: 'One figure for all can rise while those who are worst off fall behind. Whom a service leaves behind is seen only where its results are shown by group, and that has to be agreed before they are collected.',
  source:
    'NHS Standard Contract, schedule 2N (health inequalities action plan; not in every form of it); Central East ICB, which wants inequalities in every contract.',
  bad: serviceExample({ equality: '' }),
  good: serviceExample(),
  fix: 'suggested',
  on: ['service'],
  check({ block, name }, context) {
    const equality = blockOf(block, 'equality');
    if (takesOver(block) || (equality && (equality.items.length === 0 || isNotApplicable(equality)))) return;
    if (equality && (lineOf(equality, 'breakdown') || textsOf(equality).some(({ text }) => /\bby\b/i.test(text.value))))
      return;
    context.report({
      ...nameSpan(equality ?? block),
      message: `Nothing says by which groups the results of ${name} are shown: add \`equality { breakdown: "deprivation fifth", "ethnicity" }\`, with the groups that matter here.`,
      ...(equality
        ? {}
        : { fixes: [{ title: 'Add a breakdown by three groups', edits: [addAtEnd(block, groups, context.text)] }] }),
    });
  },
};
