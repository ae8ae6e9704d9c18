import { Command, Option } from 'commander';
import { chosenFiles } from '../chosen-files.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { exitCodeOf, problemLines } from '../problems.js';
import { type Report, reaches } from '../report.js';
import { complain, print, wantsColour } from '../terminal.js';

/** How each form of output is made; loaded when it is asked for. */
const formats: Readonly<Record<string, () => Promise<(report: Report) => string>>> = {
  text: async () => {
    const { textReport } = await import('../formats/text.js');
    return (report) => textReport(report, wantsColour());
  },
  json: async () => (await import('../formats/json.js')).jsonReport,
  sarif: async () => (await import('../formats/sarif.js')).sarifReport,
  github: async () => (await import('../formats/github.js')).githubReport,
};

interface Options {
  readonly format: string;
  readonly failLevel: 'error' | 'warning';
}

/** The files that ship with Remit. */
export type Library = () => Promise<Readonly<Record<string, string>>>;

/** `remit check` */
export function checkCommand(libraryFiles: Library, end: (code: ExitCode) => void): Command {
  return new Command('check')
    .summary('look for mistakes in .remit files')
    .description(
      'Looks for mistakes in .remit files, and shows each with its line and a way to put it right.\n' +
        'A folder is searched with all folders in it; without a path, the current folder is.\n' +
        'A file may use other files of its workspace: of the nearest folder above it that holds .git or remit.json.',
    )
    .argument('[paths...]', 'files and folders to check')
    .addOption(
      new Option('--format <format>', 'how to show what was found').choices(Object.keys(formats)).default('text'),
    )
    .addOption(
      new Option('--fail-level <level>', 'the least that makes the command fail')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .addHelpText(
      'after',
      `
Examples:
  remit check                                everything in this folder
  remit check diabetes.remit                 one file, and what it uses
  remit check contracts --fail-level warning
  remit check --format sarif > remit.sarif   for a code host or a dashboard

Ends with 0 when all is well, 1 when something was found, 2 when the command was used wrongly
(a path that does not exist, a folder without .remit files), and 3 when Remit itself failed.`,
    )
    .action(async (paths: string[], options: Options) => end(await check(paths, options, libraryFiles)));
}

async function check(
  paths: readonly string[],
  { format, failLevel }: Options,
  libraryFiles: Library,
): Promise<ExitCode> {
  const current = process.cwd();
  const [{ checkFiles }, library, render, chosen] = await Promise.all([
    import('../check-files.js'),
    libraryFiles(),
    formats[format](),
    chosenFiles(paths, current),
  ]);
  const report = await checkFiles(chosen, library, current);
  complain(problemLines(report.problems));
  print(render(report));
  return exitCodeOf(report.problems) || (reaches(report, failLevel) ? exitCodes.found : exitCodes.clean);
}
