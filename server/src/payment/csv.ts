/** A row of a table with its cells by the names of their columns; `row` counts from 1, with the header. */
export interface CsvRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads a table with commas (or semicolons or tabs, whichever the header has) and quotes as spreadsheets write them. Blank rows are left out. */
export function readCsv(text: string): { readonly header: readonly string[]; readonly rows: readonly CsvRow[] } {
  const lines = recordsOf(text.replace(/^\ufeff/, ''));
  const header = (lines[0]?.cells ?? []).map((cell) => cell.toLowerCase());
  const rows = lines.slice(1).map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])),
  }));
  return { header, rows };
}

function recordsOf(text: string): { row: number; cells: string[] }[] {
  const separator = /[,;\t]/.exec(text.split(/\r?\n/, 1)[0] ?? '')?.[0] ?? ',';
  const records: { row: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let row = 1;
  const endCell = (): void => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((one) => one !== '')) records.push({ row, cells });
    cells = [];
    row++;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (c === separator) endCell();
    else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return records;
}
