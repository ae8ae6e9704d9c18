import { URI } from 'vscode-uri';
import { readText } from '../host/disk.js';
import { asSpelled } from '../host/spelling.js';
import { pathOf, uriOf } from '../host/uris.js';
import { readLacking } from '../workspace/lacking.js';
import { Workspace } from '../workspace/workspace.js';
import { type Chosen, shownPath } from './chosen-files.js';
import { filesAtOnce, inParallel } from './in-parallel.js';
import { type Problem, unreadable } from './problems.js';

/** The chosen files in a workspace, with whatever they use, and what could not be read of them. */
export async function readWorkspace(
  chosen: Chosen,
  library: Readonly<Record<string, string>>,
  current: string,
): Promise<{ readonly workspace: Workspace; readonly problems: Problem[] }> {
  const workspace = new Workspace(library);
  workspace.setRoots(chosen.roots.map((root) => uriOf(root)));
  const problems: Problem[] = [...chosen.problems];
  const isChosen = new Set(chosen.files.map(({ path }) => uriOf(path)));
  const tried = new Set<string>();
  const known = [...isChosen, ...workspace.roots].map(pathOf);

  /** A file that is there and cannot be read stays awaited: what it declares is unknown, not wrong. */
  const read = async (uris: readonly string[]): Promise<void> => {
    const readings: Awaited<ReturnType<typeof readText>>[] = [];
    await inParallel(uris, filesAtOnce, async (uri, index) => {
      tried.add(uri);
      readings[index] = await readText(pathOf(uri));
    });
    workspace.setAll(
      uris.flatMap((uri, index) => {
        const reading = readings[index];
        return 'text' in reading ? [[uri, reading.text] as const] : [];
      }),
    );
    for (const [index, uri] of uris.entries()) {
      const reading = readings[index];
      if ('text' in reading) continue;
      if (reading.missing && !isChosen.has(uri)) workspace.markAbsent(uri);
      else problems.push(unreadable(shownUri(uri, current), reading.problem));
    }
  };

  const untried = (): string[] => workspace.lacking().filter((uri) => !tried.has(uri));
  const spelling = async (uri: string): Promise<string> => uriOf(await asSpelled(pathOf(uri), known));
  const readUsed = (): Promise<void> => readLacking(workspace, untried, spelling, read);
  // The settings come first, so that no file is checked without them.
  await readUsed();
  await read([...isChosen]);
  await readUsed();
  return { workspace, problems };
}
export function shownUri(uri: string, current: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? shownPath(parsed.fsPath, current) : uri;
}
