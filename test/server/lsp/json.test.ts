import { strict as assert } from 'node:assert';
import type { Diagnostic } from 'vscode-languageserver';
import { jsonEncoder } from '../../../server/src/lsp/json.js';

const options = { charset: 'utf-8' as const };

function diagnostic(message: string): Diagnostic {
  const place = { line: 3, character: 1 };
  return { range: { start: place, end: place }, severity: 1, code: 'R101', source: 'remit', message };
}

function publication(diagnostics: readonly Diagnostic[], version?: number) {
  const params = { uri: 'file:///a.remit', ...(version === undefined ? {} : { version }), diagnostics };
  return { jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params };
}

async function written(message: object): Promise<string> {
  return Buffer.from(await jsonEncoder.encode(message as never, options)).toString('utf8');
}

describe('The JSON of messages', () => {
  const [one, two, three] = ['costs £5', 'a “text”, never closed', 'ends with ]}}'].map(diagnostic);
  for (const [what, message] of [
    ['an answer', { jsonrpc: '2.0', id: 1, result: { contents: 'One £ each' } }],
    ['a notification without parameters', { jsonrpc: '2.0', method: 'exit' }],
    ['no diagnostics', publication([])],
    ['one diagnostic', publication([one], 2)],
    ['several', publication([one, two, three], 3)],
    ['the same among others', publication([three, one], 4)],
  ] as const)
    it(`is what JSON.stringify makes of ${what}`, async () => {
      assert.equal(await written(message), JSON.stringify(message));
      assert.equal(await written(message), JSON.stringify(message));
    });
});
