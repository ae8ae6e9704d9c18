import { URI } from 'vscode-uri';
import type { Disk } from '../workspace/disk.js';
import { listFiles, readText } from './disk.js';
import { asSpelled } from './spelling.js';
import { pathOf, uriOf } from './uris.js';

/** The disk, as the language server sees it: what cannot be read is not there, and the `use` line that names it is told so. */
export const editorDisk: Disk = {
  async listFiles(folder) {
    const { scheme, fsPath } = URI.parse(folder);
    if (scheme !== 'file') return [];
    return (await listFiles(fsPath)).sort().map((path) => uriOf(path));
  },
  async readText(uri) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    const reading = await readText(fsPath);
    return 'text' in reading ? reading.text : undefined;
  },
  async spelling(uri, known) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return uri;
    const spelled = await asSpelled(fsPath, known.map(pathOf));
    return spelled === fsPath ? uri : uriOf(spelled);
  },
};
