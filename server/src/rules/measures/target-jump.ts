import { type Decimal, decimalOf } from '../../../../grammar/syntax/decimal.js';
import type { Quantity } from '../../../../grammar/syntax/tree.js';
import { source } from '../../semantics/context.js';
import { blockOf, lineOf, wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { boundOf, firstPart, targetsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const targetJump: SpecificationRule = {
  code: 'R654',
  name: 'target-jump',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A target asks for a very large change from one year to the next.',
  why: 'A target out of reach is no incentive: once it is lost, nothing is left to work for. In Blackpool a target of 60% for treatment completed stood against 36.7% achieved. Steps that can be reached move more.',
  source:
    'Blackpool council, minutes on drug and alcohol services 2016 to 2018; goals of the NHS scheme for quality that could not be met (from secondary sources).',
  bad: measureExample({
    baseline: 'baseline: 36.7% in 2024/25',
    targets: 'targets { 2026/27 onwards: at least 60% }',
  }),
  good: measureExample({
    baseline: 'baseline: 36.7% in 2024/25',
    targets:
      'targets {\n  2026/27:          at least 39%\n  2027/28:          at least 42%\n  2028/29 onwards:  at least 45%\n}',
  }),
  fix: 'none',
  options: [
    {
      name: 'most-change',
      default: 50,
      doc: 'The greatest change from one value to the next that is not reported, as a percentage of the earlier value. The default is our own judgement: the target of Blackpool that was out of reach asked for 63% more.',
    },
  ],
  on: ['measure'],
  check({ block, name }, context) {
    // What a service does can be doubled by doing it; what becomes of people cannot.
    if (!['outcome', 'experience'].includes(wordAt(block, 'kind') ?? '')) return;
    const most = decimalOf(String(Math.max(0, context.option<number>('most-change'))));
    const baseline = firstPart(lineOf(block, 'baseline')?.value);
    let before: Quantity | undefined = baseline?.kind === 'quantity' ? baseline : undefined;
    for (const { range } of targetsOf(blockOf(block, 'targets'))) {
      const bound = boundOf(range);
      if (!bound) continue;
      const { quantity } = bound;
      if (before && quantity.value.digits !== 0n && isJump(before.value, quantity.value, most)) {
        const change = changeOf(before.value, quantity.value);
        context.report({
          start: range.start,
          end: range.end,
          message: `From ${source(context, before)} to ${source(context, quantity)} is ${Math.abs(change)}% ${change > 0 ? 'more' : 'less'} in one step. Ask what has brought ${name} so far elsewhere, or set steps that can be reached.`,
        });
      }
      before = quantity;
    }
  },
};

/** Whether |after - before| is more than `most` per cent of |before|, worked out exactly. */
function isJump(before: Decimal, after: Decimal, most: Decimal): boolean {
  const [b, a] = onOneScale(before, after);
  if (b === 0n) return false;
  return size(a - b) * 100n * 10n ** BigInt(most.scale) > size(b) * most.digits;
}

function changeOf(before: Decimal, after: Decimal): number {
  const [b, a] = onOneScale(before, after);
  return Math.round((Number(a - b) / Number(size(b))) * 100);
}

function onOneScale(a: Decimal, b: Decimal): [bigint, bigint] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale)];
}

function size(number: bigint): bigint {
  return number < 0n ? -number : number;
}
