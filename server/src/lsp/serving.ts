import {
  CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  MarkupKind,
  WatchKind,
} from 'vscode-languageserver';
import { prepareParser } from '../../../grammar/syntax/parser.js';
import { servedPages } from '../features/rule-pages.js';
import type { Disk } from '../workspace/disk.js';
import { remitFilePattern } from '../workspace/paths.js';
import { publisherFor } from './diagnostics.js';
import { tellingExamples } from './example-list.js';
import { keepFiles } from './files.js';
import { handlers } from './handlers/index.js';
import { refresherFor } from './refresh.js';
import { soon, whenHandsRest } from './rest.js';
import { known, startSession } from './session.js';

/** What the server runs in. */
export interface Surroundings {
  readonly disk: Disk;
  /** The files that ship with Remit, by name. */
  readonly library: Readonly<Record<string, string>>;
  /** The URI of the folder that holds the pages of rules as files, with a slash at its end, where there is one. */
  readonly rulePages?: string;
  /** Called once all that was there at the start has been read, judged and told, and the hands rest. */
  whenIdle?(): void;
  /** Called once what has changed has been judged and told, and nothing waits to be read. */
  whenAnswered?(): void;
}

/** Answers the client that introduced itself with `params`, until it leaves. */
export function serve(
  connection: Connection,
  params: InitializeParams,
  { disk, library, rulePages, whenIdle, whenAnswered }: Surroundings,
): void {
  const session = startSession(library);
  const refresher = refresherFor(connection, session);
  const teller = tellingExamples(publisherFor(connection, session), connection, session);
  const { publisher } = teller;
  const files = keepFiles(connection, session, disk, {
    ...publisher,
    publish(always) {
      publisher.publish(always);
      refresher.noteChange();
      if (whenAnswered) soon(whenAnswered);
    },
  });
  let folders = foldersOf(params);
  session.workspace.setRoots(folders.map((folder) => known(session, folder)));
  const { workspace, textDocument } = params.capabilities;
  const wishes = params.initializationOptions as
    | { status?: unknown; rulePages?: unknown; examples?: unknown; pictures?: unknown }
    | undefined;
  if (wishes?.status === true) publisher.tellStatus();
  if (textDocument?.publishDiagnostics?.codeDescriptionSupport === true)
    session.rulePages = wishes?.rulePages === true ? servedPages : rulePages;
  if (wishes?.examples === true) teller.begin();
  session.resolvesEdits = textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  session.client.pictures = wishes?.pictures === true;
  session.client.snippets = textDocument?.completion?.completionItem?.snippetSupport === true;
  session.client.hovers = preferred(textDocument?.hover?.contentFormat);
  session.client.documentation = preferred(textDocument?.completion?.completionItem?.documentationFormat);
  session.client.refreshesHints = workspace?.inlayHint?.refreshSupport === true;
  session.client.refreshesLenses = workspace?.codeLens?.refreshSupport === true;

  connection.onInitialized(async () => {
    prepareParser();
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: remitFilePattern },
          { globPattern: '**/*.json' },
          // Folders, which may go with all that is in them.
          { globPattern: '**/*', kind: WatchKind.Delete },
        ],
      });
    }
    if (workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => uri)];
        session.workspace.setRoots(folders);
        if (removed.length > 0) files.forgetOthers();
        for (const { uri } of added) await files.openFolder(uri);
      });
    }
    for (const folder of folders) await files.openFolder(folder);
    publisher.setState('ready');
    await publisher.settled();
    await whenHandsRest(session, CancellationToken.None);
    whenIdle?.();
  });

  // For those who wait until nothing more is to come, as tests do.
  connection.onRequest('remit/settled', () => publisher.settled().then(() => null));
  for (const handle of handlers) handle(connection, session);
}

/** The form that a client names first is the one that it wants. One that names none is not known to want less than others. */
function preferred(formats: readonly MarkupKind[] = []): MarkupKind {
  return formats[0] ?? MarkupKind.Markdown;
}

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri ? [params.rootUri] : [];
}
