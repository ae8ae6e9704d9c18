// Serves VS Code for the Web on a free local port, with this project's extension and a folder that lives in the page's memory.

import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { root, Stop } from '../project.mjs';
import { webBuild } from './install.mjs';

export async function serveWeb({ folder, testsPath }) {
  const port = await freePort();
  // A process of its own: what that server prints about itself is no part of what is asked for here.
  const child = fork(fileURLToPath(new URL('./web-server.mjs', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-20_000);
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.send({
    port,
    config: {
      build: { type: 'static', location: webBuild },
      esm: true,
      extensionDevelopmentPath: root,
      extensionTestsPath: testsPath,
      folderMountPath: folder,
    },
  });
  await Promise.race([
    new Promise((resolve) => child.once('message', resolve)),
    ended.then((code) => Promise.reject(new Stop(`VS Code for the Web ended with ${code}.\n${complaint.trim()}`))),
  ]);
  return {
    address: `http://localhost:${port}/`,
    ended,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** The server of VS Code for the Web wants to be told its port. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, 'localhost', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
  });
}
