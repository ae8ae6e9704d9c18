import { whyNot } from '../host/troubles.js';
import { exitCodes } from './exit-codes.js';

/** Writes what was asked for. It is all written before the process ends, because nothing ends the process but having no more to do. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Writes what is said about the work, and is no part of its result. */
export function complain(text: string): void {
  process.stderr.write(text);
}

/** Whether the output goes to a terminal that shows colours, or is asked to have them all the same. */
export function wantsColour(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** What a write fails with where nobody reads any more: the second is what Windows calls it. */
const gone: readonly (string | undefined)[] = ['EPIPE', 'EOF'];

/** Makes it harmless that a reader has enough and leaves, as `head` does, and a failure that something cannot be written. */
export function heedReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    let hasFailed = false;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (hasFailed || gone.includes(error.code)) return;
      hasFailed = true;
      // What a command says of itself afterwards does not count any more: nobody has seen what it found.
      process.once('exit', () => {
        process.exitCode = exitCodes.failure;
      });
      if (stream === process.stdout) complain(`remit: The output cannot be written. ${whyNot(error)}\n`);
    });
  }
}

/** All bytes of standard input. */
export async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
