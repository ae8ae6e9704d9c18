/**
 * Measures the servers on a folder of many files of which one is opened. The last file, which nobody opens, has a
 * mistake: when that is known, all is known.
 */

import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, SymbolInformation } from 'vscode-languageserver/node';
import { textOf } from './marked.js';
import { memoryOf } from './process.js';
import type { FolderResult } from './results.js';
import type { ServerDefinition } from './servers/definitions.js';
import { isError, Session, withMistake } from './session.js';
import { summarise } from './statistics.js';

const patience = 120_000;

/** The folder's files; with a mistake in the meaning of the last one where asked. */
export function folderFiles(
  definition: ServerDefinition,
  count: number,
  seed: number,
  broken: boolean,
): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < count; index++) {
    const { name, document } = definition.workspaceFile(index, seed);
    files[name] = broken && index === count - 1 ? withMistake(document, 'meaning') : textOf(document);
  }
  return files;
}

export async function measureFolder(definition: ServerDefinition, count: number, seed: number): Promise<FolderResult> {
  const files = folderFiles(definition, count, seed, true);
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const result: FolderResult = { server: definition.name, files: count, bytes };
  const opened = definition.workspaceFile(count >> 1, seed);
  const session = new Session(definition, opened.document, seed, {
    files,
    file: opened.name,
    initializationOptions: definition.folderOptions,
  });
  const last = pathToFileURL(join(session.folder, definition.workspaceFile(count - 1, seed).name)).href;
  try {
    const { initialized, diagnosed } = await session.open(patience);
    result.initialized = initialized;
    result.opened = diagnosed;
    const [allKnown, symbolKnown] = await Promise.all([
      untilMistakeIsKnown(session, last),
      untilSymbolIsFound(session, definition.symbolOf(count - 1)),
    ]);
    result.allKnown = allKnown;
    result.symbolKnown = symbolKnown;
    await sleep(500);
    Object.assign(result, memoryOf(session.client.pid));
    for (let round = 0; round < 5; round++) {
      await session.editBlock(3, round);
    }
    result.edit = summarise(Object.values(session.edits).flat());
  } catch (error) {
    result.problem = (error as Error).message;
  }
  await session.close();
  return result;
}

/** Servers tell about files that are not open unasked, or only when asked for the whole workspace. */
async function untilMistakeIsKnown(session: Session, uri: string): Promise<number> {
  const { client } = session;
  const asks = (client.capabilities.diagnosticProvider as { workspaceDiagnostics?: boolean } | undefined)
    ?.workspaceDiagnostics;
  while (performance.now() - client.started < patience) {
    const told = client.latestDiagnostics(uri);
    if (told?.diagnostics.some(isError)) {
      return told.arrived - client.started;
    }
    if (asks) {
      const { result, arrived } = await client.request<{ items: { uri: string; items?: Diagnostic[] }[] }>(
        'workspace/diagnostic',
        { previousResultIds: [] },
        patience,
      );
      const report = result.items.find((item) => decodeURIComponent(item.uri) === decodeURIComponent(uri));
      if (report?.items?.some(isError)) {
        return arrived - client.started;
      }
    }
    await sleep(10);
  }
  throw new Error(`the mistake in a file that is not open was not reported in ${patience} ms`);
}

async function untilSymbolIsFound(session: Session, name: string): Promise<number> {
  const { client } = session;
  while (performance.now() - client.started < patience) {
    const { result, arrived } = await client.request<SymbolInformation[] | null>(
      'workspace/symbol',
      { query: name },
      patience,
    );
    if (result?.some((symbol) => symbol.name.includes(name))) {
      return arrived - client.started;
    }
    await sleep(10);
  }
  throw new Error(`workspace/symbol did not find ${name} in ${patience} ms`);
}
