import type { CodeLens } from 'vscode-languageserver';
import { curvesOf } from '../../features/curves.js';
import { contractNamed, lenses as lensesOf, lensText, lensWork, type Subject } from '../../features/lenses.js';
import { toRange } from '../convert.js';
import { breath, changedMeanwhile, refuseUnwanted, whenHandsRest } from '../rest.js';
import { fileOf } from '../session.js';
import type { Handler } from './handler.js';

/** What a lens carries until it is shown. */
interface LensData extends Subject {
  readonly uri: string;
}

export const lenses: Handler = (connection, session) => {
  connection.onCodeLens(({ textDocument }) => {
    const file = fileOf(session, { textDocument });
    if (!file || file.shipped) return null;
    return lensesOf(file).map(({ start, end, subject }) => ({
      range: toRange({ file, start, end }),
      data: { uri: textDocument.uri, ...subject } satisfies LensData,
    }));
  });

  /** One at a time: each may take a while, and a key that comes in between is answered before the next. */
  let turn: Promise<unknown> = Promise.resolve();
  connection.onCodeLensResolve((lens: CodeLens, token) => {
    const answer = turn.then(async () => {
      await (session.rested === session.changes ? breath() : whenHandsRest(session, token));
      session.rested = session.changes;
      refuseUnwanted(token);
      const { uri, ...subject } = lens.data as LensData;
      const file = fileOf(session, { textDocument: { uri } });
      const contract = file && contractNamed(file, subject.contract);
      if (!contract) throw changedMeanwhile();
      for (const work of lensWork(contract, subject)) {
        work();
        await breath();
        refuseUnwanted(token);
        if (session.rested !== session.changes) throw changedMeanwhile();
      }
      const title = lensText(contract, subject);
      const command = session.client.pictures ? 'remit.showCurve' : '';
      return { ...lens, command: { title, command, arguments: [uri, subject.contract, subject.term ?? null] } };
    });
    turn = answer.catch(() => {});
    return answer;
  });

  connection.onRequest(
    'remit/curves',
    ({ uri, contract: name, term }: { uri: string; contract: string; term?: string | null }) => {
      const file = fileOf(session, { textDocument: { uri } });
      const contract = file && contractNamed(file, name);
      return contract ? curvesOf(contract, term ?? undefined) : null;
    },
  );
};
