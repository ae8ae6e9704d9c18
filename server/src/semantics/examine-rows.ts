import { type Item, isCalendar, type Line } from '../../../grammar/syntax/tree.js';
import { type Context, source } from './context.js';
import { type Days, daysOf } from './dates.js';
import { rowKind } from './heads.js';

/** Reports rows of a table that are about the same year or name as one before them, and rows that follow `otherwise`. */
export function checkRowOrder(items: readonly Item[], context: Context): void {
  const years: { readonly days: Days; readonly head: string }[] = [];
  const names = new Set<string>();
  let last: Line | undefined;
  for (const line of items) {
    if (line.kind !== 'line') continue;
    const kind = rowKind(line);
    const [first] = line.head;
    const head = source(context, { start: line.start, end: line.colon }).trim();
    const place = { start: line.start, end: line.start + head.length };
    if (last && kind === 'range') {
      context.report({
        rule: 'after-otherwise',
        ...place,
        message: 'Nothing reaches this line: `otherwise` before it takes all that is left. Put `otherwise` last.',
      });
    } else if (kind === 'range' && first.kind === 'word') last = line;
    else if (kind === 'name' && first.kind === 'name') {
      if (names.has(first.text)) {
        context.report({
          rule: 'row-twice',
          ...place,
          message: `${first.text} stands here a second time. Keep one of the two lines.`,
        });
      }
      names.add(first.text);
    } else if (kind === 'year') {
      const days = rowDays(line);
      const other = days && years.find(({ days: known }) => known.first <= days.last && days.first <= known.last);
      if (days && other) {
        context.report({
          rule: 'row-twice',
          ...place,
          message:
            other.head === head
              ? `${head} stands here a second time. Keep one of the two lines.`
              : `${head} and ${other.head} are about the same time, so two lines hold for it. Let the one end where the other begins.`,
        });
      }
      if (days) years.push({ days, head });
    }
  }
}

/** Reports what stands in the head of a row besides what the row is about: it would be passed over. */
export function checkRowHead(context: Context, line: Line): void {
  const [first, next] = line.head;
  if (!next || rowKind(line) === 'unless' || line.head.some(({ kind }) => kind === 'stray' || kind === 'missing'))
    return;
  const last = line.head[line.head.length - 1];
  const place = { start: next.start, end: last.end };
  const about = source(context, first);
  const isYear = rowKind(line) === 'year';
  context.report({
    rule: 'wrong-value',
    ...place,
    message: `Between \`${about}\` and the colon nothing can stand, but \`${source(context, place)}\` does. ${isYear ? `A row is about \`${about}\`, or about more years, as \`2027/28 to 2029/30\` or \`2027/28 onwards\`.` : 'Take it out, or put it behind the colon.'}`,
  });
}

function rowDays(line: Line): Days | undefined {
  const [first] = line.head;
  if (isCalendar(first)) return daysOf(first);
  if (first.kind !== 'span') return undefined;
  const [from, to] = [daysOf(first.from), daysOf(first.to)];
  return from && to && { first: from.first, last: to.last };
}
