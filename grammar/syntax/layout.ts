import type { IToken, TokenType } from 'chevrotain';
import type { SyntaxFinding } from './findings.js';
import { beginsItem, isBullet, listSign } from './lists.js';
import { parting } from './parting.js';
import { beginsNextRow, colonOfRow } from './rows.js';
import * as t from './tokens.js';
import { unknownCharacter } from './unknown.js';

/** Brackets, and `the lesser of`, may stand in one another this often. */
const deepestBracket = 64;

/** After these a value goes on in the next text line. */
export const goesOn: ReadonlySet<TokenType> = new Set<TokenType>([
  t.Comma,
  t.Plus,
  t.Minus,
  t.Times,
  t.Divide,
  t.Of,
  t.OpenBracket,
]);
/** After these, spaces only align. */
export const aligns: ReadonlySet<TokenType> = new Set<TokenType>([t.Colon, t.Equals, t.Comma, t.Open]);
/** What can only go on with what stands before it: where one of these begins a line, the line before was meant to go on. */
const comesSecond = new Set<TokenType>([
  t.Comma,
  t.Plus,
  t.Minus,
  t.Times,
  t.Divide,
  t.Of,
  t.And,
  t.HeldBetween,
  t.RisingTo,
  t.FallingTo,
  t.ForEach,
  t.ForEachWhole,
  t.Per,
]);
const texts = new Set<TokenType>([t.Text, t.LongText, t.ForeignText]);
/** What stands inside itself; left out where it goes too deep. */
const nests = new Set<TokenType>([t.OpenBracket, t.CloseBracket, t.TheLesserOf, t.TheGreaterOf]);
/** What a word before a colon is when it ends a row's head and is not the unit that it is in `at least 3 people:`. */
const inHeads: ReadonlyMap<string, TokenType> = new Map([
  ['onwards', t.Onwards],
  ['to', t.To],
  ['below', t.Below],
  ['of', t.Of],
  ['and', t.And],
  ['per', t.Per],
]);

/**
 * Decides where lines end. A line ends with its text line, unless a comma, an operator or an open bracket lets it go on; in a block written on one
 * line, two spaces or more part the lines. Takes the lexer's tokens, with braces that pair; returns them with a `Newline` exactly where a line ends.
 */
