import { source } from '../../semantics/context.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { boundOf, targetsOf, wordOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const targetWithoutDirection: SpecificationRule = {
  code: 'R671',
  name: 'target-without-direction',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure is said to be watched only, and has a target on one side.',
  why: 'A target of “at least 36%” says that more is better. While the measure says that neither is, no check of its targets or of what is paid on it can tell better from worse. A target between two values is left alone.',
  source: 'Fingertips, which keeps for each indicator which way is better.',
  bad: measureExample({ better: 'better: neither' }),
  good: measureExample(),
  fix: 'suggested',
  on: ['measure'],
  check({ block, name }, context) {
    const line = lineOf(block, 'better');
    if (!line || wordOf(line.value) !== 'neither') return;
    const targets = targetsOf(blockOf(block, 'targets'));
    const sides = new Set(targets.map(({ range }) => boundOf(range)?.side));
    const [side] = sides;
    if (sides.size !== 1 || !side) return;
    const meant = side === 'low' ? 'higher' : 'lower';
    context.report({
      start: line.value.start,
      end: line.value.end,
      message: `${name} has the target \`${source(context, targets[0].range)}\`, which is met by ${meant} values: write \`better: ${meant}\`, or take the targets out if it is only watched.`,
      fixes: [
        {
          title: `Write \`better: ${meant}\``,
          edits: [{ start: line.value.start, end: line.value.end, text: meant }],
        },
      ],
    });
  },
};
