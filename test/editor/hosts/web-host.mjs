// The suite in the web worker extension host: VS Code for the Web, in a headless browser.

import { join } from 'node:path';
import { root, run } from '../../../build/project.mjs';
import { installVsCode } from '../../../build/vscode/install.mjs';
import { serveWeb } from '../../../build/vscode/serve-web.mjs';
import { drive } from './drive.mjs';

await run(async () => {
  installVsCode();
  const folder = join(root, 'test/editor/workspace');
  const server = await serveWeb({ folder, testsPath: join(root, 'out/editor/index-web.cjs') });
  let passed = false;
  try {
    ({ passed } = await drive(server.address));
  } finally {
    await server.stop();
  }
  process.exit(passed ? 0 : 1);
});