export function layOut(text: string, tokens: readonly IToken[], findings: SyntaxFinding[]): IToken[] {
  const paired = pairedBrackets(tokens);
  const result: IToken[] = [];
  /** For each open block, whether it was opened on the text line that is being read. */
  const openedHere: boolean[] = [];
  let brackets = 0;
  let nesting = 0;
  let tooDeep = false;
  let startsLine = true;
  let hasColon = false;
  /** Whether the line so far is nothing but texts in quotes. */
  let hasTextsOnly = false;
  let previous: IToken | undefined;
  /** The first token of the line. */
  let first: IToken | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const type = token.tokenType;
    if (type === t.Newline) {
      openedHere.fill(false);
      const next = tokens[i + 1];
      if (startsLine || next === undefined) continue;
      // A brace may stand on the line after its head.
      if (next.tokenType === t.Open && !hasColon) continue;
      const isItem = beginsItem(tokens, i + 1);
      const goes = brackets > 0 || goesOn.has((previous as IToken).tokenType);
      if (
        !goes &&
        !isItem &&
        hasColon &&
        comesSecond.has(next.tokenType) &&
        !isBullet(tokens, i + 1) &&
        !endsLine(tokens[i + 2])
      ) {
        findings.push(continued(text, previous as IToken, next));
      } else if (!goes || isItem) {
        result.push(token);
        startsLine = true;
        hasColon = false;
        brackets = 0;
        nesting = 0;
      }
      continue;
    }
    if (
      previous &&
      !startsLine &&
      openedHere[openedHere.length - 1] === true &&
      brackets === 0 &&
      !aligns.has(previous.tokenType) &&
      type !== t.Close &&
      type !== t.Colon &&
      type !== t.Open &&
      isWideGap(text, t.endOf(previous), token.startOffset)
    ) {
      result.push(t.insertedToken(t.Newline, token.startOffset));
      startsLine = true;
      hasColon = false;
    }
    const isNextRow =
      hasColon &&
      brackets === 0 &&
      first !== undefined &&
      !awaitsMore(previous as IToken) &&
      beginsNextRow(tokens, i, first);
    if (isNextRow || (hasTextsOnly && !startsLine && type === t.Key)) {
      // A text on its own is a line, and so is a row; the next one is told to begin here.
      result.push(t.insertedToken(t.Newline, token.startOffset));
      startsLine = true;
      hasColon = false;
    }
    const sign = startsLine ? listSign(text, tokens, i) : undefined;
    if (sign) {
      findings.push(sign.finding);
      i += sign.tokens - 1;
      if (sign.instead) {
        previous = sign.instead;
        result.push(previous);
        startsLine = false;
      }
      continue;
    }
    if (type === t.BulletSign) {
      findings.push(unknownCharacter(text, token.startOffset, token.image.length));
      continue;
    }
    if (type === t.Semicolon && hasColon && goesOnAsList(tokens, i + 1)) {
      findings.push({
        rule: 'semicolon',
        start: token.startOffset,
        end: t.endOf(token),
        message: 'The parts of a list are parted by commas: write `,` for `;`.',
        fix: { title: 'Write a comma', edits: [{ start: token.startOffset, end: t.endOf(token), text: ',' }] },
      });
      previous = t.insertedToken(t.Comma, token.startOffset);
      result.push(previous);
      continue;
    }
    if (
      (type === t.Semicolon || type === t.FullStop) &&
      !hasColon &&
      previous !== undefined &&
      previous === first &&
      isColonMeant(tokens, i)
    ) {
      findings.push({
        rule: type === t.Semicolon ? 'semicolon' : 'unknown-character',
        start: token.startOffset,
        end: t.endOf(token),
        message: `A key and its value are joined by a colon: write \`:\` for \`${token.image}\`.`,
        fix: { title: 'Write a colon', edits: [{ start: token.startOffset, end: t.endOf(token), text: ':' }] },
      });
      // `to` and `from` are keys only before a colon.
      if (previous.tokenType !== t.Name && previous.tokenType !== t.Year) become(previous, t.Key);
      previous = { ...t.insertedToken(t.Colon, token.startOffset), image: token.image };
      result.push(previous);
      hasColon = true;
      continue;
    }
    if (type === t.FullStop) {
      findings.push(unknownCharacter(text, token.startOffset, token.image.length));
      continue;
    }
    const behind = type === t.Comma && hasColon ? lineBehindComma(text, tokens, i) : undefined;
    if (behind) {
      findings.push(behind);
      result.push(t.insertedToken(t.Newline, token.startOffset));
      previous = token;
      startsLine = true;
      hasColon = false;
      brackets = 0;
      nesting = 0;
      continue;
    }
    hasTextsOnly = (startsLine || hasTextsOnly) && (texts.has(type) || (type === t.Comma && !startsLine));
    previous = token;
    if (type === t.Open || type === t.Close || type === t.Semicolon) {
      if (type === t.Open) openedHere.push(true);
      else if (type === t.Close) openedHere.pop();
      startsLine = true;
      hasColon = false;
      brackets = 0;
      nesting = 0;
      result.push(token);
      continue;
    }
    if (type === t.Key && !startsLine && !hasColon) {
      // The last word of a row's head is part of it: `at least 3 people:`.
      become(token, inHeads.get(token.image) ?? t.Word);
    }
    if (type === t.Colon || type === t.Equals) hasColon = true;
    if (type === t.TheLesserOf || type === t.TheGreaterOf || type === t.OpenBracket) nesting++;
    if (type === t.OpenBracket && paired.has(token)) brackets++;
    if (nesting > deepestBracket && nests.has(type)) {
      if (!tooDeep) {
        tooDeep = true;
        findings.push({
          rule: 'nested-too-deeply',
          start: token.startOffset,
          end: t.endOf(token),
          message: `Brackets stand inside brackets more than ${deepestBracket} deep here: what is deeper is not read. Give the inner part a name with \`let\`.`,
        });
      }
      if (type === t.CloseBracket) nesting--;
      if (type === t.CloseBracket && paired.has(token)) brackets--;
      continue;
    }
    if (type === t.CloseBracket) nesting--;
    if (type === t.CloseBracket && paired.has(token)) brackets--;
    if (startsLine) first = token;
    startsLine = false;
    result.push(token);
  }
  return result;
}

