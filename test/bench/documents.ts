/** Measures the servers on one open document of each size. */
import { setTimeout as sleep } from 'node:timers/promises';
import { textOf } from './marked.js';
import type { Options } from './options.js';
import { memoryOf } from './process.js';
import { Random } from './random.js';
import type { DocumentResult, Variant } from './results.js';
import type { ServerDefinition } from './servers/definitions.js';
import { type EditKind, type Feature, Session } from './session.js';
import { median, medianRatio, summarise } from './statistics.js';
import { type Noise, Turns } from './turns.js';

export async function measureDocuments(
  definitions: ServerDefinition[],
  lines: number,
  variant: Variant,
  options: Options,
  noise: Noise,
): Promise<DocumentResult[]> {
  const random = new Random(options.seed);
  const results = new Map<ServerDefinition, DocumentResult>();
  const able: ServerDefinition[] = [];
  for (const definition of definitions) {
    const tooLong = definition.name === 'langium' && lines > options.langiumLines;
    const document = definition.document(tooLong ? 100 : lines, options.seed, {
      oneLargeBlock: variant === 'one large block',
    });
    const bytes = Buffer.byteLength(textOf(document));
    const problem = tooLong
      ? `left out above ${options.langiumLines} lines: a keystroke takes too long there`
      : undefined;
    results.set(definition, { server: definition.name, lines, bytes, variant, problem });
    if (!tooLong) {
      able.push(definition);
    }
  }
  if (variant === 'spread') {
    await measureColdStarts(able, lines, options, random, noise, results);
  }
  await measureWarm(
    able.filter((definition) => !results.get(definition)?.problem),
    lines,
    variant,
    options,
    random,
    noise,
    results,
  );
  return [...results.values()];
}

async function measureColdStarts(
  definitions: ServerDefinition[],
  lines: number,
  options: Options,
  random: Random,
  noise: Noise,
  results: Map<ServerDefinition, DocumentResult>,
): Promise<void> {
  const starts = new Map(
    definitions.map((definition) => [definition, { initialized: [] as number[], diagnosed: [] as number[] }]),
  );
  for (let i = 0; i < options.cold; i++) {
    for (const definition of random.shuffle(definitions)) {
      const result = results.get(definition) as DocumentResult;
      const spent = (starts.get(definition)?.diagnosed ?? []).reduce((sum, time) => sum + time, 0);
      if (result.problem || spent > options.budget * 500) {
        continue;
      }
      noise.probe();
      const session = new Session(definition, definition.document(lines, options.seed), options.seed, { broken: true });
      try {
        const { initialized, diagnosed } = await session.open();
        starts.get(definition)?.initialized.push(initialized);
        starts.get(definition)?.diagnosed.push(diagnosed);
      } catch (error) {
        result.problem = `cold start: ${(error as Error).message}`;
      }
      await session.close();
    }
  }
  for (const [definition, { initialized, diagnosed }] of starts) {
    const result = results.get(definition) as DocumentResult;
    result.initialized = summarise(initialized);
    result.firstFinding = summarise(diagnosed);
  }
}

async function measureWarm(
  definitions: ServerDefinition[],
  lines: number,
  variant: Variant,
  options: Options,
  random: Random,
  noise: Noise,
  results: Map<ServerDefinition, DocumentResult>,
): Promise<void> {
  const sessions: Session[] = [];
  for (const definition of definitions) {
    const result = results.get(definition) as DocumentResult;
    const document = definition.document(lines, options.seed, { oneLargeBlock: variant === 'one large block' });
    const session = new Session(definition, document, options.seed);
    try {
      await session.open();
      await sleep(300);
      result.rssOpened = memoryOf(session.client.pid).rss;
      await session.prove();
      sessions.push(session);
    } catch (error) {
      result.problem = (error as Error).message;
      await session.close();
    }
  }
  const budget = options.budget * 1000;
  const turns = new Turns(sessions, random, noise);
  // Small blocks where a keystroke is slow, so that a block never takes much more than the budget.
  const pairs = lines >= 10_000 ? 2 : 5;
  await turns.play(Math.ceil(options.edits / (2 * pairs)), budget, (session, round) => session.editBlock(pairs, round));
  for (const pause of [150, 300] as const)
    await turns.play(Math.ceil(options.edits / 20), budget / 3, (session) => session.atEase(pause));
  await turns.play(Math.ceil(options.edits / 50), budget / 3, (session) => session.burst());
  if (variant === 'spread') {
    for (const feature of ['hover', 'completion'] as const) {
      await turns.play(Math.ceil(options.edits / 10), budget / 6, (session) => session.featureBlock(feature, 2));
    }
    await turns.play(1, budget, async (session) => {
      (results.get(session.definition) as DocumentResult).rssAfterEdits = await session.memoryAfter(1000, budget);
    });
  }
  const bare = sessions.find((session) => session.definition.name === 'bare');
  for (const session of sessions) {
    const result = results.get(session.definition) as DocumentResult;
    const all = Object.values(session.edits).flat();
    result.edit = summarise(all);
    result.editByKind = Object.fromEntries(
      Object.entries(session.edits).map(([kind, times]) => [kind as EditKind, summarise(times)]),
    );
    result.editToBare = bare && medianRatio(session.rounds, bare.rounds);
    result.cpuPerEdit = median(session.cpuPerEdit);
    result.easy = { 150: summarise(session.easy[150]), 300: summarise(session.easy[300]) };
    result.burst = summarise(session.bursts);
    if (variant === 'spread') {
      const of = (feature: Feature) => {
        const { times, wrong, example } = session.features[feature];
        return { ...summarise(times), wrong, example };
      };
      result.features = { hover: of('hover'), completion: of('completion') };
    }
    result.problem = turns.problems.get(session);
    result.cleanEnd = await session.close();
  }
}
