import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { jsonEncoder } from './json.js';
import { type Surroundings, startServer } from './server.js';

/** How long, in milliseconds, the server goes on after its input has ended. */
const farewell = 500;

/** Serves the client at the other end of this process's pipes, or of the channel to the process that started it. */
export function serve(transport: 'stdio' | 'node-ipc', surroundings: Surroundings): void {
  const connection =
    transport === 'stdio'
      ? createConnection(
          ProposedFeatures.all,
          new StreamMessageReader(process.stdin),
          new StreamMessageWriter(process.stdout, { contentTypeEncoder: jsonEncoder }),
        )
      : createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process));
  // A client that goes without a word leaves a process that nobody can end; what it asked before is still answered.
  if (transport === 'stdio') process.stdin.once('end', () => setTimeout(() => process.exit(1), farewell));
  startServer(connection, surroundings);
}
