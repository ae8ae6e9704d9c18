import type { IToken, TokenType } from 'chevrotain';
import * as t from './tokens.js';

/** Where the rows of tables begin: `2028/29 onwards:`, `ShoreCIC:`, `from 63% to below 68%:`. */

const ranges = new Set<TokenType>(t.rangeWords);
const bounds = new Set<TokenType>([t.NumberToken, t.Percent, t.Money, t.Name]);
/** What may stand behind the number of a bound: `3 people`, `7.8 per 10,000 people`. */
const units = new Set<TokenType>([t.Word, t.Key, t.Path, t.Per]);

/** Which of the tokens is the colon of the row that begins at `tokens[at]`; undefined where none begins there. */
export function colonOfRow(tokens: readonly IToken[], at: number): number | undefined {
  const type = tokens[at]?.tokenType;
  if (type === undefined) return undefined;
  const end =
    type === t.Year
      ? at + (isOnwards(tokens[at + 1]) ? 2 : 1)
      : type === t.Name
        ? at + 1
        : ranges.has(type)
          ? endOfRange(tokens, at)
          : undefined;
  return end !== undefined && tokens[end]?.tokenType === t.Colon ? end : undefined;
}

/** Whether a row begins at `tokens[at]`, in the middle of the line that begins with `first`: one of the same table, or the first behind a line of one word. */
export function beginsNextRow(tokens: readonly IToken[], at: number, first: IToken): boolean {
  const { tokenType: type } = tokens[at];
  const isLike = first.tokenType === type || (ranges.has(first.tokenType) && ranges.has(type));
  // Behind a name a range is a condition: `when: Waiting below 95%`.
  const [colon, word] = [tokens[at - 2]?.tokenType, tokens[at - 1].tokenType];
  const isFirst = first.tokenType === t.Key && colon === t.Colon && word === t.Word && type !== t.Name;
  return (isLike || isFirst) && colonOfRow(tokens, at) !== undefined;
}

/** A key where a colon follows it, a word elsewhere. */
function isOnwards(token: IToken | undefined): boolean {
  return token?.image === 'onwards' || token?.tokenType === t.ForeignOnwards;
}

function endOfRange(tokens: readonly IToken[], at: number): number | undefined {
  const first = endOfBound(tokens, at + 1);
  const joint = first === undefined ? undefined : tokens[first]?.tokenType;
  if (first === undefined || (joint !== t.To && joint !== t.UpTo)) return first;
  return endOfBound(tokens, tokens[first + 1]?.tokenType === t.Below ? first + 2 : first + 1);
}

function endOfBound(tokens: readonly IToken[], at: number): number | undefined {
  if (!bounds.has(tokens[at]?.tokenType)) return undefined;
  let end = at + 1;
  if (tokens[at].tokenType === t.Percent || tokens[at].tokenType === t.Name) return end;
  while (
    units.has(tokens[end]?.tokenType) ||
    (tokens[end]?.tokenType === t.NumberToken && tokens[end - 1].tokenType === t.Per)
  )
    end++;
  return end;
}
