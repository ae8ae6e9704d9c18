// The extension where VS Code runs on Node: the language server is a process of its own.

import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { Extension, type ExtensionApi } from './extension.js';

let extension: Extension | undefined;

export async function activate(context: ExtensionContext): Promise<ExtensionApi> {
  // The command line and the language server are one program, so that the package carries the language once.
  const server = {
    module: context.asAbsolutePath('dist/remit.mjs'),
    args: ['lsp', '--node-ipc'],
    transport: TransportKind.ipc,
  };
  extension = new Extension((id, name, options) => ({
    client: new LanguageClient(id, name, { run: server, debug: server }, options),
  }));
  context.subscriptions.push(extension);
  await extension.start();
  return extension.api;
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
