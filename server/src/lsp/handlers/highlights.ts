import { DocumentHighlightKind } from 'vscode-languageserver';
import { nameAt, referencesAt } from '../../features/navigation.js';
import { toRange } from '../convert.js';
import { fileAt } from '../session.js';
import type { Handler } from './handler.js';

export const highlights: Handler = (connection, session) => {
  connection.onDocumentHighlight((params) => {
    const at = fileAt(session, params);
    if (!at || !nameAt(session.view, at.file, at.offset)) return null;
    return referencesAt(session.view, at.file, at.offset, true)
      .filter(({ file }) => file === at.file)
      .map((span, i) => ({
        range: toRange(span),
        kind: i === 0 ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
  });
};
