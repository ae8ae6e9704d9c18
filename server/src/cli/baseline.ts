import { dirname, resolve } from 'node:path';
import { isAboutAllFiles } from '../rules/all.js';
import type { RuleName } from '../semantics/finding.js';
import { byCodeUnits, shownPath } from './chosen-files.js';
import type { Report, ReportedFinding } from './report.js';

/** The findings that stood when a folder took up Remit: known, and no reason to fail. */
export interface Baseline {
  readonly formatVersion: 1;
  readonly findings: readonly Known[];
}

/** A finding by what stays when lines move and numbers change. */
export interface Known {
  /** From the folder of the baseline. */
  readonly path: string;
  readonly rule: string;
  /** The declaration that it is in. */
  readonly declaration: string;
  readonly message: string;
}

/** Reads a baseline; a text that is none is told by undefined. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const { formatVersion, findings } = JSON.parse(text) as Partial<Baseline>;
    const isKnown = (one: Partial<Known> | null): boolean =>
      [one?.path, one?.rule, one?.declaration, one?.message].every((part) => typeof part === 'string');
    return formatVersion === 1 && Array.isArray(findings) && findings.every(isKnown)
      ? { formatVersion, findings }
      : undefined;
  } catch {
    return undefined;
  }
}

export function writtenBaseline(findings: readonly Known[]): string {
  const sorted = [...findings].sort((a, b) => byCodeUnits(keyOf(a), keyOf(b)));
  return `${JSON.stringify({ formatVersion: 1, findings: sorted } satisfies Baseline, null, 2)}\n`;
}

/** What a report finds, as a baseline at `place` would hold it. */
export function knownOf(report: Report, current: string, place: string): Known[] {
  return report.files.flatMap(({ path, findings }) =>
    findings.map((finding) => knownAs(path, finding, current, place)),
  );
}

/**
 * A report without what the baseline holds; what of the baseline still stands, and how much of it is gone.
 *
 * @param isThere whether the file at a path of the baseline exists: what was found in one that does not is gone with it
 */
export function against(
  baseline: Baseline,
  report: Report,
  current: string,
  place: string,
  isThere: (path: string) => boolean,
): { readonly report: Report; readonly standing: readonly Known[]; readonly gone: number } {
  const left = new Map<string, number>();
  for (const known of baseline.findings) left.set(keyOf(known), (left.get(keyOf(known)) ?? 0) + 1);
  const take = (known: Known): boolean => {
    const count = left.get(keyOf(known)) ?? 0;
    if (count > 0) left.set(keyOf(known), count - 1);
    return count > 0;
  };
  const standing: Known[] = [];
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.filter((finding) => {
      const known = knownAs(file.path, finding, current, place);
      const isKnown = take(known);
      if (isKnown) standing.push(known);
      return !isKnown;
    }),
  }));
  const seen = [...report.files.map(({ path }) => path), ...report.settings];
  const looked = new Set(seen.map((path) => pathFrom(path, current, place)));
  const wasSought = ({ path, rule }: Known): boolean => looked.has(path) && (report.isWhole || !needsAllFiles(rule));
  for (const known of baseline.findings)
    if (take(known) && !wasSought(known) && isThere(known.path)) standing.push(known);
  return { report: { ...report, files }, standing, gone: baseline.findings.length - standing.length };
}

/** Whether a rule cannot find all that it might in a part of a workspace. A comment is told to silence nothing only once the rule that it names has been run. */
function needsAllFiles(rule: string): boolean {
  return rule === 'allow-unused' || isAboutAllFiles(rule as RuleName);
}

function knownAs(path: string, finding: ReportedFinding, current: string, place: string): Known {
  const { rule, declaration, message } = finding;
  return { path: pathFrom(path, current, place), rule, declaration, message: message.replace(/\d[\d,.]*/g, '#') };
}

function pathFrom(path: string, current: string, place: string): string {
  return shownPath(resolve(current, path), dirname(place));
}

function keyOf({ path, rule, declaration, message }: Known): string {
  return [path, rule, declaration, message].join('\n');
}
