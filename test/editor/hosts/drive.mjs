// Opens VS Code's workbench in a headless browser, and passes on what the suite inside it says.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { root, Stop } from '../../../build/project.mjs';
import { launchBrowser } from '../../../build/vscode/browser.mjs';

const limit = 240_000;

/** Resolves to whether the suite passed, by VS Code's own account, and whether it said anything at all. */
export async function drive(address) {
  const browser = await launchBrowser();
  let timer;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    let told = false;
    // The workbench calls these two on its window: with what the extension host logs, and with the suite's exit code.
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      if (!isTheSuite(line)) return;
      told = true;
      console.log(line);
    });
    let exit;
    const exited = new Promise((resolve) => {
      exit = resolve;
    });
    await page.exposeFunction('codeAutomationExit', exit);
    const late = new Promise((_, reject) => {
      timer = setTimeout(async () => {
        reject(new Stop(`The suite did not end within ${limit / 1000} seconds; see ${await picture(page)}.`));
      }, limit);
      browser.once('disconnected', () => reject(new Stop('The browser ended before the suite did.')));
    });
    late.catch(() => {}); // Closing the browser at the end is no failure.
    await page.goto(address);
    const exitCode = await Promise.race([exited, late]);
    return { passed: exitCode === 0, told };
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/** The extension host logs more than the suite. */
function isTheSuite(line) {
  return /^ {2}[✔✘-] |^\d+ passed, \d+ failed/.test(line);
}

async function picture(page) {
  const path = join(root, '.vscode-test/late.png');
  mkdirSync(join(root, '.vscode-test'), { recursive: true });
  await page.screenshot({ path });
  return path;
}
