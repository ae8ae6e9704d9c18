/** `npm run bench`: what people feel of Remit, beside a server that does nothing and one made with Langium. */
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import { measureChecks } from './check.js';
import { measureDocuments } from './documents.js';
import { measureFolder } from './folder.js';
import { type Options, readOptions, usage } from './options.js';
import { measurePayment, paymentReport } from './payment.js';
import { Random } from './random.js';
import { report } from './report.js';
import type { Results } from './results.js';
import { measureRules } from './rules.js';
import { buildReferences } from './servers/build.js';
import { definitions, missing } from './servers/definitions.js';
import { summarise } from './statistics.js';
import { Noise } from './turns.js';

/** How often the rules are measured: a single run differs from the next by a fifth. */
const ruleRuns = 7;

async function main(options: Options): Promise<void> {
  if (process.platform !== 'linux')
    throw new Error('the bench runs on Linux alone: what processes use it reads from /proc');
  await buildReferences();
  const noise = new Noise();
  const random = new Random(options.seed);
  const chosen = options.only.map((name) => definitions[name]);
  const present = chosen.filter((definition) => missing(definition) === undefined);
  const results: Results = {
    when: new Date().toISOString(),
    machine: {
      node: process.version,
      kernel: release(),
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
    seed: options.seed,
    servers: chosen.map((definition) => ({
      name: definition.name,
      title: definition.title,
      missing: missing(definition),
    })),
    documents: [],
    folders: [],
    checks: [],
    rules: [],
  };
  for (const lines of options.lines) {
    progress(`${lines} lines`);
    results.documents.push(...(await measureDocuments(present, lines, 'spread', options, noise)));
  }
  const middle = options.lines.filter((lines) => lines >= 2000)[0];
  if (middle !== undefined) {
    progress(`${middle} lines, edits in one large block`);
    results.documents.push(...(await measureDocuments(present, middle, 'one large block', options, noise)));
  }
  if (options.files > 0) {
    for (const definition of random.shuffle(present)) {
      progress(`${options.files} files, ${definition.name}`);
      results.folders.push(await measureFolder(definition, options.files, options.seed));
    }
    progress(`checking ${options.files} files`);
    if (options.only.includes('remit')) {
      progress(`rules on ${options.files} files`);
      results.rules = await measureRules(definitions.remit, options.files, ruleRuns, options.seed);
    }
    results.checks = await measureChecks(present, options.files, options.cold, options.seed, random, noise);
  }
  if (options.only.includes('remit')) {
    progress('settling and simulating');
    results.payment = measurePayment(options.cold, options.seed);
  }
  results.noise = summarise(noise.samples);
  const text = report(results) + (results.payment ? `\n${paymentReport(results.payment)}` : '');
  process.stdout.write(`\n${text}`);
  if (options.json) {
    writeFileSync(options.json, `${JSON.stringify(results, undefined, 1)}\n`);
  }
  if (options.md) {
    writeFileSync(options.md, text);
  }
}

function progress(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
  process.exitCode = 2;
}
