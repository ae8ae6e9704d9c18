// Writes the shipped library into a module, so that it is there without a disk: in a browser, and in one bundled file.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from './project.mjs';

const library = join(root, 'library');
const target = join(root, 'server/src/library.generated.ts');

export function writeLibrary() {
  const names = readdirSync(library, { recursive: true })
    .filter((name) => name.endsWith('.remit'))
    .map((name) => name.split(sep).join('/'))
    .sort();
  const entries = names.map((name) => {
    const text = readFileSync(join(library, name), 'utf8');
    return `  ${JSON.stringify(name)}: ${JSON.stringify(text)},\n`;
  });
  const module = `// Written by build/library.mjs from library/. Change the files there, not this one.

export const libraryFiles: Record<string, string> = {
${entries.join('')}};
`;

  // An unchanged file keeps its time stamp, and whatever watches it keeps still.
  if (!existsSync(target) || readFileSync(target, 'utf8') !== module) writeFileSync(target, module);
}
