/** Measures the whole process of checking a folder from the command line: milliseconds, MiB. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from '../kit/samples.js';
import { folderFiles } from './folder.js';
import type { Random } from './random.js';
import type { CheckResult } from './results.js';
import type { ServerDefinition } from './servers/definitions.js';
import { summarise } from './statistics.js';
import type { Noise } from './turns.js';

interface Run {
  code: number | null;
  output: string;
  wall: number;
  cpu: number;
  peak: number;
}

export async function measureChecks(
  definitions: ServerDefinition[],
  count: number,
  runs: number,
  seed: number,
  random: Random,
  noise: Noise,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const folders = new Map<ServerDefinition, { folder: string; runs: Run[]; result: CheckResult }>();
  for (const definition of definitions) {
    const result: CheckResult = { server: definition.name, files: count };
    results.push(result);
    const folder = mkdtempSync(join(tmpdir(), `remit-bench-check-${definition.name}-`));
    folders.set(definition, { folder, runs: [], result });
    // A check that never reads the files would be fast: the mistake must be found, and nothing else.
    for (const [broken, expected] of [
      [true, 1],
      [false, 0],
    ] as const) {
      for (const [name, text] of Object.entries(folderFiles(definition, count, seed, broken))) {
        writeFileSync(join(folder, name), text);
      }
      const { code, output } = await run(definition.check(folder));
      if (code !== expected && !result.problem) {
        result.problem = `exit code ${code}, not ${expected}, ${broken ? 'with' : 'without'} a mistake: ${output.slice(0, 300)}`;
      }
    }
  }
  for (let i = 0; i < runs; i++) {
    for (const definition of random.shuffle(definitions)) {
      const entry = folders.get(definition);
      if (entry && !entry.result.problem) {
        noise.probe();
        entry.runs.push(await run(definition.check(entry.folder)));
      }
    }
  }
  for (const { folder, runs: done, result } of folders.values()) {
    if (done.length > 0) {
      result.wall = summarise(done.map((each) => each.wall));
      result.cpu = summarise(done.map((each) => each.cpu));
      result.peak = summarise(done.map((each) => each.peak));
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

function run(command: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--require', join(root, 'out/test/bench/usage.cjs'), ...command], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let used = '';
    child.stdout?.on('data', (bytes) => {
      output += bytes;
    });
    child.stderr?.on('data', (bytes) => {
      output += bytes;
    });
    child.stdio[3]?.on('data', (bytes) => {
      used += bytes;
    });
    let wall = 0;
    child.on('exit', () => {
      wall = performance.now() - started;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const { cpu, peak } = used ? (JSON.parse(used) as { cpu: number; peak: number }) : { cpu: 0, peak: 0 };
      resolve({ code, output, wall, cpu, peak });
    });
  });
}
