import type { IToken } from 'chevrotain';
import { lineStartBefore } from '../text/lines.js';
import type { SyntaxFinding } from './findings.js';
import * as t from './tokens.js';

/** What is wrong with the quotes of a text line, and from where on it has to be read again. */
interface Slip {
  readonly finding: SyntaxFinding;
  /** The text with one quote only; none where a quote is too many. */
  readonly half?: { readonly start: number; readonly end: number };
  /** Whether the text may have begun in a line before. */
  readonly mayBeWrapped?: boolean;
  /** Where the tokens end that were read rightly, and where those begin that are read again. */
  readonly keep: number;
  readonly again: number;
}

/**
 * Finds where a quote was left out or typed twice. The lexer pairs quotes from left to right, so that one that is missing turns words into texts and
 * texts into words up to the end of the line; what stands beside each quote says which of them open a text and which close one. Returns the tokens
 * as they are then. `read` turns a text into tokens.
 */
export function pairQuotes(
  text: string,
  tokens: IToken[],
  findings: SyntaxFinding[],
  read: (text: string) => readonly IToken[],
): IToken[] {
  if (!tokens.some(({ tokenType }) => tokenType === t.OpenText)) return tokens;
  const result: IToken[] = [];
  for (const token of tokens) {
    const slip = token.tokenType === t.OpenText ? slipBefore(text, token, result) : undefined;
    if (!slip) {
      result.push(token);
      continue;
    }
    while (result.length > 0 && result[result.length - 1].startOffset >= slip.keep) result.pop();
    const wrapped = slip.mayBeWrapped ? wrappedFrom(result) : undefined;
    if (wrapped !== undefined) {
      const start = result[wrapped].startOffset;
      result.length = wrapped;
      dropInside(findings, start, slip.again);
      findings.push(onSeveralLines(text, start, slip.again));
      result.push({ ...t.insertedToken(t.Text, start), image: text.slice(start, slip.again) });
    } else {
      if (slip.half) {
        const { start, end } = slip.half;
        dropInside(findings, start, end);
        result.push({ ...t.insertedToken(t.HalfText, start), image: text.slice(start, end) });
      }
      findings.push(slip.finding);
    }
    for (const fresh of read(text.slice(slip.again, t.endOf(token))))
      result.push({ ...fresh, startOffset: fresh.startOffset + slip.again });
  }
  return result;
}

/** A text is broken over so many lines, and it was pasted from a page; over more, and quotes are missing. */
const mostLines = 12;

/** The token with which a text opens that the quote behind the last of `tokens` closes, lines below; undefined where lines or blocks stand between. */
function wrappedFrom(tokens: readonly IToken[]): number | undefined {
  let lines = 0;
  for (let i = tokens.length - 1; i >= 0 && lines <= mostLines; i--) {
    const type = tokens[i].tokenType;
    if (type === t.OpenText) return lines > 0 ? i : undefined;
    if (type === t.Newline) lines++;
    const beginsLine = tokens[i - 1]?.tokenType === t.Newline;
    if (type === t.Open || type === t.Close || type === t.Text || (type === t.Key && beginsLine)) return undefined;
  }
  return undefined;
}

function onSeveralLines(text: string, start: number, end: number): SyntaxFinding {
  const breaks = [...text.slice(start, end).matchAll(/[ \t]*(?:\r\n?|\n)\s*/g)];
  return {
    rule: 'text-never-closed',
    start,
    end,
    message: 'This text goes on in the next line: write it on one line, or between three quotes on either side.',
    fix: {
      title: 'Write it on one line',
      edits: breaks.map(({ 0: found, index }) => ({
        start: start + index,
        end: start + index + found.length,
        text: ' ',
      })),
    },
  };
}

/** Signs that mean nothing outside of texts are in order inside one. */
function dropInside(findings: SyntaxFinding[], start: number, end: number): void {
  for (let i = findings.length - 1; i >= 0; i--)
    if (findings[i].start >= start && findings[i].end <= end) findings.splice(i, 1);
}

