import { MarkupKind } from 'vscode-languageserver';
import type { Position } from '../../../grammar/text/lines.js';
import { offsetAt } from '../../../grammar/text/source.js';
import type { FileView, WorkspaceView } from '../semantics/view.js';
import { canonical } from '../workspace/paths.js';
import { viewOf } from '../workspace/view.js';
import { Workspace } from '../workspace/workspace.js';

/** What all handlers share: the workspace, and which documents the client has open. */
export interface Session {
  readonly workspace: Workspace;
  readonly view: WorkspaceView;
  /** The versions of the open documents, by canonical URI. */
  readonly open: Map<string, number>;
  /** How the client spells the URIs that it has used. */
  readonly spelling: Map<string, string>;
  /** Whether the client asks for what a code action changes once it is chosen, so that it need not be worked out before. */
  resolvesEdits: boolean;
  /** What the client says that it can do, beyond what every client can. */
  readonly client: {
    pictures: boolean;
    refreshesHints: boolean;
    refreshesLenses: boolean;
    /** Whether what it inserts can have tab stops. */
    snippets: boolean;
    /** How it wants hovers to be written, and what is said of what could be inserted. */
    hovers: MarkupKind;
    documentation: MarkupKind;
  };
  /** How often a file has been changed, opened, closed or read. */
  changes: number;
  /** The number of changes after which the hands were last seen to rest. */
  rested: number;
  /** The URI of the folder in which the client can read the pages of rules; undefined where there is none. */
  rulePages?: string;
}

export function startSession(library: Readonly<Record<string, string>>): Session {
  const workspace = new Workspace(library, undefined, true);
  return {
    workspace,
    view: viewOf(workspace),
    open: new Map(),
    spelling: new Map(),
    resolvesEdits: false,
    client: {
      pictures: false,
      refreshesHints: false,
      refreshesLenses: false,
      snippets: false,
      hovers: MarkupKind.Markdown,
      documentation: MarkupKind.Markdown,
    },
    changes: 0,
    rested: -1,
  };
}

/** The one spelling by which the workspace knows a URI; the client's own is remembered. */
export function known(session: Session, uri: string): string {
  const name = canonical(uri);
  session.spelling.set(name, uri);
  return name;
}

/** A URI as the client spells it. */
export function spelled(session: Session, uri: string): string {
  return session.spelling.get(uri) ?? uri;
}

/** The file that a request is about, and the offset of its position. */
export function fileAt(
  session: Session,
  params: { textDocument: { uri: string }; position: Position },
): { file: FileView; offset: number } | undefined {
  const file = session.view.file(canonical(params.textDocument.uri));
  return file && { file, offset: offsetAt(file.source, params.position) };
}

export function fileOf(session: Session, params: { textDocument: { uri: string } }): FileView | undefined {
  return session.view.file(canonical(params.textDocument.uri));
}
