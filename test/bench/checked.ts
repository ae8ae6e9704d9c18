/** Files that use each other, read with more or fewer of the rules: milliseconds of processor time, without a protocol and without a disk. */
import { tidyUp } from '../../server/src/host/memory.js';
import { libraryFiles } from '../../server/src/library.generated.js';
import { proofRules } from '../../server/src/rules/proofs/index.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { folderFiles } from './folder.js';
import type { ServerDefinition } from './servers/definitions.js';

/** No rules; all but the proofs of payment terms; all, as `remit check` runs them. Names are resolved each time. */
export const checked = ['reading', 'withoutProofs', 'all'] as const;
export type Checked = (typeof checked)[number];

type Files = readonly (readonly [uri: string, text: string])[];

export function checkedFiles(definition: ServerDefinition, count: number, seed: number): Files {
  return Object.entries(folderFiles(definition, count, seed, false)).map(([name, text]) => [
    `file:///bench/${name}`,
    text,
  ]);
}

export function timeOf(files: Files, which: Checked): number {
  const isJudged = which !== 'reading';
  const workspace = new Workspace(libraryFiles, undefined, !isJudged);
  workspace.setRoots(['file:///bench']);
  for (const uri of workspace.lacking()) workspace.markAbsent(uri);
  // What was done before has left something behind, which is not this one's work.
  tidyUp();
  const started = process.cpuUsage();
  workspace.setAll(which === 'withoutProofs' ? [proofsOff, ...files] : files);
  if (isJudged) workspace.examineTogether();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** The settings of a team that leaves the proofs out. */
const proofsOff = [
  'file:///bench/remit.json',
  JSON.stringify({ rules: Object.fromEntries(proofRules.map(({ name }) => [name, 'off'])) }),
] as const;
