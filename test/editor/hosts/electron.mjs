// The suite in the VS Code of the desktop, which is downloaded: only where its download site can be reached.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, Stop } from '../../../build/project.mjs';
import { installVsCode } from '../../../build/vscode/install.mjs';

const place = mkdtempSync(join(tmpdir(), 'remit-editor-'));

await run(async () => {
  installVsCode();
  // Only now: it is among what was just fetched.
  const { downloadAndUnzipVSCode, runTests } = await import('../../../build/vscode/electron.mjs');
  const vscodeExecutablePath = await downloadAndUnzipVSCode({ cachePath: join(root, '.vscode-test/desktop') }).catch(
    (error) => {
      throw new Stop(`VS Code could not be downloaded: ${error.message}`);
    },
  );
  const workspace = join(place, 'workspace');
  cpSync(join(root, 'test/editor/workspace'), workspace, { recursive: true });
  try {
    const exitCode = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out/editor/index-node.cjs'),
      launchArgs: [
        workspace,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${join(place, 'data')}`,
      ],
    });
    process.exitCode = exitCode;
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
});
