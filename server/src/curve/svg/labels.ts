import type { Frame } from './frame.js';

/** Where a label stands along a line. */
export interface Label {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** A label above a place, moved so far that it stays within the frame. */
export function labelAt(x: number, width: number, { left, right }: Frame): Label {
  const middle = Math.min(Math.max(x, left + width / 2), Math.max(right - width / 2, left + width / 2));
  return { left: middle - width / 2, right: middle + width / 2, middle };
}

/** For each label the row, from 0, in which it does not touch one before it. */
export function rowsFor(labels: readonly Label[]): number[] {
  const rows: Label[][] = [];
  return labels.map((label) => {
    let row = rows.findIndex((others) =>
      others.every((other) => other.right + 10 < label.left || label.right + 10 < other.left),
    );
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push(label);
    return row;
  });
}
