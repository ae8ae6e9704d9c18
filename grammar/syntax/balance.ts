import type { IToken } from 'chevrotain';
import { indentAt, lineStartBefore } from '../text/lines.js';
import { lineOf, type SyntaxFinding, shortened } from './findings.js';
import { withIndentedBlocks } from './indented.js';
import { withBlocksOnOneLine } from './one-line.js';
import * as t from './tokens.js';

/** A block may stand in a block this often, and no deeper. */
export const deepestBlock = 64;

interface OpenBlock {
  readonly token: IToken;
  readonly lineStart: number;
  readonly indent: number;
}

/**
 * Makes the braces of a piece pair up. Where they pair already, blocks may still have been left without any; where they do not, the indentation
 * decides where a missing brace belongs and which brace closes nothing. Each mistake gives one finding.
 */
export function balance(text: string, tokens: IToken[], findings: SyntaxFinding[]): IToken[] {
  const whole = isPaired(tokens)
    ? withIndentedBlocks(text, withBlocksOnOneLine(text, tokens, findings), findings)
    : pair(text, tokens, findings);
  return depthOf(whole) > deepestBlock ? withoutDeepBlocks(whole, findings) : whole;
}

function isPaired(tokens: readonly IToken[]): boolean {
  let depth = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === t.Open) depth++;
    else if (tokenType === t.Close && --depth < 0) return false;
  }
  return depth === 0;
}

function depthOf(tokens: readonly IToken[]): number {
  let depth = 0;
  let deepest = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === t.Open) deepest = Math.max(deepest, ++depth);
    else if (tokenType === t.Close) depth--;
  }
  return deepest;
}

function pair(text: string, given: readonly IToken[], findings: SyntaxFinding[]): IToken[] {
  const result: IToken[] = [];
  const stack: OpenBlock[] = [];
  let missing = 0;
  for (const token of given) {
    if (token.tokenType === t.Open) missing++;
    else if (token.tokenType === t.Close) missing--;
  }
  const tokens = missing < 0 ? withOpeningBraces(text, given, -missing, findings) : given;
  missing += tokens.length - given.length;
  // In a file without indents they say nothing.
  const isFlat = !/[\r\n][ \t]+\S/.test(text);
  let startsLine = true;
  for (const token of tokens) {
    if (token.tokenType === t.Newline) {
      startsLine = true;
      result.push(token);
      continue;
    }
    if (startsLine && missing > 0 && !isFlat) {
      const indent = indentAt(text, lineStartBefore(text, token.startOffset));
      const closes = token.tokenType === t.Close;
      while (missing > 0 && stack.length > 0) {
        const top = stack[stack.length - 1];
        if (top.indent < indent || (top.indent === indent && (closes || !isIndented(text, top, token)))) break;
        stack.pop();
        missing--;
        findings.push(neverClosed(text, [top], token));
        insertClose(result, endOfLast(result));
      }
    }
    // Where there are braces too many, the first that stands deeper than the block that it would close is the one.
    const isDeeper = startsLine && missing < 0 && !isFlat && standsDeeper(text, token, stack[stack.length - 1]);
    startsLine = false;
    if (token.tokenType === t.Open) {
      const lineStart = lineStartBefore(text, token.startOffset);
      stack.push({ token, lineStart, indent: indentAt(text, lineStart) });
    } else if (token.tokenType === t.Close && (isDeeper || !stack.pop())) {
      missing++;
      findings.push({
        rule: 'brace-closes-nothing',
        start: token.startOffset,
        end: token.startOffset + 1,
        message: isDeeper
          ? 'This `}` closes nothing: the block before it is closed already, and the one around it goes on. Take it out.'
          : 'This `}` closes nothing: every block before it is closed already. Take it out.',
        fix: { title: 'Take out the `}`', edits: [{ start: token.startOffset, end: token.startOffset + 1, text: '' }] },
      });
      continue;
    }
    result.push(token);
  }
  if (stack.length > 0) {
    findings.push(neverClosed(text, stack, undefined));
    for (let i = stack.length; i > 0; i--) insertClose(result, text.length);
  }
  return result;
}

/**
 * Adds up to `most` opening braces where one was forgotten: behind a line that has neither colon nor brace, or a colon for its brace, and is followed
 * by a line indented deeper; and in a line that closes a block which it does not open, where a wide gap shows the place.
 */
