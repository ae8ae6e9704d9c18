import { version } from '../../version.js';
import type { Range } from '../../workspace/findings.js';
import { wellFormed } from '../printable.js';
import { countOf, type Report } from '../report.js';

/**
 * The report for programs. Its shape is part of the interface and told in `docs/command-line.md`: things may be added, and what is there keeps
 * its meaning as long as `formatVersion` stays.
 */
export function jsonReport(report: Report): string {
  const { files, problems } = report;
  return stringify({
    formatVersion: 1,
    tool: { name: 'remit', version },
    summary: {
      files: files.length,
      errors: countOf(report, 'error'),
      warnings: countOf(report, 'warning'),
      infos: countOf(report, 'info'),
      problems: problems.length,
    },
    findings: files.flatMap(({ path, findings }) =>
      findings.map(({ code, rule, severity, message, range, fixes, related }) => ({
        path,
        ...placeOf(range),
        severity,
        code,
        rule,
        message,
        fixes: fixes.map(({ title, edits }) => ({
          title,
          edits: edits.map((edit) => ({ ...placeOf(edit.range), text: edit.text })),
        })),
        related: related.map((other) => ({ path: other.path, ...placeOf(other.range), message: other.message })),
      })),
    ),
    problems: problems.map(({ kind, path, message }) => ({ kind, path, message })),
  });
}

/** JSON that any reader takes: no halves of characters, and laid out for people. */
export function stringify(value: unknown): string {
  return `${JSON.stringify(value, (_, each) => (typeof each === 'string' ? wellFormed(each) : each), 2)}\n`;
}

/** Lines and columns from 1; columns in UTF-16 units, and the end is the first column that does not belong to it. */
function placeOf({ start, end }: Range) {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
