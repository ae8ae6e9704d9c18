import type { IToken, TokenType } from 'chevrotain';
import { type SyntaxFinding, shortened } from './findings.js';
import * as t from './tokens.js';

/** The bullets and numbers that word processors put before the lines of a list, and clauses before theirs. Remit needs none. */

const bullets = new Set<TokenType>([t.Minus, t.Times, t.BulletSign]);
/** Behind a bullet stands a line; behind a minus sign, a number or a bracket. */
const signed = new Set<TokenType>([t.NumberToken, t.Percent, t.Money, t.OpenBracket, t.Minus]);
const texts = new Set<TokenType>([t.Text, t.LongText, t.OpenText, t.HalfText, t.ForeignText]);
const words = new Set<TokenType>([t.Word, t.Name]);

/** What the rows of a table begin with. */
const rowBegins = new Set<TokenType>([...t.rangeWords, t.Year]);

/** What is said of a sign, and how many tokens from it on are not read. */
interface ListSign {
  readonly finding: SyntaxFinding;
  readonly tokens: number;
  /** What is read in their place. */
  readonly instead?: IToken;
}

/** The bullet or number at `tokens[at]`, where a line begins; undefined where none stands. */
export function listSign(text: string, tokens: readonly IToken[], at: number): ListSign | undefined {
  const sign = tokens[at];
  const number = numberBefore(text, tokens, at);
  if (number !== undefined) return takenOut(text, sign, tokens[at + number], number, 'numbers');
  if (!bullets.has(sign.tokenType)) return undefined;
  if (isBareText(tokens, at)) return bareText(text, tokens, at);
  const isSign =
    sign.tokenType === t.BulletSign || t.isDirective(tokens[at + 1])
      ? tokens[at + 1] !== undefined
      : isBullet(tokens, at);
  return isSign ? takenOut(text, sign, tokens[at + 1], 1, 'bullets') : undefined;
}

function takenOut(text: string, sign: IToken, next: IToken, count: number, what: string): ListSign {
  const start = sign.startOffset;
  const end = next.startOffset;
  const shown = text.slice(start, end).trim();
  return {
    finding: {
      rule: 'bullet',
      start,
      end: start + shown.length,
      message: `Lines need no ${what}: take \`${shown}\` out.`,
      fix: { title: `Take out the ${what === 'bullets' ? 'bullet' : 'number'}`, edits: [{ start, end, text: '' }] },
    },
    tokens: count,
  };
}

/** How many tokens the number of a clause takes: `1.`, `4.2`, `3)`, `a.` or `(a)` before a line or a block; undefined where there is none. */
function numberBefore(text: string, tokens: readonly IToken[], at: number): number | undefined {
  const [first, second, third] = tokens.slice(at, at + 3).map(({ tokenType }) => tokenType);
  const count =
    first === t.OpenBracket && (second === t.Word || second === t.NumberToken) && third === t.CloseBracket
      ? 3
      : first === t.NumberToken
        ? second === t.CloseBracket
          ? 2
          : 1
        : second === t.FullStop && /^[a-z]$/.test(tokens[at].image)
          ? 2
          : 0;
  const next = tokens[at + count]?.tokenType;
  if (count === 0 || next === undefined) return undefined;
  if (next === t.Key || (words.has(next) && opensBlock(tokens, at + count))) return count;
  // Before a row of a table only with its full stop or its brackets: `1. from 60% to below 64%: 5%`.
  const isMarked = count > 1 || text[t.endOf(tokens[at])] === '.';
  return isMarked && rowBegins.has(next) && beginsItem(tokens, at + count) ? count : undefined;
}

function opensBlock(tokens: readonly IToken[], from: number): boolean {
  for (let i = from; i < tokens.length; i++) {
    const type = tokens[i].tokenType;
    if (type === t.Open) return true;
    if (type === t.Newline || type === t.Colon || type === t.Close) return false;
  }
  return false;
}

/** Whether behind a bullet and a space stands a text without its quotes. */
function isBareText(tokens: readonly IToken[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || !words.has(next.tokenType) || t.isDirective(next)) return false;
  // The quotes take the places of the bullet and the space.
  return next.startOffset > t.endOf(tokens[at]) && !beginsItem(tokens, at + 1);
}

function bareText(text: string, tokens: readonly IToken[], at: number): ListSign {
  let last = at + 1;
  while (tokens[last + 1] && tokens[last + 1].tokenType !== t.Newline && tokens[last + 1].tokenType !== t.Close) last++;
  const [start, end] = [tokens[at].startOffset, t.endOf(tokens[last])];
  const written = text.slice(tokens[at + 1].startOffset, end);
  return {
    finding: {
      rule: 'bullet',
      start,
      end,
      message: `Lines need no bullets, and a text stands in quotes: write \`"${shortened(written)}"\`.`,
      fix: { title: 'Set it in quotes', edits: [{ start, end, text: `"${written.replaceAll('"', '')}"` }] },
    },
    tokens: last - at + 1,
    instead: {
      image: `"${written.replaceAll('"', '')}"`,
      startOffset: start,
      tokenType: t.Text,
      tokenTypeIdx: t.Text.tokenTypeIdx as number,
    },
  };
}

/** Whether the sign at `tokens[at]` stands before a line of a list: before a text, or before a line or block of its own that no number begins. */
export function isBullet(tokens: readonly IToken[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next || !bullets.has(tokens[at].tokenType) || signed.has(next.tokenType) || next.tokenType === t.Newline)
    return false;
  return texts.has(next.tokenType) || beginsItem(tokens, at);
}

/** Whether the text line that starts at `tokens[from]` is a line or block of its own, so that an unfinished value before it cannot reach into it. */
export function beginsItem(tokens: readonly IToken[], from: number): boolean {
  for (let i = from; i < tokens.length && tokens[i].tokenType !== t.Newline; i++) {
    const type = tokens[i].tokenType;
    if (type === t.Colon || type === t.Equals || type === t.Open) return true;
    // A brace behind the rest of a value closes the block of that value.
    if (type === t.Close) return i === from;
  }
  return false;
}
