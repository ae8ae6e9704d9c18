import { indentAt, lastAtOrBefore, lineEndAfter, lineStartBefore } from '../text/lines.js';
import { type SyntaxFinding, shortened } from './findings.js';
import type { Bare, Part } from './tree.js';

/** Headings, sentences and whole paragraphs that stand where lines and blocks do, without quotes. */

/** Sentences that follow each other, to the end of their last text line. */
export interface Passage {
  readonly start: number;
  end: number;
  /** Where the first of its sentences ends. */
  readonly firstEnd: number;
  /** Where its text lines start that have one. */
  readonly lines: number[];
  /** Whether its block holds nothing but texts: then it was meant for one. */
  readonly isText: boolean;
}

/** Whether a head reads as a heading or a sentence: `Year Amount`, `3.1 Payment terms`, `The provider shall deliver the services`, `Community centres`. */
export function isProse(text: string, { head, start }: Bare): boolean {
  const isWord = (part: Part | undefined): boolean => part?.kind === 'word' || part?.kind === 'name';
  if (head[0]?.kind === 'quantity') return head[0].form === 'number' && isWord(head[1]);
  if (head[0]?.kind !== 'name') return false;
  if (head.length === 2 && isWord(head[1])) return true;
  return (isWord(head[1]) && isWord(head[2])) || isSentence(text.slice(start, endOfLine(text, start)));
}

/** So many words, some of them in small letters, are a sentence. */
const fewestWords = 4;

function isSentence(line: string): boolean {
  const words = line.split(/[ \t]+/);
  return (
    words.length >= fewestWords && !line.includes('"') && words.filter((word) => /^[a-z]+[,.;]?$/.test(word)).length > 1
  );
}

/** Takes a sentence into the passage before it, or begins one. */
export function notePassage(text: string, { start, end: last }: Bare, isText: boolean, passages: Passage[]): void {
  const before = passages[passages.length - 1];
  // Several on one text line, which may hold very many, are one.
  if (before && start < before.end) {
    before.end = Math.max(before.end, last);
    return;
  }
  const end = Math.max(last, endOfLine(text, start));
  if (before && text.slice(before.end, start).trim() === '') {
    before.end = end;
    before.lines.push(start);
  } else passages.push({ start, end, firstEnd: end, lines: [start], isText });
}

/** Whether a head without a colon, in small letters, is the next text line of the sentence before it. */
export function goesOnInProse(text: string, { head, start }: Bare, passages: readonly Passage[]): boolean {
  const before = passages[passages.length - 1];
  if (!before || head[0]?.kind !== 'word') return false;
  if (start < before.end) return true;
  const between = text.slice(before.end, start);
  return /^[ \t]*(?:\r\n?|\n)[ \t]*$/.test(between) && head.length > 1;
}

/** Where the text of a line ends, before a brace and the white space behind it. */
function endOfLine(text: string, start: number): number {
  const line = text.slice(start, lineEndAfter(text, start));
  return start + (/^[^{}]*/.exec(line)?.[0] ?? '').trimEnd().length;
}

/** One message for each passage, in the place of all that is found in it. */
export function reportProse(text: string, passages: readonly Passage[], findings: SyntaxFinding[]): void {
  if (passages.length === 0) return;
  const starts = passages.map(({ start }) => start);
  const others = findings.filter((finding) => {
    const passage = passages[lastAtOrBefore(starts, finding.start)];
    return !passage || finding.start < passage.start || finding.end > passage.end;
  });
  findings.splice(0, findings.length);
  for (const finding of others) findings.push(finding);
  for (const passage of passages)
    findings.push({
      rule: 'line-unfinished',
      start: passage.start,
      end: passage.end,
      message: `\`${shortened(text.slice(passage.start, passage.firstEnd))}\` is neither a line nor a block. If it is a note, put \`//\` before it; if it belongs to a text, set it in quotes.`,
      ...fixOf(text, passage),
    });
}

function fixOf(text: string, { start, end, lines, isText }: Passage): Pick<SyntaxFinding, 'fix'> {
  const written = text.slice(start, end);
  if (isText && !written.includes('"')) {
    const indent = ' '.repeat(indentAt(text, lineStartBefore(text, start)));
    const isLong = /[\r\n]/.test(written);
    const [opening, closing] = isLong ? [`"""\n${indent}`, `\n${indent}"""`] : ['"', '"'];
    return {
      fix: {
        title: 'Set it in quotes',
        edits: [
          { start, end: start, text: opening },
          { start: end, end, text: closing },
        ],
      },
    };
  }
  // A note would hide the brace that ends the line.
  if (/[{}]/.test(text.slice(end, lineEndAfter(text, end)))) return {};
  return { fix: { title: 'Make it a note', edits: lines.map((at) => ({ start: at, end: at, text: '// ' })) } };
}
