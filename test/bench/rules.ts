/** Measures what the rules cost beside reading and resolving, in milliseconds of processor time. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../kit/samples.js';
import { type Checked, checked, checkedFiles, timeOf } from './checked.js';
import type { RulesResult } from './results.js';
import type { ServerDefinition } from './servers/definitions.js';
import { summarise } from './statistics.js';

const inOneProcess = promisify(execFile);

/** On `count` files, each of the three in turn, `runs` times: each in a new process, as on the command line; and one after another in a process that has done it before, as in an editor. */
export async function measureRules(
  definition: ServerDefinition,
  count: number,
  runs: number,
  seed: number,
): Promise<RulesResult[]> {
  const files = checkedFiles(definition, count, seed);
  for (const which of checked) timeOf(files, which);
  return [
    await inTurns('new', count, runs, (which) => timeInNewProcess(which, count, seed)),
    await inTurns('used', count, runs, async (which) => timeOf(files, which)),
  ];
}

async function inTurns(
  process: RulesResult['process'],
  files: number,
  runs: number,
  time: (which: Checked) => Promise<number>,
): Promise<RulesResult> {
  const times: Record<Checked, number[]> = { reading: [], withoutProofs: [], all: [] };
  for (let run = 0; run < runs; run++) for (const which of checked) times[which].push(await time(which));
  const { reading, withoutProofs, all } = times;
  return {
    process,
    files,
    reading: summarise(reading),
    withoutProofs: summarise(withoutProofs),
    all: summarise(all),
  };
}

async function timeInNewProcess(which: Checked, count: number, seed: number): Promise<number> {
  const script = join(root, 'out/test/bench/rules-once.js');
  const { stdout } = await inOneProcess(process.execPath, [script, which, `${count}`, `${seed}`]);
  return Number(stdout);
}
