import { withLineNumbers } from '../syntax/findings.js';
import { parse } from '../syntax/parser.js';
import { landmarks } from '../syntax/vocabulary.js';
import { lastAtOrBefore } from '../text/lines.js';
import { type Piece, sourceOf } from '../text/source.js';
import { type Printed, printPiece } from './printer.js';
import { isSameTree } from './same.js';

/** A text in the house style. */
export interface Formatted {
  readonly text: string;
  /** The declarations that were left as they were, because something in them has to be put right first. */
  readonly left: readonly Left[];
}

export interface Left {
  /** The line of the first mistake, from 1. */
  readonly line: number;
  /** What is wrong, in a commissioner's words. */
  readonly reason: string;
}

/** What stands at the top level: something printed, or a piece that is left as it is. */
type Part = Printed | { readonly kind: 'left'; readonly text: string; readonly blankBefore: boolean };

/**
 * Lays out a file. Each declaration whose wording is sound is printed afresh; one with a mistake in it stays as it is, to the letter, and is listed.
 * What a file says, its comments included, never changes, and a text that is laid out already comes back as it is. Line breaks become those of
 * which the file has most, and a byte order mark goes.
 */
export function format(text: string): Formatted {
  const source = sourceOf(text.replace(/^\ufeff+/, ''), landmarks);
  const lineBreak = mostFrequentLineBreak(text);
  const left: Left[] = [];
  const parts: Part[] = [];
  let before = '';
  for (const [i, piece] of source.pieces.entries()) {
    const plain = withPlainLineBreaks(piece.text);
    const laid = layOut(plain);
    const blankBefore =
      i > 0 &&
      breaksIn(before.slice(before.trimEnd().length)) +
        breaksIn(plain.slice(0, plain.length - plain.trimStart().length)) >
        1;
    if ('reason' in laid) {
      const line = (offset: number) => source.lines[i] + lineIn(piece, plain, offset) + 1;
      left.push({ line: line(laid.offset), reason: withLineNumbers(laid.reason, line) });
      parts.push({ kind: 'left', text: piece.text, blankBefore });
    } else
      for (const [j, printed] of laid.printed.entries()) parts.push(j === 0 ? { ...printed, blankBefore } : printed);
    before = plain;
  }
  return { text: put(parts, lineBreak), left };
}

/** One piece printed afresh, or why it cannot be and where. */
function layOut(text: string): { printed: readonly Printed[] } | { offset: number; reason: string } {
  const { tree, findings } = parse(text);
  if (findings.length > 0) return { offset: findings[0].start, reason: findings[0].message };
  const printed = printPiece(text, tree);
  const result = printed.map((part) => part.text).join('\n');
  // Two lines joined may make one word of two: rather an untidy line than another meaning.
  if (!text.includes(result) && !isSameTree(parse(result).tree, tree)) {
    return {
      offset: tree.items[0]?.start ?? 0,
      reason: 'Laid out afresh, this would say something else: a word or a number is spread over two lines.',
    };
  }
  return { printed };
}

/** Puts the parts below each other, a blank line before and after every block; elsewhere the author decides. */
function put(parts: readonly Part[], lineBreak: string): string {
  let text = '';
  for (const [i, part] of parts.entries()) {
    const previous = parts[i - 1];
    if (previous && previous.kind !== 'left' && (part.blankBefore || needsBlankLine(parts, i))) text += lineBreak;
    text += part.kind === 'left' ? part.text : part.text.replaceAll('\n', lineBreak) + lineBreak;
  }
  return text;
}

function needsBlankLine(parts: readonly Part[], i: number): boolean {
  if (parts[i - 1].kind === 'comment') return false;
  return parts[i - 1].kind === 'block' || parts.slice(i).find((part) => part.kind !== 'comment')?.kind === 'block';
}

/** The line of a piece, from 0, that holds `offset` of its text with plain line breaks. */
function lineIn(piece: Piece, plain: string, offset: number): number {
  if (plain.length === piece.text.length) return lastAtOrBefore(piece.lineStarts, offset);
  return breaksIn(plain.slice(0, offset));
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function withPlainLineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function mostFrequentLineBreak(text: string): '\n' | '\r\n' {
  if (!text.includes('\r')) return '\n';
  const windows = text.match(/\r\n/g)?.length ?? 0;
  return windows * 2 > breaksIn(text) ? '\r\n' : '\n';
}
