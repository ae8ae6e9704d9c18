import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Gate } from './gate.js';
import { jsonEncoder } from './json.js';
import { startServer } from './server.js';
import type { Surroundings } from './serving.js';

/** How long, in milliseconds, the server goes on after its input has ended. */
const farewell = 500;

/** Serves the client at the other end of this process's pipes, or of the channel to the process that started it. */
export function serve(transport: 'stdio' | 'node-ipc', surroundings: () => Promise<Surroundings>): void {
  const writer =
    transport === 'stdio'
      ? new StreamMessageWriter(process.stdout, { contentTypeEncoder: jsonEncoder })
      : new IPCMessageWriter(process);
  const gate = new Gate((refusal) => writer.write(refusal));
  const reader = transport === 'stdio' ? new InputReader(gate) : new IPCMessageReader(process);
  const connection = createConnection(ProposedFeatures.all, reader, writer, { messageStrategy: gate });
  startServer(connection, gate, surroundings);
}

/** Reads the standard input. That it has ended is heard after all that came before. */
class InputReader extends StreamMessageReader {
  constructor(private readonly gate: Gate) {
    super(process.stdin);
  }

  protected override fireClose(): void {
    process.exitCode = 1;
    this.gate.whenOpen(() => {
      super.fireClose();
      // A client that goes without a word leaves a process that nobody can end; what it asked before is still answered.
      setTimeout(() => process.exit(), farewell);
    });
  }
}