/** What went wrong before the text that nothing closes; undefined where it is only its own closing quote that is missing, or nobody can tell. */
function slipBefore(text: string, open: IToken, before: readonly IToken[]): Slip | undefined {
  const lineStart = lineStartBefore(text, open.startOffset);
  const last = before[before.length - 1];
  if (last && last.startOffset < lineStart && t.endOf(last) > lineStart && last.tokenType !== t.Newline)
    return undefined;
  const line = text.slice(lineStart, t.endOf(open));
  const quotes = [...line.matchAll(/"/g)].map(({ index }) => index);
  /** Where the text opens that is being read; -1 between texts. */
  let opened = -1;
  let past = 0;
  let slip: Slip | undefined;
  for (const at of quotes) {
    const side = sideOf(line, at);
    if (side === undefined) return undefined;
    const isDue = side === (opened < 0 ? 'opens' : 'closes');
    if (!isDue) {
      if (slip) return undefined;
      slip = side === 'closes' ? unopened(line, lineStart, past, at) : unclosed(line, lineStart, opened, at);
      if (!slip) return undefined;
    }
    opened = side === 'opens' ? at : -1;
    if (side === 'closes') past = at + 1;
  }
  return opened < 0 ? slip : undefined;
}

/** Whether a quote opens a text or closes one, by what stands beside it; undefined where that cannot be seen. */
function sideOf(line: string, at: number): 'opens' | 'closes' | undefined {
  const before = line.slice(0, at).replace(/"+$/, '');
  const after = line.slice(at + 1).replace(/^"+/, '');
  const isBehindGap = before === '' || /[\s:,({]$/.test(before);
  const isBeforeGap = after === '' || /^[\s,)}]/.test(after);
  if (isBehindGap === isBeforeGap) return undefined;
  return isBehindGap ? 'opens' : 'closes';
}

/** A quote that closes where none has opened: it was typed twice, or the one before the text is missing. */
function unopened(line: string, lineStart: number, past: number, at: number): Slip | undefined {
  if (line[at - 1] === '"') return typedTwice(lineStart + at, lineStart + at);
  const between = line.slice(past, at);
  const isWholeLine = past === 0 && /^[ \t,]*$/.test(line.slice(at + 1));
  const [gap] =
    (past > 0 ? /^[ \t]*,[ \t]*/ : headBefore).exec(between) ?? (isWholeLine ? (/^[ \t]*/.exec(between) ?? []) : []);
  if (gap === undefined || between.length === gap.length) return undefined;
  const start = lineStart + past + gap.length;
  const end = lineStart + at + 1;
  return {
    finding: {
      rule: 'text-never-closed',
      start,
      end,
      message: 'This text has no quote before it: add `"` where it begins.',
      fix: { title: 'Add the opening quote', edits: [{ start, end: start, text: '"' }] },
    },
    half: { start, end },
    mayBeWrapped: past === 0,
    keep: start,
    again: end,
  };
}

/** What stands before the first text of a line: a key with its colon, a block's word with its brace, `use`, or the kind and the name of a block. */
const headBefore =
  /^[ \t]*(?:[a-z][a-z0-9-]*[ \t]*[:{]|use(?=[ \t])|[a-z][a-z-]*[ \t]+[A-ZÀ-ÖØ-Þ][A-Za-z0-9À-ÖØ-öø-ÿ-]*(?=[ \t]))[ \t]*/;

/** A quote that opens where another text is still open: it was typed twice, or the one behind that text is missing. */
function unclosed(line: string, lineStart: number, opened: number, at: number): Slip | undefined {
  if (line[at - 1] === '"') return typedTwice(lineStart + at - 1, lineStart + at);
  const [gap] = /[ \t]*,[ \t]*$/.exec(line.slice(opened, at)) ?? [];
  if (gap === undefined) return undefined;
  const start = lineStart + opened;
  const end = lineStart + at - gap.length;
  return {
    finding: {
      rule: 'text-never-closed',
      start,
      end,
      message: 'This text has no closing quote: add `"` where it ends.',
      fix: { title: 'Add the closing quote', edits: [{ start: end, end, text: '"' }] },
    },
    half: { start, end },
    keep: start,
    again: end,
  };
}

/** One quote of two that stand side by side at `extra`; what follows is read again from `again`. */
function typedTwice(extra: number, again: number): Slip {
  return {
    finding: {
      rule: 'text-never-closed',
      start: extra,
      end: extra + 1,
      message: 'One quote is enough here: take the other out.',
      fix: { title: 'Take out the quote', edits: [{ start: extra, end: extra + 1, text: '' }] },
    },
    keep: extra,
    again: again === extra ? extra + 1 : again,
  };
}
