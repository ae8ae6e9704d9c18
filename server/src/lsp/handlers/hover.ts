import { MarkupKind } from 'vscode-languageserver';
import { hover as hoverAt } from '../../features/hover.js';
import { toRange } from '../convert.js';
import { fileAt } from '../session.js';
import type { Handler } from './handler.js';

export const hover: Handler = {
  capabilities: { hoverProvider: true },
  register(connection, session) {
    connection.onHover((params) => {
      const at = fileAt(session, params);
      const found = at && hoverAt(session.view, at.file, at.offset);
      if (!at || !found) return null;
      const { start, end, markdown } = found;
      return {
        contents: { kind: MarkupKind.Markdown, value: markdown },
        range: toRange({ file: at.file, start, end }),
      };
    });
  },
};
