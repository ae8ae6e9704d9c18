import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { type Surroundings, startServer } from './server.js';

/** Serves the client at the other end of this process's pipes, or of the channel to the process that started it. */
export function serve(transport: 'stdio' | 'node-ipc', surroundings: Surroundings): void {
  const connection =
    transport === 'stdio'
      ? createConnection(
          ProposedFeatures.all,
          new StreamMessageReader(process.stdin),
          new StreamMessageWriter(process.stdout),
        )
      : createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process));
  startServer(connection, surroundings);
}
