import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './samples.js';

const folders: string[] = [];

/** An empty folder of a test's own. Its path is the one that a program sees whose current folder it is: on macOS a link leads to where it lies. */
function freshFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'remit-test-')));
  folders.push(folder);
  return folder;
}

/** A folder with these files: text, or bytes. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = freshFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A copy of a folder of the repository. */
export function copyOf(path: string): string {
  const folder = freshFolder();
  cpSync(root + path, folder, { recursive: true });
  return folder;
}

/** Removes what was made. On Windows a process that has just ended can hold its folder for a moment. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
