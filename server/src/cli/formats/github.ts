import type { Severity } from '../../rules/catalogue.js';
import { wellFormed } from '../printable.js';
import type { Report, ReportedFinding } from '../report.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The report as commands that GitHub shows beside the lines of a pull request, one a line. */
export function githubReport({ files, problems }: Report): string {
  const lines = files.flatMap(({ path, findings }) => findings.map((finding) => commandFor(path, finding)));
  for (const { kind, path, message } of problems)
    lines.push(command('error', kind === 'unreadable' ? { file: path } : {}, message));
  return lines.map((line) => `${wellFormed(line)}\n`).join('');
}

function commandFor(file: string, { code, rule, severity, message, range: { start, end } }: ReportedFinding): string {
  const place = { line: start.line + 1, endLine: end.line + 1 };
  // GitHub takes columns only of places within one line.
  const columns: Record<string, number> =
    end.line === start.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
  return command(commands[severity], { file, ...place, ...columns, title: `${code} ${rule}` }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${written.length > 0 ? ` ${written.join(',')}` : ''}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
