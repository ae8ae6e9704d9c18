// What a person does in the editor, in every kind of extension host.

import * as vscode from 'vscode';
import { equal, includes, matches, ok } from './assertions.js';
import { expected } from './expected.js';
import { extension, open, place, provided, replace, revert, until } from './workspace.js';

export function editing(): void {
  describe('editing', () => {
    before(async () => {
      await open('measures.remit');
      await extension();
    });

    it('knows a .remit file by its name', async () => {
      equal((await open('measures.remit')).languageId, 'remit', 'the language');
    });

    it('says in the status bar what is checked', async () => {
      const { status } = await extension();
      await until(`a status like ${expected.status}`, () => expected.status.test(status().text)).catch(() => {
        matches(status().text, expected.status, 'the status');
      });
      equal(status().state, 'ready', 'the state');
    });

    it('shows a mistake with its code and a link to what it means', async () => {
      const document = await open('mistake.remit');
      const mistake = await theMistake(document.uri);
      equal(document.getText(mistake.range), expected.mistake.text, 'the marked text');
      matches(mistake.message, expected.mistake.message, 'the message');
      equal(mistake.source, 'remit', 'the source');
      ok(typeof mistake.code === 'object', 'the code has a link');
      matches(String(mistake.code.value), expected.mistake.code, 'the code');
    });

    it('opens the page of a rule, fit to read, from the link of a mistake', async () => {
      const { code } = await theMistake((await open('mistake.remit')).uri);
      ok(typeof code === 'object', 'the code has a link');
      // VS Code learns which extensions bring previews when it has been idle, or when one of them starts.
      await vscode.extensions.getExtension('vscode.markdown-language-features')!.activate();
      // The hover gives the link to VS Code to open, and lets it run no command.
      await vscode.commands.executeCommand('vscode.open', code.target);
      const input = await until('a page that is not plain text', () => {
        const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return shown instanceof vscode.TabInputCustom && shown;
      });
      equal(input.viewType, 'vscode.markdown.preview.editor', 'what shows it');
      const page = await vscode.workspace.openTextDocument(input.uri);
      matches(page.getText(), new RegExp(`^# ${code.value} `), 'the page');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('leaves in peace a document that shows how a file was', async () => {
      const document = await open('mistake.remit');
      const text = document.getText();
      const past = vscode.workspace.registerTextDocumentContentProvider('past', {
        provideTextDocumentContent: () => text,
      });
      const before = await vscode.workspace.openTextDocument(document.uri.with({ scheme: 'past' }));
      await vscode.window.showTextDocument(before);
      equal(before.languageId, 'remit', 'the language');
      // What is asked for after it was opened is answered after it.
      await replace(document, `${expected.mistake.text}:`, `${expected.mistake.mended}:`);
      await until('no mistake', () => mistakes(document.uri).length === 0);
      equal(vscode.languages.getDiagnostics(before.uri).length, 0, 'findings');
      past.dispose();
      await revert(document);
      await theMistake(document.uri);
    });

    it('takes the mistake away when it is mended', async () => {
      const document = await open('mistake.remit');
      await theMistake(document.uri);
      await replace(document, `${expected.mistake.text}:`, `${expected.mistake.mended}:`);
      await until('no mistake', () => mistakes(document.uri).length === 0);
      await revert(document);
      await theMistake(document.uri);
    });

    it('offers what can stand here', async () => {
      const document = await open('measures.remit');
      await replace(document, '  better: higher\n', '  \n');
      const items = await offered(document, place(document, '  |\n  numerator'));
      includes(
        items.map(({ label }) => (typeof label === 'string' ? label : label.label).replace(/:.*/, '')),
        expected.completion,
        'the offer',
      );
      await revert(document);
    });

    it('offers whole blocks', async () => {
      const document = await open('measures.remit');
      const items = await offered(document, end(document));
      const whole = items.filter(({ kind, insertText }) => {
        // The extension's own snippets are among the offers too: they are not meant here.
        if (kind === vscode.CompletionItemKind.Snippet || !(insertText instanceof vscode.SnippetString)) return false;
        return /^measure .*\{\n.*\n\}$/s.test(insertText.value);
      });
      equal(whole.length, 1, 'the number of whole measures');
    });

    it('has a snippet for each block', async () => {
      const document = await open('measures.remit');
      vscode.window.activeTextEditor!.selection = new vscode.Selection(end(document), end(document));
      // By its name: VS Code mixes snippets into what is offered only once it has been idle for the first time.
      await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'remit', name: 'Organisation' });
      await until('a new block', () => /\norganisation \w+ "[^"]+" \{\n {2}role: /.test(document.getText()));
      await revert(document);
    });

    it('tells what a name is', async () => {
      const document = await open('measures.remit');
      const hovers = await provided<vscode.Hover[]>(
        'HoverProvider',
        document.uri,
        place(document, 'owner: North|shireICB'),
      );
      const text = hovers
        .flatMap(({ contents }) => contents.map((c) => (typeof c === 'string' ? c : c.value)))
        .join('\n');
      matches(text, expected.hover, 'the hover');
    });

    it('goes to where a name is declared, in another file', async () => {
      const document = await open('measures.remit');
      const at = place(document, 'owner: North|shireICB');
      const found = await provided<(vscode.Location | vscode.LocationLink)[]>('DefinitionProvider', document.uri, at);
      equal(found.length, 1, 'the number of places');
      const [uri, range] =
        'targetUri' in found[0] ? [found[0].targetUri, found[0].targetSelectionRange!] : [found[0].uri, found[0].range];
      const target = await vscode.workspace.openTextDocument(uri);
      matches(uri.path, /\/partners\.remit$/, 'the file');
      matches(target.lineAt(range.start.line).text, /^organisation NorthshireICB /, 'the line');
    });

    it('renames in every file', async () => {
      const document = await open('measures.remit');
      const at = place(document, 'owner: North|shireICB');
      const edit = await provided<vscode.WorkspaceEdit>('DocumentRenameProvider', document.uri, at, 'EastshireICB');
      const changed = edit.entries().map(([uri, edits]) => [uri.path.split('/').pop()!, edits.length] as const);
      equal(sorted(changed), sorted(Object.entries(expected.renamed)), 'the changes');
    });

    it('lists what a file declares', async () => {
      const document = await open('measures.remit');
      const symbols = await provided<vscode.DocumentSymbol[]>('DocumentSymbolProvider', document.uri);
      for (const name of expected.symbols) {
        ok(
          symbols.some((symbol) => symbol.name.startsWith(name)),
          `${name} is among ${symbols.map((symbol) => symbol.name)}`,
        );
      }
    });

    it('formats a file', async () => {
      const document = await open('untidy.remit');
      // VS Code's own command gives up without a word where anything stirs in the editor meanwhile.
      const options = { tabSize: 2, insertSpaces: true };
      const edits = await provided<vscode.TextEdit[]>('FormatDocumentProvider', document.uri, options);
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, edits);
      ok(await vscode.workspace.applyEdit(edit), 'the edits are applied');
      matches(document.getText(), expected.formatted, 'the text');
      await revert(document);
    });

    it('turns a line into a comment', async () => {
      const document = await open('measures.remit');
      const at = place(document, 'kind: outcome');
      vscode.window.activeTextEditor!.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('editor.action.commentLine');
      equal(document.lineAt(at.line).text, '  // kind: outcome', 'the line');
      await revert(document);
    });

    it('takes a name with hyphens and dots for one word', async () => {
      const document = await open('measures.remit');
      await replace(document, 'kind: outcome', 'indicator: ASCOF.2D');
      const word = document.getWordRangeAtPosition(place(document, 'ASC|OF.2D'));
      equal(document.getText(word), 'ASCOF.2D', 'the word');
      await revert(document);
    });

    it('closes what is opened, and indents what is inside', async () => {
      const document = await open('measures.remit');
      vscode.window.activeTextEditor!.selection = new vscode.Selection(end(document), end(document));
      // Whether a brace stands in a text is known only when the line has its colours.
      await until('a pair of braces', async () => {
        await type('aims {');
        if (document.getText().endsWith('aims {}')) return true;
        for (const _ of 'aims {') await vscode.commands.executeCommand('deleteLeft');
        return false;
      });
      await type('\n');
      matches(document.getText(), /\naims \{\n {2}\n\}$/, 'after the new line');
      // Whether a quotation mark opens or closes a text is known only when the line has its colours.
      await until('a pair of quotation marks', async () => {
        await type('"');
        if (/\n {2}""\n\}$/.test(document.getText())) return true;
        await vscode.commands.executeCommand('deleteLeft');
        return false;
      });
      await type('""');
      matches(document.getText(), /\n {2}"{6}\n\}$/, 'after three quotation marks');
      await revert(document);
    });

    it('restarts the server when asked', async () => {
      const { status } = await extension();
      const document = await open('mistake.remit');
      await theMistake(document.uri);
      await vscode.commands.executeCommand('remit.restartServer');
      await theMistake(document.uri);
      await until('a status after the restart', () => expected.status.test(status().text)).catch(() => {
        matches(status().text, expected.status, 'the status after the restart');
      });
    });
  });
}

function end(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

/** Key by key, as hands do: what closes or indents by itself does so after each. */
async function type(text: string): Promise<void> {
  for (const key of text) await vscode.commands.executeCommand('type', { text: key });
}

export function mistakes(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}

export async function theMistake(uri: vscode.Uri): Promise<vscode.Diagnostic> {
  const found = await until('a mistake', () => mistakes(uri).length > 0 && mistakes(uri));
  equal(found.length, 1, `the number of mistakes (${found.map(({ message }) => message)})`);
  return found[0];
}

async function offered(document: vscode.TextDocument, at: vscode.Position): Promise<vscode.CompletionItem[]> {
  const list = await provided<vscode.CompletionList>('CompletionItemProvider', document.uri, at);
  return list.items;
}

function sorted(entries: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
