import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { libraryFiles } from './library.generated.js';
import { Gate } from './lsp/gate.js';
import { startServer } from './lsp/server.js';

// In a browser the server reaches no disk: the client, which can, is asked for the files.
const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const writer = new BrowserMessageWriter(scope);
const gate = new Gate((refusal) => writer.write(refusal));
const connection = createConnection(new BrowserMessageReader(scope), writer, { messageStrategy: gate });

startServer(connection, gate, async () => ({
  disk: {
    listFiles: async () => (await connection.sendRequest<{ uris: string[] }>('remit/listFiles', {})).uris,
    readText: async (uri) => (await connection.sendRequest<{ text: string } | null>('remit/readFile', { uri }))?.text,
    // What VS Code shows of a workspace without a disk is spelled in one way.
    spelling: async (uri) => uri,
  },
  library: libraryFiles,
}));
