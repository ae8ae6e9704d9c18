import { FoldingRangeKind } from 'vscode-languageserver';
import { foldingRanges } from '../../features/folding.js';
import { fileOf } from '../session.js';
import type { Handler } from './handler.js';

const kinds = { comment: FoldingRangeKind.Comment, imports: FoldingRangeKind.Imports } as const;

export const folding: Handler = (connection, session) => {
  connection.onFoldingRanges((params) => {
    const file = fileOf(session, params);
    if (!file) return null;
    return foldingRanges(file).map(({ startLine, endLine, kind }) => ({
      startLine,
      endLine,
      ...(kind ? { kind: kinds[kind] } : {}),
    }));
  });
};
