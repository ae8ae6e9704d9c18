import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './lsp/server.js';

declare const self: never;
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)));
