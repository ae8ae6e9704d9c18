import { dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { chosenFiles, shownPath } from '../chosen-files.js';
import { counted } from '../counted.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Mended } from '../mend.js';
import { printable } from '../printable.js';
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
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly fix?: boolean;
  readonly fixSuggested?: boolean;
  readonly diff?: boolean;
}

/** The files that ship with Remit. */
export type Library = () => Promise<Readonly<Record<string, string>>>;

/** `remit check` */
export function checkCommand(libraryFiles: Library, end: (code: ExitCode) => void): Command {
  return new Command('check')
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
    .option('--baseline <file>', 'show and count only what is not in this file; what was put right is taken out of it')
    .option('--write-baseline', 'write all that is found now into the baseline')
    .option('--fix', 'make the fixes that keep the meaning, and show what is left')
    .option('--fix-suggested', 'make those too that someone has to look at')
    .option('--diff', 'with --fix or --fix-suggested: show the changes, and make none')
    .addHelpText(
      'after',
      `
Examples:
  remit check                                everything in this folder
  remit check diabetes.remit                 one file, and what it uses
  remit check contracts --fail-level warning
  remit check --baseline known.json --write-baseline   to take up Remit with what is there
  remit check --fix --diff                   what a machine would mend without changing what is said
  remit check --format sarif > remit.sarif   for a code host or a dashboard

Ends with 0 when all is well, 1 when something was found, 2 when the command was used wrongly
(a path that does not exist, a folder without .remit files), and 3 when Remit itself failed.`,
    )
    .action(async (paths: string[], options: Options, command: Command) => {
      if (options.writeBaseline && options.baseline === undefined)
        command.error('error: --write-baseline needs --baseline with the file to write');
      if (options.diff && !options.fix && !options.fixSuggested)
        command.error('error: --diff needs --fix or --fix-suggested, whose changes it shows');
      end(await check(paths, options, libraryFiles));
    });
}

async function check(
  paths: readonly string[],
  { format, failLevel, baseline, writeBaseline, fix, fixSuggested, diff }: Options,
  libraryFiles: Library,
): Promise<ExitCode> {
  const current = process.cwd();
  const [{ checkFiles }, library, render, chosen] = await Promise.all([
    import('../check-files.js'),
    libraryFiles(),
    formats[format](),
    chosenFiles(paths, current),
  ]);
  if (fix || fixSuggested) {
    const { mend, patchOf, writeMended } = await import('../mend.js');
    let mended: readonly Mended[] = [];
    const left = await checkFiles(chosen, library, current, (workspace) => {
      mended = mend(workspace, chosen, current, fixSuggested === true);
    });
    if (diff) {
      complain(problemLines(left.problems));
      print(patchOf(mended));
      return exitCodeOf(left.problems) || (mended.length > 0 ? exitCodes.found : exitCodes.clean);
    }
    const unwritten = await writeMended(mended);
    for (const problem of unwritten) complain(`remit: ${printable(problem)}\n`);
    for (const { shown, fixes } of mended) complain(`remit: ${fixes} mended in ${printable(shown)}.\n`);
    if (unwritten.length > 0) return exitCodes.found;
  }
  const found = await checkFiles(chosen, library, current);
  const report =
    baseline === undefined
      ? found
      : await withBaseline(found, resolve(current, baseline), current, writeBaseline === true);
  if (!report) return exitCodes.wrongUse;
  complain(problemLines(report.problems));
  print(render(report));
  return exitCodeOf(report.problems) || (reaches(report, failLevel) ? exitCodes.found : exitCodes.clean);
}

/** The report without what the baseline at `place` holds; undefined where that cannot be read or written, which has been said. */
async function withBaseline(
  found: Report,
  place: string,
  current: string,
  write: boolean,
): Promise<Report | undefined> {
  const [{ against, knownOf, readBaseline, writtenBaseline }, { kindOf, readText, saveText }] = await Promise.all([
    import('../baseline.js'),
    import('../../host/disk.js'),
  ]);
  const shown = shownPath(place, current);
  const sayNot = (why: string): undefined => void complain(`remit: ${printable(`${shown} ${why}`)}\n`);
  let held = writtenBaseline(knownOf(found, current, place));
  if (!write) {
    const reading = await readText(place);
    if (!('text' in reading)) return sayNot(`cannot be read. ${reading.problem} \`--write-baseline\` makes it.`);
    held = reading.text;
  }
  const baseline = readBaseline(held);
  if (!baseline) return sayNot('is no baseline. `--write-baseline` makes one.');
  const missing = new Set<string>();
  for (const path of new Set(baseline.findings.map((known) => known.path)))
    if ((await kindOf(resolve(dirname(place), path))) === 'missing') missing.add(path);
  const { report, standing, gone } = against(baseline, found, current, place, (path) => !missing.has(path));
  if (write || gone > 0) {
    const failed = await saveText(place, writtenBaseline(standing));
    if (failed) return sayNot(`cannot be written. ${failed.problem}`);
  }
  if (gone > 0)
    complain(
      `remit: ${counted(gone, 'finding')} of ${printable(shown)} ${gone === 1 ? 'is' : 'are'} gone, and taken out of it.\n`,
    );
  if (standing.length > 0)
    complain(
      `remit: ${counted(standing.length, 'finding')} stand${standing.length === 1 ? 's' : ''} in ${printable(shown)}.\n`,
    );
  return { ...report, known: standing.length };
}
