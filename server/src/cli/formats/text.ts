import { createColors } from 'picocolors';
import { lineStartsOf } from '../../../../grammar/text/lines.js';
import type { Severity } from '../../rules/catalogue.js';
import { libraryScheme } from '../../workspace/paths.js';
import { counted } from '../counted.js';
import { excerptOf } from '../excerpt.js';
import { printable } from '../printable.js';
import { type CheckedFile, countOf, type Report, type ReportedFinding } from '../report.js';

type Colors = ReturnType<typeof createColors>;

/** The report for people: each finding with its line and the place marked, and a sentence that sums up. */
export function textReport(report: Report, colour: boolean): string {
  const colors = createColors(colour);
  const blocks = report.files.flatMap((file) => blocksOf(file, colors));
  return [...blocks, summaryOf(report, colors) + besideOf(report)].join('\n');
}

function besideOf({ beside }: Report): string {
  if (!beside) return '';
  const { files, workspace } = beside;
  const path = /\s/.test(workspace) ? `"${workspace}"` : workspace;
  return `This was checked without the ${counted(files, 'other file')} of its workspace. What shows only across files, such as two contracts that pay for one result, is looked for by \`remit check ${printable(path)}\`.\n`;
}

function blocksOf(file: CheckedFile, colors: Colors): string[] {
  if (file.findings.length === 0) return [];
  const text = file.text();
  const lineStarts = lineStartsOf(text);
  return file.findings.map((finding) => blockOf(file.path, finding, text, lineStarts, colors));
}

function blockOf(path: string, finding: ReportedFinding, text: string, lineStarts: number[], colors: Colors): string {
  const { severity, code, message, range, related, fixes } = finding;
  const paint = painterOf(severity, colors);
  const number = String(range.start.line + 1);
  const margin = ' '.repeat(number.length);
  const bar = colors.dim('|');
  const { before, marked, after, underline } = excerptOf(text, lineStarts, range);
  const lines = [
    `${colors.bold(`${printable(path)}:${placeOf(finding)}`)}  ${paint(`${wordFor[severity]} ${code}`)}  ${printable(message)}`,
    `  ${margin} ${bar}`,
    `  ${colors.dim(number)} ${bar} ${before}${paint(marked)}${after}`,
    `  ${margin} ${bar} ${' '.repeat(underline.length - underline.trimStart().length)}${paint(underline.trimStart())}`,
  ];
  for (const other of related)
    lines.push(
      `  ${margin} ${colors.dim('see:')} ${printable(shownOther(other.path))}:${placeOf(other)}  ${printable(other.message)}`,
    );
  for (const { title } of fixes) lines.push(`  ${margin} ${colors.green('fix:')} ${printable(title)}`);
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

const wordFor: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function painterOf(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
}

/** Line and column from 1, as editors show them. */
function placeOf({ range }: Pick<ReportedFinding, 'range'>): string {
  return `${range.start.line + 1}:${range.start.character + 1}`;
}

function shownOther(path: string): string {
  return path.startsWith(`${libraryScheme}:/`) ? `the library ${path.slice(libraryScheme.length + 2)}` : path;
}

function summaryOf(report: Report, colors: Colors): string {
  const counts = (
    [
      ['error', countOf(report, 'error')],
      ['warning', countOf(report, 'warning')],
      ['info', countOf(report, 'info')],
    ] as const
  ).filter(([, count]) => count > 0);
  const files = counted(report.files.length, 'file');
  const unread = report.problems.filter(({ kind }) => kind === 'unreadable').length;
  const tail = unread > 0 ? `; ${unread} could not be read` : '';
  if (counts.length > 0) {
    const found = counts.map(([severity, count]) => painterOf(severity, colors)(counted(count, wordFor[severity])));
    return `${found.join(', ')} in ${files}${tail}\n`;
  }
  if (report.files.length === 0) return `Nothing was checked${tail}\n`;
  return `${colors.green(`${files}, nothing ${report.known ? 'new ' : ''}found`)}${tail}\n`;
}