function withOpeningBraces(text: string, tokens: readonly IToken[], most: number, findings: SyntaxFinding[]): IToken[] {
  const result: IToken[] = [];
  let added = 0;
  let lineStart = 0;
  let isHead = true;
  // A key whose value is still to be written ends with a colon, too: only where no other place is left is it one for a brace.
  const mayBeColon = headsWithoutBrace(text, tokens) < most;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const type = token.tokenType;
    const next = tokens[i + 1];
    if (i === lineStart && added < most) {
      const colon = colonOfBlock(tokens, i);
      if (colon !== undefined) {
        const end = t.endOf(tokens[colon - 1]);
        findings.push(colonForBrace(tokens[colon], end));
        result.push(...tokens.slice(i, colon), t.insertedToken(t.Open, end));
        added++;
        isHead = false;
        i = colon;
        continue;
      }
      const gap = braceGap(tokens, i);
      if (gap !== undefined) {
        const end = t.endOf(tokens[gap]);
        findings.push(unopened(text, token.startOffset, end));
        result.push(...tokens.slice(i, gap + 1), t.insertedToken(t.Open, end));
        added++;
        isHead = false;
        i = gap;
        continue;
      }
    }
    if (type === t.Newline && next) {
      const [first, last] = [tokens[lineStart], tokens[i - 1]];
      const hasColon =
        mayBeColon &&
        next.tokenType !== t.Close &&
        last !== undefined &&
        colons.has(last.tokenType) &&
        !isHead &&
        i - 1 > lineStart &&
        isOnlyColon(tokens, lineStart, i);
      if (
        (isHead || hasColon) &&
        i > lineStart &&
        added < most &&
        beginsHead(first) &&
        indentOf(text, next) > indentOf(text, first)
      ) {
        const end = t.endOf(hasColon ? tokens[i - 2] : last);
        if (hasColon) {
          result.pop();
          findings.push(colonForBrace(last, end));
        } else findings.push(unopened(text, first.startOffset, end));
        result.push(t.insertedToken(t.Open, end));
        added++;
      }
      lineStart = i + 1;
      isHead = next.tokenType !== t.Open;
    } else if (type === t.Colon || type === t.Equals || type === t.Open || type === t.Close) isHead = false;
    result.push(token);
  }
  return result;
}

/** How many lines with neither colon nor brace are followed by a line that is indented deeper. */
function headsWithoutBrace(text: string, tokens: readonly IToken[]): number {
  let count = 0;
  let lineStart = 0;
  let isHead = true;
  tokens.forEach(({ tokenType }, i) => {
    const next = tokens[i + 1];
    if (tokenType === t.Newline && next) {
      const first = tokens[lineStart];
      if (isHead && i > lineStart && beginsHead(first) && indentOf(text, next) > indentOf(text, first)) count++;
      lineStart = i + 1;
      isHead = next.tokenType !== t.Open;
    } else if (colons.has(tokenType) || tokenType === t.Open || tokenType === t.Close) isHead = false;
  });
  return count;
}

const headBegins = new Set([t.Word, t.Name, t.Key]);

/** Whether a line that begins with a token can open a block. */
function beginsHead(token: IToken): boolean {
  return headBegins.has(token.tokenType) && !t.isDirective(token);
}

const colons = new Set([t.Colon, t.Equals]);

function isOnlyColon(tokens: readonly IToken[], from: number, to: number): boolean {
  const signs = new Set([t.Colon, t.Equals, t.Open, t.Close]);
  return tokens.slice(from, to).filter(({ tokenType }) => signs.has(tokenType)).length === 1;
}

function unopened(text: string, start: number, end: number): SyntaxFinding {
  return {
    rule: 'line-unfinished',
    start,
    end,
    message: `${quoted(text.slice(start, end))} opens a block: add \`{\` behind it.`,
    fix: { title: 'Open the block', edits: [{ start: end, end, text: ' {' }] },
  };
}

function colonForBrace(colon: IToken, headEnd: number): SyntaxFinding {
  const end = t.endOf(colon);
  return {
    rule: 'out-of-place',
    start: colon.startOffset,
    end,
    message: `A block opens here, with a brace: write \`{\` for \`${colon.image}\`.`,
    fix: { title: 'Write `{`', edits: [{ start: headEnd, end, text: ' {' }] },
  };
}

/** In a line that closes more blocks than it opens, the first of its colons where another stands behind it: `standards: follows: "NICE" }`. */
function colonOfBlock(tokens: readonly IToken[], from: number): number | undefined {
  if (tokens[from].tokenType !== t.Key || tokens[from + 1]?.tokenType !== t.Colon) return undefined;
  let depth = 0;
  let colons = 0;
  for (let i = from; i < tokens.length && tokens[i].tokenType !== t.Newline; i++) {
    const type = tokens[i].tokenType;
    if (type === t.Open) depth++;
    else if (type === t.Close) depth--;
    else if (type === t.Colon) colons++;
  }
  return depth < 0 && colons > 1 ? from + 1 : undefined;
}

