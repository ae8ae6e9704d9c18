import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { offsetAt } from '../../../grammar/text/source.js';
import { examplesFor, type Offer, offeredExamples } from '../features/new-examples.js';
import type { Range } from '../workspace/findings.js';
import { toRange } from './convert.js';
import { fileOf, type Session } from './session.js';

/** What an action keeps until it is chosen. */
interface Kept extends Pick<Offer, 'contract' | 'range'> {
  readonly uri: string;
}

/** Actions that write examples. What they write is worked out when one is chosen, if the client can wait for it. */
export function exampleActions(session: Session, uri: string, { start, end }: Range): CodeAction[] {
  const file = fileOf(session, { textDocument: { uri } });
  if (!file || file.shipped) return [];
  const here = { start: offsetAt(file.source, start), end: offsetAt(file.source, end) };
  const actions = offeredExamples(file, here).map(({ title, contract, range }) => {
    const data: Kept = { uri, contract, ...(range === undefined ? {} : { range }) };
    return { title, kind: CodeActionKind.QuickFix, data };
  });
  if (session.resolvesEdits) return actions;
  return actions.map((action) => withExamples(session, action)).filter(({ edit }) => edit !== undefined);
}

/** An action with what it writes; any other as it is. */
export function withExamples(session: Session, action: CodeAction): CodeAction {
  const kept = action.data as Kept | undefined;
  const file = kept && fileOf(session, { textDocument: { uri: kept.uri } });
  const added = file && examplesFor(file, kept);
  if (!added) return action;
  const range = toRange({ file, start: added.start, end: added.start });
  return { ...action, edit: { changes: { [kept.uri]: [{ range, newText: added.text }] } } };
}
