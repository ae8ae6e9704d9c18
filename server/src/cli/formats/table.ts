import stringWidth from 'string-width';
import { textTable } from '../../payment/text-table.js';

/** Rows in columns that are as wide as what stands in them, for a terminal; the first is the head. */
export function columns(rows: readonly (readonly string[])[]): string {
  return textTable(rows, undefined, stringWidth)
    .map((line) => `${line}\n`)
    .join('');
}
