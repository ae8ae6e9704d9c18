import type { IToken, TokenType } from 'chevrotain';
import { lex } from '../syntax/parser.js';
import * as t from '../syntax/tokens.js';

/** A token or comment in the form in which it is printed. */
export interface PrintedLexeme {
  /** Where it stands in the source. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'token' | 'long-text' | 'block-comment' | 'line-comment';
  /** Nothing stands between this and what is before it. */
  readonly tight: boolean;
  /** Where a value that is too long may go on in the next line: best after a comma, else after an operator. */
  readonly mayBreak: 'no' | 'after-comma' | 'after-operator';
}

const tightBefore = new Set<TokenType>([t.Comma, t.Colon, t.CloseBracket]);
const operators = new Set<TokenType>([t.Plus, t.Times, t.Divide, t.Of]);
/** Behind these a minus sign takes away; behind anything else it makes a number negative. */
const operandEnds = new Set<TokenType>([
  t.Name,
  t.Word,
  t.Key,
  t.NumberToken,
  t.Percent,
  t.Money,
  t.Year,
  t.IsoDate,
  t.LongDate,
  t.Quarter,
  t.Onwards,
  t.Path,
  t.CloseBracket,
]);
/** Tokens of several words, which may be spaced in any way. */
const spaced = new Set<TokenType>([
  t.HeldBetween,
  t.RisingTo,
  t.FallingTo,
  t.ForEachWhole,
  t.ForEach,
  t.AtLeast,
  t.AtMost,
  t.UpTo,
  t.TheLesserOf,
  t.TheGreaterOf,
  t.LongDate,
  t.Quarter,
]);

/** All that is visible in a piece, in order. */
export function printedLexemes(text: string): PrintedLexeme[] {
  const lexemes: PrintedLexeme[] = [];
  let previous: IToken | undefined;
  let previousIsSign = false;
  for (const token of lex(text)) {
    const type = token.tokenType;
    const start = token.startOffset;
    const end = t.endOf(token);
    if (type === t.LineComment || type === t.BlockComment) {
      const isLine = type === t.LineComment;
      lexemes.push({
        start,
        end,
        text: isLine ? token.image.trimEnd() : token.image,
        kind: isLine ? 'line-comment' : 'block-comment',
        tight: false,
        mayBreak: 'no',
      });
      continue;
    }
    const takesAway = type === t.Minus && previous !== undefined && operandEnds.has(previous.tokenType);
    lexemes.push({
      start,
      end,
      text: printed(token),
      kind: type === t.LongText ? 'long-text' : 'token',
      tight: tightBefore.has(type) || previous?.tokenType === t.OpenBracket || previousIsSign,
      mayBreak: type === t.Comma ? 'after-comma' : takesAway || operators.has(type) ? 'after-operator' : 'no',
    });
    previous = token;
    previousIsSign = type === t.Minus && !takesAway;
  }
  return lexemes;
}

/** The form in which a token is written, whatever the author's keyboard made of it. */
function printed(token: IToken): string {
  const type = token.tokenType;
  if (type === t.Minus) return '-';
  if (type === t.Divide) return '/';
  if (type === t.Percent) return token.image.replace(/\s/g, '');
  if (type === t.Money) return token.image.replace(/^(\D)\s+/, '$1').replace(/\s+/g, ' ');
  return spaced.has(type) ? token.image.replace(/\s+/g, ' ') : token.image;
}
