import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { prepareParser } from '../../../grammar/syntax/parser.js';
import { servedPages } from '../features/rule-pages.js';
import { version } from '../version.js';
import type { Disk } from '../workspace/disk.js';
import { publisherFor } from './diagnostics.js';
import { tellingExamples } from './example-list.js';
import { keepFiles } from './files.js';
import { handlers } from './handlers/index.js';
import { refresherFor } from './refresh.js';
import { known, startSession } from './session.js';

/** What the server runs in. */
export interface Surroundings {
  readonly disk: Disk;
  /** The files that ship with Remit, by name. */
  readonly library: Readonly<Record<string, string>>;
  /** The URI of the folder that holds the pages of rules as files, with a slash at its end, where there is one. */
  readonly rulePages?: string;
  /** Called once the folders have been read and the hands rest. */
  whenIdle?(): void;
}

/** How long after the folders have been read there is time to tidy up. */
const restAfter = 1500;

/** Serves one client until it leaves. */
export function startServer(connection: Connection, { disk, library, rulePages, whenIdle }: Surroundings): void {
  const session = startSession(library);
  const refresher = refresherFor(connection, session);
  const teller = tellingExamples(publisherFor(connection, session), connection, session);
  const { publisher } = teller;
  const files = keepFiles(connection, session, disk, {
    ...publisher,
    publish(always) {
      publisher.publish(always);
      refresher.noteChange();
    },
  });
  let folders: string[] = [];
  let canWatch = false;
  let canReportFolders = false;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    folders = foldersOf(params);
    canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    canReportFolders = params.capabilities.workspace?.workspaceFolders === true;
    session.workspace.setRoots(folders.map((folder) => known(session, folder)));
    const wishes = params.initializationOptions as
      | { status?: unknown; rulePages?: unknown; examples?: unknown; pictures?: unknown }
      | undefined;
    if (wishes?.status === true) publisher.tellStatus();
    if (params.capabilities.textDocument?.publishDiagnostics?.codeDescriptionSupport === true)
      session.rulePages = wishes?.rulePages === true ? servedPages : rulePages;
    if (wishes?.examples === true) teller.begin();
    session.resolvesEdits =
      params.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
    session.client.pictures = wishes?.pictures === true;
    session.client.refreshesHints = params.capabilities.workspace?.inlayHint?.refreshSupport === true;
    session.client.refreshesLenses = params.capabilities.workspace?.codeLens?.refreshSupport === true;
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...Object.assign({}, ...handlers.map((handler) => handler.capabilities)),
      },
      serverInfo: { name: 'remit', version },
    };
  });

  connection.onInitialized(async () => {
    prepareParser();
    if (canWatch) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{remit,json}' }],
      });
    }
    if (canReportFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => uri)];
        session.workspace.setRoots(folders);
        for (const { uri } of added) await files.openFolder(uri);
      });
    }
    for (const folder of folders) await files.openFolder(folder);
    publisher.setState('ready');
    if (whenIdle) setTimeout(whenIdle, restAfter).unref?.();
  });

  // For those who wait until nothing more is to come, as tests do.
  connection.onRequest('remit/settled', () => publisher.settled().then(() => null));
  for (const handler of handlers) handler.register(connection, session);
  connection.listen();
}

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri ? [params.rootUri] : [];
}
