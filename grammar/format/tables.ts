import type { LineEntry } from './printer.js';

/** What the rows of a table need to be known by. */
type Entry = LineEntry | { readonly kind: 'block' | 'comment'; readonly blankBefore: boolean };

const leastGap = 2;

/**
 * For each of the things that stand below each other in a block the column, from its head's first character, at which its value starts; 0 where
 * it is not a row of a table. A table is a run of rows without a blank line; comments may stand between them. Its values start in one column:
 * where they do so already it stays, so that two tables can be kept in step; else it is two spaces behind the longest head.
 */
export function columnsOf(entries: readonly Entry[]): number[] {
  const columns = entries.map(() => 0);
  let rows: number[] = [];
  const endTable = () => {
    const heads = rows.map((i) => entries[i] as LineEntry);
    const least = Math.max(...heads.map(({ head }) => head.length)) + leastGap;
    const present = heads.map(({ head, gap }) => head.length + gap);
    const isAligned = heads.length > 1 && present[0] >= least && present.every((column) => column === present[0]);
    for (const i of rows) columns[i] = isAligned ? present[0] : least;
    rows = [];
  };
  for (const [i, entry] of entries.entries()) {
    if (entry.blankBefore && rows.length > 0) endTable();
    if (entry.kind === 'line' && entry.isRow) rows.push(i);
    else if (entry.kind !== 'comment' && rows.length > 0) endTable();
  }
  if (rows.length > 0) endTable();
  return columns;
}
