import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { copyOf, removeFolders } from '../kit/folders.js';
import { read } from '../kit/samples.js';
import { clientCapabilities, type Message } from './client.js';
import { JudgedServer, serverIsBuilt, uriOf } from './server.js';

const sample = read('examples/northshire/diabetes.remit');
const without = `${sample.slice(0, sample.indexOf('\n  example GoodYear'))}}\n`;

interface Listed {
  uri: string;
  contracts: { name: string; examples: { name: string; range: { start: { line: number } } }[] }[];
}

interface Ran {
  contract: string;
  name: string;
  failures: {
    message: string;
    expected?: string;
    actual?: string;
    steps?: string[];
    range: { start: { line: number } };
  }[];
}

describe('examples by the protocol', function () {
  this.timeout(60_000);
  let folder: string;
  let folderUri: string;
  let uri: string;
  const running: JudgedServer[] = [];

  before(function () {
    if (!serverIsBuilt()) this.skip();
  });
  beforeEach(() => {
    folder = copyOf('examples/northshire');
    folderUri = uriOf(folder);
    uri = `${folderUri}/diabetes.remit`;
  });
  afterEach(async () => {
    const problems = running.flatMap((client) => client.problems);
    for (const client of running.splice(0)) await client.stop();
    removeFolders();
    assert.deepEqual([...new Set(problems)], [], 'every message that the server sends is valid');
  });

  /** A client that shows examples, and what it was told of them. */
  async function startShowing(): Promise<{
    client: JudgedServer;
    told: (accept: (listed: Listed) => boolean) => Promise<Listed>;
  }> {
    const heard: Listed[] = [];
    const waiting = new Set<() => void>();
    const observe = ({ method, params }: Message): void => {
      if (method !== 'remit/examples') return;
      heard.push(params as Listed);
      for (const look of waiting) look();
    };
    const client = new JudgedServer({ cwd: folder, hears: ['remit/examples'], observe });
    running.push(client);
    await client.initialize(folderUri, { examples: true });
    const told = (accept: (listed: Listed) => boolean): Promise<Listed> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(accept);
          if (found) {
            waiting.delete(look);
            resolve(found);
          }
        };
        waiting.add(look);
        look();
      });
    return { client, told };
  }

  function open(client: JudgedServer, text: string): void {
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'remit', version: 1, text } });
  }

  it('are listed for a client that shows them, and again when they change', async () => {
    const { client, told } = await startShowing();
    const names = ({ contracts }: Listed): string[] =>
      contracts.flatMap(({ examples }) => examples.map(({ name }) => name));
    const first = await told(() => true);
    assert.equal(first.uri, uri);
    assert.deepEqual(names(first), ['GoodYear']);
    const line = sample.split('\n').findIndex((text) => text.includes('example GoodYear'));
    assert.equal(first.contracts[0].examples[0].range.start.line, line);
    open(client, sample.replace('example GoodYear', 'example BetterYear'));
    assert.deepEqual(names(await told((listed) => names(listed).includes('BetterYear'))), ['BetterYear']);
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: '' }] });
    assert.deepEqual(names(await told((listed) => listed.contracts.length === 0)), []);
  });

  it('are worked out when they are asked for, with both sums and the steps between them', async () => {
    const { client, told } = await startShowing();
    await told(() => true);
    const good = await client.request<Ran[]>('remit/runExamples', { uri });
    assert.deepEqual(good.result, [{ contract: 'DiabetesAgreement', name: 'GoodYear', failures: [] }]);
    open(client, sample.replace('£409,696.00', '£409,697.00'));
    const { result } = await client.request<Ran[]>('remit/runExamples', { uri, contract: 'DiabetesAgreement' });
    const [failure] = result[0].failures;
    assert.equal(failure.expected, 'ShoreCIC receives £409,697.00');
    assert.equal(failure.actual, 'ShoreCIC receives £409,696.00');
    assert.match(failure.steps?.[0] ?? '', /^Core: /);
    assert.match(failure.steps?.at(-1) ?? '', /= £409,696\.00 \(line \d+\)$/);
    assert.match(failure.message, /^By the terms ShoreCIC receives £409,696\.00, and the example says £409,697\.00\.$/);
    assert.equal(
      failure.range.start.line,
      sample.split('\n').findIndex((text) => text.includes('£409,696.00')),
    );
  });

  it('say which ranges they lie in', async () => {
    const { client, told } = await startShowing();
    await told(() => true);
    const { result } = await client.request<{ examples: string[] }[]>('remit/exampleRanges', { uri });
    assert.deepEqual(
      result.map(({ examples }) => examples.length),
      [0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0],
    );
  });

  it('are nothing that any other client hears of', async () => {
    const server = new JudgedServer({ cwd: folder });
    running.push(server);
    await server.initialize(folderUri);
    server.open(uri, sample);
    await server.settledDiagnostics(uri, 1);
    await server.listen(500);
    assert.deepEqual(server.problems, []);
  });

  it('are offered at every threshold of a contract that has none, and of a range that none lies in', async () => {
    const server = new JudgedServer({ cwd: folder });
    running.push(server);
    await server.initialize(folderUri);
    server.open(uri, without);
    await server.settledDiagnostics(uri, 1);
    const written = apply(
      without,
      await actionAt(server, without, 'contract DiabetesAgreement', 'Add examples at every threshold'),
    );
    server.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: written }] });
    const { diagnostics } = await server.settledDiagnostics(uri, 2);
    assert.deepEqual(
      diagnostics.filter(({ severity }) => (severity ?? 1) < 3),
      [],
    );
    assert.equal(written.match(/^ {2}example /gm)?.length, 48);
    server.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: sample }] });
    await server.settledDiagnostics(uri, 3);
    const title = 'Add examples at every threshold of this range';
    const more = apply(sample, await actionAt(server, sample, 'at least 8.4 per 10,000 people:  ', title));
    assert.deepEqual(more.match(/^ {2}example \S+/gm), [
      '  example GoodYear',
      '  example AmputationsBelow8-4',
      '  example AmputationsAt8-4',
      '  example AmputationsAbove8-4',
    ]);
    assert.equal(await actionAt(server, sample, 'from 63% to below 68%:', title), undefined);
    assert.deepEqual(server.problems, []);
  });

  it('are worked out only when the action is chosen, where the client can wait', async () => {
    const client = new JudgedServer({ cwd: folder });
    running.push(client);
    const { codeAction } = clientCapabilities.textDocument ?? {};
    await client.request('initialize', {
      processId: process.pid,
      rootUri: folderUri,
      workspaceFolders: [{ uri: folderUri, name: 'folder' }],
      capabilities: { textDocument: { codeAction: { ...codeAction, resolveSupport: { properties: ['edit'] } } } },
    });
    client.notify('initialized', {});
    const known = client.nextDiagnostics(uri, ({ version }) => version === 1, 10_000);
    open(client, without);
    await known;
    const action = await actionAt(client, without, 'contract DiabetesAgreement', 'Add examples at every threshold');
    assert.ok(action && !action.edit);
    const { result } = await client.request<CodeAction>('codeAction/resolve', action);
    assert.match(apply(without, result), /\n {2}example HbA1cControlAt63 /);
  });

  async function actionAt(
    client: JudgedServer,
    text: string,
    at: string,
    title: string,
  ): Promise<CodeAction | undefined> {
    const document = TextDocument.create(uri, 'remit', 1, text);
    const position = document.positionAt(text.indexOf(at) + 2);
    const { result } = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    return result.find((action) => action.title === title);
  }

  function apply(text: string, action: CodeAction | undefined): string {
    const edits = action?.edit?.changes?.[uri];
    assert.ok(edits, 'the action changes the file');
    return TextDocument.applyEdits(TextDocument.create(uri, 'remit', 1, text), edits);
  }
});
