// The steps that the tests are written in: open a file, find a place in it, wait for something to become true.

import * as vscode from 'vscode';
import { ok } from './assertions.js';

export interface ExtensionApi {
  status(): { readonly state: string; readonly text: string };
  examples(): readonly ShownExample[];
  ranges(): readonly number[];
  curves(): string;
}

export interface ShownExample {
  readonly contract: string;
  readonly example: string;
  readonly state: 'passed' | 'failed' | undefined;
  readonly messages: readonly {
    readonly text: string;
    readonly expected?: string;
    readonly actual?: string;
    readonly line?: number;
  }[];
}

export async function extension(): Promise<ExtensionApi> {
  const found = vscode.extensions.getExtension<ExtensionApi>('remit.remit');
  ok(found, 'the extension is installed');
  return found.activate();
}

export async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'a folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The start of `text`, or the place inside it that `|` marks. */
export function place(document: vscode.TextDocument, text: string): vscode.Position {
  const mark = Math.max(text.indexOf('|'), 0);
  const found = document.getText().indexOf(text.replace('|', ''));
  ok(found >= 0, `${document.uri.path} holds ${JSON.stringify(text)}`);
  return document.positionAt(found + mark);
}

export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const start = document.offsetAt(place(document, text));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + text.length)),
    by,
  );
  ok(await vscode.workspace.applyEdit(edit), 'the edit is applied');
}

/** Puts back what is on the disk, so that no test sees what another has typed. */
export async function revert(document: vscode.TextDocument): Promise<void> {
  await until('what is on the disk', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return !document.isDirty;
  });
}

/** Polls: VS Code has no event for most of what a person would see. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    ok(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export function provided<T>(provider: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${provider}`, ...args);
}
