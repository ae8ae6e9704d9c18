import type { IToken } from 'chevrotain';
import type { SyntaxFinding } from './findings.js';
import * as t from './tokens.js';

/** Reads `half–up` as `half-up`: the dash that a word processor put in the place of a hyphen is reported, and the word is understood. */
export function withHyphens(tokens: IToken[], findings: SyntaxFinding[]): IToken[] {
  if (!tokens.some(({ tokenType }) => tokenType === t.DashedWord)) return tokens;
  return tokens.map((token, i) => {
    if (token.tokenType !== t.DashedWord) return token;
    const [start, end] = [token.startOffset, t.endOf(token)];
    const image = token.image.replace(/[–—−]/g, '-');
    findings.push(dashForHyphen(start, end, image));
    const next = tokens[i + 1]?.tokenType;
    return { ...t.insertedToken(next === t.Colon || next === t.Equals ? t.Key : t.Word, start), image };
  });
}

/** Says that `word` is joined by a hyphen, and not by a dash, from `start` to `end`. */
export function dashForHyphen(start: number, end: number, word: string): SyntaxFinding {
  return {
    rule: 'unknown-character',
    start,
    end,
    message: `Words that belong together are joined by a hyphen: write \`${word}\`.`,
    fix: { title: `Write \`${word}\``, edits: [{ start, end, text: word }] },
  };
}
