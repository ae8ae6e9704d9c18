import { compareDecimals } from '../../../../grammar/syntax/decimal.js';
import { source } from '../../semantics/context.js';
import { blockOf, wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { boundOf, targetsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const targetGoesBack: SpecificationRule = {
  code: 'R655',
  name: 'target-goes-back',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A later target asks for less than an earlier one.',
  why: 'Targets are meant to rise, or to be held. One that goes back is as a rule a row out of order or a figure mistyped, and the provider will hold the commissioner to it.',
  source:
    'Blackpool council, minutes 2016 to 2018, on targets set out of line with what was achieved; that later targets do not fall is our own judgement.',
  bad: measureExample({
    targets:
      'targets {\n  2026/27:          at least 36%\n  2027/28:          at least 39%\n  2028/29 onwards:  at least 37%\n}',
  }),
  good: measureExample({
    targets:
      'targets {\n  2026/27:          at least 36%\n  2027/28:          at least 37%\n  2028/29 onwards:  at least 39%\n}',
  }),
  fix: 'none',
  on: ['measure'],
  check({ block }, context) {
    const better = wordAt(block, 'better');
    if (better !== 'higher' && better !== 'lower') return;
    const targets = targetsOf(blockOf(block, 'targets')).flatMap((target) => {
      const bound = boundOf(target.range);
      return bound?.side === (better === 'higher' ? 'low' : 'high') ? [{ ...target, bound }] : [];
    });
    for (const [index, { range, bound }] of targets.entries()) {
      const earlier = targets[index - 1];
      if (!earlier) continue;
      const change = compareDecimals(bound.quantity.value, earlier.bound.quantity.value);
      if (change * (better === 'higher' ? 1 : -1) >= 0) continue;
      context.report({
        start: range.start,
        end: range.end,
        message: `This asks for less than the year before it, in which it is ${source(context, earlier.range)}, and ${better} is better. Check the order of the rows and the figures.`,
      });
    }
  },
};
