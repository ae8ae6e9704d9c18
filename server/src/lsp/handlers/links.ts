import { documentLinks, libraryText } from '../../features/links.js';
import { rulePageText } from '../../features/rule-pages.js';
import { toRange } from '../convert.js';
import { fileOf, spelled } from '../session.js';
import type { Handler } from './handler.js';

export const links: Handler = (connection, session) => {
  connection.onDocumentLinks((params) => {
    const file = fileOf(session, params);
    if (!file) return null;
    return documentLinks(session.view, file).map(({ start, end, target, tooltip }) => ({
      range: toRange({ file, start, end }),
      target: spelled(session, target),
      tooltip,
    }));
  });
  // Neither a library nor a rule's page is a file on the client's disk: this is how the client shows them.
  connection.onRequest('remit/libraryText', ({ uri }: { uri: string }) => libraryText(session.view, uri) ?? null);
  connection.onRequest('remit/rulePage', ({ uri }: { uri: string }) => rulePageText(uri) ?? null);
};
