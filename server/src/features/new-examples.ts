import type { Block, Span } from '../../../grammar/syntax/tree.js';
import { coverageOf } from '../payment/coverage.js';
import { examplesIn } from '../payment/example.js';
import { generateExamples } from '../payment/generate/generate.js';
import { insertion } from '../payment/generate/write.js';
import { rowKind } from '../semantics/heads.js';
import type { FileView } from '../semantics/view.js';
import { contractsOf, type PlacedContract } from './contracts.js';

/** Examples that could be written where somebody looks: in a contract that has none, or in a range that none lies in. */
export interface Offer {
  readonly title: string;
  readonly contract: string;
  /** The offset of the range in the file; none where it is about the whole contract. */
  readonly range?: number;
}

/** What is offered at a place of a file. Nothing is made yet: that takes longer than a look. */
export function offeredExamples(file: FileView, { start, end }: Span): Offer[] {
  return contractsOf(file).flatMap((placed): Offer[] => {
    const { block, offset, name } = placed;
    const at = { start: start - offset, end: end - offset };
    if (at.end < block.start || at.start > block.end || block.close < 0) return [];
    if (examplesIn(block).length === 0)
      return at.start <= block.open ? [{ title: 'Add examples at every threshold', contract: name }] : [];
    if (!isInRow(block, at)) return [];
    const open = coverageOf(block, placed).find(
      (range) => range.examples.length === 0 && at.start <= range.end && range.start <= at.end,
    );
    return open
      ? [{ title: 'Add examples at every threshold of this range', contract: name, range: open.start + offset }]
      : [];
  });
}

/** Whether a place is in the head of a row of a table: only then is it worth working out which examples lie where. */
function isInRow(block: Block, at: Span): boolean {
  return block.items.some((item) => {
    if (at.end < item.start || at.start > item.end) return false;
    return item.kind === 'block' ? isInRow(item, at) : item.kind === 'line' && rowKind(item) === 'range';
  });
}

/** The text that makes an offer good, and the offset in the file where it goes; undefined where nothing can be made of it. */
export function examplesFor(file: FileView, offer: Pick<Offer, 'contract' | 'range'>): Addition | undefined {
  const placed = contractsOf(file).find(({ name }) => name === offer.contract);
  return placed && additionTo(placed, offer.range === undefined ? undefined : offer.range - placed.offset);
}

export interface Addition {
  readonly start: number;
  readonly text: string;
}

function additionTo(placed: PlacedContract, range: number | undefined): Addition | undefined {
  const made = generateExamples(placed.block, placed);
  if ('problem' in made) return undefined;
  const examples = made.examples.filter(
    ({ places }) => range === undefined || places.some(({ start }) => start === range),
  );
  if (examples.length === 0) return undefined;
  const { at, text } = insertion(placed.block, placed.text, { ...made, examples });
  return { start: placed.offset + at, text };
}
