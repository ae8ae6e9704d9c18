import { offsetAt } from '../../../../grammar/text/source.js';
import { tokensEdit, semanticTokens as tokensOf } from '../../features/semantic-tokens.js';
import { fileOf } from '../session.js';
import type { Handler } from './handler.js';

export const semanticTokens: Handler = (connection, session) => {
  /** What was told last of each open document, for telling only the difference. */
  const told = new Map<string, { resultId: string; data: Uint32Array }>();
  let results = 0;
  const remember = (uri: string, data: Uint32Array): string => {
    for (const other of told.keys()) if (!session.open.has(other)) told.delete(other);
    const resultId = String(++results);
    told.set(uri, { resultId, data });
    return resultId;
  };

  connection.languages.semanticTokens.on((params) => {
    const file = fileOf(session, params);
    if (!file) return { data: [] };
    const data = tokensOf(file);
    return { resultId: remember(file.uri, data), data: Array.from(data) };
  });

  connection.languages.semanticTokens.onDelta((params) => {
    const file = fileOf(session, params);
    if (!file) return { data: [] };
    const before = told.get(file.uri);
    const data = tokensOf(file);
    const resultId = remember(file.uri, data);
    if (before?.resultId !== params.previousResultId) return { resultId, data: Array.from(data) };
    const { start, deleteCount, data: inserted } = tokensEdit(before.data, data);
    return { resultId, edits: [{ start, deleteCount, data: Array.from(inserted) }] };
  });

  connection.languages.semanticTokens.onRange((params) => {
    const file = fileOf(session, params);
    if (!file) return { data: [] };
    const { start, end } = params.range;
    const within = { start: offsetAt(file.source, start), end: offsetAt(file.source, end) };
    return { data: Array.from(tokensOf(file, within)) };
  });
};
