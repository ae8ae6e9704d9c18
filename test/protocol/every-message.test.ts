import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, CodeLens, Position, SemanticTokens } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { copyOf, removeFolders } from '../kit/folders.js';
import { featureRequests } from './features.js';
import { JudgedServer, serverIsBuilt, uriOf } from './server.js';

const start: Position = { line: 0, character: 0 };

describe('every message that the server sends', function () {
  this.timeout(120_000);
  let server: JudgedServer;

  before(function () {
    if (!serverIsBuilt()) this.skip();
  });
  afterEach(async () => {
    await server.stop();
    removeFolders();
  });

  async function open(example: string): Promise<{ uri: string; text: string }[]> {
    const folder = copyOf(`examples/${example}`);
    server = new JudgedServer({ cwd: folder, hears: ['remit/examples', 'remit/status'] });
    await server.initialize(uriOf(folder), { examples: true, status: true, rulePages: true });
    const names = readdirSync(folder).filter((name) => name.endsWith('.remit'));
    const files = names.map((name) => ({
      uri: uriOf(join(folder, name)),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
    for (const { uri, text } of files) server.open(uri, text);
    for (const { uri } of files) await server.settledDiagnostics(uri, 1);
    return files;
  }

  /** What is asked of an answer that came before, or of no place in a file. */
  async function askFurther(uri: string): Promise<void> {
    const textDocument = { uri };
    const tokens = await server.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start, end: start }, text: '// a line before all others\n' }],
    });
    const previousResultId = tokens.result.resultId;
    await server.request('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
    await server.settledDiagnostics(uri, 2);
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    for (const lens of lenses.result) await server.request('codeLens/resolve', lens);
    await server.request('workspace/symbol', { query: 'control' });
    await server.request('workspace/symbol', { query: '' });
  }

  it('is judged: for each thing that it can do, an answer has been', async () => {
    const files = await open('northshire');
    const end = { line: 10_000, character: 0 };
    const asked = new Set(['initialize', 'workspace/symbol', 'codeLens/resolve', 'textDocument/publishDiagnostics']);
    asked.add('textDocument/semanticTokens/full/delta').add('client/registerCapability');
    for (const { uri, text } of files) {
      const document = TextDocument.create(uri, 'remit', 1, text);
      // A name that is declared can be renamed, found again, and shows what money depends on it.
      const name = /^(?:measure|contract|service) (\w)/m.exec(text);
      const position = document.positionAt(name ? name.index + name[0].length : 0);
      for (const { method, params } of featureRequests(server.capabilities, uri, position, end)) {
        asked.add(method);
        await server.request(method, params).catch((error) => assert.ok(/rename/i.test(method), String(error)));
      }
      await askFurther(uri);
    }
    assert.deepEqual(
      [...asked].filter((method) => !server.judged.has(method)),
      [],
    );
    assert.deepEqual([...new Set(server.problems)], []);
  });

  it('is valid for every kind of mistake, with the fixes that it offers', async () => {
    const kinds = new Set<unknown>();
    let fixes = 0;
    for (const { uri } of await open('tutorial')) {
      for (const diagnostic of server.latestDiagnostics(uri)?.diagnostics ?? []) {
        kinds.add(diagnostic.code);
        const { result } = await server.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          range: diagnostic.range,
          context: { diagnostics: [diagnostic] },
        });
        fixes += result.filter(({ edit }) => edit).length;
      }
    }
    assert.ok(kinds.size > 20 && fixes > 20, `${kinds.size} kinds, ${fixes} fixes`);
    assert.deepEqual([...new Set(server.problems)], []);
  });
});