/** `Council: £480,000, Board: £720,000`, `2026/27: 10%, 2027/28 onwards: 9%`: what stands between a comma and a colon begins a line of its own. */
function lineBehindComma(text: string, tokens: readonly IToken[], comma: number): SyntaxFinding | undefined {
  const first = tokens[comma + 1];
  if (!first || !lineBegins.has(first.tokenType)) return undefined;
  const colon = colonOfRow(tokens, comma + 1) ?? comma + 2;
  if (tokens[colon]?.tokenType !== t.Colon) return undefined;
  const [start, end] = [tokens[comma].startOffset, t.endOf(tokens[colon - 1])];
  const head = text.slice(first.startOffset, end);
  return {
    rule: 'out-of-place',
    start,
    end,
    message: `No comma stands between two lines: begin \`${head}: …\` on a line below, or part the two by two spaces.`,
    fix: parting(text, start, first.startOffset),
  };
}

/** Whether a value cannot end with a token. */
function awaitsMore({ tokenType: type }: IToken): boolean {
  return aligns.has(type) || goesOn.has(type) || comesSecond.has(type) || rangeWords.has(type);
}

const rangeWords = new Set<TokenType>([...t.rangeWords, t.To]);
const lineBegins = new Set<TokenType>([t.Key, t.Word, t.Name, t.Year, ...t.rangeWords]);

function endsLine(token: IToken | undefined): boolean {
  return token === undefined || token.tokenType === t.Newline || token.tokenType === t.Close;
}

function continued(text: string, previous: IToken, next: IToken): SyntaxFinding {
  const [end, start] = [t.endOf(previous), next.startOffset];
  const word = next.image.replace(/\s+/g, ' ');
  const isBlank = text.slice(end, start).trim() === '';
  return {
    rule: 'line-continued',
    start,
    end: t.endOf(next),
    message: `A line goes on only behind a comma, a sign or an open bracket: this \`${word}\` belongs on the line before.`,
    ...(isBlank
      ? {
          fix: {
            title: 'Join the two lines',
            edits: [{ start: end, end: start, text: next.tokenType === t.Comma ? '' : ' ' }],
          },
        }
      : {}),
  };
}

/** Whether what follows a semicolon in the same text line is one more part of a list: a name or a text that begins no line of its own. */
function goesOnAsList(tokens: readonly IToken[], at: number): boolean {
  const type = tokens[at]?.tokenType;
  return (type === t.Name || type === t.Text || type === t.ForeignText) && !beginsItem(tokens, at);
}

function become(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}

/** What a line may begin with that a colon follows at once. */
const beforeColon = new Set<TokenType | undefined>([t.Word, t.Name, t.Year, t.From, t.To, t.Connector]);

/** Whether a semicolon or a full stop stands where a colon is due: between the first word of a line and a value, which is no line of its own and no sentence. */
function isColonMeant(tokens: readonly IToken[], at: number): boolean {
  const before = tokens[at - 1]?.tokenType;
  const [next, afterNext] = [tokens[at + 1]?.tokenType, tokens[at + 2]?.tokenType];
  const isSentence = next === t.Name && afterNext === t.Word;
  return beforeColon.has(before) && !endsLine(tokens[at + 1]) && !isSentence && !beginsItem(tokens, at + 1);
}

/** The brackets that have a partner within their line; braces and keys end the search. */
function pairedBrackets(tokens: readonly IToken[]): Set<IToken> {
  const paired = new Set<IToken>();
  let open: IToken[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const type = token.tokenType;
    if (type === t.OpenBracket) open.push(token);
    else if (type === t.CloseBracket) {
      const partner = open.pop();
      if (partner) paired.add(partner).add(token);
    } else if (
      open.length > 0 &&
      (type === t.Open || type === t.Close || (type === t.Key && tokens[i - 1]?.tokenType === t.Newline))
    )
      open = [];
  }
  return paired;
}

function isWideGap(text: string, from: number, to: number): boolean {
  // What is left of a range in other words, or of a sign without a meaning, may stand before the gap.
  return to - from >= 2 && /^[^\s/]*(?:[ \t][^\s/]+)*[ \t]{2,}/.test(text.slice(from, to));
}
