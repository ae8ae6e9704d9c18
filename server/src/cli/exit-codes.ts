/** How the command ends, for the scripts that call it. Part of the interface: `docs/command-line.md` lists them. */
export const exitCodes = {
  /** Nothing found at or above the level that fails. */
  clean: 0,
  /** Something found, or a file that could not be read. */
  found: 1,
  /** The command was given what it cannot work with. */
  wrongUse: 2,
  /** A mistake in Remit itself, or output that cannot be written. */
  failure: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
