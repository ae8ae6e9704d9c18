import {
  type Connection,
  DiagnosticSeverity,
  type Location,
  type Position,
  type Range,
  SymbolKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { libraryFiles } from '../library.generated.js';

const words = /[A-Za-z][\w-]*/g;

export function startServer(connection: Connection): void {
  const texts = new Map<string, string>();
  const open = new Set<string>();
  const loaded = { done: Promise.resolve() };

  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Full,
      completionProvider: {},
      hoverProvider: true,
      definitionProvider: true,
      renameProvider: true,
      documentFormattingProvider: true,
      documentSymbolProvider: true,
    },
  }));
  connection.onInitialized(() => {
    loaded.done = (async () => {
      const { uris } = await connection.sendRequest<{ uris: string[] }>('remit/listFiles', {});
      for (const uri of uris) {
        const file = await connection.sendRequest<{ text: string } | null>('remit/readFile', { uri });
        if (file && !open.has(uri)) check(uri, file.text);
      }
    })();
  });

  function check(uri: string, text: string): void {
    texts.set(uri, text);
    const diagnostics = find(text, 'baselin').map((range) => ({
      range,
      severity: DiagnosticSeverity.Error,
      source: 'remit',
      code: 'R000',
      codeDescription: { href: 'https://remit.example/rules/R000' },
      message: 'A measure has no `baselin`. Did you mean `baseline`?',
    }));
    void connection.sendDiagnostics({ uri, diagnostics });
    const errors = [...texts.values()].reduce((n, t) => n + find(t, 'baselin').length, 0);
    void connection.sendNotification('remit/status', { state: 'ready', files: texts.size, errors, warnings: 0 });
  }

  connection.onDidOpenTextDocument(({ textDocument: d }) => {
    open.add(d.uri);
    check(d.uri, d.text);
  });
  connection.onDidChangeTextDocument(({ textDocument: d, contentChanges }) => check(d.uri, contentChanges[0].text));
  connection.onCompletion(() =>
    ['better:', 'unit:', 'service', ...Object.keys(libraryFiles)].map((label) => ({ label })),
  );
  connection.onHover(({ textDocument: d, position }) => {
    const word = wordAt(texts.get(d.uri)!, position);
    for (const text of texts.values()) {
      const title = new RegExp(`^\\s*[a-z-]+ ${word} "(.*?)"`, 'm').exec(text);
      if (title) return { contents: { kind: 'markdown', value: `**${word}** ${title[1]}` } };
    }
    return null;
  });
  connection.onDefinition(async ({ textDocument: d, position }) => {
    await loaded.done;
    const word = wordAt(texts.get(d.uri)!, position);
    for (const [uri, text] of texts) {
      const declared = new RegExp(`^\\s*[a-z-]+ ${word} "`, 'm').test(text);
      if (declared) return { uri, range: find(text, word)[0] } satisfies Location;
    }
    return null;
  });
  connection.onRenameRequest(async ({ textDocument: d, position, newName: newText }) => {
    await loaded.done;
    const word = wordAt(texts.get(d.uri)!, position);
    const edits = [...texts].map(
      ([uri, text]) => [uri, find(text, word).map((range) => ({ range, newText }))] as const,
    );
    return { changes: Object.fromEntries(edits.filter(([, e]) => e.length > 0)) };
  });
  connection.onDocumentFormatting(({ textDocument: d }) => {
    const lines = texts.get(d.uri)!.split('\n');
    return lines.flatMap((line, i) => {
      const extra = /^( {3,})measure/.exec(line) ?? /^( +)measure/.exec(line);
      return extra ? [{ range: at(i, 0, extra[1].length), newText: '' }] : [];
    });
  });
  connection.onDocumentSymbol(({ textDocument: d }) =>
    texts
      .get(d.uri)!
      .split('\n')
      .flatMap((line, i) => {
        const m = /^[a-z-]+ ([A-Z]\w*) "(.*)"/.exec(line);
        const range = at(i, 0, line.length);
        return m ? [{ name: m[1], detail: m[2], kind: SymbolKind.Class, range, selectionRange: range }] : [];
      }),
  );
  connection.listen();
}

function at(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

function find(text: string, word: string): Range[] {
  return text
    .split('\n')
    .flatMap((line, i) =>
      [...line.matchAll(words)].filter((m) => m[0] === word).map((m) => at(i, m.index, m.index + word.length)),
    );
}

function wordAt(text: string, { line, character }: Position): string {
  for (const m of text.split('\n')[line].matchAll(words)) {
    if (m.index <= character && character <= m.index + m[0].length) return m[0];
  }
  return '';
}
