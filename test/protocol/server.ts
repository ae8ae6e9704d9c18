/** The real server as a process, every message of which is judged by the published meta-model as it arrives. */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import { Client, type ClientOptions, type Publication } from './client.js';
import { MetaModelValidator } from './metamodel.js';
import { type MetaModel, type Method, readMetaModel, type Type } from './published.js';

export const program = fileURLToPath(new URL('../../../dist/remit.mjs', import.meta.url));
const published = readMetaModel();
/** What the server answers beside the protocol; no editor sends these unless it knows Remit. */
const ownRequests = ['curves', 'exampleRanges', 'libraryText', 'rulePage', 'runExamples', 'settled'];

/** The URI of a path as VS Code spells it, which is also how the server does. */
export function uriOf(path: string): string {
  return URI.file(path).toString();
}

export function serverIsBuilt(): boolean {
  return existsSync(program);
}

interface JudgedOptions extends ClientOptions {
  /** Remit's own notifications, which only a client hears of that asks for them in `initialize`. */
  hears: string[];
}

export class JudgedServer extends Client {
  /** What the server sent that the protocol does not allow. */
  readonly problems: string[];
  /** The methods whose parameters or answers were judged. */
  readonly judged: Set<string>;
  /** How many messages were judged. */
  private readonly count: { messages: number };

  constructor({ hears = [], ...options }: Partial<JudgedOptions> = {}) {
    const validator = new MetaModelValidator(withOwn(hears));
    const problems: string[] = [];
    const judged = new Set<string>();
    const count = { messages: 0 };
    super({
      command: process.execPath,
      args: [program, 'lsp', '--stdio'],
      ...options,
      observe: (message, answered) => {
        count.messages++;
        const method = message.method ?? answered;
        if (method !== undefined && !message.error) judged.add(method);
        options.observe?.(message, answered);
        for (const problem of validator.message(message, answered)) {
          problems.push(`${message.method ?? `answer to ${answered}`}: ${problem.path} ${problem.message}`);
        }
      },
    });
    this.problems = problems;
    this.judged = judged;
    this.count = count;
  }

  get messages(): number {
    return this.count.messages;
  }

  open(uri: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'remit', version, text } });
  }

  /**
   * The diagnostics of that version when no more follow: the deep analyses come after the quick ones. Throws when none
   * come in ten seconds.
   */
  async settledDiagnostics(uri: string, version: number): Promise<Publication> {
    const isDue = (publication: Publication | undefined) => (publication?.version ?? -1) >= version;
    let latest = this.latestDiagnostics(uri);
    if (!isDue(latest)) {
      latest = await this.nextDiagnostics(uri, isDue, 10_000);
    }
    await this.request('remit/settled', null);
    latest = this.latestDiagnostics(uri);
    if (!latest) {
      throw new Error(`no diagnostics for version ${version} of ${uri}; ${this.stderr}`);
    }
    return latest;
  }

  /** Gives the server time to send what it should not. */
  async listen(milliseconds = 100): Promise<void> {
    await sleep(milliseconds);
  }
}

/** The published protocol with Remit's own messages, which may say anything. */
function withOwn(notifications: string[]): MetaModel {
  const anything: Type = { kind: 'reference', name: 'LSPAny' };
  const requests = ownRequests.map(
    (name): Method => ({
      method: `remit/${name}`,
      messageDirection: 'clientToServer',
      params: anything,
      result: anything,
    }),
  );
  const told = notifications.map(
    (method): Method => ({ method, messageDirection: 'serverToClient', params: anything }),
  );
  return {
    ...published,
    requests: [...published.requests, ...requests],
    notifications: [...published.notifications, ...told],
  };
}
