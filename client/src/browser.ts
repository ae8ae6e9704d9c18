// The extension where VS Code runs in a browser: the language server is a worker.

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { Extension, type ExtensionApi } from './extension.js';

// What is needed of the browser's own type, which this program is otherwise compiled without.
declare class Worker {
  constructor(url: string);
  addEventListener(type: 'error', listener: (event: { message?: string; preventDefault(): void }) => void): void;
  terminate(): void;
}

let extension: Extension | undefined;

export async function activate(context: ExtensionContext): Promise<ExtensionApi> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server-web.js').toString(true);
  extension = new Extension((id, name, options) => {
    const worker = new Worker(script);
    return {
      client: new LanguageClient(id, name, worker as never, options),
      // A worker whose script is missing or broken says nothing on the connection: the client would wait for ever.
      broken: new Promise<never>((_, reject) => {
        worker.addEventListener('error', (event) => {
          event.preventDefault(); // It is told here; left alone it would end up among the errors of the whole host.
          reject(new Error(event.message ?? `${script} cannot be loaded`));
        });
      }),
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
