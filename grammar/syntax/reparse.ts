import { type Edit, editBetween } from '../text/edit.js';
import { indentAt, lineEndAfter, lineStartBefore } from '../text/lines.js';
import { movedFinding, type SyntaxFinding, type SyntaxRule } from './findings.js';
import { movedComment, movedItem, movedTree } from './moved.js';
import { type Parsed, parse } from './parser.js';
import type { Block, Comment, Item, Line, Part, Span, Text, Tree } from './tree.js';

/**
 * What `parse` gives for `text`, made from what it gave for the text `before` an edit, in a fraction of the time. Undefined where that is not certain. It
 * is where the edit is within a text, within a comment, within the value of a line that has its text line to itself, or between the braces of a block
 * inside another that has its text lines to itself, and nothing was wrong in the wording around that place: what stands there is read as it was.
 */
export function reparse(parsed: Parsed, before: string, text: string): Parsed | undefined {
  const { tree, findings } = parsed;
  const edit = editBetween(before, text);
  if (findings.length === 0) {
    const place = commentAt(tree.comments, edit) ?? placeIn(tree.items, edit);
    const instead = place && readAgain(place, before, text, edit.by);
    if (instead) return put({ instead, comments: 'kind' in instead ? [] : [instead], findings }, place, tree, edit);
  }
  const block = blockIn(tree.items, edit);
  if (!block || tree.items.includes(block)) return undefined;
  const again = readBlock(block, parsed, before, text, edit);
  return again && put(again, block, tree, edit);
}

/** What can be read by itself. */
type Place = Comment | Text | Line;

/** What has been read by itself, where it stands. */
interface Again {
  readonly instead: Place | Block;
  readonly comments: readonly Comment[];
  readonly findings: readonly SyntaxFinding[];
}

function put({ instead, comments, findings }: Again, gone: Span, tree: Tree, { by }: Edit): Parsed {
  return { tree: movedTree(tree, { from: gone.end, by, gone, instead }, comments), findings };
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

/** The innermost block between whose braces the edit is. */
function blockIn(items: readonly Item[], edit: Edit): Block | undefined {
  const item = items.find(({ end }) => edit.start <= end);
  if (item?.kind !== 'block' || item.close < 0 || edit.start <= item.open || item.close < edit.end) return undefined;
  return blockIn(item.items, edit) ?? item;
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

/** Where one of these is, indentation may have decided where blocks begin and end, or a text or a comment may reach beyond them. */
const ofStructure: ReadonlySet<SyntaxRule> = new Set([
  'block-never-closed',
  'brace-closes-nothing',
  'comment-never-closed',
  'nested-too-deeply',
  'text-never-closed',
]);

function readBlock(place: Block, { findings }: Parsed, before: string, text: string, { by }: Edit): Again | undefined {
  const { start } = place;
  const end = place.end + by;
  const isAround = ({ rule, ...found }: SyntaxFinding): boolean =>
    ofStructure.has(rule) || found.start < start || place.end < found.end;
  if (findings.some(isAround) || !beginsItsTextLine(before, start) || !endsItsTextLine(text, end)) return undefined;
  const from = lineStartBefore(text, start);
  const again = parse(text.slice(from, end));
  const [block, other] = again.tree.items;
  const isWhole = block?.kind === 'block' && !other && block.start === start - from && block.end === end - from;
  if (!isWhole || block.close !== block.end - 1 || again.findings.some(({ rule }) => ofStructure.has(rule)))
    return undefined;
  const move = { from: 0, by: from };
  return {
    instead: movedItem(block, move) as Block,
    comments: again.tree.comments.map((comment) => movedComment(comment, move)),
    findings: again.findings.map((finding) => movedFinding(finding, from)),
  };
}

function beginsItsTextLine(text: string, start: number): boolean {
  return text.slice(lineStartBefore(text, start), start).trim() === '';
}

function endsItsTextLine(text: string, end: number): boolean {
  return /^(?:\s*$|\s+\/\/)/.test(text.slice(end, lineEndAfter(text, end)));
}

/** Whether nothing but spaces and a comment stands beside a stretch in its text line. */
function hasItsTextLine(text: string, start: number, end: number): boolean {
  return beginsItsTextLine(text, start) && end <= lineEndAfter(text, start) && endsItsTextLine(text, end);
}

/** What was read, if it is one item and nothing is wrong with it. */
function onlyItem({ tree, findings }: Parsed): Item | undefined {
  return findings.length === 0 && tree.comments.length === 0 && tree.items.length === 1 ? tree.items[0] : undefined;
}
