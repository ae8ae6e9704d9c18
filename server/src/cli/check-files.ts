import type { Position } from '../../../grammar/text/lines.js';
import { offsetAt, pieceAt, textOf } from '../../../grammar/text/source.js';
import { listFiles } from '../host/disk.js';
import { uriOf } from '../host/uris.js';
import type { FileState } from '../workspace/file.js';
import { findingsOf, settingsFindings } from '../workspace/findings.js';
import type { Workspace } from '../workspace/workspace.js';
import { byCodeUnits, type Chosen, shownPath } from './chosen-files.js';
import { readWorkspace, shownUri } from './read-workspace.js';
import type { Beside, CheckedFile, Report } from './report.js';

/** Checks the chosen files, with whatever they use, after `change` has had its way with them; reports on the chosen ones only. */
export async function checkFiles(
  chosen: Chosen,
  library: Readonly<Record<string, string>>,
  current: string,
  change: (workspace: Workspace) => void = () => {},
): Promise<Report> {
  const { workspace, problems } = await readWorkspace(chosen, library, current);
  change(workspace);
  const beside = await filesBeside(chosen, workspace, current);
  if (beside === 'none') workspace.examineTogether();

  const files = chosen.files.flatMap(({ path, shown }): CheckedFile[] => {
    const file = workspace.file(uriOf(path));
    if (!file || !workspace.isChecked(file.uri)) return [];
    const findings = findingsOf(workspace, file).map(({ related, unneeded: _, ...finding }) => ({
      ...finding,
      declaration: declarationAt(file, finding.range.start),
      related: related.map(({ uri, ...rest }) => ({ ...rest, path: shownUri(uri, current) })),
    }));
    return [{ path: shown, findings, text: () => textOf(file.source) }];
  });
  const settings = workspace.settingsFiles();
  const unsettled = settings.flatMap((uri): CheckedFile[] => {
    const findings = settingsFindings(workspace, uri).map(({ unneeded: _, ...finding }) => ({
      ...finding,
      declaration: '',
      related: [],
    }));
    const text = workspace.settingsAt(uri)?.text ?? '';
    return findings.length === 0 ? [] : [{ path: shownUri(uri, current), findings, text: () => text }];
  });
  return {
    files: [...unsettled, ...files],
    settings: settings.map((uri) => shownUri(uri, current)),
    problems: problems.sort((a, b) => byCodeUnits(a.path, b.path)),
    isWhole: beside === 'none',
    ...(typeof beside === 'object' ? { beside } : {}),
  };
}

/**
 * The files of the workspace that were not asked for: only without any can be said what none of them does. Whoever names single files wants to hear of
 * those alone, and is not told how many others there are.
 */
async function filesBeside(
  { files, folders, roots }: Chosen,
  workspace: Workspace,
  current: string,
): Promise<Beside | 'none' | 'some'> {
  if (roots.every((root) => folders.includes(root))) return 'none';
  if (folders.length === 0) return 'some';
  const asked = new Set(files.map(({ path }) => path));
  for (const root of roots) {
    const others = (await listFiles(root)).filter((path) => !asked.has(path) && workspace.isChecked(uriOf(path)));
    if (others.length > 0) return { files: others.length, workspace: shownPath(root, current) };
  }
  return 'none';
}

function declarationAt({ source, pieces }: FileState, position: Position): string {
  return pieces[pieceAt(source, offsetAt(source, position))]?.outline.declared[0]?.name ?? '';
}
