// What both entries share: one client at a time, the commands, and the status that tells how it goes.

import { commands, type Disposable, type LogOutputChannel, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type ErrorHandler,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import { CurveView } from './curve.js';
import { ExampleTests, type ShownExample } from './example-tests.js';
import { libraryScheme, showServedDocuments } from './served-documents.js';
import { type ServerStatus, StatusItem } from './status.js';
import { answerFileRequests } from './workspace-files.js';

/** How an entry makes a client. */
export type ClientFactory = (id: string, name: string, options: LanguageClientOptions) => Session;

interface Session {
  readonly client: BaseLanguageClient;
  /** Rejects when the server cannot start, where the client would not notice. */
  readonly broken?: Promise<never>;
  /** Frees what stopping the client leaves behind. */
  release?(): void;
}

/** What `activate` returns: what the status bar and the Test Explorer show, for other extensions and for tests. */
export interface ExtensionApi {
  status(): { readonly state: ServerStatus['state']; readonly text: string };
  examples(): readonly ShownExample[];
  ranges(): readonly number[];
  /** The page on which curves are shown; empty where none are. */
  curves(): string;
}

/** Documents that are files, or will be: not those that show how a file was, as beside its changes. The server would take each for another file. */
function livingDocuments(): { scheme: string; language: string }[] {
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = new Set(['file', 'untitled', libraryScheme, ...ofFolders]);
  return [...schemes].map((scheme) => ({ scheme, language: 'remit' }));
}

export class Extension implements Disposable {
  readonly api: ExtensionApi = {
    status: () => ({ state: this.status.state, text: this.status.text }),
    examples: () => this.examples.shown(),
    ranges: () => this.examples.shownRanges(),
    curves: () => this.curves.page,
  };

  private readonly output: LogOutputChannel = window.createOutputChannel('Remit', { log: true });
  private readonly status = new StatusItem();
  private readonly examples = new ExampleTests(() => this.session?.client);
  private readonly curves = new CurveView(() => this.session?.client);
  private readonly registrations: readonly Disposable[];
  private session: Session | undefined;
  private changing: Promise<void> = Promise.resolve();

  constructor(private readonly createClient: ClientFactory) {
    this.registrations = [
      commands.registerCommand('remit.restartServer', () => this.restart()),
      commands.registerCommand('remit.showOutput', () => this.output.show()),
      // Not in the palette: it is a lens that knows what is meant.
      commands.registerCommand('remit.showCurve', (uri: string, contract: string, term: string | null) =>
        this.curves.show(uri, contract, term),
      ),
      this.curves,
      showServedDocuments(() => this.session?.client),
    ];
  }

  start(): Promise<void> {
    return this.inTurn(() => this.open());
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.close());
  }

  /** Works from any state: a client that failed to start can never be started again, so each start makes a new one. */
  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.close();
      await this.open();
    });
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.examples.dispose();
    this.status.dispose();
    this.output.dispose();
  }

  /** Two quick restarts must not run into each other, and one that fails must not keep the next from its turn. */
  private inTurn(change: () => Promise<void>): Promise<void> {
    const turn = this.changing.then(change);
    this.changing = turn.catch(() => {});
    return turn;
  }

  private async open(): Promise<void> {
    this.status.show({ state: 'working' });
    try {
      const session = this.connect();
      this.session = session;
      const started = session.client.start();
      await (session.broken ? Promise.race([started, session.broken]) : started);
      this.status.started();
    } catch (error) {
      this.fail(`The language server did not start: ${reason(error)}`);
    }
  }

  /** Makes a client that is listened to, and not started yet. Throws where the entry cannot make one. */
  private connect(): Session {
    const handler: { current?: ErrorHandler } = {};
    const session: Session = this.createClient('remit', 'Remit', {
      documentSelector: livingDocuments(),
      // Other editors would not know what to do with any of them.
      initializationOptions: { status: true, rulePages: true, examples: true, pictures: true },
      outputChannel: this.output,
      errorHandler: {
        error: (error, message, count) => handler.current!.error(error, message, count),
        closed: async () => this.whenClosed(session, await handler.current!.closed()),
      },
    });
    const { client } = session;
    handler.current = client.createDefaultErrorHandler();
    client.onNotification('remit/status', (status: ServerStatus) => this.status.show(status));
    this.examples.listen(client);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) this.status.show({ state: 'working' });
    });
    answerFileRequests(client);
    return session;
  }

  private async close(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    try {
      await session?.client.dispose();
    } catch (error) {
      // A server that is already gone cannot say goodbye; the log is enough.
      this.output.info(`The language server stopped without answering: ${reason(error)}`);
    } finally {
      session?.release?.();
    }
  }

  /** The default handler restarts a server that dies, and gives up when it keeps dying. The status says so, not a pop-up each time. */
  private whenClosed(session: Session, result: Awaited<ReturnType<ErrorHandler['closed']>>): typeof result {
    if (session === this.session && result.action === CloseAction.DoNotRestart) {
      this.fail('The language server keeps stopping, so it is not started again');
    }
    return { ...result, handled: true };
  }

  private fail(message: string): void {
    this.output.error(message);
    this.status.show({ state: 'failed', message });
    const restart = 'Restart server';
    const showOutput = 'Show output';
    void window.showErrorMessage(`Remit: ${message}.`, restart, showOutput).then((choice) => {
      if (choice === restart) return this.restart();
      if (choice === showOutput) this.output.show();
    });
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
