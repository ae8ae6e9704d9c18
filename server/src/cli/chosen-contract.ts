import type { Block } from '../../../grammar/syntax/tree.js';
import { contractsIn } from '../payment/model/contract.js';
import type { Clause } from '../payment/statement.js';
import { readHead } from '../semantics/heads.js';
import type { FileView } from '../semantics/view.js';
import { viewOf } from '../workspace/view.js';
import { chosenFiles } from './chosen-files.js';
import { problemLines } from './problems.js';
import { readWorkspace, uriOf } from './read-workspace.js';
import { complain } from './terminal.js';

/** A contract that a command was asked to work with, and the place where it stands. */
export interface ChosenContract {
  readonly contract: Block;
  readonly clause: Clause;
}

/** The contract of a file, with whatever the file uses; or why there is none: nothing where that has been said. */
export async function chosenContract(
  path: string,
  name: string | undefined,
  libraryFiles: () => Promise<Readonly<Record<string, string>>>,
): Promise<ChosenContract | string> {
  const current = process.cwd();
  const [library, chosen] = await Promise.all([libraryFiles(), chosenFiles([path], current)]);
  const { workspace, problems } = await readWorkspace(chosen, library, current);
  const file = chosen.files.length === 1 ? viewOf(workspace).file(uriOf(chosen.files[0].path)) : undefined;
  if (problems.length > 0) complain(problemLines(problems));
  if (file) return contractIn(file, name);
  return problems.length > 0 ? '' : `${path} is no single file: name the file with the contract.`;
}

/** The contract that is meant, or why there is none. */
function contractIn(file: FileView, name: string | undefined): ChosenContract | string {
  const all = file.source.pieces.flatMap((piece, index) =>
    contractsIn(file.parsed(index).tree.items).map((contract) => ({ contract, piece, index })),
  );
  const names = all.map(({ contract }) => readHead(contract.head).name?.text ?? '');
  const chosen = name === undefined ? all : all.filter((_, i) => names[i] === name);
  if (chosen.length > 1) return `There are several contracts: say which, as in \`--contract ${names[0]}\`.`;
  if (chosen.length === 0)
    return names.length === 0
      ? 'There is no contract in this file.'
      : `There is no contract ${name}. There is ${names.join(', ')}.`;
  const [{ contract, piece, index }] = chosen;
  const first = file.source.lines[index] + 1;
  const lineAt = (offset: number): number => first + piece.text.slice(0, offset).split(/\r\n?|\n/).length - 1;
  return { contract, clause: { text: piece.text, scope: file.scope(index), lineAt } };
}
