// The suite in the VS Code of the desktop, which is downloaded: only where its download site can be reached.

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoted, root, run, Stop } from '../../../build/project.mjs';
import { installVsCode } from '../../../build/vscode/install.mjs';

await run(async () => {
  installVsCode();
  // Only now: it is among what was just fetched.
  const { downloadAndUnzipVSCode, runTests } = await import('../../../build/vscode/electron.mjs');
  const downloaded = await downloadAndUnzipVSCode({ cachePath: join(root, '.vscode-test/desktop') }).catch((error) => {
    throw new Stop(`VS Code could not be downloaded: ${error.message}`);
  });
  // On macOS, VS Code has renamed its program since the downloader was written.
  const vscodeExecutablePath = existsSync(downloaded) ? downloaded : downloaded.replace(/Electron$/, 'Code');
  const place = mkdtempSync(join(tmpdir(), 'remit-editor-'));
  const workspace = join(place, 'workspace');
  cpSync(join(root, 'test/editor/workspace'), workspace, { recursive: true });
  try {
    // On Windows all of it goes through a shell, as it is.
    process.exitCode = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: quoted(root),
      extensionTestsPath: quoted(join(root, 'out/editor/index-node.cjs')),
      launchArgs: [
        quoted(workspace),
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${quoted(join(place, 'data'))}`,
        `--extensions-dir=${quoted(join(place, 'extensions'))}`,
      ],
    });
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 20 });
  }
});
