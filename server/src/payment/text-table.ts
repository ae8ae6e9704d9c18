/**
 * A table for plain text: its columns are as wide as what stands in them, and every line is indented by two.
 *
 * @param rows the head first, where there is one; all have as many cells
 * @param isNumber for which columns, from 0, cells are set to the right
 * @param widthOf how much room a cell takes where the table is shown
 * @returns the lines; none without rows
 */
export function textTable(
  rows: readonly (readonly string[])[],
  isNumber: (column: number) => boolean = () => false,
  widthOf: (cell: string) => number = (cell) => cell.length,
): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]))));
  return rows.map((row) => {
    const cells = row.map((cell, i) => {
      const room = ' '.repeat(widths[i] - widthOf(cell));
      return isNumber(i) ? room + cell : cell + room;
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}
