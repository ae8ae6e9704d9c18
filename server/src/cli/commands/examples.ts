import { Command, Option } from 'commander';
import { textOf } from '../../../../grammar/text/source.js';
import type { PlacedContract } from '../../features/contracts.js';
import { listRanges, runExamples } from '../../features/examples.js';
import { writeText } from '../../host/disk.js';
import { written } from '../../payment/generate/axes.js';
import { type Generated, generateExamples } from '../../payment/generate/generate.js';
import { insertion, examplesText as newExamplesText } from '../../payment/generate/write.js';
import { readPeriod } from '../../payment/model/contract.js';
import { periodText } from '../../payment/period.js';
import { isYesOrNo } from '../../payment/words.js';
import { type ContractFile, contractsNamed, readContractFile } from '../contract-file.js';
import { counted } from '../counted.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { type ExamplesReport, examplesJson, examplesText } from '../formats/examples.js';
import { printable } from '../printable.js';
import { wrongUse } from '../problems.js';
import { complain, print } from '../terminal.js';
import type { Library } from './check.js';

const formats: Readonly<Record<string, (report: ExamplesReport) => string>> = {
  text: examplesText,
  json: examplesJson,
};

interface Options {
  readonly contract?: string;
  readonly year?: string;
  readonly generate?: boolean;
  readonly write?: boolean;
  readonly format: string;
}

/** `remit examples` */
export function examplesCommand(libraryFiles: Library, end: (code: ExitCode) => void): Command {
  return new Command('examples')
    .description(
      'Lists the worked examples of a file: whether each comes out, and which ranges of the tables have none.\n' +
        'With --generate, makes examples at, just below and just above every threshold of the terms:\n' +
        'ranges, conditions, plans, benchmarks, and where limits begin to bind.',
    )
    .argument('<file>', 'the file with the contracts')
    .option('--contract <name>', 'only this contract')
    .addOption(new Option('--format <format>', 'how to show the list').choices(Object.keys(formats)).default('text'))
    .option('--generate', 'show the examples that are missing, instead of the list')
    .option('--write', 'with --generate: add them to the file, and change nothing else in it')
    .option('--year <period>', 'with --generate: the year they are about; else the first in which most terms are paid')
    .addHelpText(
      'after',
      `
Examples:
  remit examples diabetes.remit
  remit examples diabetes.remit --generate --year 2028/29
  remit examples diabetes.remit --generate --write

The list ends with 0 when every example comes out, and with 1 when one does not. --generate ends with 0, or with 1 when
a contract cannot be worked out. Both end with 2 when the command was used wrongly, and with 3 when Remit itself failed.`,
    )
    .action(async (path: string, options: Options, command: Command) => {
      if (!options.generate && (options.write || options.year !== undefined))
        command.error('error: --write and --year go with --generate');
      if (options.generate && options.format !== 'text') command.error('error: --format is for the list');
      const { found, complaints } = await readContractFile(path, libraryFiles);
      complain(complaints);
      if (!found) return end(exitCodes.wrongUse);
      const contracts = contractsNamed(found.file, options.contract);
      if (typeof contracts === 'string') return end(wrongUse(contracts));
      end(options.generate ? await generate(found, contracts, options) : list(found, contracts, options.format));
    });
}

function list({ file, shown }: ContractFile, contracts: readonly PlacedContract[], format: string): ExitCode {
  const names = contracts.map(({ name }) => name);
  const examples = runExamples(file).filter(({ contract }) => names.includes(contract));
  const ranges = listRanges(file).filter(({ contract }) => names.includes(contract));
  print(formats[format]({ path: shown, file, contracts: names, examples, ranges }));
  return examples.some(({ failures }) => failures.length > 0) ? exitCodes.found : exitCodes.clean;
}

async function generate(
  { file, path, shown }: ContractFile,
  contracts: readonly PlacedContract[],
  { year, write }: Options,
): Promise<ExitCode> {
  const made: { contract: PlacedContract; generated: Generated }[] = [];
  let failed = false;
  for (const contract of contracts) {
    const period = year === undefined ? undefined : readPeriod(year, contract.block);
    if (year !== undefined && !period) return wrongUse(`\`${year}\` is no year: write it as 2028/29.`);
    const generated = generateExamples(contract.block, contract, period);
    if ('problem' in generated) {
      complain(`remit: ${printable(`${contract.name} cannot be worked out. ${generated.problem}`)}\n`);
      failed = true;
    } else made.push({ contract, generated });
  }
  for (const { contract, generated } of made) complain(printableLines(notesOn(contract.name, generated)));
  const code = failed ? exitCodes.found : exitCodes.clean;
  if (!write) {
    print(
      made
        .map(({ generated }) => newExamplesText(generated))
        .filter((text) => text !== '')
        .join('\n'),
    );
    return code;
  }
  let text = textOf(file.source);
  for (const { contract, generated } of [...made].reverse()) {
    const added = insertion(contract.block, contract.text, generated);
    const at = contract.offset + added.at;
    text = text.slice(0, at) + added.text + text.slice(at);
  }
  const count = made.reduce((all, { generated }) => all + generated.examples.length, 0);
  const problem = count > 0 ? await writeText(path, text) : undefined;
  if (problem) {
    complain(`remit: ${printable(`${shown} cannot be written. ${problem.problem}`)}\n`);
    return exitCodes.found;
  }
  print(`${printable(shown)}: ${counted(count, 'example')} added\n`);
  return code;
}

/** What a reader has to know of the examples: the year, where measures stand, how far “just below” is, and what is left out. */
function notesOn(name: string, { model, axes, examples, leftOut }: Generated): string[] {
  const period = periodText(model.period, model.yearStart);
  if (examples.length === 0 && leftOut.length === 0)
    return [`${name}, ${period}: there is an example at every threshold, or there is no threshold.`];
  return [
    `${name}, ${period}: ${counted(examples.length, 'new example')}.`,
    ...axes.map((axis) => {
      const from = { target: 'its target', baseline: 'its baseline', assumed: 'assumed' }[axis.baseFrom];
      const step = { 'rounded-to': 'as it is rounded', decimals: 'one in the last place that is written' }[
        axis.stepFrom
      ];
      const at = `  ${axis.key} stands at ${written(axis, axis.base, model.currency)} (${from}) while others change`;
      if (isYesOrNo(axis.variable)) return `${at}.`;
      return `${at}; just below and just above are ${written(axis, 1n, model.currency)} away (${step}).`;
    }),
    ...leftOut.map(({ title, reason }) => `  Left out: ${title}. ${reason}`),
  ];
}

function printableLines(lines: readonly string[]): string {
  return lines.map((line) => `${printable(line)}\n`).join('');
}
