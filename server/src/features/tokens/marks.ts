import type { Block, Item, Line, Part, Rate, Span, Tree } from '../../../../grammar/syntax/tree.js';
import { keyOf, letName, readHead, understood } from '../../semantics/heads.js';
import { file as fileShape } from '../../semantics/schema/schema.js';
import type { BlockShape, NameKind } from '../../semantics/schema/shapes.js';
import { insideOf } from '../../semantics/walk.js';
import type { TokenType } from './legend.js';

/** A run of characters on one line with what it is: of a fixed type, a name being declared, or a name whose meaning decides. */
export interface Mark extends Span {
  readonly type: TokenType | { readonly declares: NameKind } | { readonly refers: true };
}

/** What there is to colour in a piece, in the order in which it stands; texts and comments are left to the editor's own grammar. */
export function marksIn(tree: Tree, text: string): Mark[] {
  const marks: Mark[] = [];
  const mark = (start: number, end: number, type: Mark['type']): void => {
    if (end > start) marks.push({ start, end, type });
  };
  paintItems(tree.items, fileShape);
  marks.sort((a, b) => a.start - b.start || a.end - b.end);
  return withoutOverlap(marks.flatMap((one) => byLine(one, text)));

  function paintItems(items: readonly Item[], within: BlockShape | undefined): void {
    for (const item of items) {
      if (item.kind === 'block') paintBlock(item, within);
      else if (item.kind === 'line') paintLine(item);
      else paintBare(item.head, within);
    }
  }

  function paintBlock(block: Block, within: BlockShape | undefined): void {
    const head = readHead(block.head);
    const shape = within && understood(head, within)?.shape;
    const isKey = shape?.id.startsWith('by-year/');
    if (head.word) mark(head.word.start, head.word.end, isKey ? 'property' : 'keyword');
    if (head.otherWord) mark(head.otherWord.start, head.otherWord.end, 'enumMember');
    if (head.name)
      mark(head.name.start, head.name.end, shape?.declares ? { declares: shape.declares } : { refers: true });
    for (const part of [head.share, ...head.rest]) if (part) paintPart(part);
    paintItems(block.items, shape);
  }

  function paintLine(line: Line): void {
    const [first] = line.head;
    const name = letName(line);
    if (keyOf(line) && first) mark(first.start, first.end, 'property');
    else if (name && first) {
      mark(first.start, first.end, 'keyword');
      mark(name.start, name.end, { declares: 'let' });
    } else for (const part of line.head) paintPart(part, 'modifier');
    for (const phrase of line.value.phrases) for (const part of phrase.parts) paintPart(part);
  }

  /** `use "./partners.remit"`, `remit 1`, or a head half-typed. */
  function paintBare(head: readonly Part[], within: BlockShape | undefined): void {
    const [first, ...rest] = head;
    if (!first || first.kind === 'text') return;
    const isWord = first.kind === 'word' && within?.keys.every((key) => key.key !== first.text);
    if (first.kind === 'word') mark(first.start, first.end, isWord ? 'keyword' : 'property');
    else paintPart(first);
    for (const part of rest) paintPart(part);
  }

  function paintPart(part: Part, word: TokenType = 'enumMember'): void {
    switch (part.kind) {
      case 'text':
      case 'missing':
      case 'stray':
      case 'path':
        return;
      case 'word':
        mark(part.start, part.end, word);
        return;
      case 'name':
        mark(part.start, part.end, { refers: true });
        return;
      case 'day':
      case 'year':
      case 'quarter':
        mark(part.start, part.end, 'number');
        return;
      case 'quantity': {
        const after = part.unit ?? part.per;
        const end = after ? part.start + text.slice(part.start, after.start).trimEnd().length : part.end;
        mark(part.start, end, 'number');
        paintRate(part.per);
        return;
      }
      case 'unit':
        paintRate(part.per);
        return;
      case 'per':
        paintPart(part.value, word);
        paintRate(part.per);
        return;
    }
    // Signs and joining words stand in the gaps between the parts that they join.
    let at = part.start;
    for (const inner of insideOf(part)) {
      if (!inner) continue;
      paintGap(at, inner.start);
      paintPart(inner);
      at = inner.end;
    }
    paintGap(at, part.end);
  }

  function paintRate(per: Rate | undefined): void {
    if (!per) return;
    mark(per.start, per.start + 3, 'modifier');
    if (per.count) paintGap(per.start + 3, per.unit.start);
  }

  function paintGap(start: number, end: number): void {
    if (start >= end || tree.comments.some((comment) => comment.start < end && start < comment.end)) return;
    for (const match of text.slice(start, end).matchAll(/[a-z]+|\d[\d,.]*|[+\-–−×*/÷]/g)) {
      const type = /^\d/.test(match[0]) ? 'number' : /^[a-z]/.test(match[0]) ? 'modifier' : 'operator';
      mark(start + match.index, start + match.index + match[0].length, type);
    }
  }
}

/** A token must not reach beyond its line. */
function byLine(mark: Mark, text: string): Mark[] {
  const run = text.slice(mark.start, mark.end);
  if (!/[\r\n]/.test(run)) return [mark];
  return [...run.matchAll(/[^\r\n]+/g)].map((match) => ({
    ...mark,
    start: mark.start + match.index,
    end: mark.start + match.index + match[0].length,
  }));
}

function withoutOverlap(marks: readonly Mark[]): Mark[] {
  let end = 0;
  return marks.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}
