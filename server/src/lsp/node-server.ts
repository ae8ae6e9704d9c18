import { createConnection, IPCMessageReader, IPCMessageWriter, ProposedFeatures } from 'vscode-languageserver/node';
import { type Surroundings, startServer } from './server.js';

/** Serves the client at the other end of this process's pipes, or of the channel to the process that started it. */
export function serve(transport: 'stdio' | 'node-ipc', surroundings: Surroundings): void {
  // Given the streams themselves, the connection ends the process when they end.
  const connection =
    transport === 'stdio'
      ? createConnection(ProposedFeatures.all, process.stdin, process.stdout)
      : createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process));
  startServer(connection, surroundings);
}
