import { type ExampleFailure, listRanges, runExamples } from '../../features/examples.js';
import { toRange } from '../convert.js';
import { fileOf } from '../session.js';
import type { Handler } from './handler.js';

/** Which examples are meant: all of a file, or those of one contract in it. */
interface Asked {
  readonly uri: string;
  readonly contract?: string;
}

/** What a client that shows examples as tests asks for; `tellingExamples` tells it which there are. No other client has to know of it. */
export const examples: Handler = (connection, session) => {
  connection.onRequest('remit/runExamples', ({ uri, contract }: Asked) => {
    const file = fileOf(session, { textDocument: { uri } });
    if (!file) return [];
    return runExamples(file, contract).map((result) => ({
      contract: result.contract,
      name: result.name,
      failures: result.failures.map((failure) => ({ ...told(failure), range: toRange({ file, ...failure }) })),
    }));
  });
  connection.onRequest('remit/exampleRanges', ({ uri }: Asked) => {
    const file = fileOf(session, { textDocument: { uri } });
    if (!file) return [];
    return listRanges(file).map((range) => ({
      contract: range.contract,
      range: toRange({ file, ...range }),
      examples: range.examples,
    }));
  });
};

/** A sum that disagrees is told as two texts to compare, with the steps between them. */
function told({ message, sums }: ExampleFailure): Told {
  if (!sums) return { message };
  return { message: sums.sentence, expected: sums.said, actual: sums.given, steps: sums.steps };
}

interface Told {
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly steps?: readonly string[];
}
