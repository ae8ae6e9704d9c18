/**
 * One server process with one open document, and what is measured on it. All times are milliseconds.
 *
 * A keystroke is timed from just before `didChange` is written until diagnostics that are right for that version have
 * arrived: the version (where the server sends one) is that of the change or later, and there is an error exactly when
 * the change made one. A server that answers nothing, or always the same, therefore never looks fast.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Client, type Publication } from '../protocol/client.js';
import { OpenDocument } from './editing.js';
import { type Mark, type MarkedDocument, type MarkKind, textOf } from './marked.js';
import { cpuOf, memoryOf } from './process.js';
import { Random } from './random.js';
import type { ServerDefinition } from './servers/definitions.js';
import { median } from './statistics.js';

export type EditKind = 'valid' | 'writing' | 'meaning' | 'name';
export type Feature = 'hover' | 'completion';

/** Which marks an edit of that kind is made at. */
const markOf: Record<EditKind, MarkKind> = { valid: 'v', writing: 's', meaning: 'm', name: 'd' };

/** The document with one mistake of the kind, in its middle; its marks no longer hold. Throws where it has no place for one. */
export function withMistake(document: MarkedDocument, kind: 'writing' | 'meaning'): string {
  const marks = document.marks[markOf[kind]];
  const mark = marks[marks.length >> 1];
  if (!mark) {
    throw new Error(`the document has no place for a mistake in the ${kind}`);
  }
  const lines = [...document.lines];
  const line = lines[mark.line] ?? '';
  lines[mark.line] = line.slice(0, mark.character) + mark.argument + line.slice(mark.character);
  return textOf({ ...document, lines });
}

export interface SessionOptions {
  /** Open the document with a mistake in it, and wait until that is found. */
  broken?: boolean;
  /** Further files of the folder, by name. */
  files?: Record<string, string>;
  /** The open document's name in the folder. */
  file?: string;
  initializationOptions?: object;
}

/** In milliseconds: as people type who do not stop to think, and long enough for Remit to be at work on the rules. */
export type Pause = 150 | 300;

export class Session {
  readonly client: Client;
  readonly document: OpenDocument;
  readonly folder: string;
  /** Every keystroke, by kind. */
  readonly edits: Record<EditKind, number[]> = { valid: [], writing: [], meaning: [], name: [] };
  /** The median keystroke of each round. */
  readonly rounds: (number | undefined)[] = [];
  /** Processor milliseconds per keystroke, one figure a block. */
  readonly cpuPerEdit: number[] = [];
  /** Keys after a pause, by its length in milliseconds. */
  readonly easy: Record<Pause, number[]> = { 150: [], 300: [] };
  readonly bursts: number[] = [];
  readonly features: Record<Feature, { times: number[]; wrong: number; example?: string }> = {
    hover: { times: [], wrong: 0 },
    completion: { times: [], wrong: 0 },
  };
  private readonly random: Random;
  private readonly uri: string;

  constructor(
    readonly definition: ServerDefinition,
    private readonly marked: MarkedDocument,
    seed: number,
    private readonly options: SessionOptions = {},
  ) {
    // The same seed for every server: the bare server is edited at the places where Remit is.
    this.random = new Random(seed ^ 0x5eed);
    this.folder = mkdtempSync(join(tmpdir(), `remit-bench-${definition.name}-`));
    const file = options.file ?? `main.${definition.extension}`;
    const text = options.broken ? withMistake(marked, 'writing') : textOf(marked);
    for (const [name, content] of Object.entries({ ...options.files, [file]: text })) {
      writeFileSync(join(this.folder, name), content);
    }
    this.client = new Client({ command: process.execPath, args: definition.serve, cwd: this.folder });
    this.uri = pathToFileURL(join(this.folder, file)).href;
    this.document = new OpenDocument(this.client, this.uri, definition.languageId, text);
  }

