import type { Comment, Item, Phrase, Span, Tree, Value } from './tree.js';

/** What an edit does to a tree: every offset from `from` on moves by `by`. */
export interface Move {
  readonly from: number;
  readonly by: number;
  /** What ended at `from`, and what stands in its place. */
  readonly gone?: Span;
  readonly instead?: Span;
}

/** A tree after a move. What stands before it is the same object, all else is made anew: a tree is a value. `within` are the comments in what is new. */
export function movedTree(
  { items, comments }: Tree,
  move: Move & { readonly gone: Span },
  within: Tree['comments'],
): Tree {
  const { gone } = move;
  const before = comments.filter(({ end }) => end <= gone.start);
  const behind = comments.filter(({ start }) => start >= gone.end);
  return {
    items: movedAll(items, move, movedItem),
    comments: [...before, ...within, ...movedAll(behind, move, movedSpan)],
  };
}

export function movedItem(item: Item, move: Move): Item {
  if (item.end < move.from) return item;
  if (item === move.gone) return move.instead as Item;
  const start = movedOffset(item.start, move);
  const end = movedOffset(item.end, move);
  const head = movedAll(item.head, move, movedSpan);
  switch (item.kind) {
    case 'bare':
      return { kind: 'bare', start, end, head };
    case 'line': {
      const colon = movedOffset(item.colon, move);
      return { kind: 'line', start, end, head, colon, value: movedValue(item.value, move) };
    }
    case 'block': {
      const [open, close] = [movedOffset(item.open, move), movedOffset(item.close, move)];
      return { kind: 'block', start, end, head, open, close, items: movedAll(item.items, move, movedItem) };
    }
  }
}

function movedValue({ start, end, phrases }: Value, move: Move): Value {
  return {
    start: movedOffset(start, move),
    end: movedOffset(end, move),
    phrases: movedAll(phrases, move, movedPhrase),
  };
}

function movedPhrase({ start, end, parts }: Phrase, move: Move): Phrase {
  return { start: movedOffset(start, move), end: movedOffset(end, move), parts: movedAll(parts, move, movedSpan) };
}

export function movedComment(comment: Comment, move: Move): Comment {
  return movedSpan(comment, move);
}

/** A part, what it is made of, or a comment: they have their offsets in `start` and `end` alone. */
function movedSpan<T extends Span>(span: T, move: Move): T {
  if (span.end < move.from) return span;
  if ((span as Span) === move.gone) return move.instead as Span as T;
  const copy: Record<string, unknown> = {
    ...(span as object),
    start: movedOffset(span.start, move),
    end: movedOffset(span.end, move),
  };
  for (const key in copy) {
    const inner = copy[key];
    if (isSpan(inner)) copy[key] = movedSpan(inner, move);
  }
  return copy as unknown as T;
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value;
}

function movedAll<T>(list: readonly T[], move: Move, moved: (member: T, move: Move) => T): readonly T[] {
  return list.map((member) => moved(member, move));
}

function movedOffset(offset: number, { from, by }: Move): number {
  return offset >= from ? offset + by : offset;
}
