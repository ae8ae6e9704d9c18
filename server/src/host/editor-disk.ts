import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Disk } from '../workspace/disk.js';

/** The disk, as the language server sees it. */
export const editorDisk: Disk = {
  async listFiles(folder) {
    const uri = URI.parse(folder);
    if (uri.scheme !== 'file') return [];
    const found: string[] = [];
    await collect(uri.fsPath, found);
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

async function collect(folder: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  await Promise.all(
    entries.map(async (entry) => {
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        await collect(join(folder, entry.name), found);
      else if (entry.isFile() && entry.name.endsWith('.remit')) found.push(join(folder, entry.name));
    }),
  );
}
