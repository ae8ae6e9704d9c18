import { indentAt, lineEndAfter, lineStartBefore } from './lines.js';

/**
 * Cuts a file into pieces, one for each top-level declaration, so that a keystroke is paid for by its own declaration alone.
 *
 * The cut is decided by a scan from left to right that knows of nothing but texts, comments and braces, and that starts afresh at every
 * cut: what follows a cut never depends on what stands before it. That is what lets `Source` re-cut around an edit and keep all the rest.
 */

/** What the splitter must know of the language: how a line that can only be a declaration begins, with the flag `y`. */
export interface Landmarks {
  /** At the first column: a kind and a name. It starts a piece even where the block before it was never closed. */
  readonly declaration: RegExp;
  /** The same up to its opening brace: it ends a text that was never closed. */
  readonly declarationWithBrace: RegExp;
}

enum Char {
  Tab = 9,
  LF = 10,
  CR = 13,
  Space = 32,
  Quote = 34,
  Star = 42,
  Slash = 47,
  Open = 123,
  Close = 125,
  ByteOrderMark = 0xfeff,
}

/**
 * The offsets at which the pieces of `text` start; the first is always 0.
 * A piece takes the comments that stand directly before its declaration.
 */
export function splitPoints(text: string, landmarks: Landmarks): number[] {
  const points = [0];
  let depth = 0;
  let hasContent = false;
  let i = 0;
  while (i < text.length) {
    let at = i;
    while (text.charCodeAt(at) === Char.Space || text.charCodeAt(at) === Char.Tab) at++;
    const c = text.charCodeAt(at);
    const startsPiece =
      depth === 0
        ? hasContent &&
          ((isLetter(c) && (at === i || matchesAt(landmarks.declaration, text, at))) || (c === Char.Slash && at === i))
        : at === i && isLetter(c) && matchesAt(landmarks.declaration, text, i);
    if (startsPiece) {
      points.push(i);
      depth = 0;
      hasContent = false;
    }
    i = at;
    while (i < text.length) {
      const d = text.charCodeAt(i);
      if (d === Char.LF || d === Char.CR) {
        i++;
        break;
      }
      if (d === Char.Slash && text.charCodeAt(i + 1) === Char.Slash) {
        i = lineEndAfter(text, i);
        continue;
      }
      if (d === Char.Slash && text.charCodeAt(i + 1) === Char.Star) {
        i = endOfComment(text, i);
        continue;
      }
      if (d === Char.Quote) {
        hasContent = true;
        i = text.startsWith('"""', i) ? endOfLongText(text, i, landmarks).end : endOfText(text, i);
        continue;
      }
      if (d === Char.Open) depth++;
      else if (d === Char.Close && depth > 0) depth--;
      if (!isSpace(d) && d !== Char.ByteOrderMark) hasContent = true;
      i++;
    }
  }
  return points;
}

/** Where the comment that opens at `start` ends; the end of the text when nothing closes it. */
export function endOfComment(text: string, start: number): number {
  const close = text.indexOf('*/', start + 2);
  return close < 0 ? text.length : close + 2;
}

/** Where the one-line text that opens at `start` ends: after its closing quote; else at the end of the line, or before the brace that ends the line. */
export function endOfText(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === Char.Quote) return i + 1;
    if (c === Char.LF || c === Char.CR) break;
  }
  let visible = i;
  while (isSpace(text.charCodeAt(visible - 1))) visible--;
  if (visible - 1 <= start || text.charCodeAt(visible - 1) !== Char.Open) return i;
  visible--;
  while (isSpace(text.charCodeAt(visible - 1))) visible--;
  return visible;
}

/**
 * Where the long text that opens at `start` (with three quotes) ends, and whether quotes close it.
 * One that was never closed must not swallow the file: it ends before the first line that is indented less than its opener's and either
 * begins with a closing brace or is a declaration; where there is neither, `end` is the end of `text`.
 */
export function endOfLongText(text: string, start: number, landmarks: Landmarks): { end: number; closed: boolean } {
  const indent = indentAt(text, lineStartBefore(text, start));
  for (let i = start + 3; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === Char.Quote && text.startsWith('"""', i)) {
      let end = i + 3;
      while (text.charCodeAt(end) === Char.Quote) end++;
      return { end, closed: true };
    }
    if (c !== Char.LF && c !== Char.CR) continue;
    const line = c === Char.CR && text.charCodeAt(i + 1) === Char.LF ? i + 2 : i + 1;
    let at = line;
    while (text.charCodeAt(at) === Char.Space || text.charCodeAt(at) === Char.Tab) at++;
    if (at - line < indent) {
      const first = text.charCodeAt(at);
      if (
        first === Char.Close ||
        (at === line && isLetter(first) && matchesAt(landmarks.declarationWithBrace, text, line))
      )
        return { end: i, closed: false };
    }
    i = line - 1;
  }
  return { end: text.length, closed: false };
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function isSpace(c: number): boolean {
  return c === Char.Space || c === Char.Tab;
}

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}
