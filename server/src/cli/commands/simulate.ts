import { Command, InvalidArgumentError, Option } from 'commander';
import { readText } from '../../host/disk.js';
import { readPeriod } from '../../payment/model/contract.js';
import { simulateContract } from '../../simulation/contract.js';
import type { Report } from '../../simulation/report.js';
import { simulationJson, simulationMarkdown, simulationText } from '../../simulation/report-text.js';
import { readStatement, readStatements, type Statement } from '../../simulation/statement.js';
import { chosenContract } from '../chosen-contract.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { printable } from '../printable.js';
import { wrongUse } from '../problems.js';
import { complain, print } from '../terminal.js';
import type { Library } from './check.js';

const formats: Readonly<Record<string, (report: Report) => string>> = {
  text: simulationText,
  json: simulationJson,
  markdown: simulationMarkdown,
};

interface Options {
  readonly contract?: string;
  readonly year?: string;
  readonly runs: number;
  readonly seed: number;
  readonly draw: readonly string[];
  readonly draws?: string;
  readonly format: string;
}

/** More would not fit into the memory of a small machine. */
const mostRuns = 10_000_000;

/** `remit simulate` */
export function simulateCommand(libraryFiles: Library, end: (code: ExitCode) => void): Command {
  return new Command('simulate')
    .description(
      'Draws what is measured in a contract year thousands of times, settles each, and shows how what each party receives and pays is distributed.\n' +
        'A measure is drawn as you state it; else from its baseline, with its volatility or the size of its population. The output says from what.\n' +
        'Nothing is guessed: a measure that says too little about itself is asked for by name.',
    )
    .argument('<file>', 'the file with the contract')
    .option('--contract <name>', 'the contract, where the file has several')
    .option('--year <year>', 'one year, as 2028/29; without it, all years of the contract together')
    .addOption(
      new Option('--runs <number>', 'how many times')
        .default(100_000)
        .argParser((text) => wholeNumber(text, 1, mostRuns)),
    )
    .addOption(
      new Option('--seed <number>', 'the same seed gives the same result')
        .default(1)
        .argParser((text) => wholeNumber(text, 0, 2 ** 32 - 1)),
    )
    .addOption(
      new Option('--draw <measure>', 'how a measure is drawn; may be given several times')
        .default([], 'from what the measures say')
        .argParser((text: string, before: readonly string[]) => [...before, text]),
    )
    .option('--draws <file>', 'a file that says so, one measure a line')
    .addOption(new Option('--format <format>', 'how to show the result').choices(Object.keys(formats)).default('text'))
    .addHelpText(
      'after',
      `
How a measure is drawn:
  "HbA1cControl: 64%"                          always that
  "HbA1cControl: 62% to 70%"                   anything between, all alike
  "HbA1cControl: 64% give or take 2%"          normally distributed, with that standard deviation
  "HbA1cControl: 64% of 1,200 people"          by chance, as many people make it vary
  "Quits: 640 quits by chance"                 by chance, as a count varies
  "Ready: yes in 80% of years"                 met or not

Examples:
  remit simulate diabetes.remit --year 2028/29 --draw "FirstAppointment: 93% give or take 3%"
  remit simulate diabetes.remit --year 2028/29 --draws hopeful.txt --runs 1000000 --format markdown

Ends with 0 when the years are simulated, 1 when something is missing or doubtful, 2 when the command was used wrongly,
and 3 when Remit itself failed. The same files, seed and options give the same result, to the byte, on every machine.`,
    )
    .action(async (file: string, options: Options) => end(await simulateFile(file, options, libraryFiles)));
}

function wholeNumber(text: string, least: number, most: number): number {
  const plain = text.replaceAll(',', '');
  const number = Number(plain);
  if (/^\d+$/.test(plain) && number >= least && number <= most) return number;
  throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
}

async function simulateFile(path: string, options: Options, libraryFiles: Library): Promise<ExitCode> {
  const [found, said] = await Promise.all([
    chosenContract(path, options.contract, libraryFiles),
    statementsIn(options),
  ]);
  if (typeof found === 'string') return wrongUse(found);
  if (typeof said === 'string') return wrongUse(said);
  const { contract, clause } = found;
  const period = options.year === undefined ? undefined : readPeriod(options.year, contract);
  if (options.year !== undefined && !period) return wrongUse(`\`${options.year}\` is no year: write it as 2028/29.`);
  const { runs, seed } = options;
  const progress = process.stderr.isTTY ? (done: number): void => showProgress(done, runs) : undefined;
  const result = simulateContract(contract, clause, { period, runs, seed, statements: said, progress });
  if (progress) complain('\r\u001b[K');
  if ('problems' in result) {
    complain(result.problems.map((problem) => `remit: ${printable(problem)}\n`).join(''));
    return exitCodes.found;
  }
  print(formats[options.format](result));
  return exitCodes.clean;
}

function showProgress(done: number, runs: number): void {
  complain(`\r${Math.floor((100 * done) / runs)}% of the years are simulated`);
}

/** What the options and the file state; or what is wrong with how they were given. */
async function statementsIn({ draw, draws }: Options): Promise<Statement[] | string> {
  const given: Statement[] = [];
  for (const text of draw) {
    const statement = readStatement(text);
    if (!statement) return `\`${text}\` names no measure. Write it as \`--draw "HbA1cControl: 62% to 70%"\`.`;
    given.push(statement);
  }
  if (draws === undefined) return given;
  const reading = await readText(draws);
  if (!('text' in reading))
    return `${draws} cannot be read. ${reading.missing ? 'There is no such file.' : reading.problem}`;
  const { statements, problems } = readStatements(reading.text, draws);
  if (problems.length > 0) return problems.join(' ');
  // What is stated on the command line takes the place of what the file says.
  return [...statements.filter(({ name }) => !given.some((other) => other.name === name)), ...given];
}
