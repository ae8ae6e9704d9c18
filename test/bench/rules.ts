/** Measures what the rules about good specifications cost beside reading and resolving, in one process: milliseconds. */
import { performance } from 'node:perf_hooks';
import { libraryFiles } from '../../server/src/library.generated.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { folderFiles } from './folder.js';
import type { RulesResult } from './results.js';
import type { ServerDefinition } from './servers/definitions.js';
import { summarise } from './statistics.js';

/** Reads `count` files that use each other, then runs all rules and worked examples on them; the middle of `runs` runs after a first that warms up. */
export function measureRules(definition: ServerDefinition, count: number, runs: number, seed: number): RulesResult {
  const texts = Object.entries(folderFiles(definition, count, seed, false));
  const reading: number[] = [];
  const judging: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const workspace = new Workspace(libraryFiles, undefined, true);
    workspace.setRoots(['file:///bench']);
    const started = performance.now();
    for (const [name, text] of texts) workspace.set(`file:///bench/${name}`, text);
    for (const uri of workspace.lacking()) workspace.markAbsent(uri);
    const read = performance.now();
    workspace.judge();
    workspace.examineTogether();
    const judged = performance.now();
    if (run > 0) {
      reading.push(read - started);
      judging.push(judged - read);
    }
  }
  return { files: count, reading: summarise(reading), judging: summarise(judging) };
}
