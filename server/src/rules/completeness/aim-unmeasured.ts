import { blockOf, blocksOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const aimUnmeasured: SpecificationRule = {
  code: 'R603',
  name: 'aim-unmeasured',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An aim is measured by nothing.',
  why: 'An aim that nothing measures cannot be seen to be reached or missed, and nobody is asked about it. The national template does not force aims and outcomes to be tied to each other, and many specifications leave them apart.',
  source: 'Epilepsy commissioning toolkit (Vale of York): each objective is linked to an outcome and can be measured.',
  bad: serviceExample({
    aims: `aims {
  aim Smokefree "More people stop smoking for good" {
    measured-by: Quits
  }
  aim Teams "Health and care teams work as one" { }
}`,
  }),
  good: serviceExample(),
  fix: 'none',
  on: ['service', 'aim'],
  check({ kind, block, name }, context) {
    if (kind === 'aim') {
      if (!lineOf(block, 'measured-by')) {
        context.report({
          ...nameSpan(block),
          message: `Nothing measures the aim ${name}: name in \`measured-by:\` what will show whether it is reached, or leave the aim out.`,
        });
      }
      return;
    }
    const aims = blockOf(block, 'aims');
    if (!aims || aims.items.length === 0 || isNotApplicable(aims) || blocksOf(aims, 'aim').length > 0) return;
    context.report({
      ...nameSpan(aims),
      message:
        'The aims are told in prose, so nothing measures them: write each as `aim Name "…" { measured-by: … }`, with the measure that shows whether it is reached.',
    });
  },
};
