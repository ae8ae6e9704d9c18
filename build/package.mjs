// Packs the extension into remit.vsix, and refuses one that has grown too large to install without noticing.

import { rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { quietly, run, Stop, vsix } from './project.mjs';

const limit = 2_000_000;

await run(() => {
  rmSync(vsix, { force: true }); // What is there afterwards is what was packed now.
  const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
  // The project is nobody's repository in particular, so links inside it are left as they are.
  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  quietly('Packaging', process.execPath, [vsce, 'package', '--no-dependencies', ...links, '-o', vsix]);
  const { size } = statSync(vsix);
  const kilobytes = `${Math.ceil(size / 1000).toLocaleString('en-GB')} kB`;
  if (size > limit) throw new Stop(`remit.vsix is ${kilobytes}; it must stay under ${limit / 1e6} MB.`);
  console.log(`remit.vsix: ${kilobytes}`);
});
