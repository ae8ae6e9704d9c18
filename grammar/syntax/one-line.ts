import type { IToken, TokenType } from 'chevrotain';
import { type SyntaxFinding, shortened, type TextEdit } from './findings.js';
import { colonOfRow } from './rows.js';
import * as t from './tokens.js';
import { directives, plainBlocks } from './vocabulary.js';

/** Blocks on one text line with a colon, or nothing, in the place of their braces: `aim Sooner "Sooner": measured-by: Waiting`. */

/** What ends a text line, or stands where a block has its braces. */
const ends = new Set<TokenType | undefined>([undefined, t.Newline, t.Open, t.Close, t.Semicolon]);
/** What may stand in the head of a block behind its first word. */
const besides = new Set<TokenType>([t.Name, t.Text, t.Percent, t.NumberToken]);
const ranges = new Set<TokenType>([...t.rangeWords, t.SignComparison, t.ForeignComparison]);
/** Words that begin a line with a name behind them, and no block. */
const beginLines = new Set<string>(['let', 'unless', ...directives]);

/** The tokens of a piece whose braces pair, with those of blocks on one line put in; each block is reported. */
export function withBlocksOnOneLine(text: string, tokens: IToken[], findings: SyntaxFinding[]): IToken[] {
  let result: IToken[] | undefined;
  let copied = 0;
  for (let from = 0; from < tokens.length; from++) {
    if (from > 0 && !ends.has(tokens[from - 1].tokenType)) continue;
    const head = headOf(tokens, from);
    if (head === undefined) continue;
    const first = tokens[head].tokenType === t.Colon ? head + 1 : head;
    if (!beginsLine(tokens, first, plainHead(tokens, from, head))) continue;
    const { inside, edits, end } = linesBehind(tokens, first);
    const headEnd = t.endOf(tokens[head - 1]);
    const open = t.endOf(tokens[first - 1]);
    const close = t.endOf(tokens[end - 1]);
    findings.push(
      inBraces(text, tokens[from].startOffset, [
        { start: headEnd, end: open, text: isGap(text, open) ? ' {' : ' { ' },
        ...edits,
        { start: close, end: close, text: ' }' },
      ]),
    );
    result ??= [];
    for (const token of tokens.slice(copied, head)) result.push(token);
    result.push(t.insertedToken(t.Open, headEnd), ...inside, t.insertedToken(t.Close, close));
    copied = end;
    from = end - 1;
  }
  if (!result) return tokens;
  for (const token of tokens.slice(copied)) result.push(token);
  return result;
}

/** Where the head of a block ends, or a key: at a colon, or where a line with a key of its own begins behind more than one word. */
function headOf(tokens: readonly IToken[], from: number): number | undefined {
  const first = tokens[from].tokenType;
  let at = from + 1;
  if (first === t.Word && !beginLines.has(tokens[from].image)) {
    if (tokens[at]?.tokenType !== t.Name) return undefined;
  } else if (first === t.Name) {
    if (tokens[at]?.tokenType !== t.Percent) return undefined;
  } else if (first !== t.Key) return undefined;
  while (besides.has(tokens[at]?.tokenType)) at++;
  const type = tokens[at]?.tokenType;
  return type === t.Colon || (type === t.Key && at > from + 1) ? at : undefined;
}

/** What a head can be that is one word: a block, or a key whose value may stand in a table by year. */
function plainHead(tokens: readonly IToken[], from: number, end: number): 'block' | 'key' {
  return end > from + 1 || (plainBlocks as readonly string[]).includes(tokens[from].image) ? 'block' : 'key';
}

/** Whether a line of its own stands at `at`: in a block any line, in a table by year one that begins with a year. */
function beginsLine(tokens: readonly IToken[], at: number, inside: 'block' | 'key'): boolean {
  const type = tokens[at]?.tokenType;
  if (type === t.Year) return colonOfRow(tokens, at) !== undefined;
  if (inside === 'key') return false;
  if (type === t.Key || type === t.Name) return tokens[at + 1]?.tokenType === t.Colon;
  if (type === undefined || !ranges.has(type)) return false;
  let end = at + 1;
  while (!ends.has(tokens[end]?.tokenType) && tokens[end].tokenType !== t.Comma && tokens[end].tokenType !== t.Colon)
    end++;
  return tokens[end]?.tokenType === t.Colon;
}

interface LinesBehind {
  readonly inside: readonly IToken[];
  /** What parts the lines by wide gaps. */
  readonly edits: readonly TextEdit[];
  readonly end: number;
}

/** What stands from `first` on in the same text line, with breaks between its lines. */
function linesBehind(tokens: readonly IToken[], first: number): LinesBehind {
  const inside: IToken[] = [];
  const edits: TextEdit[] = [];
  let end = first;
  let hasColon = false;
  for (; !ends.has(tokens[end]?.tokenType); end++) {
    const token = tokens[end];
    const isComma = token.tokenType === t.Comma && beginsLine(tokens, end + 1, 'block');
    // A word before a colon ends a row's head, as in `at least 3 people:`, where the line has no colon yet or a number stands before it.
    const isKey = token.tokenType === t.Key && hasColon && tokens[end - 1].tokenType !== t.NumberToken;
    hasColon ||= token.tokenType === t.Colon;
    if (!isComma && !isKey) {
      inside.push(token);
      continue;
    }
    hasColon = false;
    const next = isComma ? tokens[end + 1] : token;
    inside.push(t.insertedToken(t.Newline, next.startOffset), next);
    edits.push({ start: token.startOffset, end: next.startOffset, text: isComma ? '   ' : '  ' });
    if (isComma) end++;
  }
  return { inside, edits, end };
}

function inBraces(text: string, start: number, edits: readonly TextEdit[]): SyntaxFinding {
  const [opening] = edits;
  const hasColon = opening.end > opening.start;
  let written = '';
  let at = start;
  for (const edit of edits) {
    written += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return {
    rule: 'out-of-place',
    start: hasColon ? opening.end - 1 : start,
    end: opening.end,
    message: `The lines of a block stand in braces${hasColon ? ', without a colon before them' : ''}: write \`${shownLine(written)}\`.`,
    fix: { title: 'Write it in braces', edits },
  };
}

/** A block in the length that a message shows of it, with the brace that closes it. */
function shownLine(written: string): string {
  if (written.length <= 80) return written;
  const inside = written.indexOf('{') + 1;
  return `${written.slice(0, inside)} ${shortened(written.slice(inside).trim())} }`;
}

function isGap(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? '');
}
