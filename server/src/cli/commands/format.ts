import { Command } from 'commander';
import { decode, readText, writeText } from '../../host/disk.js';
import { type ChosenFile, chosenFiles } from '../chosen-files.js';
import { counted } from '../counted.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { filesAtOnce, inParallel } from '../in-parallel.js';
import { printable } from '../printable.js';
import { exitCodeOf, type Problem, problemLines, unreadable } from '../problems.js';
import { complain, print, standardInput } from '../terminal.js';

/** `remit format` */
export function formatCommand(end: (code: ExitCode) => void): Command {
  return new Command('format')
    .description(
      'Lays .remit files out tidily: indents, blank lines, tables. What they say, comments included, never changes.\n' +
        'A declaration with a mistake in its wording is left as it is and named.',
    )
    .argument(
      '[paths...]',
      'files and folders to lay out; - reads a text from standard input and writes it to standard output',
    )
    .option('--check', 'change nothing; name the files that would change, and end with 1 if there are any')
    .addHelpText(
      'after',
      `
Examples:
  remit format                        everything in this folder
  remit format diabetes.remit
  remit format --check                for a pull request: is everything tidy?
  remit format - < draft.remit > tidy.remit

Ends with 0 when everything is tidy now, 1 when something is not, 2 when the command was used wrongly,
and 3 when Remit itself failed.`,
    )
    .action(async (paths: string[], options: { check?: boolean }, command: Command) => {
      if (!paths.includes('-')) end(await formatFiles(paths, options.check === true));
      else if (paths.length === 1) end(await formatInput(options.check === true));
      else command.error('error: - stands for standard input, and cannot be given together with other paths');
    });
}

/** What came of one file. */
interface Outcome {
  readonly file: ChosenFile;
  readonly changed: boolean;
  readonly left: readonly { readonly line: number; readonly reason: string }[];
}

async function formatFiles(paths: readonly string[], onlyCheck: boolean): Promise<ExitCode> {
  const [{ format }, { files, problems: before }] = await Promise.all([
    import('../../../../grammar/format/format.js'),
    chosenFiles(paths, process.cwd()),
  ]);
  const outcomes: Outcome[] = [];
  const problems: Problem[] = [...before];
  await inParallel(files, filesAtOnce, async (file, index) => {
    const reading = await readText(file.path);
    if (!('text' in reading)) {
      problems.push(unreadable(file.shown, reading.problem));
      return;
    }
    const { text, left } = format(reading.text);
    const changed = text !== reading.text;
    const failed = changed && !onlyCheck ? await writeText(file.path, text) : undefined;
    if (failed)
      problems.push({
        kind: 'unreadable',
        path: file.shown,
        message: `${file.shown} cannot be written. ${failed.problem}`,
      });
    else outcomes[index] = { file, changed, left };
  });
  return tell(Object.values(outcomes), problems, onlyCheck);
}

/** Names the files that changed on standard output, for other programs to take up, and says everything else beside it. */
function tell(outcomes: readonly Outcome[], problems: readonly Problem[], onlyCheck: boolean): ExitCode {
  const changed = outcomes.filter((outcome) => outcome.changed);
  print(changed.map(({ file }) => `${printable(file.shown)}\n`).join(''));
  complain(problemLines(problems));
  for (const { file, left } of outcomes) complain(leftLines(file.shown, left));
  const count = `${changed.length} of ${counted(outcomes.length, 'file')}`;
  if (outcomes.length > 0) complain(onlyCheck ? `${count} would change\n` : `${count} changed\n`);
  const untidy = outcomes.some(({ left }) => left.length > 0) || (onlyCheck && changed.length > 0);
  return exitCodeOf(problems) || (untidy ? exitCodes.found : exitCodes.clean);
}

async function formatInput(onlyCheck: boolean): Promise<ExitCode> {
  const { format } = await import('../../../../grammar/format/format.js');
  const reading = decode(await standardInput());
  if (!('text' in reading)) {
    complain(problemLines([unreadable('The text on standard input', reading.problem)]));
    return exitCodes.found;
  }
  const { text, left } = format(reading.text);
  complain(leftLines('standard input', left));
  if (!onlyCheck) print(text);
  else if (text !== reading.text) complain('The text on standard input would change\n');
  return left.length > 0 || (onlyCheck && text !== reading.text) ? exitCodes.found : exitCodes.clean;
}

function leftLines(path: string, left: Outcome['left']): string {
  return left.map(({ line, reason }) => `${printable(`${path}:${line}  left as it is: ${reason}`)}\n`).join('');
}
