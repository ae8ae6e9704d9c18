// Takes the picture of the editor that the documents show: an example with one change that makes it wrong, and what is said about it.
//   npm run screenshot -- --file northshire/measures.remit --change 'baseline: 61.2%=>baseline: 61.2 days' --out docs/images/editor.png

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { npm, root, run, Stop, vsix } from '../project.mjs';
import { launchBrowser } from './browser.mjs';
import { installVsCode } from './install.mjs';
import { installExtension, serve } from './serve.mjs';

const { values: options } = parseArgs({
  options: {
    file: { type: 'string', default: 'northshire/diabetes.remit' },
    change: { type: 'string', default: 'threshold: at least 95%=>threshold: at least 95 days' },
    out: { type: 'string', default: 'docs/images/editor.png' },
    theme: { type: 'string', default: 'Default Light Modern' },
  },
});
const patience = 60_000;

await run(async () => {
  npm('Building', ['run', '--silent', 'package']);
  installVsCode();
  const place = mkdtempSync(join(tmpdir(), 'remit-picture-'));
  const [data, extensions, examples] = ['data', 'extensions', 'examples'].map((name) => join(place, name));
  cpSync(join(root, 'examples'), examples, { recursive: true });
  const line = change(join(examples, options.file));
  installExtension(vsix, { data, extensions });
  const server = await serve({ data, extensions, settings: settings() });
  const browser = await launchBrowser();
  try {
    await picture(await browser.newPage({ viewport: { width: 1200, height: 720 }, deviceScaleFactor: 2 }), {
      address: address(server.authority, examples, line),
      out: resolve(root, options.out),
    });
  } finally {
    await browser.close();
    await server.stop();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Makes the example wrong, and returns the line on which it is. */
function change(path) {
  const [right, wrong] = options.change.split('=>');
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(right);
  if (at < 0) throw new Stop(`${options.file} does not hold "${right}".`);
  writeFileSync(
    path,
    text.replace(right, () => wrong),
  );
  return text.slice(0, at).split('\n').length;
}

function settings() {
  return {
    'workbench.colorTheme': options.theme,
    'editor.minimap.enabled': false,
    'editor.fontSize': 13,
    'editor.lineHeight': 20,
    'editor.occurrencesHighlight': 'off',
    'remote.autoForwardPorts': false,
    'workbench.layoutControl.enabled': false,
  };
}

function address(authority, folder, line) {
  const file = `vscode-remote://${authority}${join(folder, options.file)}:${line}:1`;
  const url = new URL(`http://${authority}/`);
  url.searchParams.set('folder', folder);
  url.searchParams.set(
    'payload',
    JSON.stringify([
      ['gotoLineMode', 'true'],
      ['openFile', file],
    ]),
  );
  return url.href;
}

async function picture(page, { address, out }) {
  await page.goto(address);
  const mark = page.locator('.squiggly-error, .squiggly-warning').first();
  await mark.waitFor({ timeout: patience }).catch(() => {
    throw new Stop(`Nothing is found wrong with ${options.file} after the change.`);
  });
  await page.locator('.monaco-workbench').waitFor();
  await page.waitForTimeout(2000); // Themes, icons and semantic colours come late, and nothing tells when the last of them is there.
  await mark.hover({ force: true });
  await page.locator('.monaco-hover:visible .hover-contents').first().waitFor({ timeout: patience });
  await page.waitForTimeout(500);
  mkdirSync(dirname(out), { recursive: true });
  await page.screenshot({ path: out });
  console.log(options.out);
}
