import assert from 'node:assert/strict';
import { CancellationToken, type Connection, LSPErrorCodes } from 'vscode-languageserver';
import type { Handler } from '../../../server/src/lsp/handlers/handler.js';
import { lenses } from '../../../server/src/lsp/handlers/lenses.js';
import { semanticTokens } from '../../../server/src/lsp/handlers/semantic-tokens.js';
import { type Session, startSession } from '../../../server/src/lsp/session.js';

type Answer = (params: unknown, token?: CancellationToken) => unknown;

/** What a handler answers with, by the name under which it registers that with the connection. */
function answersOf(handler: Handler, session: Session): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  const registering: ProxyHandler<object> = {
    get: (known, name) =>
      Reflect.get(known, name) ??
      ((first: Answer | string, second?: Answer) => {
        answers[typeof first === 'string' ? first : String(name)] = second ?? (first as Answer);
      }),
  };
  const languages = { semanticTokens: new Proxy({}, registering) };
  handler(new Proxy({ languages }, registering) as Connection, session);
  return answers;
}

/** A session in which these documents are open. */
function sessionWith(files: Readonly<Record<string, string>>): Session {
  const session = startSession({});
  for (const [uri, text] of Object.entries(files)) {
    session.open.set(uri, 1);
    session.workspace.set(uri, text);
  }
  return session;
}

describe('A lens', () => {
  it('is not worked out once the client has cancelled it, be the hands at rest or not', async () => {
    const uri = 'file:///remit/a.remit';
    const session = sessionWith({ [uri]: 'contract Deal "Deal" { providers: Shore }\n' });
    session.rested = session.changes;
    const { onCodeLens, onCodeLensResolve } = answersOf(lenses, session);
    const [lens] = onCodeLens({ textDocument: { uri } }) as unknown[];
    await assert.rejects(onCodeLensResolve(lens, CancellationToken.Cancelled) as Promise<unknown>, {
      code: LSPErrorCodes.RequestCancelled,
    });
    const shown = (await onCodeLensResolve(lens, CancellationToken.None)) as { command: { title: string } };
    assert.match(shown.command.title, /^Shore/);
  });
});

describe('The colours of a document', () => {
  it('are told as a difference while it is open, and whole when it has been closed meanwhile', () => {
    const [a, b] = ['file:///remit/a.remit', 'file:///remit/b.remit'];
    const session = sessionWith({ [a]: 'measure A "A" { }\n', [b]: 'measure B "B" { }\n' });
    const { on, onDelta } = answersOf(semanticTokens, session);
    const ask = (uri: string) => ({ textDocument: { uri } });
    const { resultId } = on(ask(a)) as { resultId: string };
    const difference = onDelta({ ...ask(a), previousResultId: resultId }) as { resultId: string; edits: unknown[] };
    assert.deepEqual(difference.edits, [{ start: 10, deleteCount: 0, data: [] }]);
    session.open.delete(a);
    on(ask(b));
    assert.ok('data' in (onDelta({ ...ask(a), previousResultId: difference.resultId }) as object));
  });
});
