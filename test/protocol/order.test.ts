import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver/node';
import type { Message, ResponseError } from './client.js';
import { JudgedServer, serverIsBuilt } from './server.js';

const params = { processId: process.pid, rootUri: null, capabilities: {} };
const at = { textDocument: { uri: 'untitled:a.remit' }, position: { line: 0, character: 0 } };

describe('a client that does things out of their order', function () {
  this.timeout(60_000);
  let server: JudgedServer;
  let heard: Message[];

  before(function () {
    if (!serverIsBuilt()) this.skip();
  });
  beforeEach(() => {
    heard = [];
    server = new JudgedServer({ observe: (message) => heard.push(message) });
  });
  afterEach(async () => {
    await server.stop();
    assert.deepEqual(server.problems, []);
  });

  const isRefused = async (method: string, asked: object | undefined, code: number): Promise<void> => {
    await assert.rejects(server.request(method, asked), (error: ResponseError) => {
      assert.equal(error.code, code, error.message);
      return true;
    });
  };

  it('is told that nothing can be asked before `initialize`, and can begin all the same', async () => {
    await isRefused('textDocument/hover', at, ErrorCodes.ServerNotInitialized);
    await isRefused('shutdown', undefined, ErrorCodes.ServerNotInitialized);
    assert.ok((await server.initialize(null)).result.capabilities);
  });

  it('is told that `initialize` is sent once, and is served on', async () => {
    await server.initialize(null);
    await isRefused('initialize', params, ErrorCodes.InvalidRequest);
    assert.equal((await server.request('textDocument/hover', at)).result, null);
  });

  it('is told that nothing can be asked after `shutdown`', async () => {
    await server.initialize(null);
    await server.request('shutdown');
    await isRefused('textDocument/hover', at, ErrorCodes.InvalidRequest);
    await isRefused('shutdown', undefined, ErrorCodes.InvalidRequest);
  });

  it('changes nothing where it says of no change what it is', async () => {
    await server.initialize(null);
    server.open(at.textDocument.uri, 'measure A {\n');
    server.notify('textDocument/didChange', { textDocument: { ...at.textDocument, version: 2 } });
    assert.ok((await server.settledDiagnostics(at.textDocument.uri, 2)).diagnostics.length > 0);
    assert.deepEqual(
      heard.filter(({ method }) => method === 'window/logMessage'),
      [],
    );
  });
});
