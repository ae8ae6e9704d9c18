import { InlayHintKind } from 'vscode-languageserver';
import { offsetAt, positionAt } from '../../../../grammar/text/source.js';
import { contractsAt } from '../../curve/known.js';
import { inlayHints as hintsOf, type InlayHint, piecesWithHints } from '../../features/inlay-hints.js';
import { breath, changedMeanwhile } from '../rest.js';
import { fileOf } from '../session.js';
import type { Handler } from './handler.js';

export const inlayHints: Handler = (connection, session) => {
  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const file = fileOf(session, { textDocument });
    if (!file) return null;
    const before = session.changes;
    const within = { start: offsetAt(file.source, range.start), end: offsetAt(file.source, range.end) };
    const hints: InlayHint[] = [];
    for (const piece of piecesWithHints(file, within)) {
      // The years of a contract are read one by one, so that a key in between is answered first.
      for (const contract of contractsAt(file, piece)) {
        for (const period of contract.years) {
          contract.year(period);
          await breath();
          if (token.isCancellationRequested || before !== session.changes) return changedMeanwhile();
        }
      }
      hints.push(...hintsOf(file, piece, within));
    }
    return hints.map(({ offset, label, tooltip }) => ({
      position: positionAt(file.source, offset),
      label,
      kind: InlayHintKind.Parameter,
      paddingLeft: true,
      ...(tooltip ? { tooltip } : {}),
    }));
  });
};
