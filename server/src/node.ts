#!/usr/bin/env node
import { main } from './cli/main.js';

void main(process.argv.slice(2), {
  // Loaded only where an editor is served: the other commands start faster without it.
  async serve(transport) {
    const [{ serve }, { editorHost }, { libraryFiles }] = await Promise.all([
      import('./lsp/node-server.js'),
      import('./host/editor-host.js'),
      import('./library.generated.js'),
    ]);
    serve(transport, editorHost, libraryFiles);
  },
});
