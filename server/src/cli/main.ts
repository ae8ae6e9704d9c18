import { Command, CommanderError } from 'commander';
import { version } from '../version.js';
import { checkCommand, type Library } from './commands/check.js';
import { curveCommand } from './commands/curve.js';
import { examplesCommand } from './commands/examples.js';
import { explainCommand } from './commands/explain.js';
import { exposureCommand } from './commands/exposure.js';
import { formatCommand } from './commands/format.js';
import { lspCommand, type Transport } from './commands/lsp.js';
import { rulesCommand } from './commands/rules.js';
import { settleCommand } from './commands/settle.js';
import { simulateCommand } from './commands/simulate.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { complain, letReadersLeave } from './terminal.js';

/** What the entry hands to the command line. */
export interface Services {
  readonly libraryFiles: Library;
  /** Serves an editor: the command line knows no protocol. */
  readonly serve: (transport: Transport) => Promise<void>;
}

/** Runs the command that `args` ask for, and leaves its exit code to the process. */
export async function main(args: readonly string[], services: Services): Promise<void> {
  letReadersLeave();
  try {
    await program(services, (code) => {
      process.exitCode = code;
    }).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? endOf(error) : failed(error);
  }
}

function program({ libraryFiles, serve }: Services, end: (code: ExitCode) => void): Command {
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
  for (const command of [
    checkCommand(libraryFiles, end),
    settleCommand(libraryFiles, end),
    examplesCommand(libraryFiles, end),
    curveCommand(libraryFiles, end),
    exposureCommand(libraryFiles, end),
    simulateCommand(libraryFiles, end),
    formatCommand(end),
    rulesCommand(end),
    explainCommand(end),
    lspCommand(serve),
  ])
    remit.addCommand(command);
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

/** Says that Remit itself has failed, and what the user can do about it. */
function failed(error: unknown): ExitCode {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  complain(
    `remit: Something went wrong in Remit itself: ${message}\n` +
      'Your files are as they were. Please report this, with the command and what REMIT_DEBUG=1 makes it say.\n',
  );
  if (process.env.REMIT_DEBUG) complain(`${stack}\n`);
  return exitCodes.failure;
}
