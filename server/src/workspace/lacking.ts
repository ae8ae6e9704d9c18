import { isRemitFile } from './paths.js';
import type { Workspace } from './workspace.js';

/**
 * Reads the files that are used and not known yet, as long as `lacking` names any. One whose name the disk has in other capitals is not there, on any
 * system: the file that must be meant is read instead, so that it can be named.
 *
 * @param spelling how the disk spells a URI
 * @param read has to give each file to the workspace, or to say that it is absent, or to let `lacking` not name it again
 */
export async function readLacking(
  workspace: Workspace,
  lacking: () => readonly string[],
  spelling: (uri: string) => Promise<string>,
  read: (uris: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let uris = lacking(); uris.length > 0; uris = lacking()) {
    const wanted = uris;
    const spelled = await Promise.all(wanted.map(spelling));
    for (const [i, uri] of wanted.entries()) if (spelled[i] !== uri) workspace.markAbsent(uri);
    await read(spelled.filter((uri, i) => uri === wanted[i] || (isRemitFile(uri) && !workspace.file(uri))));
  }
}
