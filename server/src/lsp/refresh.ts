import type { Connection } from 'vscode-languageserver';
import type { Source } from '../../../grammar/text/source.js';
import { hasContract } from '../curve/known.js';
import type { FileView, WorkspaceView } from '../semantics/view.js';
import type { Session } from './session.js';

/** How long, in milliseconds, the hands have to rest before the client is told that what it shows of other files has changed. */
const restDelay = 400;

/** Follows changes, and asks the client to ask again for hints and lenses of files that changed only through others: of its own edits it knows. */
export interface Refresher {
  noteChange(): void;
}

export function refresherFor(connection: Connection, session: Session): Refresher {
  /** What stood behind the hints and lenses of each open file. */
  let shown = new Map<string, readonly Source[]>();
  let resting: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    const now = new Map<string, readonly Source[]>();
    let isStale = false;
    for (const uri of session.open.keys()) {
      const file = session.view.file(uri);
      if (!file) continue;
      const sources = sourcesBehind(session.view, file);
      const before = shown.get(uri);
      isStale ||=
        before?.[0] === file.source &&
        !areSame(before, sources) &&
        file.source.pieces.some((_, piece) => hasContract(file, piece));
      now.set(uri, sources);
    }
    shown = now;
    if (!isStale) return;
    if (session.client.refreshesHints) void connection.languages.inlayHint.refresh();
    if (session.client.refreshesLenses) void connection.sendRequest('workspace/codeLens/refresh');
  };

  return {
    noteChange() {
      session.changes++;
      clearTimeout(resting);
      resting = setTimeout(look, restDelay);
      resting.unref?.();
    },
  };
}

/** The texts from which everything is known that is shown of the contracts of a file: its own first, then those of the files that it uses. */
function sourcesBehind(view: WorkspaceView, file: FileView): Source[] {
  return [file.source, ...file.uses().flatMap(({ target }) => (target && view.file(target)?.source) || [])];
}

function areSame(before: readonly Source[], after: readonly Source[]): boolean {
  return before.length === after.length && before.every((source, i) => source === after[i]);
}
