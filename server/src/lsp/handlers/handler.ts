import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../session.js';

/** One capability of the server: what it announces, and the requests that it answers. */
export interface Handler {
  readonly capabilities: ServerCapabilities;
  register(connection: Connection, session: Session): void;
}
