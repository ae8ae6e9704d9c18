import assert from 'node:assert/strict';
import type { ClientCapabilities, CompletionList, Hover, MarkupContent } from 'vscode-languageserver/node';
import { JudgedServer, serverIsBuilt } from './server.js';

const uri = 'untitled:terms.remit';
const text = 'organisation Eastmere "Eastmere" {\n  role: commissioner\n  kind: local-authority\n}\n\n';

describe('a client that can do less than others', function () {
  this.timeout(60_000);
  let server: JudgedServer;

  before(function () {
    if (!serverIsBuilt()) this.skip();
  });
  afterEach(async () => {
    await server.stop();
    assert.deepEqual(server.problems, []);
  });

  const start = async (textDocument: ClientCapabilities['textDocument']): Promise<void> => {
    server = new JudgedServer();
    const capabilities: ClientCapabilities = { textDocument };
    await server.request('initialize', { processId: process.pid, rootUri: null, capabilities });
    server.notify('initialized', {});
    server.open(uri, text);
  };
  const completion = async () => {
    const at = { textDocument: { uri }, position: { line: 5, character: 0 } };
    return (await server.request<CompletionList>('textDocument/completion', at)).result.items;
  };
  const hover = async (): Promise<MarkupContent> => {
    const at = { textDocument: { uri }, position: { line: 0, character: 15 } };
    return (await server.request<Hover>('textDocument/hover', at)).result.contents as MarkupContent;
  };

  it('is sent no tab stops where it does not know them, but the words that stand at them', async () => {
    await start({});
    const items = await completion();
    const written = items.map(({ textEdit }) => textEdit?.newText ?? '');
    assert.deepEqual(new Set(items.map(({ insertTextFormat }) => insertTextFormat)), new Set([1]));
    assert.ok(
      !written.some((each) => /[$|]/.test(each)),
      written.find((each) => /[$|]/.test(each)),
    );
    const organisation = written.find((each) => each.startsWith('organisation ')) ?? '';
    assert.match(organisation, /^organisation Name "Title" \{\n {2}role: [a-z-]+\n {2}kind: [a-z-]+\n {2}\n\}$/);
  });

  it('is sent tab stops where it knows them', async () => {
    await start({ completion: { completionItem: { snippetSupport: true } } });
    assert.ok(
      (await completion()).some((each) => each.insertTextFormat === 2 && each.textEdit?.newText.includes('$0')),
    );
  });

  it('is sent plain text where it asks for that', async () => {
    await start({
      hover: { contentFormat: ['plaintext'] },
      completion: { completionItem: { documentationFormat: ['plaintext'] } },
    });
    const { kind, value } = await hover();
    assert.equal(kind, 'plaintext');
    assert.match(value, /Eastmere/);
    assert.doesNotMatch(value, /\*\*|`/);
    for (const { documentation } of await completion())
      if (typeof documentation === 'object') {
        assert.equal(documentation.kind, 'plaintext');
        assert.doesNotMatch(documentation.value, /```/);
      }
  });

  it('is sent Markdown where it says nothing of that', async () => {
    await start({});
    const { kind, value } = await hover();
    assert.equal(kind, 'markdown');
    assert.match(value, /```remit/);
  });
});
