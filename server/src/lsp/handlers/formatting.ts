import { editsBetween } from '../../../../grammar/format/edits.js';
import { format } from '../../../../grammar/format/format.js';
import { textOf } from '../../../../grammar/text/source.js';
import { toRange } from '../convert.js';
import { fileOf } from '../session.js';
import type { Handler } from './handler.js';

export const formatting: Handler = (connection, session) => {
  connection.onDocumentFormatting((params) => {
    const file = fileOf(session, params);
    if (!file) return null;
    const before = textOf(file.source);
    return editsBetween(before, format(before).text).map(({ start, end, text }) => ({
      range: toRange({ file, start, end }),
      newText: text,
    }));
  });
};
