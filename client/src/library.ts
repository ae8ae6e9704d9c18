// Libraries ship inside the language server: what VS Code shows of them it asks the server for.

import { type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

const scheme = 'remit-library';

/** Shows the files of the libraries, read-only. `client` gives the client that runs now. */
export function showLibraries(client: () => BaseLanguageClient | undefined): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) =>
      (await client()?.sendRequest<string | null>('remit/libraryText', { uri: uri.toString() })) ?? undefined,
  });
}