  /** Starts, opens and waits for the first right diagnostics. Times since the process was started. */
  async open(timeout = 90_000): Promise<{ initialized: number; diagnosed: number }> {
    const { arrived } = await this.client.initialize(
      pathToFileURL(this.folder).href,
      this.options.initializationOptions,
    );
    const waiting = this.client.nextDiagnostics(
      this.uri,
      (publication) => publication.diagnostics.some(isError) === (this.options.broken ?? false),
      timeout,
    );
    this.document.open();
    const first = await waiting;
    if (!first) {
      throw new Error(
        `no right diagnostics in ${timeout} ms after opening: ${describe(this.client.latestDiagnostics(this.uri)?.diagnostics ?? [])}`,
      );
    }
    return { initialized: arrived - this.client.started, diagnosed: first.arrived - this.client.started };
  }

  async close(): Promise<boolean> {
    const clean = await this.client.stop();
    rmSync(this.folder, { recursive: true, force: true });
    return clean;
  }

  /**
   * Makes sure that the server really works on this document: valid has no error, each kind of mistake gives one, a
   * mistake in the meaning gives it on its line, and each repair clears it. Throws otherwise.
   */
  async prove(): Promise<void> {
    // Servers that also read the folder may speak twice at first.
    await sleep(300);
    const valid = this.client.latestDiagnostics(this.uri)?.diagnostics.filter(isError) ?? [];
    if (valid.length > 0) {
      throw new Error(`the valid document has ${valid.length} errors: ${describe(valid)}`);
    }
    for (const kind of ['writing', 'meaning', 'name'] as const) {
      const marks = this.marked.marks[markOf[kind]];
      const mark = marks[marks.length >> 1];
      if (!mark) {
        continue;
      }
      const broken = await this.keystroke(() => this.document.type(mark), true, 20_000);
      if (!broken) {
        throw new Error(
          `no error for "${mark.argument}" typed at line ${mark.line + 1}: ${this.marked.lines[mark.line]}`,
        );
      }
      const errors = broken.publication.diagnostics.filter(isError);
      if (kind === 'meaning' && !errors.some((error) => Math.abs(error.range.start.line - mark.line) <= 1)) {
        throw new Error(`the mistake on line ${mark.line + 1} is reported elsewhere: ${describe(errors)}`);
      }
      if (!(await this.keystroke(() => this.document.takeBack(mark), false, 20_000))) {
        throw new Error(
          `taking back "${mark.argument}" at line ${mark.line + 1} leaves errors: ${describe(this.client.latestDiagnostics(this.uri)?.diagnostics ?? [])}`,
        );
      }
    }
  }

  /** A block of pairs of edits, each typed and taken back, at random places. */
  async editBlock(pairs: number, round: number): Promise<void> {
    const cpu = cpuOf(this.client.pid);
    const block: number[] = [];
    for (let i = 0; i < pairs; i++) {
      const drawn = this.random.next();
      const wanted: EditKind = drawn < 0.5 ? 'valid' : drawn < 0.7 ? 'writing' : drawn < 0.9 ? 'meaning' : 'name';
      const kind = this.marked.marks[markOf[wanted]].length > 0 ? wanted : 'valid';
      const mark = this.random.pick(this.marked.marks[markOf[kind]]);
      const breaks = kind !== 'valid';
      for (const [change, broken] of [
        [() => this.document.type(mark), breaks],
        [() => this.document.takeBack(mark), false],
      ] as const) {
        const timed = await this.keystroke(change, broken);
        if (!timed) {
          throw new Error(
            `no right diagnostics for a ${kind} edit at line ${mark.line + 1}: ${this.marked.lines[mark.line]}`,
          );
        }
        block.push(timed.milliseconds);
        this.edits[kind].push(timed.milliseconds);
      }
    }
    // Work that follows the answer belongs to the edit as well.
    await sleep(40);
    this.cpuPerEdit.push((cpuOf(this.client.pid) - cpu) / (2 * pairs));
    this.rounds[round] = median(block);
  }

  /** Four keys as people type them, each so long after the answer to the one before: a server that uses the pause for other work has to be free again. */
  async atEase(pause: Pause): Promise<void> {
    const mark = this.random.pick(this.marked.marks.v);
    for (const change of [() => this.document.type(mark), () => this.document.takeBack(mark)]) {
      for (let i = 0; i < 2; i++) {
        await sleep(pause);
        const timed = await this.keystroke(change, false);
        if (!timed) {
          throw new Error('no right diagnostics after a pause');
        }
        this.easy[pause].push(timed.milliseconds);
      }
    }
  }

