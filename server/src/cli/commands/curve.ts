import { Command, Option } from 'commander';
import { amountsOf, type Mover, moversOf, partiesOf } from '../../curve/amounts.js';
import { type YearOfContract, yearOfContract } from '../../curve/clause.js';
import type { Picture } from '../../curve/picture.js';
import { picturesOf } from '../../curve/picture.js';
import { drawn } from '../../curve/svg/svg.js';
import { curveCsv, curveMarkdown, curveText } from '../../curve/table.js';
import { standingYear } from '../../curve/years.js';
import { saveText } from '../../host/disk.js';
import { readPeriod } from '../../payment/model/contract.js';
import type { Term } from '../../payment/model/model.js';
import { periodText } from '../../payment/period.js';
import type { Rational } from '../../payment/rational.js';
import { isPossible, valueIn } from '../../payment/read-value.js';
import { chosenContract } from '../chosen-contract.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { printable } from '../printable.js';
import { wrongUse } from '../problems.js';
import { complain, print } from '../terminal.js';
import type { Library } from './check.js';

const formats = {
  text: (pictures: readonly Picture[]): string => pictures.map(curveText).join('\n'),
  markdown: (pictures: readonly Picture[]): string => pictures.map(curveMarkdown).join('\n'),
  csv: curveCsv,
  svg: ([picture]: readonly Picture[]): string => drawn(picture).svg,
} as const;

interface Options {
  readonly contract?: string;
  readonly term: string;
  readonly measure?: string;
  readonly party?: string;
  readonly year?: string;
  readonly format: keyof typeof formats;
  readonly output?: string;
  readonly at: readonly string[];
}

/** `remit curve` */
export function curveCommand(libraryFiles: Library, end: (code: ExitCode) => void): Command {
  return new Command('curve')
    .description(
      'Shows what a payment, a gain and loss share, a pooled fund or a remedy comes to as one measure moves and all ' +
        'others stay where they are: at their targets, else at their baselines, or where `--at` puts them.\n' +
        'One table for each measure on which the term depends, or a picture.',
    )
    .argument('<file>', 'the file with the contract')
    .requiredOption('--term <name>', 'the payment or other term, as Outcomes')
    .option('--contract <name>', 'the contract, where the file has several')
    .option('--measure <name>', 'the measure that moves, where there are several')
    .option('--party <name>', 'whose money it is; without it, what all get or give together')
    .option(
      '--year <period>',
      'the year or the quarter, as 2028/29; without it, the first from which on nothing changes',
    )
    .option(
      '--at <value>',
      'where another measure is held, as "Experience: 82%"; can be said several times',
      (one: string, before: readonly string[]) => [...before, one],
      [] as readonly string[],
    )
    .addOption(new Option('--format <format>', 'how to show it').choices(Object.keys(formats)).default('text'))
    .option('-o, --output <file>', 'write it to a file')
    .addHelpText(
      'after',
      `
Examples:
  remit curve diabetes.remit --term Outcomes
  remit curve diabetes.remit --term Outcomes --measure HbA1cControl --format svg -o curve.svg
  remit curve diabetes.remit --term Admissions --party ShoreCIC --at "HbA1cControl: 60%" --format csv

Ends with 0 when it is shown, 1 when the terms leave something open, 2 when the command was used wrongly,
and 3 when Remit itself failed. The same files give the same picture, to the byte.`,
    )
    .action(async (file: string, options: Options) => end(await showCurve(file, options, libraryFiles)));
}

