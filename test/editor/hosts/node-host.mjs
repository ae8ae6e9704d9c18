// The suite in a Node extension host: VS Code's own server, driven in a headless browser.
//   node test/editor/hosts/node-host.mjs              this folder is the extension
//   node test/editor/hosts/node-host.mjs --installed  remit.vsix is installed first, as a user would

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, run, vsix } from '../../../build/project.mjs';
import { installVsCode } from '../../../build/vscode/install.mjs';
import { installExtension, serve } from '../../../build/vscode/serve.mjs';
import { drive } from './drive.mjs';

const { values: options } = parseArgs({ options: { installed: { type: 'boolean' } } });
const place = mkdtempSync(join(tmpdir(), 'remit-editor-'));

await run(async () => {
  let passed = false;
  let server;
  try {
    installVsCode();
    const [data, extensions, workspace] = ['data', 'extensions', 'workspace'].map((name) => join(place, name));
    cpSync(join(root, 'test/editor/workspace'), workspace, { recursive: true });
    if (options.installed) installExtension(vsix, { data, extensions });
    // Without the driver a built workbench ignores the payload, which names the extension and its tests.
    server = await serve({ data, extensions, args: ['--enable-smoke-test-driver'] });
    const suite = await drive(address(server.authority, workspace));
    passed = suite.passed;
    if (!suite.told) console.error(server.log().trim().split('\n').slice(-20).join('\n'));
  } finally {
    await server?.stop();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
  process.exit(passed ? 0 : 1);
});

function address(authority, workspace) {
  const remote = (path) => `vscode-remote://${authority}${path}`;
  // Tests need an extension in development beside them: for the installed one that is an empty one.
  const developed = options.installed ? join(root, 'test/editor/empty-extension') : root;
  const url = new URL(`http://${authority}/`);
  url.searchParams.set('folder', workspace);
  url.searchParams.set(
    'payload',
    JSON.stringify([
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
      ['extensionDevelopmentPath', remote(developed)],
      ['extensionTestsPath', remote(join(root, 'out/editor/index-node.cjs'))],
    ]),
  );
  return url.href;
}
