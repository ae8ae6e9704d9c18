// Libraries and the pages of rules ship inside the language server: what VS Code shows of them it asks the server for.

import { Disposable, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export const libraryScheme = 'remit-library';

/** What the server is asked for the text of a document, by the scheme of the document's URI. */
const requests = { [libraryScheme]: 'remit/libraryText', 'remit-rule': 'remit/rulePage' };

/** Shows such documents, read-only. `client` gives the client that runs now. */
export function showServedDocuments(client: () => BaseLanguageClient | undefined): Disposable {
  return Disposable.from(
    ...Object.entries(requests).map(([scheme, request]) =>
      workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: async (uri) =>
          (await client()?.sendRequest<string | null>(request, { uri: uri.toString() })) ?? undefined,
      }),
    ),
  );
}
