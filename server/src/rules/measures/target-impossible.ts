import { compareDecimals, type Decimal } from '../../../../grammar/syntax/decimal.js';
import type { Quantity } from '../../../../grammar/syntax/tree.js';
import { source } from '../../semantics/context.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { unitOfValue } from '../../semantics/units.js';
import { measureExample } from '../examples.js';
import { boundOf, firstPart, targetsOf } from '../reading.js';
import type { RuleContext, SpecificationRule, Subject } from '../rule.js';

const whole = (number: bigint): Decimal => ({ digits: number, scale: 0 });

export const targetImpossible: SpecificationRule = {
  code: 'R670',
  name: 'target-impossible',
  severity: 'error',
  since: '0.1.0',
  summary: 'A target or a baseline lies outside the values that a measure can take.',
  why: 'A share of people cannot be above 100%, and a count cannot be below 0. A figure outside is mistyped, or the measure is of another kind than it says: growth against a plan can pass 100%, and says so in `can-be:`.',
  source:
    'The language itself: percentages run from 0% to 100%, and counts, rates and money from 0, unless `can-be:` says otherwise.',
  bad: measureExample({
    targets: 'targets { 2026/27 onwards: above 100% }',
    kind: 'kind: process',
    baseline: 'baseline: 94.1% in 2024/25',
  }),
  good: measureExample({
    targets: 'targets { 2026/27 onwards: at least 100% }',
    kind: 'kind: process',
    baseline: 'baseline: 94.1% in 2024/25',
  }),
  fix: 'none',
  on: ['measure'],
  check(subject, context) {
    const { block, name } = subject;
    const { least, most, said } = span(subject, context);
    const report = (quantity: Quantity, what: string): void =>
      context.report({
        start: quantity.start,
        end: quantity.end,
        message: `${name} cannot ${what} ${source(context, quantity)}: it goes ${said}. Correct the figure, or say in \`can-be:\` which values it can take.`,
      });
    const baseline = firstPart(lineOf(block, 'baseline')?.value);
    if (baseline?.kind === 'quantity') {
      const isOutside =
        (least && compareDecimals(baseline.value, least) < 0) || (most && compareDecimals(baseline.value, most) > 0);
      if (isOutside) report(baseline, 'have been');
    }
    for (const { range } of targetsOf(blockOf(block, 'targets'))) {
      const bound = boundOf(range);
      const end = bound?.side === 'low' ? most : least;
      if (!bound || !end) continue;
      const beyond = compareDecimals(bound.quantity.value, end) * (bound.side === 'low' ? 1 : -1);
      if (beyond > 0 || (beyond === 0 && !bound.included)) report(bound.quantity, `be ${range.words}`);
    }
  },
};

function span({ block }: Subject, context: RuleContext): { least?: Decimal; most?: Decimal; said: string } {
  const stated = lineOf(block, 'can-be');
  if (stated) {
    const range = firstPart(stated.value);
    if (range?.kind !== 'range') return { said: '' };
    const least = range.low?.kind === 'quantity' ? range.low.value : undefined;
    const most = range.high?.kind === 'quantity' ? range.high.value : undefined;
    return { least, most, said: `from ${context.text.slice(stated.value.start, stated.value.end)}` };
  }
  const unit = unitOfValue(lineOf(block, 'unit')?.value);
  if (unit?.base === 'percent' && unit.per === undefined)
    return { least: whole(0n), most: whole(100n), said: 'from 0% to 100%' };
  return { least: whole(0n), said: 'from 0 upwards' };
}
