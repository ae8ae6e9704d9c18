import { Command, Option } from 'commander';
import { type ExposureReport, exposureReport, yearLabels } from '../../analysis/exposure-report.js';
import { chosenContract } from '../chosen-contract.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { exposureJson, exposureMarkdown, exposureText } from '../formats/exposure.js';
import { wrongUse } from '../problems.js';
import { print } from '../terminal.js';
import type { Library } from './check.js';

const formats: Readonly<Record<string, (report: ExposureReport) => string>> = {
  text: exposureText,
  json: exposureJson,
  markdown: exposureMarkdown,
};

interface Options {
  readonly contract?: string;
  readonly year?: string;
  readonly format: string;
}

/** `remit exposure` */
export function exposureCommand(libraryFiles: Library, end: (code: ExitCode) => void): Command {
  return new Command('exposure')
    .description(
      'Shows what each party can receive less what it pays, at the least and at the most, in each year and over the term, ' +
        'with the results with which that is reached. Nothing is sampled: the bounds are proved for all that can be measured.',
    )
    .argument('<file>', 'the file with the contract')
    .option('--contract <name>', 'the contract, where the file has several')
    .option('--year <year>', 'one year, as 2028/29; without it, every year')
    .addOption(new Option('--format <format>', 'how to show it').choices(Object.keys(formats)).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  remit exposure diabetes.remit
  remit exposure diabetes.remit --year 2028/29 --format markdown > exposure.md

Every measure is taken to be there and to be judged, and to lie where its \`can-be:\` says.
Ends with 0 when it is shown, 1 when terms had to be left out, 2 when the command was used wrongly, and 3 when Remit itself failed.`,
    )
    .action(async (file: string, options: Options) => end(await showExposure(file, options, libraryFiles)));
}

async function showExposure(path: string, options: Options, libraryFiles: Library): Promise<ExitCode> {
  const found = await chosenContract(path, options.contract, libraryFiles);
  if (typeof found === 'string') return wrongUse(found);
  const report = exposureReport(found.contract, found.clause, options.year);
  if (!report) {
    const years = yearLabels(found.contract, found.clause);
    return wrongUse(
      years.length === 0
        ? 'The contract does not say how long it runs: add `term:`.'
        : `The contract has no year ${options.year ?? ''}. It has ${years.join(', ')}.`,
    );
  }
  print(formats[options.format](report));
  return report.years.some(({ leftOut }) => leftOut.length > 0) ? exitCodes.found : exitCodes.clean;
}
