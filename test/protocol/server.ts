/** The real server as a process, every message of which is judged by the meta-model as it arrives. */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, type ClientOptions, type Publication } from './client.js';
import { readMetaModel } from './declarations.js';
import { MetaModelValidator } from './metamodel.js';

export const program = fileURLToPath(new URL('../../../dist/remit.mjs', import.meta.url));
const validator = new MetaModelValidator(readMetaModel());

export function serverIsBuilt(): boolean {
  return existsSync(program);
}

export class JudgedServer extends Client {
  /** What the server sent that the protocol does not allow. */
  readonly problems: string[];
  /** How many messages were judged. */
  private readonly count: { messages: number };

  constructor(options: Partial<ClientOptions> = {}) {
    const problems: string[] = [];
    const count = { messages: 0 };
    super({
      command: process.execPath,
      args: [program, 'lsp', '--stdio'],
      ...options,
      observe: (message, answered) => {
        count.messages++;
        // The protocol knows nothing of Remit's own questions.
        if (answered?.startsWith('remit/')) return;
        for (const problem of validator.message(message, answered)) {
          problems.push(`${message.method ?? `answer to ${answered}`}: ${problem.path} ${problem.message}`);
        }
      },
    });
    this.problems = problems;
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
