// Where the server cannot reach the disk (in a browser, in a virtual workspace), it asks here for the files.

import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest('remit/readFile', ({ uri }: { uri: string }) => readFile(uri));
  client.onRequest('remit/listFiles', listFiles);
}

async function readFile(uri: string): Promise<{ text: string } | null> {
  try {
    return { text: new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true))) };
  } catch {
    return null; // The server says what is missing, at the place that names it.
  }
}

async function listFiles(): Promise<{ uris: string[] }> {
  const found = await workspace.findFiles('**/*.remit');
  return { uris: found.map((uri) => uri.toString()).sort() };
}
