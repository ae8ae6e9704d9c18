import { definitionAt } from '../../features/navigation.js';
import { toLocation } from '../convert.js';
import { fileAt } from '../session.js';
import type { Handler } from './handler.js';

export const definition: Handler = (connection, session) => {
  connection.onDefinition((params) => {
    const at = fileAt(session, params);
    const found = at && definitionAt(session.view, at.file, at.offset);
    return found ? toLocation(session, found) : null;
  });
};
