import { URI } from 'vscode-uri';
import type { Position } from '../../../grammar/text/lines.js';
import { offsetAt, pieceAt, textOf } from '../../../grammar/text/source.js';
import { readText } from '../host/disk.js';
import type { FileState } from '../workspace/file.js';
import { findingsOf, settingsFindings } from '../workspace/findings.js';
import { Workspace } from '../workspace/workspace.js';
import { byCodeUnits, type Chosen, shownPath } from './chosen-files.js';
import { filesAtOnce, inParallel } from './in-parallel.js';
import { type Problem, unreadable } from './problems.js';
import type { CheckedFile, Report } from './report.js';

/** Checks the chosen files, with whatever they use; reports on the chosen ones only. */
export async function checkFiles(
  chosen: Chosen,
  library: Readonly<Record<string, string>>,
  current: string,
): Promise<Report> {
  const workspace = new Workspace(library);
  workspace.setRoots(chosen.roots.map(uriOf));
  const problems: Problem[] = [...chosen.problems];
  const isChosen = new Set(chosen.files.map(({ path }) => uriOf(path)));
  const tried = new Set<string>();

  /** A file that is there and cannot be read stays awaited: what it declares is unknown, not wrong. */
  const read = async (uris: readonly string[]): Promise<void> => {
    const readings: Awaited<ReturnType<typeof readText>>[] = [];
    await inParallel(uris, filesAtOnce, async (uri, index) => {
      tried.add(uri);
      readings[index] = await readText(URI.parse(uri).fsPath);
    });
    for (const [index, uri] of uris.entries()) {
      const reading = readings[index];
      if ('text' in reading) workspace.set(uri, reading.text);
      else if (reading.missing && !isChosen.has(uri)) workspace.markAbsent(uri);
      else problems.push(unreadable(shownUri(uri, current), reading.problem));
    }
  };

  const untried = (): string[] => workspace.lacking().filter((uri) => !tried.has(uri));
  await read([...isChosen]);
  for (let uris = untried(); uris.length > 0; uris = untried()) await read(uris);

  if (chosen.whole) workspace.examineTogether();

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
  const settings = workspace.settingsFiles().flatMap((uri): CheckedFile[] => {
    const findings = settingsFindings(workspace, uri).map(({ unneeded: _, ...finding }) => ({
      ...finding,
      declaration: '',
      related: [],
    }));
    const text = workspace.settingsAt(uri)?.text ?? '';
    return findings.length === 0 ? [] : [{ path: shownUri(uri, current), findings, text: () => text }];
  });
  return { files: [...settings, ...files], problems: problems.sort((a, b) => byCodeUnits(a.path, b.path)) };
}

function declarationAt({ source, pieces }: FileState, position: Position): string {
  return pieces[pieceAt(source, offsetAt(source, position))]?.outline.declared[0]?.name ?? '';
}

function uriOf(path: string): string {
  return URI.file(path).toString();
}

function shownUri(uri: string, current: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? shownPath(parsed.fsPath, current) : uri;
}
