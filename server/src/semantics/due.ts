import type { Block } from '../../../grammar/syntax/tree.js';
import { type Context, type Due, dueFor, source } from './context.js';
import { readHead } from './heads.js';
import { lineOf } from './lines.js';
import { keyNamed } from './schema/schema.js';
import type { BlockShape, KeyShape } from './schema/shapes.js';
import { unitOfValue } from './units.js';

/** Where a value or a block stands, as far as the unit that is due depends on it. */
export interface Surroundings {
  readonly shape: BlockShape;
  readonly context: Context;
  readonly block?: Block;
  readonly due?: Due;
}

/** The unit of what stands inside a block: that of the measure which it declares or is about. */
export function dueInside(block: Block, shape: BlockShape, around: Surroundings): Due | undefined {
  const { context } = around;
  switch (shape.id) {
    case 'measure':
    case 'input': {
      const unit = unitOfValue(lineOf(block, 'unit')?.value);
      const one = lineOf(block, 'one');
      const name = readHead(block.head).name?.text;
      return unit && { unit, one: one && source(context, one.value), of: name };
    }
    case 'payment/share':
    case 'contract/example/given/windows': {
      const name = readHead(block.head).name;
      return name && dueFor(context, name.text);
    }
    case 'contract/risk-share/gain':
    case 'contract/risk-share/loss':
      return { unit: { base: isInMoney(block) ? 'money' : 'percent' } };
    case 'contract/pooled-fund/overspend':
    case 'contract/pooled-fund/underspend':
      return { unit: { base: 'money' } };
    case 'let':
    case 'payment/result': {
      const on = lineOf(shape.id === 'let' ? block : (around.block ?? block), 'on')?.value.phrases[0]?.parts;
      return on?.length === 1 && on[0].kind === 'name' ? dueFor(context, on[0].text) : undefined;
    }
    case 'measure/targets':
    case 'input/values':
      return around.due;
    default:
      if (!shape.id.startsWith('by-year/')) return undefined;
      return dueOfKey(keyNamed(around.shape, shape.id.slice('by-year/'.length)), around);
  }
}

/** Whether the ranges of a gain or a loss begin in money: else they are percentages of the benchmark. */
function isInMoney({ items }: Block): boolean {
  const bounds = items.flatMap((item) => {
    const [range] = item.kind === 'line' ? item.head : [];
    return range?.kind === 'range' ? [range.low, range.high] : [];
  });
  const first = bounds.find((bound) => bound?.kind === 'quantity');
  return first?.kind === 'quantity' && first.form === 'money';
}

/** The unit in which the value of a key is due: that of the measure that another key of the block names, or the block's own. */
export function dueOfKey(key: KeyShape | undefined, around: Surroundings): Due | undefined {
  const of = key && 'of' in key.value ? key.value.of : undefined;
  if (of === undefined) return around.due;
  const part = around.block && lineOf(around.block, of)?.value.phrases[0]?.parts[0];
  return part?.kind === 'name' ? dueFor(around.context, part.text) : undefined;
}
