import type { TextEdit } from '../syntax/findings.js';
import { lineStartsOf } from '../text/lines.js';

/** How far to look for a line that both texts have, after lines that differ. */
const reach = 24;

/**
 * Edits of whole lines that turn `before` into `after`, in order and apart from each other: small ones, so that cursors and marks in an editor stay
 * where they are. Offsets count in `before`.
 */
export function editsBetween(before: string, after: string): TextEdit[] {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const edits: TextEdit[] = [];
  let i = 0;
  let j = 0;
  while (i < old.lines.length || j < fresh.lines.length) {
    if (i < old.lines.length && j < fresh.lines.length && old.lines[i] === fresh.lines[j]) {
      i++;
      j++;
      continue;
    }
    const [skipOld, skipFresh] = nextCommon(old.lines, fresh.lines, i, j);
    addEdit(edits, {
      start: old.starts[i],
      end: old.starts[i + skipOld],
      text: after.slice(fresh.starts[j], fresh.starts[j + skipFresh]),
    });
    i += skipOld;
    j += skipFresh;
  }
  return edits;
}

/** How many lines of each text to pass over to come to one that they share; one of each where none is near. */
function nextCommon(old: readonly string[], fresh: readonly string[], i: number, j: number): [number, number] {
  const restOld = old.length - i;
  const restFresh = fresh.length - j;
  if (restOld === 0 || restFresh === 0) return [restOld, restFresh];
  for (let distance = 1; distance <= reach; distance++) {
    for (let ahead = 0; ahead <= distance; ahead++) {
      const [a, b] = [i + distance - ahead, j + ahead];
      // A blank line stands anywhere, and says nothing of where one is.
      if (a < old.length && b < fresh.length && old[a] === fresh[b] && old[a].trim() !== '') return [a - i, b - j];
    }
  }
  return [1, 1];
}

function addEdit(edits: TextEdit[], edit: TextEdit): void {
  const last = edits[edits.length - 1];
  if (last && last.end === edit.start)
    edits[edits.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
  else edits.push(edit);
}

/** The lines with their line breaks, and where each starts; one start more than there are lines. */
function linesOf(text: string): { lines: string[]; starts: number[] } {
  const starts = lineStartsOf(text);
  if (starts[starts.length - 1] < text.length) starts.push(text.length);
  const lines = starts.slice(0, -1).map((start, i) => text.slice(start, starts[i + 1]));
  return { lines, starts };
}
