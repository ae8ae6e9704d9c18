#!/usr/bin/env node
import { editorHost } from './host/editor-host.js';
import { libraryFiles } from './library.generated.js';
import { serve } from './lsp/node-server.js';

serve(process.argv.includes('--node-ipc') ? 'node-ipc' : 'stdio', editorHost, libraryFiles);
