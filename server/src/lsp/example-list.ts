import type { Connection } from 'vscode-languageserver';
import type { Source } from '../../../grammar/text/source.js';
import { listExamples } from '../features/examples.js';
import { toRange } from './convert.js';
import type { Publisher } from './diagnostics.js';
import { type Session, spelled } from './session.js';

/** How long, in milliseconds, the hands have to rest before the list is told again. */
const restDelay = 200;

/** Tells which examples there are, file by file, whenever that has changed. */
export interface ExampleTeller {
  /** From now on: only to a client that has said that it shows them. */
  begin(): void;
  /** A publisher that has the list told after whatever it publishes. */
  readonly publisher: Publisher;
}

export function tellingExamples(inner: Publisher, connection: Connection, session: Session): ExampleTeller {
  /** What each file said last, and the text that it was read from. */
  const told = new Map<string, { readonly source: Source; readonly text: string }>();
  let isWanted = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const tell = (uri: string, contracts: readonly unknown[]): void =>
    void connection.sendNotification('remit/examples', { uri: spelled(session, uri), contracts });

  const tellChanged = (): void => {
    waiting = undefined;
    const there = new Set<string>();
    for (const file of session.view.files()) {
      if (file.shipped) continue;
      there.add(file.uri);
      const known = told.get(file.uri);
      if (known?.source === file.source) continue;
      const contracts = listExamples(file).map(({ name, title, start, end, examples }) => ({
        name,
        title,
        range: toRange({ file, start, end }),
        examples: examples.map((one) => ({
          name: one.name,
          title: one.title,
          period: one.period,
          range: toRange({ file, start: one.start, end: one.end }),
        })),
      }));
      const text = JSON.stringify(contracts);
      told.set(file.uri, { source: file.source, text });
      if (text !== (known?.text ?? '[]')) tell(file.uri, contracts);
    }
    for (const [uri, { text }] of told) {
      if (there.has(uri)) continue;
      told.delete(uri);
      if (text !== '[]') tell(uri, []);
    }
  };

  const later = (): void => {
    if (!isWanted) return;
    clearTimeout(waiting);
    waiting = setTimeout(tellChanged, restDelay);
  };

  return {
    begin() {
      isWanted = true;
      later();
    },
    publisher: {
      ...inner,
      publish(always) {
        inner.publish(always);
        later();
      },
    },
  };
}
