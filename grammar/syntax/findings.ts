import type { Span } from './tree.js';

/** Something to tell the author about a piece of text. Offsets count from the start of the piece. */
export interface SyntaxFinding extends Span {
  /** The name of the check, as people write it in settings. */
  readonly rule: SyntaxRule;
  /** In a commissioner's words. A line number stands as a mark made by `lineOf`, because a piece does not know where in its file it stands. */
  readonly message: string;
  readonly fix?: Fix;
}

/** A change that a machine can make. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Replaces what stands from `start` to `end`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** The checks of the wording, by name. */
export const syntaxRules = [
  'amount-form',
  'block-never-closed',
  'boundary-unclear',
  'bracket-unpaired',
  'brace-closes-nothing',
  'bullet',
  'comma-unneeded',
  'comment-form',
  'comment-never-closed',
  'comparison-form',
  'date-form',
  'equals-sign',
  'line-continued',
  'line-unfinished',
  'multiplication-sign',
  'nested-too-deeply',
  'no-such-date',
  'number-grouping',
  'operand-missing',
  'out-of-place',
  'placeholder',
  'quotes-form',
  'range-form',
  'semicolon',
  'share-of-a-sum',
  'text-never-closed',
  'two-lines-on-one',
  'unknown-character',
  'value-missing',
  'year-form',
] as const;
export type SyntaxRule = (typeof syntaxRules)[number];

/** What an author wrote, in the length that a message shows of it. */
export function shortened(written: string): string {
  return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}

/** A mark in a message for the number of the line that holds `offset`. */
export function lineOf(offset: number): string {
  return `\u2039line ${offset}\u203a`;
}

/** A finding of a text that stands `by` further on in another. */
export function movedFinding({ rule, start, end, message, fix }: SyntaxFinding, by: number): SyntaxFinding {
  const moved = {
    rule,
    start: start + by,
    end: end + by,
    message: message.replace(lineMark, (_, offset: string) => lineOf(Number(offset) + by)),
  };
  if (!fix) return moved;
  const edits = fix.edits.map((edit) => ({ start: edit.start + by, end: edit.end + by, text: edit.text }));
  return { ...moved, fix: { title: fix.title, edits } };
}

const lineMark = /\u2039line (\d+)\u203a/g;

/** Puts the numbers in the place of the marks; `lineNumber` takes an offset and gives the line's number, from 1. */
export function withLineNumbers(message: string, lineNumber: (offset: number) => number): string {
  return message.replace(lineMark, (_, offset: string) => `line ${lineNumber(Number(offset))}`);
}
