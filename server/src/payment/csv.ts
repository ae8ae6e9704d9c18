import papaparse from 'papaparse';

/** A row of a table with its cells by the names of their columns; `row` counts from 1, with the header. */
export interface CsvRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** What stands behind the last column, where it is not empty: as a rule a value was cut at its commas. */
  readonly surplus: readonly string[];
}

export interface Csv {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** The first row whose quotation marks do not pair: what follows may be a part of it. */
  readonly unpaired?: number;
}

/** Reads a table with commas (or semicolons or tabs, whichever the header has) and quotes as spreadsheets write them. Blank rows are left out. */
export function readCsv(text: string): Csv {
  const plain = text.replace(/^\ufeff/, '');
  const separator = /[,;\t]/.exec(plain.split(/\r?\n/, 1)[0] ?? '')?.[0] ?? ',';
  const { data, errors } = papaparse.parse<string[]>(plain, { delimiter: separator });
  const records = data.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => cell.trim()) }));
  const [first, ...rest] = records.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = first?.cells ?? [];
  // Spreadsheets write empty columns behind the last one that is used.
  while (columns.at(-1) === '') columns.pop();
  const header = columns.map((cell) => cell.toLowerCase());
  const rows = rest.map(({ row, cells }) => {
    const surplus = cells.slice(header.length);
    return {
      row,
      cells: Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])),
      surplus: surplus.some((cell) => cell !== '') ? surplus : [],
    };
  });
  const unpaired = errors.find(({ type }) => type === 'Quotes')?.row;
  return { header, rows, ...(unpaired === undefined ? {} : { unpaired: unpaired + 1 }) };
}
