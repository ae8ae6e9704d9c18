import { indentAt, lineEndAfter, lineStartBefore } from '../text/lines.js';
import { movedItem, movedTree } from './moved.js';
import { type Parsed, parse } from './parser.js';
import type { Comment, Item, Line, Part, Span, Text } from './tree.js';

/**
 * The tree of `text`, made from that of the text `before` an edit: what `parse` gives for it, in a fraction of the time. Undefined where that is not
 * certain. It is where nothing was wrong in the wording and nothing is, and the edit is within a text, within a comment, or within the value of a line
 * that has its text line to itself: what stands around such a place is read as it was.
 */
export function reparse({ tree, findings }: Parsed, before: string, text: string): Parsed | undefined {
  if (findings.length > 0) return undefined;
  const edit = editOf(before, text);
  const place = commentAt(tree.comments, edit) ?? placeIn(tree.items, edit);
  const instead = place && readAgain(place, before, text, edit.by);
  if (!instead) return undefined;
  return { tree: movedTree(tree, { from: place.end, by: edit.by, gone: place, instead }), findings };
}

/** What can be read by itself. */
type Place = Comment | Text | Line;

/** The stretch of the text before that is no longer as it was. */
interface Edit extends Span {
  /** By how much the text is longer. */
  readonly by: number;
}

function editOf(before: string, text: string): Edit {
  const by = text.length - before.length;
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let end = before.length;
  while (end > start && end + by > start && before.charCodeAt(end - 1) === text.charCodeAt(end + by - 1)) end--;
  return { start, end, by };
}

/** The comment behind whose first two signs the edit is. */
function commentAt(comments: readonly Comment[], { start, end }: Edit): Comment | undefined {
  return comments.find((comment) => comment.start + 2 <= start && end <= comment.end);
}

/** The text between whose quotes the edit is, or the line in whose value. */
function placeIn(items: readonly Item[], edit: Edit): Text | Line | undefined {
  const item = items.find(({ end }) => edit.start <= end);
  if (!item || edit.start < item.start || item.end < edit.end) return undefined;
  const title = textAmong(item.head, edit);
  if (title) return title;
  if (item.kind === 'block') return item.open < edit.start ? placeIn(item.items, edit) : undefined;
  if (item.kind === 'bare' || edit.start <= item.colon) return undefined;
  for (const { parts } of item.value.phrases) {
    const text = textAmong(parts, edit);
    if (text) return text;
  }
  return item;
}

function textAmong(parts: readonly Part[], { start, end }: Edit): Text | undefined {
  for (const part of parts) {
    const quotes = part.kind === 'text' && part.long ? 3 : 1;
    if (part.kind === 'text' && part.start + quotes <= start && end <= part.end - quotes) return part;
  }
  return undefined;
}

function readAgain(place: Place, before: string, text: string, by: number): Place | undefined {
  if (!('kind' in place)) return readComment(place, text, by);
  return place.kind === 'text' ? readText(place, text, by) : readLine(place, before, text, by);
}

function readComment({ start, end }: Comment, text: string, by: number): Comment | undefined {
  const written = text.slice(start, end + by);
  const { tree, findings } = parse(written);
  const isOne = findings.length === 0 && tree.items.length === 0 && tree.comments.length === 1;
  return isOne && tree.comments[0].text === written ? { start, end: end + by, text: written } : undefined;
}

/** How far the line of a text is indented decides where a long one ends. */
function readText(place: Text, text: string, by: number): Text | undefined {
  const { start } = place;
  const end = place.end + by;
  const indent = ' '.repeat(indentAt(text, lineStartBefore(text, start)));
  const part = onlyItem(parse(indent + text.slice(start, end)))?.head[0];
  const isWhole = part?.kind === 'text' && part.long === place.long && part.end === indent.length + end - start;
  return isWhole ? { ...part, start, end } : undefined;
}

function readLine(place: Line, before: string, text: string, by: number): Line | undefined {
  const { start } = place;
  const end = place.end + by;
  if (place.end > lineEndAfter(before, start) || !hasItsTextLine(text, start, end)) return undefined;
  const line = onlyItem(parse(text.slice(start, end)));
  const isWhole = line?.kind === 'line' && line.start === 0 && line.end === end - start;
  return isWhole ? (movedItem(line, { from: 0, by: start }) as Line) : undefined;
}

/** Whether nothing but spaces and a comment stands beside a stretch in its text line. */
function hasItsTextLine(text: string, start: number, end: number): boolean {
  const lineEnd = lineEndAfter(text, start);
  const isFirst = text.slice(lineStartBefore(text, start), start).trim() === '';
  return isFirst && end <= lineEnd && /^(?:\s*$|\s+\/\/)/.test(text.slice(end, lineEnd));
}

/** What was read, if it is one item and nothing is wrong with it. */
function onlyItem({ tree, findings }: Parsed): Item | undefined {
  return findings.length === 0 && tree.comments.length === 0 && tree.items.length === 1 ? tree.items[0] : undefined;
}
