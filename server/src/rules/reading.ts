import { daysIn } from '../../../grammar/syntax/literals.js';
import type { Block, Day, Line, Part, Span, Text, Value } from '../../../grammar/syntax/tree.js';
import { type Context, declaredAs } from '../semantics/context.js';
import { keyOf, readHead } from '../semantics/heads.js';
import type { Declared } from '../semantics/names.js';

/** What rules read off declarations: lines, names, texts and dates. */

/** The line of a block with this key. */
export function lineOf(block: Block, key: string): Line | undefined {
  return block.items.find((item): item is Line => item.kind === 'line' && keyOf(item)?.text === key);
}

/** The block inside `block` that begins with this word. */
export function blockOf(block: Block, word: string): Block | undefined {
  return blocksOf(block, word)[0];
}

export function blocksOf(block: Block, word: string): Block[] {
  return block.items.filter((item): item is Block => item.kind === 'block' && readHead(item.head).word?.text === word);
}

/** The first part of a value, which is all there is of most. */
export function firstPart(value: Value | undefined): Part | undefined {
  return value?.phrases[0]?.parts[0];
}

/** The word that a line's value is, such as the `outcome` of `kind: outcome`. */
export function wordOf(value: Value | undefined): string | undefined {
  const part = firstPart(value);
  return part?.kind === 'word' ? part.text : undefined;
}

/** All names that a value mentions at the head of its phrases: those of `ShoreCIC lead, CoastGPs`. */
export function namesOf(value: Value | undefined): string[] {
  return (value?.phrases ?? []).flatMap(({ parts: [part] }) => (part?.kind === 'name' ? [part.text] : []));
}

/** What the names of a value stand for, as far as they are known. */
export function declarationsOf(context: Pick<Context, 'scope'>, value: Value | undefined): Declared[] {
  return namesOf(value).flatMap((name) => declaredAs(context, name) ?? []);
}

/** A text, the words of the blocks and the key that it stands under (`needs`, `scope/includes`, `exit/title`), and the block right around it. */
export interface PlacedText {
  readonly text: Text;
  readonly under: string;
  readonly inside: Block;
}

/** Every text in a block. */
export function textsOf(block: Block): PlacedText[] {
  const found: PlacedText[] = [];
  const visit = (inside: Block, path: string): void => {
    for (const item of inside.items) {
      if (item.kind === 'block') {
        const { word, title } = readHead(item.head);
        const under = `${path}${path ? '/' : ''}${word?.text ?? ''}`;
        if (title) found.push({ text: title, under: `${under}/title`, inside: item });
        visit(item, under);
        continue;
      }
      const parts = item.kind === 'line' ? item.value.phrases.flatMap((phrase) => phrase.parts) : item.head;
      const under = item.kind === 'line' ? `${path}${path ? '/' : ''}${keyOf(item)?.text ?? ''}` : path;
      for (const part of parts) if (part.kind === 'text') found.push({ text: part, under, inside });
    }
  };
  visit(block, '');
  return found;
}

/** Where a declaration is pointed at: its name, else its first word. */
export function nameSpan(block: Block): Span {
  const { name, word } = readHead(block.head);
  const { start, end } = name ?? word ?? { start: block.start, end: block.open };
  return { start, end };
}

/** The first and the last day of a period written as two dates. */
export function periodOf(value: Value | undefined): { readonly from: Day; readonly to: Day } | undefined {
  const part = firstPart(value);
  return part?.kind === 'span' && part.from.kind === 'day' && part.to.kind === 'day'
    ? { from: part.from, to: part.to }
    : undefined;
}

/** A day some months later, or earlier for negative months; a day that the month does not have becomes its last. */
export function plusMonths(
  day: Pick<Day, 'year' | 'month' | 'day'>,
  months: number,
): Pick<Day, 'year' | 'month' | 'day'> {
  const index = day.year * 12 + day.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { year, month, day: Math.min(day.day, daysIn(year, month)) };
}

/** Negative, 0 or positive, as a comes before, with or after b. */
export function compareDays(a: Pick<Day, 'year' | 'month' | 'day'>, b: Pick<Day, 'year' | 'month' | 'day'>): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}
