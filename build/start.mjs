// `npm start`: a real VS Code with Remit installed and the examples open, in the browser.
//   npm start                 VS Code's server on a free local port; where that cannot be run, VS Code for the Web
//   npm start -- --web        VS Code for the Web, as on vscode.dev: no server, and nothing is saved
//   npm start -- --desktop    the VS Code of this computer

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { npm, root, run, Stop, scripted, vsix } from './project.mjs';
import { installVsCode, nodeForVsCode } from './vscode/install.mjs';
import { installExtension, serve } from './vscode/serve.mjs';
import { serveWeb } from './vscode/serve-web.mjs';

const { values: options } = parseArgs({ options: { desktop: { type: 'boolean' }, web: { type: 'boolean' } } });
const examples = join(root, 'examples');

await run(async () => {
  if (options.desktop) {
    npm('Building', ['run', '--silent', 'build']);
    return openDesktop();
  }
  npm('Building', ['run', '--silent', 'package']);
  installVsCode();
  // VS Code for the Web runs anywhere.
  const web = options.web || !nodeForVsCode();
  const { address, stop, ended } = web ? await openWeb() : await openServer();
  console.log(address);
  const interrupted = ['SIGINT', 'SIGTERM'].map((signal) => new Promise((resolve) => process.once(signal, resolve)));
  await Promise.race([...interrupted, ended]);
  await stop();
  process.exit();
});

async function openServer() {
  const data = join(root, '.vscode-test/start');
  const extensions = join(data, 'extensions');
  rmSync(extensions, { recursive: true, force: true, maxRetries: 5 });
  installExtension(vsix, { data, extensions });
  const token = randomBytes(16).toString('hex');
  const { authority, stop, ended } = await serve({ data, extensions, token });
  const address = new URL(`http://${authority}/`);
  address.searchParams.set('tkn', token);
  address.searchParams.set('folder', examples);
  const first = `vscode-remote://${authority}${join(examples, 'northshire/diabetes.remit')}`;
  address.searchParams.set('payload', JSON.stringify([['openFile', first]]));
  return { address: address.href, stop, ended };
}

function openWeb() {
  return serveWeb({ folder: examples });
}

function openDesktop() {
  const [command, args, shell] = scripted('code', ['--new-window', `--extensionDevelopmentPath=${root}`, examples]);
  const editor = spawn(command, args, { ...shell, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    const missing = new Stop(
      'The command `code` was not found: in VS Code, run "Shell Command: Install \'code\' command in PATH", or use `npm start` alone.',
    );
    editor.once('error', () => reject(missing));
    editor.once('exit', (code) => (code === 0 ? resolve() : reject(missing)));
  });
}
