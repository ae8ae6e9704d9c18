import { parse } from '../../../grammar/syntax/parser.js';
import type { Comment, Day, Item, Span, Tree } from '../../../grammar/syntax/tree.js';
import { lineEndAfter, lineStartBefore } from '../../../grammar/text/lines.js';

/** A comment that silences rules: `// remit-allow rule-name, other-rule until 1 April 2027: reason`. */
export interface Allowance extends Span {
  readonly rules: readonly Named[];
  readonly reason: string;
  /** The last day on which it holds; `unreadable` where something else than a date stands there. */
  readonly until?: { readonly at: Span; readonly day: Day | 'unreadable' };
  /** The line or block whose findings it silences; none where nothing follows it. */
  readonly target?: Span;
}

/** What stands in the place of a rule's name. */
export interface Named extends Span {
  readonly text: string;
}

const form = /^(?:\/\/|\/\*)\s*remit-allow\b(.*?)(?:\*\/)?\s*$/s;

/** The comments of a piece that silence rules. Known from the piece alone, like its tree. */
export function allowancesOf(tree: Tree, text: string): readonly Allowance[] {
  let found: Allowance[] | undefined;
  for (const comment of tree.comments) {
    if (!comment.text.includes('remit-allow')) continue;
    const match = form.exec(comment.text);
    if (!match) continue;
    found ??= [];
    found.push(read(comment, match[1], targetOf(comment, tree.items, text)));
  }
  return found ?? none;
}

const none: readonly Allowance[] = [];

function read(comment: Comment, said: string, target: Span | undefined): Allowance {
  const start = comment.start + comment.text.indexOf('remit-allow') + 'remit-allow'.length;
  const colon = said.indexOf(':');
  const head = colon < 0 ? said : said.slice(0, colon);
  const until = /\s+until\b\s*/.exec(head);
  const names = until ? head.slice(0, until.index) : head;
  const rules = [...names.matchAll(/[^,\s]+/g)].map(({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
  return {
    start: comment.start,
    end: comment.end,
    rules,
    reason: colon < 0 ? '' : said.slice(colon + 1).trim(),
    ...(until ? { until: dateAfter(head, until.index + until[0].length, start) } : {}),
    ...(target ? { target } : {}),
  };
}

function dateAfter(head: string, from: number, start: number): Allowance['until'] {
  const written = head.slice(from).trimEnd();
  const at = { start: start + from, end: start + from + written.length };
  const { tree, findings } = parse(`until: ${written}`);
  const [line] = tree.items;
  const parts = line?.kind === 'line' ? line.value.phrases.flatMap((phrase) => phrase.parts) : [];
  const [day] = parts;
  return { at, day: day?.kind === 'day' && parts.length === 1 && findings.length === 0 ? day : 'unreadable' };
}

/** What a comment is about: the line or block that it follows on its own line, else the one that begins next. */
function targetOf(comment: Comment, items: readonly Item[], text: string): Span | undefined {
  const lineStart = lineStartBefore(text, comment.start);
  const isBeside = text.slice(lineStart, comment.start).trim() !== '';
  const lineEnd = lineEndAfter(text, comment.start);
  let target: Span | undefined;
  const visit = (inside: readonly Item[]): void => {
    for (const item of inside) {
      const starts = isBeside
        ? item.start >= lineStart && item.start < comment.start && item.start < lineEnd
        : item.start >= comment.end && (!target || item.start < target.start);
      // Of several that begin on the line, the first holds the others.
      if (starts && !(isBeside && target)) target = item;
      if (item.kind === 'block' && item.end > comment.start) visit(item.items);
    }
  };
  visit(items);
  return target && { start: target.start, end: target.end };
}
