import type { IToken, TokenType } from 'chevrotain';
import { inGroups } from './decimal.js';
import type { SyntaxFinding } from './findings.js';
import { beginsItem } from './lists.js';
import * as t from './tokens.js';

/**
 * Ranges and comparisons in other words than those of the language, as letters and forms have them: `60% and above`, `at least 60% but below 80%`,
 * `Below 60%`. Each is read as what it means, and has one message that says how it is written.
 */

/** How a range is written elsewhere, and what it means: words, and the numbers by their place among those that the pattern finds. */
interface Form {
  readonly pattern: RegExp;
  readonly means: readonly (string | number)[];
  /** Whether nothing says to which range the upper end belongs. */
  readonly unclear?: boolean;
}

const number = String.raw`[£€$]?[ \t]?\d[\d,.]*(?:[ \t]?(?:%|per[ \t]?cent|pct|bn|[km]|million)(?![a-z]))?`;
const joins = 'and|or|but|to|up|upwards?|plus|than|less|fewer|more|below|under|over|above';
const unit = String.raw`(?:[ \t]+(?!(?:${joins})\b)(?:per[ \t]+[\d,]+[ \t]+)?[a-z][a-z-]*)*`;
const value = `(${number}${unit})`;

/** A pattern of a whole phrase, in which `N` stands for a value, and a space for any white space. */
function form(pattern: string, means: readonly (string | number)[], unclear = false): Form {
  const source = pattern.replaceAll(' ', String.raw`[ \t]+`).replaceAll('N', value);
  return { pattern: new RegExp(`^(?:${source})$`, 'id'), means, unclear };
}

/** `within 5 days`: the most that may be, where nothing before it says how often something happens, as in `yearly within 90 days`. */
const within = new RegExp(`^within[ \\t]+${value}$`);

const under = '(?:(?:less than|under|below|just under|just below) |<\\s*)';
const overWords = '(?:more than|greater than|over|above)';

const forms: readonly Form[] = [
  form('N (?:or|and) (?:more|over|above|higher|greater|better|upwards?)', ['at least', 0]),
  form('N upwards?', ['at least', 0]),
  form('N(?:\\+| plus)', ['at least', 0]),
  form('(?:a )?min(?:imum)?(?: of)? N', ['at least', 0]),
  form('N (?:or|and) (?:less|fewer|under|below|lower)', ['at most', 0]),
  form('N max(?:imum)?', ['at most', 0]),
  form('N min(?:imum)?', ['at least', 0]),
  form('up to and including N', ['at most', 0]),
  form('(?:a )?max(?:imum)?(?: of)? N', ['at most', 0]),
  form('between N and N', ['from', 0, 'to', 'below', 1], true),
  form(`(?:from )?N to ${under}N`, ['from', 0, 'to', 'below', 1]),
  form(`at least N(?: and| but| to) ${under}N`, ['from', 0, 'to', 'below', 1]),
  form('(?:from )?N (?:up )?to,? but (?:not including|excluding|below|under|less than) N', [
    'from',
    0,
    'to',
    'below',
    1,
  ]),
  form('at least N(?: and| but)? (?:at most|no more than|not more than|up to) N', ['from', 0, 'up to', 1]),
  form(`${overWords} N(?: and| but| to) ${under}N`, ['over', 0, 'to', 'below', 1]),
  form(`${overWords} N(?: and| but) (?:at most|no more than|not more than|up to) N`, ['over', 0, 'up to', 1]),
  form(`(?:>=|≥)\\s*N(?: and| but| to)? ${under}N`, ['from', 0, 'to', 'below', 1]),
  form('(?:>=|≥)\\s*N(?: and| but| to)? (?:<=|≤)\\s*N', ['from', 0, 'up to', 1]),
  form(`>\\s*N(?: and| but| to)? ${under}N`, ['over', 0, 'to', 'below', 1]),
  form('>\\s*N(?: and| but| to)? (?:<=|≤)\\s*N', ['over', 0, 'up to', 1]),
  form('(?:otherwise|else|(?:anything|everything) else|all others?)', ['otherwise']),
];

/** What would be right, or is told where it is read, but for its capital. */
const capitalised: readonly Form[] = [
  form(`${under}N`, ['below', 0]),
  form(`${overWords} N`, ['above', 0]),
  form('(?:at least|(?:no|not) (?:less|fewer|lower) than) N', ['at least', 0]),
  form('(?:at most|(?:no|not) (?:more|greater|higher) than) N', ['at most', 0]),
  form('within N', ['at most', 0]),
  form('up to N', ['up to', 0]),
  form('exactly N', ['exactly', 0]),
  form('from N to N', ['from', 0, 'to', 'below', 1], true),
  form('from N to below N', ['from', 0, 'to', 'below', 1]),
  form('from N up to N', ['from', 0, 'up to', 1]),
  form('over N up to N', ['over', 0, 'up to', 1]),
];

/** One of these is in every form. */
const hint = /^[A-Z]|[+<>≥≤]|\b(?:and|between|but|else|max|maximum|min|minimum|or|others?|plus|to|up|upwards?)\b|^all/;

const words: ReadonlyMap<string, TokenType> = new Map([
  ['at least', t.AtLeast],
  ['at most', t.AtMost],
  ['above', t.Above],
  ['below', t.Below],
  ['over', t.Over],
  ['exactly', t.Exactly],
  ['from', t.From],
  ['to', t.To],
  ['up to', t.UpTo],
  ['otherwise', t.Word],
]);

const numbers = new Set<TokenType>([t.NumberToken, t.Percent, t.Money]);
const ends = new Set<TokenType>([t.Newline, t.Colon, t.Comma, t.Semicolon, t.Equals, t.Open, t.Close]);
/** No phrase of a range is longer. */
const longest = 160;

