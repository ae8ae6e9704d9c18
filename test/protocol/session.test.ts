import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CompletionItem,
  type Diagnostic,
  ErrorCodes,
  LSPErrorCodes,
  type Position,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Random } from '../bench/random.js';
import { copyOf, folderOf, removeFolders } from '../kit/folders.js';
import { read } from '../kit/samples.js';
import { type Ending, ResponseError, within } from './client.js';
import { RandomEditor } from './edits.js';
import { featureRequests } from './features.js';
import { JudgedServer, program, serverIsBuilt, uriOf } from './server.js';

const sample = read('examples/northshire/diabetes.remit');

describe('the server as a process', function () {
  this.timeout(120_000);
  let folder: string;
  let folderUri: string;
  let uri: string;
  const running: JudgedServer[] = [];

  before(function () {
    if (!serverIsBuilt()) {
      this.skip();
    }
  });
  beforeEach(() => {
    folder = copyOf('examples/northshire');
    folderUri = uriOf(folder);
    uri = `${folderUri}/diabetes.remit`;
  });
  afterEach(async () => {
    const problems = running.flatMap((server) => server.problems);
    for (const server of running.splice(0)) {
      await server.stop();
    }
    removeFolders();
    assert.deepEqual([...new Set(problems)], [], 'every message that the server sends is valid');
  });

  async function start(): Promise<JudgedServer> {
    const server = new JudgedServer({ cwd: folder });
    running.push(server);
    await server.initialize(folderUri);
    return server;
  }

  it('says who it is and what it can do', async () => {
    const server = new JudgedServer({ cwd: folder });
    running.push(server);
    const { result } = await server.initialize(folderUri);
    assert.ok(result.serverInfo?.name, 'a name');
    assert.ok(result.serverInfo?.version, 'a version');
    const sync = result.capabilities.textDocumentSync;
    assert.equal(typeof sync === 'object' ? sync.change : sync, 2, 'changes are sent in parts');
  });

  it('finds nothing wrong with the examples', async () => {
    const server = await start();
    server.open(uri, sample);
    const { diagnostics } = await server.settledDiagnostics(uri, 1);
    assert.deepEqual(
      diagnostics.filter((diagnostic) => diagnostic.severity === 1),
      [],
    );
  });

  it('clears what it said of a file that is closed, or keeps what is true of it on the disk', async () => {
    const server = await start();
    server.open(uri, `${sample}\n}`);
    const { diagnostics } = await server.settledDiagnostics(uri, 1);
    assert.ok(diagnostics.some((diagnostic) => diagnostic.severity === 1));
    const cleared = server.nextDiagnostics(
      uri,
      (publication) => !publication.diagnostics.some((each) => each.severity === 1),
      5000,
    );
    server.notify('textDocument/didClose', { textDocument: { uri } });
    assert.ok(await cleared, 'the brace that was never saved is still reported');
  });

  it('still knows a library that was looked at and closed again', async () => {
    const server = await start();
    const text = `use nhs/waiting-time-standards\n${sample}`;
    const library = 'remit-library:/nhs/waiting-time-standards.remit';
    server.open(uri, text);
    await server.settledDiagnostics(uri, 1);
    const { result } = await server.request<string>('remit/libraryText', { uri: library });
    server.open(library, result);
    server.notify('textDocument/didClose', { textDocument: { uri: library } });
    await server.request('remit/settled', null);
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `${text}\n` }],
    });
    const { diagnostics } = await server.settledDiagnostics(uri, 2);
    assert.deepEqual(
      diagnostics.filter(({ code }) => code === 'R211'),
      [],
    );
  });

  it('takes a file for missing that is used in other capitals, and names the one that is meant, which may end in capitals too', async () => {
    const server = await start();
    const organisation =
      'organisation Eastmere "Eastmere Borough Council" { role: commissioner   kind: local-authority }\n';
    writeFileSync(join(folder, 'Neighbours.REMIT'), organisation);
    const used = (name: string): string => `use "./${name}"\n\nmeasure M "M" {\n  owner: Eastmere\n}\n`;
    const other = `${folderUri}/other.remit`;
    const codes = async (version: number): Promise<unknown[]> =>
      (await server.settledDiagnostics(other, version)).diagnostics.map(({ code }) => code);
    server.open(other, used('neighbours.remit'));
    const { diagnostics } = await server.settledDiagnostics(other, 1);
    const missing = diagnostics.find(({ code }) => code === 'R211');
    assert.match(String(missing?.message), /Is `"\.\/Neighbours\.REMIT"` meant\?/);
    const [contentChanges, textDocument] = [[{ text: used('Neighbours.REMIT') }], { uri: other, version: 2 }];
    server.notify('textDocument/didChange', { textDocument, contentChanges });
    assert.ok(!(await codes(2)).includes('R211'));
    writeFileSync(join(folder, 'Neighbours.REMIT'), organisation.replace('Eastmere', 'Westmere'));
    const told = server.nextDiagnostics(other, (each) => each.diagnostics.some(({ code }) => code === 'R201'), 10_000);
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folderUri}/Neighbours.REMIT`, type: 2 }] });
    assert.ok(await told, 'what has changed in it is followed');
  });

  it('says no more of the files of a folder that leaves the workspace, but of those that are open', async () => {
    const server = await start();
    const opened = 'use "./used.remit"\nmeasure open {\n';
    const other = folderOf({
      'open.remit': opened,
      'used.remit': 'measure used {\n',
      'shut.remit': 'measure shut {\n',
    });
    const added = { uri: uriOf(other), name: 'other' };
    const about = (name: string): number | undefined =>
      server.latestDiagnostics(`${added.uri}/${name}.remit`)?.diagnostics.length;
    const change = (event: object): void => server.notify('workspace/didChangeWorkspaceFolders', { event });
    server.open(`${added.uri}/open.remit`, opened);
    await server.settledDiagnostics(`${added.uri}/open.remit`, 1);
    const told = server.nextDiagnostics(`${added.uri}/shut.remit`, ({ diagnostics }) => diagnostics.length > 0, 10_000);
    change({ added: [added], removed: [] });
    assert.ok(await told, 'its findings are told');
    const cleared = server.nextDiagnostics(
      `${added.uri}/shut.remit`,
      ({ diagnostics }) => diagnostics.length === 0,
      10_000,
    );
    change({ added: [], removed: [added] });
    assert.ok(await cleared, 'they are taken back');
    assert.ok(about('open'), 'the open one keeps its own');
    assert.ok(about('used'), 'and so does what it uses');
  });

  for (const seed of [1, 2]) {
    it(`sees after 1,000 edits what a fresh server sees (seed ${seed})`, async () => {
      const server = await start();
      const editor = new RandomEditor(uri, sample, seed);
      server.open(uri, editor.text, editor.version);
      for (let done = 1; done <= 1000; done++) {
        const contentChanges = editor.edit();
        server.notify('textDocument/didChange', { textDocument: { uri, version: editor.version }, contentChanges });
        if (done % 100 === 0) {
          const found = await server.settledDiagnostics(uri, editor.version);
          const fresh = await start();
          fresh.open(uri, editor.text, editor.version);
          const expected = await fresh.settledDiagnostics(uri, editor.version);
          assert.deepEqual(comparable(found.diagnostics), comparable(expected.diagnostics), `after ${done} edits`);
          for (const { method, params } of wholeDocument(server, uri)) {
            const [a, b] = await Promise.all([
              server.request<unknown>(method, params),
              fresh.request<unknown>(method, params),
            ]);
            assert.deepEqual(withoutResultId(a.result), withoutResultId(b.result), `${method} after ${done} edits`);
          }
          assert.deepEqual(fresh.problems, []);
          await fresh.stop();
        }
      }
      assert.ok(server.messages > 20);
    });
  }

  for (const [kind, text] of [
    ['a sound text', sample],
    ['a text cut in the middle', sample.slice(0, sample.length * 0.6)],
    ['an empty text', ''],
    ['other line ends', `\ufeff${sample.replace(/\n/g, '\r\n')}`],
  ] as const) {
    it(`answers every request at every kind of position: ${kind}`, async () => {
      const server = await start();
      server.open(uri, text);
      await server.settledDiagnostics(uri, 1);
      for (const position of positions(text)) {
        const end = { line: position.line + 3, character: 0 };
        for (const { method, params } of featureRequests(server.capabilities, uri, position, end)) {
          await answered(server, method, params, position);
        }
      }
      for (const query of ['', 'Control', 'no such name']) {
        if (server.capabilities.workspaceSymbolProvider) {
          await server.request('workspace/symbol', { query });
        }
      }
    });
  }

  it('offers fixes for what it reports', async () => {
    const server = await start();
    server.open(uri, sample.replace('measure: FirstAppointment', 'measure: FirstAppointmnt'));
    const { diagnostics } = await server.settledDiagnostics(uri, 1);
    const diagnostic = diagnostics.find((each) => JSON.stringify(each.message).includes('FirstAppointmnt'));
    assert.ok(diagnostic, 'the misspelt name is reported');
    const { result } = await server.request<object[] | null>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    assert.ok(JSON.stringify(result).includes('FirstAppointment'), 'the right name is offered');
  });

  describe('the link of a finding', () => {
    const wrong = sample.replace('measure: FirstAppointment', 'measure: FirstAppointmnt');

    /** The link of the misspelt name, as a server started in that way gives it. */
    async function linkFrom(server: JudgedServer, initializationOptions?: object): Promise<string | undefined> {
      running.push(server);
      await server.initialize(folderUri, initializationOptions);
      server.open(uri, wrong);
      const { diagnostics } = await server.settledDiagnostics(uri, 1);
      const diagnostic = diagnostics.find(({ code }) => code === 'R201');
      assert.ok(diagnostic, 'the misspelt name is reported');
      return diagnostic.codeDescription?.href;
    }

    it("leads to the page among the package's files", async () => {
      const href = await linkFrom(new JudgedServer({ cwd: folder }));
      assert.match(readFileSync(fileURLToPath(href as string), 'utf8'), /^# R201 unknown-name\n/);
    });

    it('is not there where the program runs without its package', async () => {
      const alone = join(folder, basename(program));
      cpSync(program, alone);
      cpSync(join(dirname(program), 'remit'), join(folder, 'remit'), { recursive: true });
      assert.equal(await linkFrom(new JudgedServer({ cwd: folder, args: [alone, 'lsp', '--stdio'] })), undefined);
    });

    it('leads to what the server itself tells, for a client that asks for that', async () => {
      const server = new JudgedServer({ cwd: folder });
      assert.equal(await linkFrom(server, { rulePages: true }), 'remit-rule:/R201-unknown-name.md');
    });
  });

  it('resolves what it left out of a completion', async () => {
    const server = await start();
    server.open(uri, sample);
    await server.settledDiagnostics(uri, 1);
    const provider = server.capabilities.completionProvider;
    assert.ok(provider, 'completion');
    const { result } = await server.request<CompletionItem[] | { items: CompletionItem[] }>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 5, character: 2 },
    });
    const items = Array.isArray(result) ? result : result.items;
    assert.ok(items.length > 0);
    if (provider.resolveProvider) {
      for (const item of items.slice(0, 20)) {
        await server.request('completionItem/resolve', item);
      }
    }
  });

  it('lets a request be cancelled, and goes on', async () => {
    const server = await start();
    server.open(uri, sample);
    const requests = Array.from({ length: 20 }, () =>
      server.cancellableRequest('textDocument/completion', {
        textDocument: { uri },
        position: { line: 5, character: 2 },
      }),
    );
    for (const { cancel } of requests) cancel();
    for (const { answer } of requests) {
      await answer.catch((error) => assert.equal((error as ResponseError).code, LSPErrorCodes.RequestCancelled));
    }
    server.notify('$/cancelRequest', { id: 999_999 });
    await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
  });

  it('refuses requests that it does not know, and passes over such notifications', async () => {
    const server = await start();
    const refused = (error: ResponseError) => error.code === ErrorCodes.MethodNotFound;
    await assert.rejects(server.request('remit/noSuchRequest', {}), refused);
    await assert.rejects(server.request('$/noSuchRequest', {}), refused);
    server.notify('remit/noSuchNotification', {});
    server.notify('$/noSuchNotification', {});
    await server.listen();
    server.open(uri, sample);
    await server.settledDiagnostics(uri, 1);
  });

  it('survives questions about files that are not there', async () => {
    const server = await start();
    const absent = `${folderUri}/absent.remit`;
    for (const { method, params } of featureRequests(
      server.capabilities,
      absent,
      { line: 3, character: 1 },
      { line: 9, character: 0 },
    )) {
      await answered(server, method, params, { line: 3, character: 1 });
    }
    server.notify('textDocument/didClose', { textDocument: { uri: absent } });
    server.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: absent, type: 3 },
        { uri, type: 2 },
      ],
    });
    server.open(uri, sample);
    await server.settledDiagnostics(uri, 1);
  });

  it('ends with 0 when it was told to shut down first', async () => {
    const server = await start();
    const { result } = await server.request('shutdown');
    assert.equal(result, null);
    server.notify('exit');
    assert.deepEqual(await ending(server, 3000), { code: 0, signal: null });
  });

  it('ends with 1 when it was not', async () => {
    const server = await start();
    server.notify('exit');
    assert.deepEqual(await ending(server, 3000), { code: 1, signal: null });
  });

  it('ends when its editor has gone', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const server = new JudgedServer({ cwd: folder, parentPid: editor.pid });
    running.push(server);
    await server.initialize(folderUri);
    editor.kill('SIGKILL');
    await ending(server, 15_000);
  });

  it('ends when nobody can talk to it any more', async () => {
    const server = await start();
    server.process.stdin.end();
    await ending(server, 5000);
  });
});

async function ending(server: JudgedServer, milliseconds: number): Promise<Ending> {
  assert.ok(await within(server.ended, milliseconds), `the server is still there after ${milliseconds} ms`);
  return server.ended;
}

/** Asks and takes any answer but a failure of the server; that a place cannot be renamed is an answer too. */
async function answered(server: JudgedServer, method: string, params: object, position: Position): Promise<void> {
  try {
    await server.request(method, params, 10_000);
  } catch (error) {
    const refusals: number[] = [LSPErrorCodes.RequestFailed, ErrorCodes.InvalidParams];
    const isRefusal = error instanceof ResponseError && /rename/i.test(method) && refusals.includes(error.code);
    assert.ok(isRefusal, `${method} at ${JSON.stringify(position)}: ${(error as Error).message}`);
  }
}

/** Some places of every kind: random ones, beginnings and ends of lines, and beyond the end of both. */
function positions(text: string): Position[] {
  const document = TextDocument.create('file:///a', 'remit', 0, text);
  const random = new Random(9);
  const found: Position[] = [
    { line: 0, character: 0 },
    document.positionAt(text.length),
    { line: document.lineCount + 5, character: 3 },
    { line: 0, character: 4000 },
  ];
  for (let i = 0; i < 40; i++) {
    const position = document.positionAt(random.below(text.length + 1));
    found.push(position, { line: position.line, character: 0 }, { line: position.line + 1, character: 4 });
  }
  return found;
}

/** The requests whose answer depends on the whole document and on nothing else. */
function wholeDocument(server: JudgedServer, uri: string): { method: string; params: object }[] {
  const whole = ['documentSymbol', 'foldingRange', 'formatting', 'semanticTokens/full', 'documentLink'].map(
    (name) => `textDocument/${name}`,
  );
  return featureRequests(server.capabilities, uri, { line: 0, character: 0 }, { line: 1, character: 0 }).filter(
    ({ method }) => whole.includes(method),
  );
}

function comparable(diagnostics: Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => JSON.stringify(diagnostic)).sort();
}

function withoutResultId(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'resultId' in result
    ? { ...result, resultId: undefined }
    : result;
}
