import { type ExitCode, exitCodes } from './exit-codes.js';
import { printable } from './printable.js';
import { complain } from './terminal.js';

/** A reason for which something that was asked for could not be looked at. */
export interface Problem {
  readonly kind: 'missing' | 'nothing-there' | 'not-remit' | 'unreadable';
  /** The path as it is shown. */
  readonly path: string;
  /** A whole sentence that names the path. */
  readonly message: string;
}

/** A path that leads nowhere is a slip in the command; a file that cannot be read is something found among the files. */
export function exitCodeOf(problems: readonly Problem[]): 0 | 1 | 2 {
  if (problems.some(({ kind }) => kind !== 'unreadable')) return exitCodes.wrongUse;
  return problems.length > 0 ? exitCodes.found : exitCodes.clean;
}

/** The problems as one line each. */
export function problemLines(problems: readonly Problem[]): string {
  return problems.map(({ message }) => `remit: ${printable(message)}\n`).join('');
}

export function unreadable(path: string, why: string): Problem {
  return { kind: 'unreadable', path, message: `${path} cannot be read. ${why}` };
}

/** Says how a command was used wrongly, if that is not said already, and how it ends. */
export function wrongUse(message: string): ExitCode {
  if (message) complain(`remit: ${printable(message)}\n`);
  return exitCodes.wrongUse;
}
