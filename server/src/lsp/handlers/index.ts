import { codeActions } from './code-actions.js';
import { definition } from './definition.js';
import { formatting } from './formatting.js';
import type { Handler } from './handler.js';
import { highlights } from './highlights.js';
import { references } from './references.js';
import { rename } from './rename.js';

/** All that the server can be asked. */
export const handlers: readonly Handler[] = [definition, references, highlights, rename, formatting, codeActions];
