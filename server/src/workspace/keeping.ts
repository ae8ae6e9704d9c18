import type { Piece } from '../../../grammar/text/source.js';
import type { PieceState } from './file.js';

/**
 * For each of some pieces, the one with the same text that stood there before, if it can stay: each at most once, and only in the order in which they
 * stood. Of two declarations of one name the first is the one that counts, so what changes places is read again.
 */
export function keptOf(old: readonly PieceState[], pieces: readonly Piece[]): (PieceState | undefined)[] {
  const places = new Map<string, number[]>();
  // From the last to the first, so that the first of each list is taken from its end.
  for (let i = old.length - 1; i >= 0; i--) {
    const { text } = old[i].piece;
    const same = places.get(text);
    if (same) same.push(i);
    else places.set(text, [i]);
  }
  let after = -1;
  return pieces.map(({ text }) => {
    const same = places.get(text) ?? [];
    let at = same.pop();
    while (at !== undefined && at <= after) at = same.pop();
    if (at === undefined) return undefined;
    after = at;
    return old[at];
  });
}
