// Takes the pictures of the editor that the documents show: an example with one change that makes it wrong, and what is said about it; or what is
// said about a name, where it stands for the first time after some words.
//   npm run screenshot -- --file northshire/measures.remit --change 'baseline: 61.2%=>baseline: 61.2 days' --out docs/images/editor.png
//   npm run screenshot -- --hover 'payment Outcomes' --height 900 --out docs/images/curve.png

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
    hover: { type: 'string' },
    height: { type: 'string', default: '720' },
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
  const line = (options.hover === undefined ? change : lineOf)(join(examples, options.file));
  installExtension(vsix, { data, extensions });
  const server = await serve({ data, extensions, settings: settings() });
  const browser = await launchBrowser();
  try {
    await picture(
      await browser.newPage({ viewport: { width: 1200, height: Number(options.height) }, deviceScaleFactor: 2 }),
      {
        address: address(server.authority, examples, line),
        out: resolve(root, options.out),
      },
    );
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

/** The line with the words that are to be hovered. */
function lineOf(path) {
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(options.hover);
  if (at < 0) throw new Stop(`${options.file} does not hold "${options.hover}".`);
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

function markOn(page) {
  if (options.hover === undefined) return page.locator('.squiggly-error, .squiggly-warning').first();
  const name = options.hover.split(' ').pop();
  return page.locator('.view-line', { hasText: name }).getByText(name, { exact: true }).first();
}

/** Waits until something stays where it is: the pointer would be left behind, and nothing be told. */
async function stillness(mark) {
  const place = async () => JSON.stringify(await mark.boundingBox());
  for (let before = ''; before !== (await place()); await new Promise((resolve) => setTimeout(resolve, 1000)))
    before = await place();
}

async function picture(page, { address, out }) {
  await page.goto(address);
  const mark = markOn(page);
  await mark.waitFor({ timeout: patience }).catch(() => {
    throw new Stop(`There is nothing to point at in ${options.file}.`);
  });
  await page.locator('.monaco-workbench').waitFor();
  await page.waitForTimeout(2000); // Themes, icons and semantic colours come late, and nothing tells when the last of them is there.
  // What stands above a line comes late, and moves the line.
  if (options.hover !== undefined)
    await page.waitForFunction(
      () => {
        const lenses = [...document.querySelectorAll('.codelens-decoration')];
        return lenses.length > 0 && lenses.every((lens) => /£/.test(lens.textContent ?? ''));
      },
      undefined,
      { timeout: patience },
    );
  await stillness(mark);
  await mark.hover({ force: true });
  const told = options.hover === undefined ? '.hover-contents' : '.hover-contents img';
  await page.locator(`.monaco-hover:visible ${told}`).first().waitFor({ timeout: patience });
  await page.waitForTimeout(500);
  mkdirSync(dirname(out), { recursive: true });
  await page.screenshot({ path: out });
  console.log(options.out);
}
