import type { Severity } from '../rules/catalogue.js';
import type { PlacedFinding } from '../workspace/findings.js';
import type { Problem } from './problems.js';

/** What a check found, ready to be shown in any form. */
export interface Report {
  /** The files that were checked, in order; also those in which nothing was found. */
  readonly files: readonly CheckedFile[];
  /** The paths of the settings that were read, as they are shown; also of those in which nothing was found. */
  readonly settings: readonly string[];
  readonly problems: readonly Problem[];
  /** Whether whole workspaces were checked, so that the rules about all files together were run. */
  readonly isWhole: boolean;
  /** Where folders were asked for that are only a part of their workspace: what else there is. */
  readonly beside?: Beside;
  /** How many findings were left out because a baseline has them. */
  readonly known?: number;
}

export interface Beside {
  readonly files: number;
  /** The workspace, as it is shown. */
  readonly workspace: string;
}

export interface CheckedFile {
  /** The path as it is shown. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** The file's whole text. */
  text(): string;
}

/** A finding whose other places are told by path. */
export interface ReportedFinding extends Omit<PlacedFinding, 'related' | 'unneeded'> {
  readonly related: readonly ReportedRelated[];
  /** The name of the declaration at the top level in which it stands; empty where it stands in none. */
  readonly declaration: string;
}

export interface ReportedRelated extends Omit<PlacedFinding['related'][number], 'uri'> {
  /** The path as it is shown; of a file that ships with Remit, its URI. */
  readonly path: string;
}

/** Whether any of the findings is at least as grave as `level`. */
export function reaches(report: Report, level: 'error' | 'warning'): boolean {
  const failing: readonly Severity[] = level === 'error' ? ['error'] : ['error', 'warning'];
  return report.files.some(({ findings }) => findings.some(({ severity }) => failing.includes(severity)));
}

export function countOf(report: Report, severity: Severity): number {
  return report.files.reduce(
    (sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length,
    0,
  );
}
