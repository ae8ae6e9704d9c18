// Where the server cannot reach the disk (in a browser, in a virtual workspace), it asks here for the files.

import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest('remit/readFile', ({ uri }: { uri: string }) => readFile(uri));
  client.onRequest('remit/listFiles', listFiles);
}

/** A file in UTF-8, and in nothing else: a character that was guessed could be a digit of an amount. */
async function readFile(uri: string): Promise<{ text: string } | null> {
  try {
    const bytes = await workspace.fs.readFile(Uri.parse(uri, true));
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return null; // The server says what is missing, at the place that names it.
  }
}

/** What is passed over where the server reads the disk itself, too: folders whose name begins with a dot, `node_modules`, and what macOS leaves beside files. */
const passedOver = /(?:^|\/)(?:(?:\.[^/]*|node_modules)\/|\._[^/]*$)/;

async function listFiles(): Promise<{ uris: string[] }> {
  // Some systems write the ends of names in capitals, and patterns tell them from small letters.
  const found = await workspace.findFiles('**/*.[rR][eE][mM][iI][tT]');
  const own = found.filter((uri) => !passedOver.test(workspace.asRelativePath(uri, false)));
  return { uris: own.map((uri) => uri.toString()).sort() };
}
