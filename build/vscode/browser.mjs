// Finds a Chromium to drive, or fetches one: Debian's where that is allowed, else Playwright's own.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { Stop } from '../project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((program) =>
      join(process.env[variable] ?? '', program),
    ),
  ),
};

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless browser, driven by Playwright. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  // Without a path Playwright takes its own.
  const executablePath = find() ?? installDebians();
  if (!executablePath) fetchPlaywrights();
  return chromium.launch({ executablePath, args: quietFlags });
}

function find() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(places[process.platform] ?? [])].find((file) => existsSync(file));
}

/** Debian's Chromium comes with all that it needs of the system. Returns where it is; undefined where it cannot be installed. */
function installDebians() {
  if (process.platform !== 'linux') return undefined;
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const run = (...command) => {
    const [program, ...args] = [...asRoot, ...command];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, args, { stdio: 'ignore', env }).status === 0;
  };
  if (!run('apt-get', '--version')) return undefined;
  console.error('Installing Chromium, once…');
  run('apt-get', 'update');
  run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
  return find();
}

/** The Chromium that Playwright's own command keeps in the folder of its user; a download only where it is not there yet. */
function fetchPlaywrights() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  console.error('Fetching Chromium, once…');
  const done = spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], { stdio: 'ignore' });
  if (done.status !== 0)
    throw new Stop('The editor tests need Chromium, Chrome or Edge: install one, or name it in the variable CHROMIUM.');
}
