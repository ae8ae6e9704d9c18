import { createHash } from 'node:crypto';
import { Command, Option } from 'commander';
import { readText } from '../../host/disk.js';
import type { Doubt } from '../../payment/actuals.js';
import { readPeriod } from '../../payment/model/contract.js';
import { type Statement, statementOf } from '../../payment/statement.js';
import { statementJson, statementMarkdown, statementText } from '../../payment/statement-text.js';
import { chosenContract } from '../chosen-contract.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Mistake } from '../mistakes.js';
import { printable } from '../printable.js';
import { wrongUse } from '../problems.js';
import { complain, print } from '../terminal.js';
import type { Library } from './check.js';

const formats: Readonly<Record<string, (statement: Statement) => string>> = {
  text: statementText,
  json: statementJson,
  markdown: statementMarkdown,
};

interface Options {
  readonly contract?: string;
  readonly year: string;
  readonly actuals: string;
  readonly format: string;
}

/** `remit settle` */
export function settleCommand(libraryFiles: Library, end: (code: ExitCode) => void): Command {
  return new Command('settle')
    .description(
      'Works out what each party receives and pays under a contract, from a table of what was measured.\n' +
        'The table has the columns `measure` and `value`, `period` where a measure comes more often than ' +
        'yearly, and `person` where a limit is for each person.\n' +
        'Nothing is guessed: what is missing or can be read two ways is named with its row and column.',
    )
    .argument('<file>', 'the file with the contract')
    .option('--contract <name>', 'the contract, where the file has several')
    .requiredOption('--year <period>', 'the year or the quarter, as 2028/29 or "Q2 2028/29"')
    .requiredOption('--actuals <file>', 'the table with the measured values, as CSV')
    .addOption(
      new Option('--format <format>', 'how to show the statement').choices(Object.keys(formats)).default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  remit settle diabetes.remit --contract DiabetesAgreement --year 2028/29 --actuals actuals.csv
  remit settle diabetes.remit --year 2028/29 --actuals actuals.csv --format markdown > statement.md

Ends with 0 when the year is settled, 1 when something is missing or doubtful or the file has mistakes, 2 when the command was used wrongly,
and 3 when Remit itself failed. The same files give the same statement, to the byte.`,
    )
    .action(async (file: string, options: Options) => end(await settleFile(file, options, libraryFiles)));
}

async function settleFile(path: string, options: Options, libraryFiles: Library): Promise<ExitCode> {
  const [found, actuals] = await Promise.all([
    chosenContract(path, options.contract, libraryFiles),
    readText(options.actuals),
  ]);
  if (typeof found === 'string') return wrongUse(found);
  if (!('text' in actuals))
    return wrongUse(
      `${options.actuals} cannot be read. ${actuals.missing ? 'There is no such file.' : actuals.problem}`,
    );
  const period = readPeriod(options.year, found.contract);
  if (!period) return wrongUse(`\`${options.year}\` is no year: write it as 2028/29.`);
  if (found.mistakes.length > 0) {
    complain(refusal(found.mistakes));
    return exitCodes.found;
  }
  const result = statementOf(found.contract, found.clause, period, actuals.text, fingerprint);
  if ('doubts' in result) {
    complain(result.doubts.map((doubt) => doubtLine(doubt, options.actuals)).join(''));
    return exitCodes.found;
  }
  print(formats[options.format](result));
  return exitCodes.clean;
}

/** A line that could not be understood may be a limit: what is paid without it nobody has agreed. */
function refusal(mistakes: readonly Mistake[]): string {
  const [{ place, message }] = mistakes;
  const others = mistakes.length > 1 ? ` It is the first of ${mistakes.length} mistakes.` : '';
  return `remit: ${printable(`${place}: ${message}`)}${others} Nothing is settled while it is not clear what the contract says: \`remit check\` shows each mistake.\n`;
}

function doubtLine({ row, column, message }: Doubt, file: string): string {
  const place = row === undefined ? '' : `${file}, row ${row}${column ? `, ${column}` : ''}: `;
  return `remit: ${printable(place + message)}\n`;
}

function fingerprint(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
