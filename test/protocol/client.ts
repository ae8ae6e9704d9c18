/**
 * A minimal Language Server Protocol client over stdio, for tests and benchmarks of real server processes.
 *
 * Every message is stamped when its last byte arrives, before it is parsed, so that the client's own work is not
 * charged to the server. Times are milliseconds of `performance.now()`.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import type { ClientCapabilities, Diagnostic, InitializeResult, ServerCapabilities } from 'vscode-languageserver/node';

export interface Message {
  jsonrpc: string;
  id?: number | string | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}
export interface Answer<T> {
  result: T;
  arrived: number;
}
export interface Publication {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
  arrived: number;
}
export interface ClientOptions {
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  /** Sees every message that the server sends; `answered` is the method of the request that a response answers. */
  observe?: (message: Message, answered: string | undefined) => void;
  /** What the server gets for `workspace/configuration`, by section. */
  settings?: (section: string) => unknown;
  /** The process that the server watches; this one unless a test lets it die. */
  parentPid?: number;
}
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}
export class ResponseError extends Error {
  constructor(
    method: string,
    readonly code: number,
    message: string,
  ) {
    super(`${method}: ${message} (${code})`);
  }
}

interface Pending {
  method: string;
  resolve: (answer: Answer<never>) => void;
  reject: (error: Error) => void;
}

export const clientCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    symbol: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true, didSave: true },
    publishDiagnostics: {
      versionSupport: true,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'additionalTextEdits'] },
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      dataSupport: true,
    },
    rename: { prepareSupport: true },
    foldingRange: { lineFoldingOnly: true },
    documentLink: { tooltipSupport: true },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      formats: ['relative'],
      tokenTypes: [
        'namespace',
        'type',
        'class',
        'enum',
        'interface',
        'struct',
        'parameter',
        'variable',
        'property',
        'enumMember',
        'event',
        'function',
        'method',
        'macro',
        'keyword',
        'modifier',
        'comment',
        'string',
        'number',
        'regexp',
        'operator',
        'decorator',
      ],
      tokenModifiers: ['declaration', 'definition', 'readonly', 'defaultLibrary'],
    },
  },
};

/** Which files and folders the server wants to hear of; and of what, where that is not all: 1 that they are made, 2 changed, 4 deleted, added up. */
export interface Watcher {
  readonly globPattern: string;
  readonly kind?: number;
}

export class Client {
  readonly started = performance.now();
  readonly process: ChildProcessWithoutNullStreams;
  /** Resolves when the server process has ended. */
  readonly ended: Promise<Ending>;
  /** The latest diagnostics by document. */
  readonly diagnostics = new Map<string, Publication>();
  /** The patterns of the files of whose changes the server asked to be told. */
  readonly watched: Watcher[] = [];
  /** The methods of the server's own requests, in the order in which they came. */
  readonly asked: string[] = [];
  capabilities: ServerCapabilities = {};
  /** What the server wrote beside the protocol. */
  stderr = '';
  private ending: Ending | undefined;
  private readonly pending = new Map<number | string, Pending>();
  private readonly listeners = new Set<(publication: Publication) => void>();
  private nextId = 1;
  private readonly frames: FrameReader;

