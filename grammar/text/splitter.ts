import { indentAt, lineEndAfter, lineStartBefore } from './lines.js';

/**
 * Cuts a file into pieces, one for each top-level declaration, so that a keystroke is paid for by its own declaration alone.
 *
 * The cut is decided by a scan from left to right that knows of nothing but texts, comments and braces, and that starts afresh at every
 * cut: what follows a cut never depends on what stands before it. That is what lets `Source` re-cut around an edit and keep all the rest.
 */

/** What the splitter must know of the language: how a line that can only be a declaration begins, with the flag `y`. */
export interface Landmarks {
  /** At the first column: a kind and a name. It starts a piece even where the block before it was never closed, unless that block goes on behind it. */
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

/** How a text is cut. */
export interface Cuts {
  /** The offsets at which the pieces start; the first is always 0. A piece takes the comments that stand directly before its declaration. */
  readonly points: readonly number[];
  /** For each piece, whether a block that it opens is still open at its end. */
  readonly open: readonly boolean[];
  /** Where the text ends that had a part in the decisions by which a declaration stands inside an open block or not; 0 where there were none. */
  readonly seen: number;
}

/** So many declarations in a row are looked over to see whether they stand inside an open block. */
export const longestRun = 3;

/** Cuts a text into pieces. */
export function cutsOf(text: string, landmarks: Landmarks): Cuts {
  const points = [0];
  const open: boolean[] = [];
  const state = freshState();
  let seen = 0;
  let i = 0;
  while (i < text.length) {
    const at = endOfSpace(text, i);
    const c = text.charCodeAt(at);
    let startsPiece = false;
    if (state.depth === 0) {
      startsPiece =
        state.hasContent &&
        ((isLetter(c) && (at === i || matchesAt(landmarks.declaration, text, at))) || (c === Char.Slash && at === i));
      // One that is indented stands with what follows all the same. In a block without braces it may stand among the lines.
      if (!startsPiece && state.opened && isCommentAt(text, at)) {
        const next = endOfComments(text, i);
        startsPiece = next.isLineStart && matchesAt(landmarks.declaration, text, next.at);
        seen = Math.max(seen, lineEndAfter(text, next.at));
      }
    } else if (at === i && isLetter(c) && matchesAt(landmarks.declaration, text, i)) {
      const behind = lookBehind(text, i, landmarks);
      startsPiece = !behind.goesOn;
      seen = Math.max(seen, behind.seen);
    }
    if (startsPiece) {
      points.push(i);
      open.push(state.depth > 0);
      Object.assign(state, freshState());
    }
    i = readLine(text, at, landmarks, state);
  }
  open.push(state.depth > 0);
  return { points, open, seen };
}

/** Where something stands next that is no comment, and whether it begins its line. */
function endOfComments(text: string, start: number): { at: number; isLineStart: boolean } {
  let i = start;
  let isLineStart = true;
  while (i < text.length) {
    const at = endOfSpace(text, i);
    if (isLineBreak(text.charCodeAt(at))) {
      i = at + 1;
      isLineStart = true;
    } else if (!isCommentAt(text, at)) return { at, isLineStart: isLineStart && at === i };
    else {
      i = text.charCodeAt(at + 1) === Char.Slash ? lineEndAfter(text, at) : endOfComment(text, at);
      isLineStart = false;
    }
  }
  return { at: text.length, isLineStart: false };
}

/**
 * Whether the block that is open before the declaration at `start` goes on behind it, and behind others that follow it: then they have been pasted
 * into the block without its indentation. If it does not, the block was never closed. `seen` is where the text ends that decided.
 */
function lookBehind(text: string, start: number, landmarks: Landmarks): { goesOn: boolean; seen: number } {
  let state = freshState();
  let declarations = 0;
  for (let i = start; i < text.length; ) {
    const at = endOfSpace(text, i);
    if (at === text.length) break;
    const c = text.charCodeAt(at);
    const isDeclaration = isLetter(c) && matchesAt(landmarks.declaration, text, at) && (at === i || state.depth > 0);
    const isClosed = state.opened && state.depth === 0;
    if (isDeclaration) {
      // One inside another, whether it is indented or not, leaves open to which of the two a brace belongs.
      if (declarations > 0 && (!isClosed || declarations === longestRun)) return { goesOn: false, seen: at + 1 };
      declarations++;
      state = freshState();
    } else if (state.depth === 0 && !isLineBreak(c) && !isCommentAt(text, at)) {
      if (isClosed) return { goesOn: at > i || c === Char.Close, seen: at + 1 };
      // Its brace may stand on a line of its own; without one nothing says where it ends.
      if (c !== Char.Open) return { goesOn: false, seen: at + 1 };
    }
    i = readLine(text, at, landmarks, state);
    if (state.closedMore) return { goesOn: state.opened, seen: i };
  }
  return { goesOn: false, seen: text.length };
}

/** What a scan knows of the lines that it has read. */
interface State {
  depth: number;
  hasContent: boolean;
  /** Whether a brace has been opened. */
  opened: boolean;
  /** Whether a brace has closed nothing. */
  closedMore: boolean;
}

function freshState(): State {
  return { depth: 0, hasContent: false, opened: false, closedMore: false };
}

/** Reads on from `start` to the end of the line, and beyond where a text or a comment reaches further. Returns where the next line starts. */
function readLine(text: string, start: number, landmarks: Landmarks, state: State): number {
  let i = start;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (isLineBreak(c)) return i + 1;
    if (c === Char.Slash && text.charCodeAt(i + 1) === Char.Slash) {
      i = lineEndAfter(text, i);
      continue;
    }
    if (c === Char.Slash && text.charCodeAt(i + 1) === Char.Star) {
      i = endOfComment(text, i);
      continue;
    }
    if (c === Char.Quote) {
      state.hasContent = true;
      i = text.startsWith('"""', i) ? endOfLongText(text, i, landmarks).end : endOfText(text, i);
      continue;
    }
    if (c === Char.Open) {
      state.depth++;
      state.opened = true;
    } else if (c === Char.Close) {
      if (state.depth > 0) state.depth--;
      else state.closedMore = true;
    }
    if (!isSpace(c) && c !== Char.ByteOrderMark) state.hasContent = true;
    i++;
  }
  return i;
}

function endOfSpace(text: string, start: number): number {
  let i = start;
  while (isSpace(text.charCodeAt(i))) i++;
  return i;
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

function isCommentAt(text: string, at: number): boolean {
  return text.startsWith('//', at) || text.startsWith('/*', at);
}

function isLineBreak(c: number): boolean {
  return c === Char.LF || c === Char.CR;
}

function isSpace(c: number): boolean {
  return c === Char.Space || c === Char.Tab;
}

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}
