import type { Connection } from 'vscode-languageserver';
import { version } from '../version.js';
import { capabilities } from './capabilities.js';
import type { Gate } from './gate.js';
import type { Surroundings } from './serving.js';

/**
 * Serves one client until it leaves. What the server is able to do is said at once; all else is loaded, and `surroundings` asked for, when that has
 * arrived. What the client sends meanwhile waits at the `gate` of the connection.
 */
export function startServer(connection: Connection, gate: Gate, surroundings: () => Promise<Surroundings>): void {
  connection.onInitialize((params) => {
    gate.openAfter(async () => {
      const [{ serve }, around] = await Promise.all([import('./serving.js'), surroundings()]);
      serve(connection, params, around);
    });
    return { capabilities, serverInfo: { name: 'remit', version } };
  });
  connection.listen();
}
