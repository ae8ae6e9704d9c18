import { Command, CommanderError } from 'commander';
import { version } from '../version.js';
import type { Library } from './commands/check.js';
import type { Transport } from './commands/lsp.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { printable } from './printable.js';
import { complain, heedReaders } from './terminal.js';

/** What the entry hands to the command line. */
export interface Services {
  readonly libraryFiles: Library;
  /** Serves an editor: the command line knows no protocol. */
  readonly serve: (transport: Transport) => Promise<void>;
}

type End = (code: ExitCode) => void;

/** A command as the list of all shows it, and what it does: loaded only where it is asked for. */
interface Listed {
  readonly summary: string;
  readonly load: (services: Services, end: End) => Promise<Command>;
}

/** The commands, in the order in which they are listed. */
const commands: Readonly<Record<string, Listed>> = {
  check: {
    summary: 'look for mistakes in .remit files',
    load: async ({ libraryFiles }, end) => (await import('./commands/check.js')).checkCommand(libraryFiles, end),
  },
  settle: {
    summary: 'work out what each party receives and pays in a year',
    load: async ({ libraryFiles }, end) => (await import('./commands/settle.js')).settleCommand(libraryFiles, end),
  },
  examples: {
    summary: 'list the worked examples of contracts, or make those that are missing',
    load: async ({ libraryFiles }, end) => (await import('./commands/examples.js')).examplesCommand(libraryFiles, end),
  },
  curve: {
    summary: 'show what a payment term comes to as a measure moves',
    load: async ({ libraryFiles }, end) => (await import('./commands/curve.js')).curveCommand(libraryFiles, end),
  },
  exposure: {
    summary: 'show the least and the most that each party can have',
    load: async ({ libraryFiles }, end) => (await import('./commands/exposure.js')).exposureCommand(libraryFiles, end),
  },
  simulate: {
    summary: 'show what chance does to what each party receives and pays',
    load: async ({ libraryFiles }, end) => (await import('./commands/simulate.js')).simulateCommand(libraryFiles, end),
  },
  format: {
    summary: 'lay .remit files out tidily',
    load: async (_, end) => (await import('./commands/format.js')).formatCommand(end),
  },
  rules: {
    summary: 'list what is looked for',
    load: async (_, end) => (await import('./commands/rules.js')).rulesCommand(end),
  },
  explain: {
    summary: 'say what a finding means',
    load: async (_, end) => (await import('./commands/explain.js')).explainCommand(end),
  },
  lsp: {
    summary: 'serve an editor',
    load: async ({ serve }) => (await import('./commands/lsp.js')).lspCommand(serve),
  },
};

/** Runs the command that `args` ask for, and leaves its exit code to the process. */
export async function main(args: readonly string[], services: Services): Promise<void> {
  heedReaders();
  try {
    const name = args.find((arg) => !arg.startsWith('-'));
    const remit = await program(name, services, (code) => {
      process.exitCode = code;
    });
    await remit.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? endOf(error) : failed(error);
  }
}

/** The command line with the command of that name; of the others only what a list of them says. */
async function program(name: string | undefined, services: Services, end: End): Promise<Command> {
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
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .helpCommand(false);
  for (const [own, { summary, load }] of Object.entries(commands))
    remit.addCommand((own === name ? await load(services, end) : new Command(own)).summary(summary));
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
