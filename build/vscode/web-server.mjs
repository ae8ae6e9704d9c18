// The process behind serve-web.mjs. It takes the server inside @vscode/test-web (pinned, so its inside holds still),
// because the way in through the front always downloads a VS Code.

import webServer from '@vscode/test-web/out/server/main.js';

process.once('message', async ({ port, config }) => {
  await webServer.runServer('localhost', port, config);
  process.send('listening');
});
process.once('disconnect', () => process.exit());
