import { referencesAt } from '../../features/navigation.js';
import { toLocation } from '../convert.js';
import { fileAt } from '../session.js';
import type { Handler } from './handler.js';

export const references: Handler = (connection, session) => {
  connection.onReferences((params) => {
    const at = fileAt(session, params);
    if (!at) return null;
    const found = referencesAt(session.view, at.file, at.offset, params.context.includeDeclaration);
    return found.map((span) => toLocation(session, span));
  });
};
