import type { Connection } from 'vscode-languageserver';
import type { Session } from '../session.js';

/** Answers the requests of one of the `capabilities` that the server announces. */
export type Handler = (connection: Connection, session: Session) => void;
