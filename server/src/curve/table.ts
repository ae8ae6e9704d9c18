import papaparse from 'papaparse';
import { formatNumber } from '../payment/format.js';
import { markdownTable } from '../payment/markdown.js';
import { textTable } from '../payment/text-table.js';
import type { Picture } from './picture.js';
import { rowsOf, type TableRow } from './rows.js';
import { inUnit, pounds } from './unit.js';
import { notesOf, sentenceOf, titleOf, whoseOf } from './words.js';

/** The table as CSV, for spreadsheets: amounts as plain numbers in pounds. */
export function curveCsv(pictures: readonly Picture[]): string {
  const rows = pictures.flatMap((picture) =>
    rowsOf(picture).map(({ value, side, amount, holds, marks }) => ({
      contract: picture.contract,
      term: picture.term.name,
      year: picture.year,
      party: picture.party ?? '',
      measure: picture.mover.name,
      value: inUnit(value, picture.variable, picture.currency),
      side,
      amount: amount ? formatNumber(amount).replaceAll(',', '') : '',
      holds: holds.join('; '),
      marks: marks.join('; '),
    })),
  );
  return `${papaparse.unparse(rows, { newline: '\n', escapeFormulae: /^[=+@\t\r]/ })}\n`;
}

/** The picture in words, for a terminal or a mail. */
export function curveText(picture: Picture): string {
  const lines = textTable(cellsOf(picture), isAmount);
  return `${[titleOf(picture), whoseOf(picture), '', ...lines, '', ...notesOf(picture)].join('\n')}\n`;
}

/** The same for a document. */
export function curveMarkdown(picture: Picture): string {
  return `${[`## ${titleOf(picture)}`, sentenceOf(picture), curveTable(picture), notesOf(picture).join(' ')].join('\n\n')}\n`;
}

/** Only the table, in Markdown. */
export function curveTable(picture: Picture): string {
  const [head, ...rows] = cellsOf(picture);
  return markdownTable(head, rows, isAmount).join('\n');
}

const isAmount = (column: number): boolean => column === 1;

function cellsOf(picture: Picture): string[][] {
  return [
    [picture.mover.name, 'Amount', 'What holds there'],
    ...rowsOf(picture).map((row) => [
      valueText(picture, row),
      row.amount ? pounds(row.amount, picture.currency) : 'not said',
      thereText(row),
    ]),
  ];
}

function valueText({ variable, currency }: Picture, { value, side }: TableRow): string {
  return `${side === 'at' ? '' : `${side} `}${inUnit(value, variable, currency)}`;
}

function thereText({ holds, marks }: TableRow): string {
  return [...marks, ...holds].join('; ');
}
