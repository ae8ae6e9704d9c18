// Bundles what ships into dist/, and the suite that runs inside VS Code into out/editor/.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './project.mjs';

const common = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  // Its main file hides from a bundler what it loads.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};
const node = { platform: 'node', format: 'cjs', target: 'node20' };
const worker = { platform: 'browser', mainFields: ['browser', 'module', 'main'] };

// What the program may not need is in files of its own, which are read when they are asked for: so the server answers before it has read itself. Some
// of the packages inside are CommonJS, and have to find the parts of Node.
const program = {
  ...node,
  format: 'esm',
  splitting: true,
  entryPoints: { remit: 'server/src/node.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'remit/[hash]',
  banner: { js: 'import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);' },
};

// The extension host's worker loads CommonJS only, and knows it in a package of ES modules by the name alone: `.cjs`.
const shipped = [
  program,
  { ...worker, format: 'iife', entryPoints: ['server/src/browser.ts'], outfile: 'dist/server-web.js' },
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
  {
    ...worker,
    format: 'cjs',
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client-web.cjs',
    external: ['vscode'],
  },
];

const tests = [
  {
    ...node,
    entryPoints: ['test/editor/suite/index-node.ts'],
    outfile: 'out/editor/index-node.cjs',
    external: ['vscode', 'mocha'],
  },
  {
    ...worker,
    format: 'cjs',
    entryPoints: ['test/editor/suite/index-web.ts'],
    outfile: 'out/editor/index-web.cjs',
    external: ['vscode'],
    define: { global: 'globalThis' },
    // Mocha's browser build sets `module.exports` of the whole bundle to its own; VS Code must find ours.
    footer: { js: 'module.exports = { run };' },
  },
];

/**
 * Writes what esbuild leaves as it is, letters in regular expressions, as escapes too: a single one of them makes Node keep the whole program in memory
 * with two bytes for each character.
 */
const inAscii = {
  name: 'in-ascii',
  setup(build) {
    build.initialOptions.write = false;
    build.onEnd(({ outputFiles }) => {
      for (const { path, text } of outputFiles) {
        mkdirSync(dirname(path), { recursive: true });
        const escaped = text.replace(
          /[^\0-\x7f]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        writeFileSync(path, escaped);
      }
    });
  },
};

export async function bundle({ editorTests }) {
  await Promise.all([
    ...shipped.map((one) => esbuild.build({ ...common, minify: true, plugins: [inAscii], ...one })),
    ...(editorTests ? tests.map((one) => esbuild.build({ ...common, ...one })) : []),
  ]);
  chmodSync(join(root, 'dist/remit.mjs'), 0o755);
}
