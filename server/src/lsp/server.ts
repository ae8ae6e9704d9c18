import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { prepareParser } from '../../../grammar/syntax/parser.js';
import { version } from '../version.js';
import type { Disk } from '../workspace/disk.js';
import { publisherFor } from './diagnostics.js';
import { keepFiles } from './files.js';
import { handlers } from './handlers/index.js';
import { known, startSession } from './session.js';

/** Serves one client until it leaves. `library` holds the files that ship with Remit, by name. */
export function startServer(connection: Connection, disk: Disk, library: Readonly<Record<string, string>>): void {
  const session = startSession(library);
  const publisher = publisherFor(connection, session);
  const files = keepFiles(connection, session, disk, publisher);
  let folders: string[] = [];
  let canWatch = false;
  let canReportFolders = false;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    folders = foldersOf(params);
    canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    canReportFolders = params.capabilities.workspace?.workspaceFolders === true;
    session.workspace.setRoots(folders.map((folder) => known(session, folder)));
    if ((params.initializationOptions as { status?: unknown } | undefined)?.status === true) publisher.tellStatus();
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
        watchers: [{ globPattern: '**/*.remit' }],
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
  });

  for (const handler of handlers) handler.register(connection, session);
  connection.listen();
}

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri ? [params.rootUri] : [];
}
