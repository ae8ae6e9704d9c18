// Finds a Chromium to drive, or installs Debian's where that is allowed.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
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
  const executablePath = find() ?? install();
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: quietFlags });
}

function find() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(places[process.platform] ?? [])].find((file) => existsSync(file));
}

function install() {
  const missing = 'The editor tests need Chromium, Chrome or Edge: install one, or name it in the variable CHROMIUM.';
  if (process.platform !== 'linux') throw new Stop(missing);
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const run = (...command) => {
    const [program, ...args] = [...asRoot, ...command];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, args, { stdio: 'ignore', env }).status === 0;
  };
  if (!run('apt-get', '--version')) throw new Stop(missing);
  console.error('Installing Chromium, once…');
  run('apt-get', 'update');
  run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
  const installed = find();
  if (!installed) throw new Stop(missing);
  return installed;
}
