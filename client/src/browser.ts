// The extension where VS Code runs in a browser: the language server is a worker.

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { Extension, type ExtensionApi } from './extension.js';

// The two things needed of the browser's own type, which this program is otherwise compiled without.
declare class Worker {
  constructor(url: string);
  terminate(): void;
}

let extension: Extension | undefined;

export async function activate(context: ExtensionContext): Promise<ExtensionApi> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server-web.js').toString(true);
  extension = new Extension((id, name, options) => {
    const worker = new Worker(script);
    return {
      client: new LanguageClient(id, name, worker as never, options),
      release: () => worker.terminate(),
    };
  });
  context.subscriptions.push(extension);
  await extension.start();
  return extension.api;
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
