import { type IToken, Lexer, type TokenType } from 'chevrotain';
import { lineEndAfter } from '../text/lines.js';
import { balance } from './balance.js';
import type { SyntaxFinding } from './findings.js';
import { RemitGrammar } from './grammar.js';
import { withHyphens } from './hyphens.js';
import { layOut } from './layout.js';
import { pairQuotes } from './quotes.js';
import { followNeighbours } from './range-ends.js';
import { withRangeWords } from './range-words.js';
import * as t from './tokens.js';
import type { Comment, Item, Tree } from './tree.js';
import { checkUnfinished, oneMessageForACut } from './unfinished.js';
import { unknownCharacter } from './unknown.js';

/** A piece's tree with what is wrong in its wording. */
export interface Parsed {
  readonly tree: Tree;
  readonly findings: readonly SyntaxFinding[];
}

let lexer: Lexer | undefined;
let grammar: RemitGrammar | undefined;

/**
 * Builds the lexer and the grammar, which the first parse would do otherwise; it takes some tens of milliseconds.
 */
export function prepareParser(): void {
  lexer ??= new Lexer(t.tokens as TokenType[], {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: true,
  });
  grammar ??= new RemitGrammar();
}

/** The tokens of one piece of text, comments among them, in the order in which they stand; line breaks and spaces are left out. */
export function lex(text: string): IToken[] {
  prepareParser();
  const { tokens, groups } = (lexer as Lexer).tokenize(text);
  const visible = tokens.filter((token) => token.tokenType !== t.Newline);
  const comments = groups.comments ?? [];
  return comments.length === 0 ? visible : visible.concat(comments).sort((a, b) => a.startOffset - b.startOffset);
}

/** One word, number or sign of a text. */
export interface Lexeme {
  /** What the lexer calls it: `Name`, `Word`, `Percent`. */
  readonly type: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words, numbers and signs of a text, without its comments and line breaks, for features that look at what stands before the cursor. */
export function lexemesOf(text: string): Lexeme[] {
  return lex(text)
    .filter((token) => token.tokenType !== t.LineComment && token.tokenType !== t.BlockComment)
    .map((token) => ({ type: token.tokenType.name, text: token.image, start: token.startOffset, end: t.endOf(token) }));
}

/** The tree of one piece of text, and what is wrong in its wording. Never throws, and returns a tree for any text. */
export function parse(text: string): Parsed {
  prepareParser();
  const findings: SyntaxFinding[] = [];
  const lexed = (lexer as Lexer).tokenize(text);
  for (const error of lexed.errors) {
    // Of several signs in one name, the first has said all.
    const before = findings.at(-1);
    if (!before || before.end <= error.offset) findings.push(unknownCharacter(text, error.offset, error.length));
  }
  const comments = commentsOf(text, lexed.groups.comments ?? [], findings);
  const tokens = pairQuotes(text, lexed.tokens, findings, (part) => (lexer as Lexer).tokenize(part).tokens);
  const whole = withRangeWords(text, withHyphens(tokens, findings), findings);
  const swallowed = openEnd(text, [
    tokens[tokens.length - 1],
    lexed.groups.comments?.[lexed.groups.comments.length - 1],
  ]);
  const balanced = balance(text, whole, findings);
  const parser = grammar as RemitGrammar;
  parser.findings = findings;
  parser.pieceText = text;
  parser.input = layOut(text, balanced, findings);
  const items: Item[] = parser.piece() ?? [];
  dropWithinBullets(findings);
  dropPartedBy(findings);
  followNeighbours(text, findings);
  checkUnfinished(text, items, findings);
  oneMessageForACut(text, findings, swallowed);
  parser.input = [];
  parser.pieceText = '';
  parser.findings = [];
  if (findings.length > 1) findings.sort((a, b) => a.start - b.start);
  return { tree: { items, comments }, findings };
}

/** The text or comment that was opened and reaches the end of the piece. */
function openEnd(text: string, last: readonly (IToken | undefined)[]): string | undefined {
  const end = text.trimEnd().length;
  const isOpen = (token: IToken) =>
    token.tokenType === t.OpenText ||
    token.tokenType === t.OpenLongText ||
    (token.tokenType === t.BlockComment && !isClosed(token));
  return last.find((token) => token && t.endOf(token) >= end && isOpen(token))?.image;
}

function isClosed(comment: IToken): boolean {
  return comment.image.endsWith('*/') && comment.image.length >= 4;
}

function commentsOf(text: string, tokens: readonly IToken[], findings: SyntaxFinding[]): Comment[] {
  return tokens.map((token) => {
    const end = t.endOf(token);
    if (token.tokenType === t.BlockComment && !isClosed(token)) {
      const lineEnd = lineEndAfter(text, token.startOffset);
      findings.push({
        rule: 'comment-never-closed',
        start: token.startOffset,
        end: token.startOffset + 2,
        message: 'This comment is never closed, so everything after it is hidden: add `*/` where it ends.',
        fix: {
          title: 'Close the comment at the end of its line',
          edits: [{ start: lineEnd, end: lineEnd, text: ' */' }],
        },
      });
    }
    if (token.tokenType === t.ForeignComment) {
      const sign = { start: token.startOffset, end: token.startOffset + 1 };
      findings.push({
        rule: 'comment-form',
        ...sign,
        message: 'A comment begins with `//`.',
        fix: { title: 'Write `//`', edits: [{ ...sign, text: '//' }] },
      });
    }
    return { start: token.startOffset, end, text: token.image };
  });
}

/** A line that the fix of another finding parts from the one before it is not told to begin on a line of its own. */
function dropPartedBy(findings: SyntaxFinding[]): void {
  const blocks = findings.filter(({ rule, fix }) => rule === 'out-of-place' && fix !== undefined);
  if (blocks.length === 0) return;
  const parted = new Set(blocks.flatMap(({ fix }) => fix?.edits.map(({ end }) => end) ?? []));
  for (let i = findings.length - 1; i >= 0; i--)
    if (findings[i].rule === 'two-lines-on-one' && parted.has(findings[i].start)) findings.splice(i, 1);
}

/** The full stop behind the number of a line, and what stands in a text without quotes, is not reported again as characters without a meaning. */
function dropWithinBullets(findings: SyntaxFinding[]): void {
  for (const bullet of findings.filter(({ rule }) => rule === 'bullet')) {
    for (let i = findings.length - 1; i >= 0; i--) {
      const { rule, start, end } = findings[i];
      if (rule === 'unknown-character' && bullet.start <= start && end <= bullet.end) findings.splice(i, 1);
    }
  }
}
