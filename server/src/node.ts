#!/usr/bin/env node
// A stand-in for the server, so that the extension can be built and tested before the language is there.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.js';

if (process.argv[2] === 'lsp') startServer(createConnection(ProposedFeatures.all));
else console.log('remit');
