import { hintText, poundsBehind } from '../curve/hints.js';
import { contractsAt } from '../curve/known.js';
import type { FileView, WorkspaceView } from '../semantics/view.js';

/** Something that is shown behind an offset of the file, and is not in its text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** What it is in each year, where that differs. */
  readonly tooltip?: string;
}

/** The pounds behind percentages in the contracts of a file, from `start` to `end`. */
export function inlayHints(
  view: WorkspaceView,
  file: FileView,
  { start, end }: { start: number; end: number },
): InlayHint[] {
  return file.source.pieces.flatMap((piece, i) => {
    const base = file.source.offsets[i];
    if (base > end || base + piece.text.length < start) return [];
    if (!file.outline(i).declared.some(({ kind }) => kind === 'contract')) return [];
    return contractsAt(view, file, i)
      .flatMap(poundsBehind)
      .flatMap((hint) => {
        const offset = base + hint.offset;
        if (offset < start || offset > end) return [];
        const label = hintText(hint);
        const differs = hint.amounts.some(({ text }) => text !== hint.amounts[0].text);
        const tooltip = differs ? hint.amounts.map(({ year, text }) => `${year}: ${text}`).join('\n') : undefined;
        return [{ offset, label, ...(tooltip ? { tooltip } : {}) }];
      });
  });
}
