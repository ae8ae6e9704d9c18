// `npm run build`: everything from the sources, with nothing left over from an earlier build.
//   --editor-tests  also what runs inside VS Code to test it
//   --compile-only  no bundles: enough for the tests outside the editor

import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { writeLibrary } from './library.mjs';
import { quietly, root, run } from './project.mjs';

const { values: options } = parseArgs({
  options: { 'compile-only': { type: 'boolean' }, 'editor-tests': { type: 'boolean' } },
});

await run(async () => {
  for (const folder of options['compile-only'] ? ['out'] : ['out', 'dist'])
    rmSync(join(root, folder), { recursive: true, force: true, maxRetries: 5 });
  writeLibrary();
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  quietly('Compiling', process.execPath, [join(typescript, 'bin/tsc'), '-p', 'tsconfig.json']);
  if (!options['compile-only']) await bundle({ editorTests: options['editor-tests'] });
});
