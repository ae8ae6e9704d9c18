import { inGroups } from '../../../grammar/syntax/decimal.js';
import type { Line, Part, Quantity } from '../../../grammar/syntax/tree.js';
import { source } from './context.js';
import type { Within } from './within.js';

/** `first £200,000:`, `next 8%:`: bands that are said by how wide they are, where a range says its two ends. */

/** Tables in which every pound of a sum has its range; elsewhere `the first 2%` may be anything. */
const sharing: ReadonlySet<string> = new Set(['risk-share', 'fund']);

/** The range that a band is in the words of the language, by the bands before it; undefined where the line is none, or its ends are not certain. */
export function rangeOfBand(line: Line, { block, context, shape }: Within): string | undefined {
  if (!shape.rows.some(({ value }) => value.type === 'result' && sharing.has(value.in))) return undefined;
  let from: Bound = { at: 0 };
  for (const item of block?.items ?? []) {
    if (item.kind !== 'line') continue;
    const [range] = item.head;
    const width = widthOf(item.head, from.at === 0 ? 'first' : 'next');
    if (item === line && !width) return undefined;
    const end = width ?? (range?.kind === 'range' ? range.high : undefined);
    if (!end) continue;
    const bound = boundOf(source(context, end));
    if (!bound || (from.form !== undefined && from.form !== bound.form)) return undefined;
    const to = { ...bound, at: width ? from.at + bound.at : bound.at };
    if (item === line) return `over ${written({ ...to, at: from.at })} up to ${written(to)}`;
    from = to;
  }
  return undefined;
}

/** An end of a range, in pounds or in percent: whole numbers alone, as sums of others can be written in many ways. */
interface Bound {
  readonly at: number;
  /** What stands around its number. */
  readonly form?: string;
}

function boundOf(text: string): Bound | undefined {
  const [, sign, number, unit] = /^([£€$]?)(\d[\d,]*)( ?%)?$/.exec(text) ?? [];
  if (!number || (sign === '') === (unit === undefined)) return undefined;
  const at = Number(number.replaceAll(',', ''));
  return Number.isSafeInteger(at) ? { at, form: `${sign}#${unit ?? ''}` } : undefined;
}

function written({ at, form = '' }: Bound): string {
  return form.replace('#', inGroups(String(at)));
}

function widthOf([word, width, more]: readonly Part[], due: 'first' | 'next'): Quantity | undefined {
  return word?.kind === 'word' && word.text === due && width?.kind === 'quantity' && !more ? width : undefined;
}
