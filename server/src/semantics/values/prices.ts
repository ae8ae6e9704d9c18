import type { Quantity, Value } from '../../../../grammar/syntax/tree.js';
import { isMoney } from './quantities.js';

/** How people say elsewhere that a price is for one, and leave out of what. */
const each = new Set(['each', 'apiece']);

/** The money of a price that is a plain one: `£260 per quit`, `£260`, `£260 each`. */
export function priceIn({ phrases: [phrase, another] }: Value): Quantity | undefined {
  const [money, word, more] = phrase?.parts ?? [];
  if (!isMoney(money) || another || more) return undefined;
  return word === undefined || (word.kind === 'word' && each.has(word.text) && !money.per) ? money : undefined;
}

/** Whether it says of what it is the price of one. */
export function saysOfWhat({ per }: Quantity): boolean {
  return per !== undefined && !each.has(per.unit.text);
}