async function showCurve(path: string, options: Options, libraryFiles: Library): Promise<ExitCode> {
  const found = await chosenContract(path, options.contract, libraryFiles);
  if (typeof found === 'string') return wrongUse(found);
  const { contract, clause } = found;
  const period = options.year === undefined ? standingYear(contract) : readPeriod(options.year, contract);
  if (!period)
    return wrongUse(
      options.year === undefined
        ? 'The contract does not say its term.'
        : `\`${options.year}\` is no year: write it as 2028/29.`,
    );
  const year = yearOfContract({ contract, ...clause }, period);
  if (!year) return wrongUse(`${periodText(period)} lies outside the contract's term.`);
  const term = termNamed(year, options.term);
  if (typeof term === 'string') return wrongUse(term);
  const [problem] = term.problems;
  if (problem) {
    complain(`remit: Line ${clause.lineAt(problem.start)}: ${printable(problem.message)}\n`);
    return exitCodes.found;
  }
  const unfit = unfitting(year, term, options);
  if (unfit) return wrongUse(unfit);
  const given = new Map<string, Rational>();
  const movers = moversOf(amountsOf(year.model, term, options.party));
  for (const said of options.at) {
    const fault = take(said, given, movers, options, year);
    if (fault) return wrongUse(fault);
  }
  const pictures = picturesOf(year, term, { party: options.party, given }).filter(
    ({ mover }) => options.measure === undefined || mover.name === options.measure,
  );
  if (options.format === 'svg' && pictures.length > 1)
    return wrongUse(`A picture shows one measure: say which, as in \`--measure ${pictures[0].mover.name}\`.`);
  return written(formats[options.format](pictures), options.output);
}

async function written(text: string, path: string | undefined): Promise<ExitCode> {
  if (path === undefined) {
    print(text);
    return exitCodes.clean;
  }
  const failed = await saveText(path, text);
  if (!failed) return exitCodes.clean;
  complain(`remit: ${printable(`${path} cannot be written. ${failed.problem}`)}\n`);
  return exitCodes.found;
}

function termNamed({ model, period, yearStart }: YearOfContract, name: string): Term | string {
  const term = model.terms.find((one) => one.name === name);
  if (!term) {
    const names = model.terms.map((one) => one.name);
    return `${model.contract} has no term ${name}. ${names.length === 0 ? 'It has none.' : `There is ${names.join(', ')}.`}`;
  }
  if (term.kind === 'together') return `${name} limits other terms, and pays nothing of its own: name one of those.`;
  const label = periodText(period, yearStart);
  if (term.status === 'rests') return `${name} does not apply in ${label}.`;
  if (term.status === 'shadow') return `${name} is measured and reported in ${label}, and not paid.`;
  return term;
}

/** What of the wish does not fit the term, if anything. */
function unfitting({ model }: YearOfContract, term: Term, { party, measure, at }: Options): string | undefined {
  if (term.problems.length > 0) return undefined;
  const parties = partiesOf(term);
  if (party !== undefined && !parties.includes(party))
    return `${party} is no party to ${term.name}. There is ${parties.join(', ')}.`;
  const names = moversOf(amountsOf(model, term, party)).map(({ name }) => name);
  if (names.length === 0)
    return `${term.name} depends on nothing that is measured${party === undefined ? '' : ` as far as ${party} is concerned`}: there is no curve.`;
  const named = [...(measure === undefined ? [] : [measure]), ...at.flatMap((said) => givenIn(said)?.name ?? [])];
  const strange = named.find((name) => !names.includes(name));
  return strange === undefined
    ? undefined
    : `${term.name} does not depend on ${strange}. It depends on ${names.join(', ')}.`;
}

/** What `Experience: 82%` says of what. */
function givenIn(said: string): { name: string; text: string } | undefined {
  const [, name, text] = /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(said) ?? [];
  return name && text ? { name, text } : undefined;
}

/** Takes a value of `--at` into what is given; returns why it cannot be taken. */
function take(
  said: string,
  given: Map<string, Rational>,
  movers: readonly Mover[],
  { measure }: Options,
  { model }: YearOfContract,
): string | undefined {
  const { name, text } = givenIn(said) ?? {};
  const variable = movers.find((mover) => mover.name === name)?.variables[0];
  if (name === undefined || text === undefined || !variable)
    return `\`${said}\` is no value of a measure: write it as "Experience: 82%".`;
  if (name === measure) return `${name} is what moves: it is held at no value.`;
  if (given.has(name)) return `Two values are given for ${name}: leave one.`;
  let fault: string | undefined;
  const doubt = (message: string): void => {
    fault = message;
  };
  const value = valueIn(text, variable, model.currency, doubt);
  if (value === 'missing') return `${name} is held at a value: it cannot be missing here.`;
  if (value && isPossible(value, variable, text, doubt)) given.set(name, value);
  return fault;
}
