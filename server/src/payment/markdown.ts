/** A table in Markdown; with `numbers`, all columns but the first are set to the right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers = false,
): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (numbers && i > 0 ? '---:' : '---'))), ...rows.map(line)];
}
