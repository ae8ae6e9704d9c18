/**
 * The floor: the whole protocol stack and text synchronisation, and no language. A diagnostic is one search for `~`,
 * so whatever this server needs is what vscode-languageserver, the framing, the pipes and the harness need.
 *
 * `bare.cjs --stdio` serves; `bare.cjs check FOLDER` reads every file of a folder, as a check that does nothing must.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createConnection,
  type Diagnostic,
  ProposedFeatures,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

if (process.argv[2] === 'check') {
  const errors = readFolder(String(process.argv[3])).filter((file) => file.getText().includes('~'));
  process.exitCode = errors.length > 0 ? 1 : 0;
} else {
  serve();
}

function readFolder(folder: string): TextDocument[] {
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return TextDocument.create(pathToFileURL(path).href, '', 0, readFileSync(path, 'utf8'));
  });
}

function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  const documents = new TextDocuments(TextDocument);
  let folder: TextDocument[] = [];
  const publish = (document: TextDocument, version?: number) =>
    connection.sendDiagnostics({ uri: document.uri, version, diagnostics: diagnose(document) });

  connection.onInitialize((params) => {
    const uri = params.initializationOptions?.readFolder === true ? params.workspaceFolders?.[0]?.uri : undefined;
    connection.onInitialized(() => {
      folder = uri === undefined ? [] : readFolder(fileURLToPath(uri));
      for (const document of folder) {
        publish(document);
      }
    });
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: {},
        workspaceSymbolProvider: true,
      },
    };
  });
  documents.onDidChangeContent(({ document }) => publish(document, document.version));
  connection.onHover((params) => ({ contents: { kind: 'plaintext', value: lineFrom(params) } }));
  connection.onCompletion((params) => [{ label: lineFrom(params) }]);
  connection.onWorkspaceSymbol(({ query }): SymbolInformation[] => {
    const holder = folder.find((document) => document.getText().includes(query));
    return holder
      ? [{ name: query, kind: SymbolKind.Object, location: { uri: holder.uri, range: rangeAt(holder, 0) } }]
      : [];
  });
  documents.listen(connection);
  connection.listen();

  function lineFrom({ textDocument, position }: TextDocumentPositionParams): string {
    const end = { line: position.line + 1, character: 0 };
    return documents.get(textDocument.uri)?.getText({ start: position, end }) ?? '';
  }
}

function diagnose(document: TextDocument): Diagnostic[] {
  const at = document.getText().indexOf('~');
  return at < 0 ? [] : [{ severity: 1, message: 'unexpected ~', range: rangeAt(document, at) }];
}

function rangeAt(document: TextDocument, offset: number) {
  return { start: document.positionAt(offset), end: document.positionAt(offset) };
}
