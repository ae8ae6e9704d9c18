import { hintText, poundsBehind } from '../curve/hints.js';
import { contractsAt, hasContract } from '../curve/known.js';
import type { FileView } from '../semantics/view.js';

/** Something that is shown behind an offset of the file, and is not in its text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** What it is in each year, where that differs. */
  readonly tooltip?: string;
}

/** Offsets of a file. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The pieces of a file with contracts of which something stands between the offsets `start` and `end`. */
export function piecesWithHints(file: FileView, { start, end }: Stretch): number[] {
  const { pieces, offsets } = file.source;
  const found: number[] = [];
  for (let i = 0; i < pieces.length; i++)
    if (offsets[i] <= end && offsets[i] + pieces[i].text.length >= start && hasContract(file, i)) found.push(i);
  return found;
}

/** The pounds behind percentages in the contracts of a piece, as far as they stand between the offsets `start` and `end` of the file. */
export function inlayHints(file: FileView, piece: number, { start, end }: Stretch): InlayHint[] {
  const base = file.source.offsets[piece];
  return contractsAt(file, piece)
    .flatMap(poundsBehind)
    .flatMap((hint) => {
      const offset = base + hint.offset;
      if (offset < start || offset > end) return [];
      const label = hintText(hint);
      const differs = hint.amounts.some(({ text }) => text !== hint.amounts[0].text);
      const tooltip = differs ? hint.amounts.map(({ year, text }) => `${year}: ${text}`).join('\n') : undefined;
      return [{ offset, label, ...(tooltip ? { tooltip } : {}) }];
    });
}
