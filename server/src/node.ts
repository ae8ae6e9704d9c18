#!/usr/bin/env node
import { main } from './cli/main.js';
import { compileLate } from './host/compiling.js';

if (process.argv[2] !== 'lsp') compileLate();

// What a command does not need is not loaded: the shorter ones start faster without it.
void main(process.argv.slice(2), {
  async serve(transport) {
    const [{ staySmall, tidyNew, tidyUp }, { serve }] = await Promise.all([
      import('./host/memory.js'),
      import('./lsp/node-server.js'),
    ]);
    staySmall();
    serve(transport, async () => {
      const [{ editorDisk }, { rulePages }, library] = await Promise.all([
        import('./host/editor-disk.js'),
        import('./host/package.js'),
        libraryFiles(),
      ]);
      return { disk: editorDisk, library, rulePages: await rulePages(), whenIdle: tidyUp, whenAnswered: tidyNew };
    });
  },
  libraryFiles,
});

async function libraryFiles(): Promise<Readonly<Record<string, string>>> {
  return (await import('./library.generated.js')).libraryFiles;
}