  /** Twenty keys, 30 ms apart, nobody waits; from the last one, which makes a mistake, until it is reported. */
  async burst(): Promise<void> {
    const place = this.random.pick(this.marked.marks.v);
    const last = this.random.pick(this.marked.marks.s.filter((mark) => mark.line !== place.line));
    for (let i = 0; i < 19; i++) {
      this.document.type(place);
      await sleep(30);
    }
    const timed = await this.keystroke(() => this.document.type(last), true);
    if (!timed) {
      throw new Error('no right diagnostics after fast typing');
    }
    this.bursts.push(timed.milliseconds);
    for (let i = 0; i < 19; i++) {
      this.document.takeBack(place);
    }
    await this.keystroke(() => this.document.takeBack(last), false);
  }

  /** Asks right after an edit that moves every line; timed from before that edit; the answer is checked. */
  async featureBlock(feature: Feature, count: number): Promise<void> {
    const kept = this.features[feature];
    for (let i = 0; i < count; i++) {
      const mark = this.random.pick(this.marked.marks[feature === 'hover' ? 'h' : 'c']);
      const version = this.document.version + 1;
      const settled = this.client.nextDiagnostics(this.uri, (publication) => isOf(publication, version), 20_000);
      const before = performance.now();
      this.document.toggleBlankLine();
      const { result, arrived } = await this.client.request<unknown>(`textDocument/${feature}`, {
        textDocument: { uri: this.uri },
        position: this.document.positionOf(mark),
      });
      const right =
        feature === 'hover'
          ? matches(JSON.stringify(result), mark)
          : labels(result).some((label) => matches(label, mark));
      if (right) {
        kept.times.push(arrived - before);
      } else {
        kept.wrong++;
        kept.example ??= `${this.marked.lines[mark.line]} → ${JSON.stringify(result)?.slice(0, 200)}`;
      }
      await settled;
      await sleep(5);
    }
  }

  /** Resident memory, MiB, after further edits in runs of twenty, each run ended by a mistake that is waited for. */
  async memoryAfter(edits: number, budget: number): Promise<{ edits: number; rss: number }> {
    const end = performance.now() + budget;
    let done = 0;
    while (done < edits && performance.now() < end) {
      for (let i = 0; i < 9; i++) {
        const mark = this.random.pick(this.marked.marks.v);
        this.document.type(mark);
        this.document.takeBack(mark);
        await sleep(1);
      }
      const mark = this.random.pick(this.marked.marks.s);
      await this.keystroke(() => this.document.type(mark), true);
      await this.keystroke(() => this.document.takeBack(mark), false);
      done += 20;
    }
    await sleep(300);
    return { edits: done, rss: memoryOf(this.client.pid).rss };
  }

  /** Makes a change and waits until the diagnostics are right for it; undefined when the time is up. */
  private async keystroke(
    change: () => void,
    broken: boolean,
    timeout = 20_000,
  ): Promise<{ milliseconds: number; publication: Publication } | undefined> {
    const version = this.document.version + 1;
    const waiting = this.client.nextDiagnostics(
      this.uri,
      (publication) => isOf(publication, version) && publication.diagnostics.some(isError) === broken,
      timeout,
    );
    const before = performance.now();
    change();
    const publication = await waiting;
    await sleep(5);
    return publication && { milliseconds: publication.arrived - before, publication };
  }
}

export function isError(diagnostic: { severity?: number }): boolean {
  return (diagnostic.severity ?? 1) === 1;
}

/** Whether diagnostics are of that version or a later one; a server that sends no versions (Langium) is believed. */
function isOf(publication: Publication, version: number): boolean {
  return publication.version === undefined || publication.version >= version;
}

function matches(text: string | undefined, mark: Mark): boolean {
  return text !== undefined && new RegExp(mark.argument).test(text);
}

function labels(result: unknown): string[] {
  const items = Array.isArray(result) ? result : ((result as { items?: unknown[] } | null)?.items ?? []);
  return items.map((item) => (item as { label: string }).label);
}

function describe(diagnostics: Diagnostic[]): string {
  return diagnostics
    .slice(0, 3)
    .map((each) => `line ${each.range.start.line + 1}: ${each.message}`)
    .join(' / ');
}
