import { readFile } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { Disk } from '../workspace/disk.js';
import { listFiles } from './disk.js';

/** The disk, as the language server sees it. */
export const editorDisk: Disk = {
  async listFiles(folder) {
    const uri = URI.parse(folder);
    if (uri.scheme !== 'file') return [];
    const found = await listFiles(uri.fsPath);
    return found.sort().map((path) => URI.file(path).toString());
  },
  async readText(uri) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    try {
      return new TextDecoder('utf-8').decode(await readFile(fsPath));
    } catch {
      return undefined; // The `use` line that names it is told that there is no such file.
    }
  },
};
