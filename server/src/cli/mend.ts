import { createTwoFilesPatch } from 'diff';
import { compareRanges } from '../../../grammar/text/lines.js';
import { textOf } from '../../../grammar/text/source.js';
import { writeText } from '../host/disk.js';
import { uriOf } from '../host/uris.js';
import { ruleNamed } from '../rules/all.js';
import { findingsOf, type PlacedFinding, type PlacedFix } from '../workspace/findings.js';
import type { Workspace } from '../workspace/workspace.js';
import { type Chosen, shownPath } from './chosen-files.js';

/** Mending one thing can show another; a text that is not at rest after so many rounds is left as it is then. */
const mostRounds = 20;

/** What mending did to a file. */
export interface Mended {
  readonly path: string;
  readonly shown: string;
  readonly before: string;
  readonly after: string;
  /** How many fixes were made. */
  readonly fixes: number;
}

/**
 * Makes the fixes of the chosen files in the workspace: those that keep the meaning, and with `suggested` those that a person has to look at too.
 * Returns the files that are different now; nothing is written yet.
 */
export function mend(workspace: Workspace, chosen: Chosen, current: string, suggested: boolean): Mended[] {
  return chosen.files.flatMap(({ path }): Mended[] => {
    const uri = uriOf(path);
    const file = workspace.file(uri);
    if (!file || !workspace.isChecked(uri)) return [];
    const before = textOf(file.source);
    let fixes = 0;
    for (let round = 0; round < mostRounds; round++) {
      const wanted = findingsOf(workspace, file).flatMap((finding) => fixOf(finding, suggested) ?? []);
      const made = apart(wanted);
      if (made.length === 0) break;
      const edits = made.flatMap((fix) => fix.edits).sort((a, b) => compareRanges(b.range, a.range));
      workspace.edit(uri, edits);
      fixes += made.length;
    }
    const after = textOf(file.source);
    return after === before ? [] : [{ path, shown: shownPath(path, current), before, after, fixes }];
  });
}

/** The fix that is made of a finding without asking; undefined where a person has to look at it, to choose, or to fill a gap. */
export function fixOf({ rule, fixes: [fix, ...others] }: PlacedFinding, suggested: boolean): PlacedFix | undefined {
  const kind = ruleNamed(rule).fix;
  const isWanted = kind === 'safe' || (suggested && kind === 'suggested');
  return isWanted && fix && others.length === 0 && !leavesGap(fix) ? fix : undefined;
}

/** Whether a fix writes lines without their values, or blocks without their lines: made for all at once, they are mistakes of their own. */
function leavesGap({ edits }: PlacedFix): boolean {
  return edits.some(({ text }) => text.includes('\n') && /^[ \t]*[\w-]+:[ \t]*$|\{\s*\}/m.test(text));
}

/** Fixes of which none touches what another changes. */
function apart(fixes: readonly PlacedFix[]): PlacedFix[] {
  const made: PlacedFix[] = [];
  const touches = (fix: PlacedFix): boolean =>
    made.some((other) =>
      other.edits.some((a) =>
        fix.edits.some(
          (b) =>
            compareRanges({ start: a.range.start, end: a.range.start }, { start: b.range.end, end: b.range.end }) <=
              0 &&
            compareRanges({ start: b.range.start, end: b.range.start }, { start: a.range.end, end: a.range.end }) <= 0,
        ),
      ),
    );
  for (const fix of fixes) if (!touches(fix)) made.push(fix);
  return made;
}

/** What was changed, as programs that read differences write it. */
export function patchOf(mended: readonly Mended[]): string {
  return mended
    .map(({ shown, before, after }) => {
      // Behind a name with a space `patch` looks for a tab, to know where it ends.
      const behind = shown.includes(' ') ? '' : undefined;
      return createTwoFilesPatch(`a/${shown}`, `b/${shown}`, before, after, behind, behind);
    })
    .join('');
}

/** Writes the mended files; says of each that could not be written why. */
export async function writeMended(mended: readonly Mended[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { path, shown, after } of mended) {
    const failed = await writeText(path, after);
    if (failed) problems.push(`${shown} cannot be written. ${failed.problem}`);
  }
  return problems;
}
