#!/usr/bin/env node
import { editorDisk } from './host/editor-disk.js';
import { libraryFiles } from './library.generated.js';
import { serve } from './lsp/node-server.js';

serve(process.argv.includes('--node-ipc') ? 'node-ipc' : 'stdio', editorDisk, libraryFiles);
