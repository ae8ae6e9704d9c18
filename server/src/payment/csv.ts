import papaparse from 'papaparse';

/** A row of a table with its cells by the names of their columns; `row` counts from 1, with the header. */
export interface CsvRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** What stands behind the last column, in cells that have none. */
  readonly beyond: readonly string[];
}

/** Reads a table with commas (or semicolons or tabs, whichever the header has) and quotes as spreadsheets write them. Blank rows are left out. */
export function readCsv(text: string): { readonly header: readonly string[]; readonly rows: readonly CsvRow[] } {
  const plain = text.replace(/^\ufeff/, '');
  const separator = /[,;\t]/.exec(plain.split(/\r?\n/, 1)[0] ?? '')?.[0] ?? ',';
  const { data } = papaparse.parse<string[]>(plain, { delimiter: separator });
  const records = data.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => cell.trim()) }));
  const [first, ...rest] = records.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const header = (first?.cells ?? []).map((cell) => cell.toLowerCase());
  const rows = rest.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])),
    beyond: cells.slice(header.length).filter((cell) => cell !== ''),
  }));
  return { header, rows };
}
