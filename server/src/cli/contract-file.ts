import { contractsOf, type PlacedContract } from '../features/contracts.js';
import { uriOf } from '../host/uris.js';
import type { FileView } from '../semantics/view.js';
import { viewOf } from '../workspace/view.js';
import { chosenFiles } from './chosen-files.js';
import type { Library } from './commands/check.js';
import { type Mistake, mistakesIn } from './mistakes.js';
import { printable } from './printable.js';
import { problemLines } from './problems.js';
import { readWorkspace } from './read-workspace.js';

/** A file that a command about contracts was given, read with all that it uses. */
export interface ContractFile {
  readonly file: FileView;
  /** As it is shown. */
  readonly shown: string;
  readonly path: string;
  /** What is wrong in it and in the files that it uses. */
  readonly mistakes: readonly Mistake[];
}

/**
 * Reads the one file that a path names.
 *
 * @returns what there is to say about it, in whole lines, where it is none or cannot be read in full
 */
export async function readContractFile(
  path: string,
  libraryFiles: Library,
): Promise<{ readonly found?: ContractFile; readonly complaints: string }> {
  const current = process.cwd();
  const [library, chosen] = await Promise.all([libraryFiles(), chosenFiles([path], current)]);
  const { workspace, problems } = await readWorkspace(chosen, library, current);
  const [one] = chosen.files;
  const file = chosen.files.length === 1 ? viewOf(workspace).file(uriOf(one.path)) : undefined;
  if (file) {
    const mistakes = mistakesIn(workspace, file.uri, current);
    return { found: { file, shown: one.shown, path: one.path, mistakes }, complaints: problemLines(problems) };
  }
  const complaints =
    problems.length > 0
      ? problemLines(problems)
      : `remit: ${printable(path)} is no single file: name the file with the contract.\n`;
  return { complaints };
}

/** The contracts that are meant: all, or those of a name; or why there is none. */
export function contractsNamed(file: FileView, name: string | undefined): readonly PlacedContract[] | string {
  const all = contractsOf(file);
  const chosen = name === undefined ? all : all.filter((contract) => contract.name === name);
  if (chosen.length > 0) return chosen;
  if (all.length === 0) return 'There is no contract in this file.';
  return `There is no contract ${name}. There is ${all.map((contract) => contract.name).join(', ')}.`;
}
