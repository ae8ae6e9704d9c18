import type { IToken, TokenType } from 'chevrotain';
import { indentAt, lineStartBefore } from '../text/lines.js';
import { type SyntaxFinding, shortened } from './findings.js';
import { goesOn } from './layout.js';
import * as t from './tokens.js';
import { plainBlocks } from './vocabulary.js';

/** Blocks of which both braces were left out, as in an outline: what is indented below a head is taken for what is in it. */

/** A text line: its tokens from `from` to before `to`. */
interface TextLine {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
}

/** The tokens of a piece whose braces pair, with those of blocks by indentation put in; each block is reported. */
export function withIndentedBlocks(text: string, tokens: IToken[], findings: SyntaxFinding[]): IToken[] {
  const lines = linesOf(text, tokens);
  const opens = new Map<number, number>();
  lines.forEach((line, i) => {
    const last = lastInside(lines, i);
    if (last === i || !isHead(tokens, line) || !isWhole(tokens, lines[i + 1].from, lines[last].to)) return;
    const before = lines[i - 1];
    if (before && goesOn.has(tokens[before.to - 1].tokenType)) return;
    opens.set(headEnd(tokens, line), lines[last].to);
    findings.push(neverOpened(text, tokens, line, lines[last]));
  });
  if (opens.size === 0) return tokens;
  const result: IToken[] = [];
  const closes: number[] = [];
  for (let i = 0; i <= tokens.length; i++) {
    while (closes.length > 0 && closes[closes.length - 1] === i) {
      closes.pop();
      result.push(t.insertedToken(t.Close, t.endOf(tokens[i - 1])));
    }
    const end = opens.get(i);
    if (end !== undefined) {
      result.push(t.insertedToken(t.Open, t.endOf(tokens[i - 1])));
      closes.push(end);
      if (tokens[i].tokenType === t.Colon) continue;
    }
    if (i < tokens.length) result.push(tokens[i]);
  }
  return result;
}

function linesOf(text: string, tokens: readonly IToken[]): TextLine[] {
  const lines: TextLine[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && tokens[to].tokenType !== t.Newline) to++;
    if (to > from) lines.push({ from, to, indent: indentAt(text, lineStartBefore(text, tokens[from].startOffset)) });
    from = to + 1;
  }
  return lines;
}

/** The index of the last line of those that follow `lines[at]` and are indented deeper. */
function lastInside(lines: readonly TextLine[], at: number): number {
  let last = at;
  while (last + 1 < lines.length && lines[last + 1].indent > lines[at].indent) last++;
  return last;
}

const named = new Set<TypeOfToken>([t.Word, t.Name]);
const shares = new Set<TypeOfToken>([t.Percent, t.NumberToken, t.Text]);
type TypeOfToken = TokenType | undefined;

/** Where the head of a block ends that may have a colon behind it for its brace. */
function headEnd(tokens: readonly IToken[], { to }: TextLine): number {
  return tokens[to - 1].tokenType === t.Colon ? to - 1 : to;
}

/** `aims`, `payment Core "Core service"`, `HbA1cControl 50%`: nothing but what stands before a brace. */
function isHead(tokens: readonly IToken[], line: TextLine): boolean {
  const { from } = line;
  const to = headEnd(tokens, line);
  const [first, second, third, more] = tokens.slice(from, Math.min(to, from + 4)).map(({ tokenType }) => tokenType);
  if (more) return false;
  // A value may be on its way: only what can be nothing but a block is one.
  if (to < line.to && (!second || tokens[from].image === 'let'))
    return (plainBlocks as readonly string[]).includes(tokens[from].image);
  if (first === t.Name) return second !== undefined && shares.has(second) && (!third || third === t.Text);
  if (first !== t.Word || t.isDirective(tokens[from])) return false;
  return (
    !second || (named.has(second) ? second === t.Name && (!third || shares.has(third)) : second === t.Text && !third)
  );
}

/** Whether the braces between two tokens pair. */
function isWhole(tokens: readonly IToken[], from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to && depth >= 0; i++) {
    if (tokens[i].tokenType === t.Open) depth++;
    else if (tokens[i].tokenType === t.Close) depth--;
  }
  return depth === 0 && tokens[from].tokenType !== t.Open;
}

function neverOpened(text: string, tokens: readonly IToken[], head: TextLine, last: TextLine): SyntaxFinding {
  const start = tokens[head.from].startOffset;
  const end = t.endOf(tokens[headEnd(tokens, head) - 1]);
  const colon = t.endOf(tokens[head.to - 1]);
  const close = t.endOf(tokens[last.to - 1]);
  return {
    rule: 'line-unfinished',
    start,
    end,
    message: `\`${shortened(text.slice(start, end))}\` opens a block: ${colon > end ? 'write `{` for the colon' : 'add `{` behind it'}, and \`}\` below what is indented under it.`,
    fix: {
      title: 'Open and close the block',
      edits: [
        { start: end, end: colon, text: ' {' },
        { start: close, end: close, text: `\n${' '.repeat(head.indent)}}` },
      ],
    },
  };
}
