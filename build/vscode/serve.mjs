// Starts VS Code's own server on a free local port: on Linux.

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly, Stop } from '../project.mjs';
import { requireNodeForVsCode, server } from './install.mjs';

const main = join(server, 'out/server-main.js');
const startLimit = 60_000;

/** Installs a packaged extension the way VS Code's command line does. */
export function installExtension(vsix, { data, extensions }) {
  quietly('Installing the extension', requireNodeForVsCode(), [
    main,
    '--accept-server-license-terms',
    '--server-data-dir',
    data,
    '--extensions-dir',
    extensions,
    '--install-extension',
    vsix,
    '--force',
  ]);
}

/**
 * Resolves when the server listens. `settings` are the machine's: those of a user live in the browser.
 * `token`, when given, must be part of every address; without it, whoever reaches the port gets in.
 */
export async function serve({ data, extensions, settings = {}, token, args = [] }) {
  mkdirSync(join(data, 'data/Machine'), { recursive: true });
  writeFileSync(join(data, 'data/Machine/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));

  const child = spawn(
    requireNodeForVsCode(),
    [
      main,
      ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--disable-workspace-trust', '--server-data-dir', data, '--extensions-dir', extensions],
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );

  let log = '';
  const port = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Stop(`VS Code's server ${why}.\n${log.trim()}`));
    const timer = setTimeout(fail, startLimit, `did not start within ${startLimit / 1000} seconds`);
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', (code) => fail(`ended with ${code} before it listened`));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        log = (log + chunk).slice(-20_000);
        const listening = /Extension host agent listening on (\d+)/.exec(log);
        if (!listening) return;
        clearTimeout(timer);
        resolve(Number(listening[1]));
      });
    }
  });

  return {
    authority: `127.0.0.1:${port}`,
    log: () => log,
    ended: new Promise((resolve) => child.once('exit', resolve)),
    stop: () => stop(child),
  };
}

const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** The extension hosts are the server's children: they go with it, and none outlives the run. */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // Already gone.
    }
  };
  signal('SIGTERM');
  const timer = setTimeout(signal, 5000, 'SIGKILL');
  await ended;
  clearTimeout(timer);
  signal('SIGKILL');
}
