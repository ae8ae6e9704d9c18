/** A place in a text as editors count it: both from 0, characters in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Negative, 0 or positive, as `a` starts before, with or after `b`. */
export function compareRanges(
  a: { readonly start: Position; readonly end: Position },
  b: { readonly start: Position; readonly end: Position },
): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}

const LF = 10;
const CR = 13;

/**
 * The offsets at which the lines of `text` start; the first is always 0.
 * LF, CR and CRLF each end a line, as the Language Server Protocol counts them.
 */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || c === CR) {
      if (c === CR && text.charCodeAt(i + 1) === LF) i++;
      starts.push(i + 1);
    }
  }
  return starts;
}

/** The index of the last entry of the sorted `starts` that is not greater than `offset`; `starts[0]` must be 0. */
export function lastAtOrBefore(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many columns (spaces, or tabs counted as one) stand before the first visible character of the line at `lineStart`; a byte order mark is none. */
export function indentAt(text: string, lineStart: number): number {
  let start = lineStart;
  while (text.charCodeAt(start) === 0xfeff) start++;
  let i = start;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return i - start;
}

/** The offset at which the line that holds `offset` starts. */
export function lineStartBefore(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && text.charCodeAt(i - 1) !== LF && text.charCodeAt(i - 1) !== CR) i--;
  return i;
}

/** The offset at which the line that holds `offset` ends, before its line break. */
export function lineEndAfter(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && text.charCodeAt(i) !== LF && text.charCodeAt(i) !== CR) i++;
  return i;
}
