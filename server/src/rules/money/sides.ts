import type { Block, Line, Span } from '../../../../grammar/syntax/tree.js';
import { blockOf } from '../../semantics/lines.js';
import { isLimitedTogether, type Party, partiesOf, rangeRowsOf, says, type Term } from '../contracts.js';

/** The range of a side of a risk share that has no upper end, where it shares and nothing limits it. */
export interface OpenRange {
  readonly parties: readonly Party[];
  readonly place: Span;
}

export function unlimitedRange(
  contract: Block,
  share: Block,
  name: string,
  word: 'gain' | 'loss',
): OpenRange | undefined {
  const side = blockOf(share, word);
  const term: Term = { word: 'risk-share', name, block: share };
  if (!side || isLimitedTogether(contract, term)) return undefined;
  if ([share, side].some((block) => says(block, 'most-paid') || says(block, 'most-counted'))) return undefined;
  const row = rangeRowsOf(side).find((line) => isOpen(line) && partiesOf(line.value).length > 0);
  return row && { parties: partiesOf(row.value), place: { start: row.start, end: row.end } };
}

function isOpen({ head: [first] }: Line): boolean {
  return first?.kind === 'word' || (first?.kind === 'range' && first.low !== undefined && first.high === undefined);
}
