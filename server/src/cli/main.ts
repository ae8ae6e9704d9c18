import { Command, CommanderError } from 'commander';
import { version } from '../version.js';
import type { Library } from './commands/check.js';
import type { Transport } from './commands/lsp.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { printable } from './printable.js';
import { complain, letReadersLeave } from './terminal.js';

/** What the entry hands to the command line. */
export interface Services {
  readonly libraryFiles: Library;
  /** Serves an editor: the command line knows no protocol. */
  readonly serve: (transport: Transport) => Promise<void>;
}

type End = (code: ExitCode) => void;

/** The commands, in the order in which they are listed. Only the one that is asked for is loaded. */
const commands: Readonly<Record<string, (services: Services, end: End) => Promise<Command>>> = {
  check: async ({ libraryFiles }, end) => (await import('./commands/check.js')).checkCommand(libraryFiles, end),
  settle: async ({ libraryFiles }, end) => (await import('./commands/settle.js')).settleCommand(libraryFiles, end),
  examples: async ({ libraryFiles }, end) =>
    (await import('./commands/examples.js')).examplesCommand(libraryFiles, end),
  curve: async ({ libraryFiles }, end) => (await import('./commands/curve.js')).curveCommand(libraryFiles, end),
  exposure: async ({ libraryFiles }, end) =>
    (await import('./commands/exposure.js')).exposureCommand(libraryFiles, end),
  simulate: async ({ libraryFiles }, end) =>
    (await import('./commands/simulate.js')).simulateCommand(libraryFiles, end),
  format: async (_, end) => (await import('./commands/format.js')).formatCommand(end),
  rules: async (_, end) => (await import('./commands/rules.js')).rulesCommand(end),
  explain: async (_, end) => (await import('./commands/explain.js')).explainCommand(end),
  lsp: async ({ serve }) => (await import('./commands/lsp.js')).lspCommand(serve),
};

/** Runs the command that `args` ask for, and leaves its exit code to the process. */
export async function main(args: readonly string[], services: Services): Promise<void> {
  letReadersLeave();
  try {
    const remit = await program(args[0], services, (code) => {
      process.exitCode = code;
    });
    await remit.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? endOf(error) : failed(error);
  }
}

/** The command line with the command of that name, or with all where there is none such. */
async function program(name: string | undefined, services: Services, end: End): Promise<Command> {
  const makers = name !== undefined && Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands);
  const remit = new Command('remit')
    .description('Public services, specified, measured and paid for in plain English.')
    .addHelpText(
      'after',
      `
Examples:
  remit check                   look for mistakes in this folder
  remit explain R201            what the finding R201 means
  remit format diabetes.remit   lay a file out tidily
  remit check --help            more about a command`,
    )
    .helpCommand(false);
  for (const make of makers) remit.addCommand(await make(services, end));
  for (const command of [remit, ...remit.commands]) {
    command
      .version(version, '-v, --version', 'show the version')
      .helpOption('-h, --help', 'show this help')
      .showHelpAfterError(
        `\`${['remit', ...(command === remit ? [] : [command.name()])].join(' ')} --help\` shows how it is used.`,
      )
      .exitOverride();
  }
  return remit;
}

function endOf(error: CommanderError): ExitCode {
  return error.exitCode === 0 ? exitCodes.clean : exitCodes.wrongUse;
}

/** Says that Remit itself has failed, and what the user can do about it. What was written before it failed stays: each file is replaced as a whole. */
function failed(error: unknown): ExitCode {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  complain(
    `remit: Something went wrong in Remit itself: ${printable(message)}\n` +
      'No file is left half written. Please report this, with the command and what REMIT_DEBUG=1 makes it say.\n',
  );
  if (process.env.REMIT_DEBUG) complain(`${stack}\n`);
  return exitCodes.failure;
}
