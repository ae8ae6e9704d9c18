import { URI } from 'vscode-uri';
import type { Disk } from '../workspace/disk.js';
import { listFiles, readText } from './disk.js';

/** The disk, as the language server sees it: what cannot be read is not there, and the `use` line that names it is told so. */
export const editorDisk: Disk = {
  async listFiles(folder) {
    const { scheme, fsPath } = URI.parse(folder);
    if (scheme !== 'file') return [];
    return (await listFiles(fsPath)).sort().map((path) => URI.file(path).toString());
  },
  async readText(uri) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    const reading = await readText(fsPath);
    return 'text' in reading ? reading.text : undefined;
  },
};
