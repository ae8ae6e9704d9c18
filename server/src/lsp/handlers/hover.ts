import { lineOf } from '../../features/hover/terms.js';
import { hover as hoverAt } from '../../features/hover.js';
import type { FileView } from '../../semantics/view.js';
import { toMarkup, toRange } from '../convert.js';
import { fileAt, spelled } from '../session.js';
import type { Handler } from './handler.js';

export const hover: Handler = (connection, session) => {
  const manner = {
    get pictures() {
      return session.client.pictures;
    },
    link: (file: FileView, offset: number) => lineOf(file, offset, spelled(session, file.uri)),
  };
  connection.onHover((params) => {
    const at = fileAt(session, params);
    const found = at && hoverAt(session.view, at.file, at.offset, manner);
    if (!at || !found) return null;
    const { start, end, markdown } = found;
    return {
      contents: toMarkup(markdown, session.client.hovers),
      range: toRange({ file: at.file, start, end }),
    };
  });
};
