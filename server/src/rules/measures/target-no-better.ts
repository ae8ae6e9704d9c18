import { compareDecimals } from '../../../../grammar/syntax/decimal.js';
import { source } from '../../semantics/context.js';
import { blockOf, lineOf, wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { boundOf, firstPart, targetsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const targetNoBetter: SpecificationRule = {
  code: 'R653',
  name: 'target-no-better',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A target asks for nothing better than the baseline.',
  why: 'Such a target is met on the first day, and what hangs on it is paid for what was there before. In Brighton a target of 70% for reviews at two years stood beside results of 80.9% and 82.9%. Where a good value is to be held, that can be meant: then say so.',
  source:
    'National Audit Office, questions on payment by results: what is asked has to exceed what happens anyway (from secondary sources); Brighton & Hove, performance of public health nursing, September 2021.',
  bad: measureExample({
    baseline: 'baseline: 82.9% in 2024/25',
    targets: 'targets {\n  2026/27:          at least 70%\n  2027/28 onwards:  at least 84%\n}',
  }),
  good: measureExample({
    baseline: 'baseline: 82.9% in 2024/25',
    targets: 'targets {\n  2026/27:          at least 82.9%\n  2027/28 onwards:  at least 84%\n}',
  }),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    const better = wordAt(block, 'better');
    const baseline = firstPart(lineOf(block, 'baseline')?.value);
    if (baseline?.kind !== 'quantity' || (better !== 'higher' && better !== 'lower')) return;
    const due = better === 'higher' ? 'low' : 'high';
    const targets = targetsOf(blockOf(block, 'targets')).flatMap(({ range }) => {
      const bound = boundOf(range);
      if (bound?.side !== due) return [];
      const gain = compareDecimals(bound.quantity.value, baseline.value) * (better === 'higher' ? 1 : -1);
      return [{ range, isWorse: gain < 0, isSame: gain === 0 && bound.included }];
    });
    // To hold the baseline for a year or two, and then improve on it, is a way to start.
    const last = targets[targets.length - 1];
    // The best value there is can only be held, and a measure of safety often only guards what others might cost.
    const mayStay =
      wordAt(block, 'kind') === 'safety' ||
      (baseline.form === 'percent' && isWhole(baseline.value, better === 'higher' ? 100n : 0n));
    const shown = source(context, baseline);
    for (const { range, isWorse, isSame } of targets) {
      if (!isWorse && !(isSame && last?.isSame && !mayStay)) continue;
      context.report({
        start: range.start,
        end: range.end,
        message: isWorse
          ? `${name} was ${shown} before, and ${better} is better: this target is met by getting worse. Ask for more than ${shown}, or correct the baseline.`
          : `${name} was ${shown} before: this target is met if nothing changes. Ask for more; or, where it is to be held, allow this with the reason.`,
      });
    }
  },
};

function isWhole({ digits, scale }: { digits: bigint; scale: number }, number: bigint): boolean {
  return digits === number * 10n ** BigInt(scale);
}
