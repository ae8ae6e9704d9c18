import stringWidth from 'string-width';

/** Rows in columns that are as wide as what stands in them, for a terminal; the first is the head. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): string {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i]))));
  return rows
    .map((row) => indent + row.map((cell, i) => cell + ' '.repeat(widths[i] - stringWidth(cell))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