/** The tokens of a piece with ranges in other words put into those of the language; each is reported. */
export function withRangeWords(text: string, tokens: IToken[], findings: SyntaxFinding[]): IToken[] {
  let result: IToken[] | undefined;
  let copied = 0;
  for (let from = 0, to = 0; from < tokens.length; from = to + (endsPhrase(tokens[to]) ? 1 : 0)) {
    let hasNumber = false;
    for (to = from; to < tokens.length && !endsPhrase(tokens[to]); to++) {
      if (to > from && isWideGap(text, t.endOf(tokens[to - 1]), tokens[to].startOffset)) break;
      hasNumber ||= numbers.has(tokens[to].tokenType);
    }
    const isHead = tokens[to]?.tokenType === t.Colon;
    if (to === from || (!hasNumber && !(isHead && to - from <= 2))) continue;
    // A value that goes on below with what is added to it.
    if (tokens[to - 1].tokenType === t.Plus && !endsHere(tokens, to)) continue;
    const read = readPhrase(text, tokens.slice(from, to), isHead, hasNumber, findings);
    if (!read) continue;
    result ??= [];
    for (const token of tokens.slice(copied, from)) result.push(token);
    for (const token of read) result.push(token);
    copied = to;
  }
  if (!result) return tokens;
  for (const token of tokens.slice(copied)) result.push(token);
  return result;
}

function endsPhrase(token: IToken | undefined): boolean {
  return token !== undefined && ends.has(token.tokenType);
}

function isWideGap(text: string, from: number, to: number): boolean {
  return to - from > 1 && /^[ \t]{2}/.test(text.slice(from, from + 2));
}

/** A phrase, or what stands in it behind a name, as a range in the words of the language; undefined where it is none, or is right already. */
function readPhrase(
  text: string,
  phrase: readonly IToken[],
  isHead: boolean,
  hasNumber: boolean,
  findings: SyntaxFinding[],
): IToken[] | undefined {
  const isAfterName = phrase[0].tokenType === t.Name && !isHead && phrase.length > 1;
  return (
    readRange(text, phrase, hasNumber, findings) ??
    (isAfterName ? withFirst(phrase[0], readRange(text, phrase.slice(1), hasNumber, findings)) : undefined)
  );
}

function withFirst(first: IToken, others: IToken[] | undefined): IToken[] | undefined {
  return others && [first, ...others];
}

function endsHere(tokens: readonly IToken[], to: number): boolean {
  return tokens[to]?.tokenType !== t.Newline || tokens[to + 1] === undefined || beginsItem(tokens, to + 1);
}

function readRange(
  text: string,
  phrase: readonly IToken[],
  hasNumber: boolean,
  findings: SyntaxFinding[],
): IToken[] | undefined {
  const start = phrase[0].startOffset;
  const end = t.endOf(phrase[phrase.length - 1]);
  if (end - start > longest) return undefined;
  const written = text.slice(start, end);
  // Its number is judged as it stands: the word alone is read as another one.
  if (within.test(written)) return [become(phrase[0], t.ForeignComparison), ...phrase.slice(1)];
  if (!hint.test(written)) return undefined;
  for (const { pattern, means, unclear } of /^[A-Z]/.test(written) ? [...capitalised, ...forms] : forms) {
    const match = pattern.exec(written);
    if (!match) continue;
    const values = withSign(match.slice(1));
    const meant = means.map((part) => (typeof part === 'number' ? values[part] : part)).join(' ');
    if (meant === written.replace(/\s+/g, ' ')) return undefined;
    const right = meant.replace(/(?<![\d,.])\d{4,}/g, inGroups);
    findings.push(finding(start, end, written, right, values, unclear === true, hasNumber));
    return means.flatMap((part): IToken[] => {
      if (typeof part === 'string') return [{ ...t.insertedToken(words.get(part) as TokenType, start), image: part }];
      const [first, last] = match.indices?.[part + 1] ?? [0, 0];
      return phrase.filter(({ startOffset }) => startOffset >= start + first && startOffset < start + last);
    });
  }
  return undefined;
}

function become(token: IToken, type: TokenType): IToken {
  return { ...t.insertedToken(type, token.startOffset), image: token.image };
}

/** The values of `60 to less than 80%`, of which the first shares the sign of the second. */
function withSign(values: readonly string[]): readonly string[] {
  const [first, second] = values;
  return second?.endsWith('%') && /^\d[\d,.]*$/.test(first) ? [`${first}%`, second] : values;
}

function finding(
  start: number,
  end: number,
  written: string,
  right: string,
  [low, high]: readonly string[],
  unclear: boolean,
  hasNumber: boolean,
): SyntaxFinding {
  const edits = [{ start, end, text: right }];
  if (unclear)
    return {
      rule: 'boundary-unclear',
      start,
      end,
      message: `Does the range include ${high} or stop just before it? Write \`from ${low} to below ${high}\` or \`from ${low} up to ${high}\`.`,
      fix: { title: `Stop just before ${high}`, edits },
    };
  const fix = { title: `Write \`${right}\``, edits };
  if (!hasNumber)
    return {
      rule: 'range-form',
      start,
      end,
      message: `What no other line holds is written \`otherwise\`, for \`${written}\`. It stands last.`,
      fix,
    };
  return high === undefined
    ? {
        rule: 'comparison-form',
        start,
        end,
        message: `Comparisons have fixed words in Remit: write \`${right}\` for \`${written}\`.`,
        fix,
      }
    : {
        rule: 'range-form',
        start,
        end,
        message: `A range says in words who owns its ends: write \`${right}\` for \`${written}\`.`,
        fix,
      };
}
