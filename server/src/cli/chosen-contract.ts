import type { Block } from '../../../grammar/syntax/tree.js';
import type { Clause } from '../payment/statement.js';
import type { Library } from './commands/check.js';
import { contractsNamed, readContractFile } from './contract-file.js';
import type { Mistake } from './mistakes.js';
import { complain } from './terminal.js';

/** The one contract that a command was asked to work with, and the place where it stands. */
export interface ChosenContract {
  readonly contract: Block;
  readonly clause: Clause;
  /** What is wrong in its file and in the files that this uses. */
  readonly mistakes: readonly Mistake[];
}

/** The contract of a file, with whatever the file uses; or why there is none: nothing where that has been said. */
export async function chosenContract(
  path: string,
  name: string | undefined,
  libraryFiles: Library,
): Promise<ChosenContract | string> {
  const { found, complaints } = await readContractFile(path, libraryFiles);
  if (complaints !== '') complain(complaints);
  if (!found) return '';
  const contracts = contractsNamed(found.file, name);
  if (typeof contracts === 'string') return contracts;
  const [first, ...others] = contracts;
  if (others.length > 0) return `There are several contracts: say which, as in \`--contract ${first.name}\`.`;
  return { contract: first.block, clause: first, mistakes: found.mistakes };
}
