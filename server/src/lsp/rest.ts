import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from './session.js';

/** How long, in milliseconds, the hands have to rest before what takes its time is worked out. */
const restDelay = 250;

/**
 * Waits until nobody types any more. What takes more than a few milliseconds and is asked for by the editor itself, such as a lens, waits here: a key
 * never finds the server at work on it for longer than one of them takes.
 *
 * @throws ResponseError where the client no longer wants the answer
 */
export async function whenHandsRest(session: Session, token: CancellationToken): Promise<void> {
  for (let before = -1; before !== session.changes; ) {
    before = session.changes;
    await new Promise((resolve) => setTimeout(resolve, restDelay));
    refuseUnwanted(token);
  }
}

/**
 * Ends the work on an answer that nobody waits for.
 *
 * @throws ResponseError where the client no longer wants it
 */
export function refuseUnwanted(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'No longer wanted.');
}

/**
 * Does something as soon as what waits has been read. A timer would not do: those of Windows take 15 ms, however short they are to be, and those of a
 * browser four. What is returned takes it back.
 */
export function soon(action: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  // Node has this as browsers have it, though its types leave it out.
  (port1 as { onmessage?: () => void }).onmessage = () => {
    port1.close();
    action();
  };
  port2.postMessage(undefined);
  return () => port1.close();
}

/** Lets what waits be read. */
export function breath(): Promise<void> {
  return new Promise(soon);
}

/** The answer to a question about a text that has been changed meanwhile: clients ask again, and keep what they show until then. */
export function changedMeanwhile(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The file has been changed meanwhile.');
}
