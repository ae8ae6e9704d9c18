/** Measures what the rules cost beside reading and resolving, in one process: milliseconds of processor time. */
import { tidyUp } from '../../server/src/host/memory.js';
import { libraryFiles } from '../../server/src/library.generated.js';
import { proofRules } from '../../server/src/rules/proofs/index.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { folderFiles } from './folder.js';
import type { RulesResult } from './results.js';
import type { ServerDefinition } from './servers/definitions.js';
import { summarise } from './statistics.js';

/**
 * Reads `count` files that use each other: without rules, with all but the proofs of payment terms, and with all of them, as `remit check` does it;
 * the middle of `runs` runs after a first that warms up.
 */
export function measureRules(definition: ServerDefinition, count: number, runs: number, seed: number): RulesResult {
  const files = Object.entries(folderFiles(definition, count, seed, false)).map(
    ([name, text]) => [`file:///bench/${name}`, text] as const,
  );
  const reading: number[] = [];
  const withoutProofs: number[] = [];
  const all: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const times = [timed(files, false), timed([proofsOff, ...files], true), timed(files, true)];
    if (run === 0) continue;
    for (const [i, list] of [reading, withoutProofs, all].entries()) list.push(times[i]);
  }
  return {
    files: count,
    reading: summarise(reading),
    withoutProofs: summarise(withoutProofs),
    all: summarise(all),
  };
}

/** The settings of a team that leaves the proofs out. */
const proofsOff = [
  'file:///bench/remit.json',
  JSON.stringify({ rules: Object.fromEntries(proofRules.map(({ name }) => [name, 'off'])) }),
] as const;

function timed(files: readonly (readonly [string, string])[], isJudged: boolean): number {
  const workspace = new Workspace(libraryFiles, undefined, !isJudged);
  workspace.setRoots(['file:///bench']);
  for (const uri of workspace.lacking()) workspace.markAbsent(uri);
  // What the run before has left behind is not this one's work.
  tidyUp();
  const started = process.cpuUsage();
  workspace.setAll(files);
  if (isJudged) workspace.examineTogether();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