  constructor(private readonly options: ClientOptions) {
    this.process = spawn(options.command, options.args, { cwd: options.cwd, env: { ...process.env, ...options.env } });
    this.frames = new FrameReader((text, arrived) => this.receive(JSON.parse(text), arrived));
    this.process.stdout.on('data', (bytes: Buffer) => this.frames.feed(bytes, performance.now()));
    this.process.stderr.on('data', (bytes: Buffer) => {
      this.stderr = (this.stderr + bytes.toString()).slice(-20_000);
    });
    // Writing to a server that has just ended is no error of its own: `ended` tells.
    this.process.stdin.on('error', () => {});
    this.ended = new Promise((resolve) => {
      this.process.on('error', () => resolve({ code: null, signal: null }));
      this.process.on('exit', (code, signal) => resolve({ code, signal }));
    });
    this.ended.then((ending) => {
      this.ending = ending;
      for (const pending of this.pending.values()) {
        pending.reject(this.goneError(pending.method));
      }
      this.pending.clear();
    });
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Sends the handshake. Resolves when the answer has arrived and `initialized` has been sent. */
  async initialize(rootUri: string | null, initializationOptions?: unknown): Promise<Answer<InitializeResult>> {
    const answer = await this.request<InitializeResult>('initialize', {
      processId: this.options.parentPid ?? process.pid,
      rootUri,
      workspaceFolders: rootUri === null ? null : [{ uri: rootUri, name: 'folder' }],
      capabilities: clientCapabilities,
      initializationOptions,
    });
    this.capabilities = answer.result.capabilities;
    this.notify('initialized', {});
    return answer;
  }

  notify(method: string, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  request<T>(method: string, params?: unknown, timeoutMs = 60_000): Promise<Answer<T>> {
    return this.cancellableRequest<T>(method, params, timeoutMs).answer;
  }

  /** A request and the way to cancel it. */
  cancellableRequest<T>(
    method: string,
    params?: unknown,
    timeoutMs = 60_000,
  ): { answer: Promise<Answer<T>>; cancel: () => void } {
    const id = this.nextId++;
    const answer = new Promise<Answer<T>>((resolve, reject) => {
      if (this.ending) {
        reject(this.goneError(method));
        return;
      }
      const timer = setTimeout(() => {
        this.pending.delete(id);
        reject(new Error(`${method}: no answer in ${timeoutMs} ms`));
      }, timeoutMs);
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      this.pending.set(id, {
        method,
        resolve: (found) => finish(() => resolve(found)),
        reject: (error) => finish(() => reject(error)),
      });
      this.send({ jsonrpc: '2.0', id, method, params });
    });
    return { answer, cancel: () => this.notify('$/cancelRequest', { id }) };
  }

  /** The first publication for a document, from now on, that is accepted; undefined when the time is up. */
  nextDiagnostics(
    uri: string,
    accept: (publication: Publication) => boolean,
    timeoutMs: number,
  ): Promise<Publication | undefined> {
    return new Promise((resolve) => {
      const finish = (publication: Publication | undefined) => {
        clearTimeout(timer);
        this.listeners.delete(listener);
        resolve(publication);
      };
      const listener = (publication: Publication) => {
        if (sameUri(publication.uri, uri) && accept(publication)) {
          finish(publication);
        }
      };
      const timer = setTimeout(() => finish(undefined), timeoutMs);
      this.listeners.add(listener);
      this.ended.then(() => finish(undefined));
    });
  }

  latestDiagnostics(uri: string): Publication | undefined {
    return this.diagnostics.get(decodeURIComponent(uri));
  }

  /** Ends the server as the protocol asks; kills it, and says false, where it does not go within three seconds. */
  async stop(): Promise<boolean> {
    let clean = false;
    if (!this.ending) {
      try {
        await this.request('shutdown', undefined, 3000);
        this.notify('exit');
        clean = await within(this.ended, 3000);
      } catch {
        // It does not answer any more; it is killed below.
      }
    }
    if (!this.ending) {
      this.process.kill('SIGKILL');
      await within(this.ended, 1000);
    }
    return clean;
  }

  private receive(message: Message, arrived: number): void {
    const pending = message.method === undefined && message.id != null ? this.pending.get(message.id) : undefined;
    this.options.observe?.(message, pending?.method);
    if (pending) {
      this.pending.delete(message.id as number);
      if (message.error) {
        pending.reject(new ResponseError(pending.method, message.error.code, message.error.message));
      } else {
        pending.resolve({ result: message.result as never, arrived });
      }
    } else if (message.method !== undefined && message.id != null) {
      this.send({ jsonrpc: '2.0', id: message.id, result: this.answer(message) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const publication = { ...(message.params as Omit<Publication, 'arrived'>), arrived };
      this.diagnostics.set(decodeURIComponent(publication.uri), publication);
      for (const listener of [...this.listeners]) {
        listener(publication);
      }
    }
  }

  /** The client's answers to the server's own requests. */
  private answer(message: Message): unknown {
    const params = message.params as
      | {
          items?: { section?: string }[];
          registrations?: { registerOptions?: { watchers?: Watcher[] } }[];
        }
      | undefined;
    this.asked.push(message.method ?? '');
    switch (message.method) {
      case 'workspace/configuration':
        return params?.items?.map((item) => this.options.settings?.(item.section ?? '') ?? null);
      case 'workspace/applyEdit':
        return { applied: false };
      case 'client/registerCapability':
        for (const { registerOptions } of params?.registrations ?? [])
          this.watched.push(...(registerOptions?.watchers ?? []));
        return null;
      default:
        return null;
    }
  }

  private send(message: Message): void {
    if (this.ending) {
      return;
    }
    const body = JSON.stringify(message);
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private goneError(method: string): Error {
    return new Error(`${method}: the server has ended (${JSON.stringify(this.ending)}) ${this.stderr.slice(-400)}`);
  }
}

/** Cuts the byte stream into messages. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private length = 0;
  /** Bytes of the body that is due; undefined while the header is. */
  private due: number | undefined;

  constructor(private readonly deliver: (body: string, arrived: number) => void) {}

  feed(bytes: Buffer, arrived: number): void {
    this.chunks.push(bytes);
    this.length += bytes.length;
    for (;;) {
      if (this.due === undefined) {
        const all = this.joined();
        const end = all.indexOf('\r\n\r\n');
        if (end < 0) {
          return;
        }
        const header = all.toString('latin1', 0, end);
        const size = /content-length:\s*(\d+)/i.exec(header)?.[1];
        if (size === undefined) {
          throw new Error(`the server wrote something to its output that is no message: ${header.slice(0, 200)}`);
        }
        this.due = Number(size);
        this.keep(all.subarray(end + 4));
      }
      if (this.length < this.due) {
        return;
      }
      const all = this.joined();
      const body = all.toString('utf8', 0, this.due);
      this.keep(all.subarray(this.due));
      this.due = undefined;
      this.deliver(body, arrived);
    }
  }

  private joined(): Buffer {
    const all = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }

  private keep(rest: Buffer): void {
    this.chunks = [rest];
    this.length = rest.length;
  }
}

/** Whether a promise is fulfilled in time; the timer does not keep the process alive. */
export async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const inTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}

/** Editors and servers escape addresses differently (`%3A` or `:`). */
function sameUri(a: string, b: string): boolean {
  return a === b || decodeURIComponent(a) === decodeURIComponent(b);
}