/** In a line that closes more blocks than it opens, the last token of the head behind which a wide gap stands for a brace; undefined where there is none. */
function braceGap(tokens: readonly IToken[], from: number): number | undefined {
  if (!beginsHead(tokens[from]) || tokens[from].tokenType === t.Key) return undefined;
  let depth = 0;
  let gap: number | undefined;
  let isHead = true;
  for (let i = from; i < tokens.length && tokens[i].tokenType !== t.Newline; i++) {
    const { tokenType, startOffset } = tokens[i];
    if (isHead && gap === undefined && i > from && startOffset - t.endOf(tokens[i - 1]) > 1) gap = i - 1;
    if (tokenType === t.Colon || tokenType === t.Equals || tokenType === t.Open) isHead = false;
    if (tokenType === t.Open) depth++;
    else if (tokenType === t.Close) depth--;
  }
  return depth < 0 ? gap : undefined;
}

function indentOf(text: string, token: IToken): number {
  return indentAt(text, lineStartBefore(text, token.startOffset));
}

/** Whether a brace that closes stands deeper than the block that it would close, as if it closed one inside it. */
function standsDeeper(text: string, token: IToken, block: OpenBlock | undefined): boolean {
  return block !== undefined && token.tokenType === t.Close && indentOf(text, token) > block.indent;
}

/** Whether the block's own content is indented more than the block: only then does a line at its own indent say that it has ended. */
function isIndented(text: string, block: OpenBlock, next: IToken): boolean {
  const inside = text.slice(block.token.startOffset + 1, lineStartBefore(text, next.startOffset));
  const first = /(?:\r\n?|\n)([ \t]*)(?=[^\s])/.exec(inside);
  return first === null || first[1].length > block.indent;
}

function neverClosed(text: string, blocks: readonly OpenBlock[], before: IToken | undefined): SyntaxFinding {
  const inner = blocks[blocks.length - 1];
  const name = headText(text, inner);
  const start = inner.lineStart + inner.indent;
  const where = before ? `before ${quoted(before.image)} on ${lineOf(before.startOffset)}` : 'at the end';
  const outer = blocks.slice(0, -1).reverse();
  const around =
    outer.length === 0
      ? ''
      : outer.length > 3
        ? `, nor are the ${outer.length} blocks around it`
        : `, nor ${outer.length === 1 ? 'is the one' : 'are those'} around it (${outer.map((block) => `${headText(text, block)} on ${lineOf(block.lineStart + block.indent)}`).join(', ')})`;
  const braces = blocks.length > 4 ? `${blocks.length} times \`}\`` : blocks.map(() => '`}`').join(' ');
  const message = `The block ${name} that starts on ${lineOf(start)} is never closed${around}: add ${braces} ${where}.`;
  const at = before ? lineStartBefore(text, before.startOffset) : text.length;
  const opensLine = at === 0 || /[\r\n]/.test(text[at - 1]) ? '' : '\n';
  const closing = [...blocks].reverse().map((block) => `${' '.repeat(block.indent)}}\n`);
  return {
    rule: 'block-never-closed',
    start,
    end: inner.token.startOffset + 1,
    message,
    fix: {
      title: blocks.length === 1 ? `Close ${name}` : 'Close the open blocks',
      edits: [{ start: at, end: at, text: opensLine + closing.join('') }],
    },
  };
}

/** How an author would name the block: by the title or name before its brace, else by its first word. */
function headText(text: string, block: OpenBlock): string {
  const line = text.slice(block.lineStart, block.token.startOffset);
  const head = line.slice(line.lastIndexOf('{') + 1);
  const shown = /[A-Z][A-Za-z0-9.-]*/.exec(head.replace(/"[^"]*"?/g, ''))?.[0] ?? head.trim();
  return shown ? `"${shown.slice(0, 60)}"` : '`{`';
}

function quoted(image: string): string {
  return `\`${shortened(image.split(/[\r\n]/, 1)[0])}\``;
}

function endOfLast(tokens: readonly IToken[]): number {
  for (let i = tokens.length - 1; i >= 0; i--) {
    if (tokens[i].tokenType !== t.Newline) return t.endOf(tokens[i]);
  }
  return 0;
}

function insertClose(tokens: IToken[], at: number): void {
  tokens.push(t.insertedToken(t.Close, at));
}

function withoutDeepBlocks(tokens: readonly IToken[], findings: SyntaxFinding[]): IToken[] {
  const result: IToken[] = [];
  let depth = 0;
  let reported = false;
  for (const token of tokens) {
    if (token.tokenType === t.Close) {
      if (depth <= deepestBlock) result.push(token);
      depth--;
      continue;
    }
    if (token.tokenType === t.Open && ++depth > deepestBlock && !reported) {
      reported = true;
      findings.push({
        rule: 'nested-too-deeply',
        start: token.startOffset,
        end: token.startOffset + 1,
        message: `Blocks stand inside blocks more than ${deepestBlock} deep here: what is deeper is not read. Close some of the blocks before this one.`,
      });
    }
    if (depth <= deepestBlock) result.push(token);
  }
  return result;
}
