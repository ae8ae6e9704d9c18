import { codeActions } from './code-actions.js';
import { completion } from './completion.js';
import { definition } from './definition.js';
import { examples } from './examples.js';
import { folding } from './folding.js';
import { formatting } from './formatting.js';
import type { Handler } from './handler.js';
import { highlights } from './highlights.js';
import { hover } from './hover.js';
import { inlayHints } from './inlay-hints.js';
import { lenses } from './lenses.js';
import { links } from './links.js';
import { references } from './references.js';
import { rename } from './rename.js';
import { semanticTokens } from './semantic-tokens.js';
import { documentSymbols, workspaceSymbols } from './symbols.js';

/** All that the server can be asked. */
export const handlers: readonly Handler[] = [
  completion,
  hover,
  definition,
  references,
  highlights,
  rename,
  documentSymbols,
  workspaceSymbols,
  folding,
  formatting,
  semanticTokens,
  links,
  codeActions,
  examples,
  inlayHints,
  lenses,
];
