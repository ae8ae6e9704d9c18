import { offsetAt, type Source, textOf } from '../../grammar/text/source.js';
import { rules } from '../../server/src/rules/catalogue.js';
import { findingsOf, type PlacedFinding, settingsFindings } from '../../server/src/workspace/findings.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { applied } from './syntax.js';

/** The folder in which the files of a test stand. */
export const folder = 'file:///remit/';

/**
 * A workspace of files by their names; those that are used and not given do not exist. With `judgesLater` rules and examples are run when the test
 * says so: at every key of a long file they would take minutes.
 */
export function workspaceOf(
  files: Readonly<Record<string, string>>,
  library: Readonly<Record<string, string>> = {},
  judgesLater = false,
): Workspace {
  const workspace = new Workspace(library, undefined, judgesLater);
  workspace.setRoots([folder.slice(0, -1)]);
  for (const [name, text] of Object.entries(files)) workspace.set(folder + name, text);
  for (const uri of workspace.lacking()) workspace.markAbsent(uri);
  return workspace;
}

/** The findings of one file of a workspace, by its name. Throws where there is none: in a file that is not there nothing is ever found. */
export function findingsIn(workspace: Workspace, name: string): PlacedFinding[] {
  const file = workspace.file(folder + name);
  if (file) return findingsOf(workspace, file);
  if (!workspace.settingsAt(folder + name)) throw new Error(`There is no file ${name}.`);
  return settingsFindings(workspace, folder + name);
}

const ofTheLanguage = new Set(rules.map(({ code }) => code));

/** What the rules of the language find in one file; what the rules about good specifications find is left out. */
export function languageFindingsIn(workspace: Workspace, name: string): PlacedFinding[] {
  return findingsIn(workspace, name).filter(({ code }) => ofTheLanguage.has(code));
}

/** The text of a file of a workspace after the edits of a fix have been made. */
export function fixed(workspace: Workspace, name: string, fix: PlacedFinding['fixes'][number]): string {
  const source = workspace.file(folder + name)?.source as Source;
  const edits = fix.edits.map(({ range, text }) => ({
    start: offsetAt(source, range.start),
    end: offsetAt(source, range.end),
    text,
  }));
  return applied(textOf(source), edits);
}
