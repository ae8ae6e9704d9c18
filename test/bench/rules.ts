/** Measures what the rules about good specifications cost beside reading and resolving, in one process: milliseconds of processor time. */
import { libraryFiles } from '../../server/src/library.generated.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { folderFiles } from './folder.js';
import type { RulesResult } from './results.js';
import type { ServerDefinition } from './servers/definitions.js';
import { summarise } from './statistics.js';

/**
 * Reads `count` files that use each other, once without and once with all rules and worked examples, as `remit check` does it; the middle of `runs`
 * runs after a first that warms up.
 */
export function measureRules(definition: ServerDefinition, count: number, runs: number, seed: number): RulesResult {
  const files = Object.entries(folderFiles(definition, count, seed, false)).map(
    ([name, text]) => [`file:///bench/${name}`, text] as const,
  );
  const reading: number[] = [];
  const all: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const [read, checked] = [timed(files, false), timed(files, true)];
    if (run > 0) {
      reading.push(read);
      all.push(checked);
    }
  }
  return { files: count, reading: summarise(reading), all: summarise(all) };
}

function timed(files: readonly (readonly [string, string])[], isJudged: boolean): number {
  const workspace = new Workspace(libraryFiles, undefined, !isJudged);
  workspace.setRoots(['file:///bench']);
  for (const uri of workspace.lacking()) workspace.markAbsent(uri);
  const started = process.cpuUsage();
  workspace.setAll(files);
  if (isJudged) workspace.examineTogether();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
