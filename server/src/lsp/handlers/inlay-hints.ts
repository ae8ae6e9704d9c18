import { InlayHintKind } from 'vscode-languageserver';
import { offsetAt, positionAt } from '../../../../grammar/text/source.js';
import { contractsAt } from '../../curve/known.js';
import { inlayHints as hintsOf } from '../../features/inlay-hints.js';
import type { FileView } from '../../semantics/view.js';
import { breath, changedMeanwhile } from '../rest.js';
import { fileOf, type Session } from '../session.js';
import type { Handler } from './handler.js';

export const inlayHints: Handler = {
  capabilities: { inlayHintProvider: {} },
  register(connection, session) {
    connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
      const file = fileOf(session, { textDocument });
      if (!file) return null;
      const before = session.changes;
      const within = { start: offsetAt(file.source, range.start), end: offsetAt(file.source, range.end) };
      // The years of a contract are read one by one, so that a key in between is answered first.
      for (const step of yearsToRead(session, file)) {
        step();
        await breath();
        if (token.isCancellationRequested || before !== session.changes) return changedMeanwhile();
      }
      return hintsOf(session.view, file, within).map(({ offset, label, tooltip }) => ({
        position: positionAt(file.source, offset),
        label,
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
        ...(tooltip ? { tooltip } : {}),
      }));
    });
  },
};

function* yearsToRead({ view }: Session, file: FileView): Generator<() => void> {
  for (let piece = 0; piece < file.source.pieces.length; piece++) {
    if (!file.outline(piece).declared.some(({ kind }) => kind === 'contract')) continue;
    for (const contract of contractsAt(view, file, piece))
      for (const period of contract.years) yield () => void contract.year(period);
  }
}
