import { source } from '../../semantics/context.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { boundOf, targetsOf, wordOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const targetAgainstDirection: SpecificationRule = {
  code: 'R656',
  name: 'target-against-direction',
  severity: 'error',
  since: '0.1.0',
  summary: 'A target asks for the contrary of what is better.',
  why: 'A rate of falls of “at least 5” is met by more falls. Either the comparison or the direction is wrong, and as long as both stand, who does better is in breach.',
  source: 'Fingertips, which keeps for each indicator which way is better, and for each goal which side of it is met.',
  bad: measureExample({
    title: 'Falls on the ward',
    kind: 'kind: safety',
    unit: 'unit: per 1,000 bed-days',
    numerator: 'numerator: "Falls on the ward"',
    denominator: 'denominator: "Bed-days on the ward"',
    baseline: 'baseline: 6.1 per 1,000 bed-days in 2024/25',
    targets: 'targets { 2026/27 onwards: at most 5 per 1,000 bed-days }',
  }),
  good: measureExample({
    title: 'Falls on the ward',
    kind: 'kind: safety',
    unit: 'unit: per 1,000 bed-days',
    better: 'better: lower',
    numerator: 'numerator: "Falls on the ward"',
    denominator: 'denominator: "Bed-days on the ward"',
    baseline: 'baseline: 6.1 per 1,000 bed-days in 2024/25',
    targets: 'targets { 2026/27 onwards: at most 5 per 1,000 bed-days }',
  }),
  fix: 'suggested',
  on: ['measure'],
  check({ block }, context) {
    const line = lineOf(block, 'better');
    const better = wordOf(line?.value);
    if (!line || (better !== 'higher' && better !== 'lower')) return;
    const wrong = better === 'higher' ? 'high' : 'low';
    const targets = targetsOf(blockOf(block, 'targets'));
    const against = targets.filter(({ range }) => boundOf(range)?.side === wrong);
    const areAll = against.length === targets.length;
    const opposite = better === 'higher' ? 'lower' : 'higher';
    for (const { range } of against) {
      const turned = opposites[range.words];
      const fixes = [
        ...(areAll
          ? [
              {
                title: `Write \`better: ${opposite}\``,
                edits: [{ start: line.value.start, end: line.value.end, text: opposite }],
              },
            ]
          : []),
        ...(turned
          ? [
              {
                title: `Write \`${turned}\``,
                edits: [{ start: range.start, end: range.start + range.words.length, text: turned }],
              },
            ]
          : []),
      ];
      context.report({
        start: range.start,
        end: range.end,
        message: `By \`better: ${better}\` a ${better} value is better, and \`${source(context, range)}\` is met by a ${opposite} one. One of the two is wrong.`,
        fixes,
      });
    }
  },
};

const opposites: Readonly<Record<string, string>> = {
  'at least': 'at most',
  'at most': 'at least',
  above: 'below',
  below: 'above',
};
