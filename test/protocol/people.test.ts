import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver/node';
import { folderOf, removeFolders } from '../kit/folders.js';
import { read } from '../kit/samples.js';
import { JudgedServer, serverIsBuilt, uriOf } from './server.js';

const rateCard = read('examples/published/innovation-fund.remit');

describe('limits for each person, by the protocol', function () {
  this.timeout(120_000);
  let server: JudgedServer;
  let uri: string;

  before(function () {
    if (!serverIsBuilt()) this.skip();
  });
  beforeEach(async () => {
    const folder = folderOf({ 'shared.remit': read('examples/published/shared.remit') });
    uri = `${uriOf(folder)}/rate-card.remit`;
    server = new JudgedServer({ cwd: folder });
    await server.initialize(uriOf(folder));
  });
  afterEach(async () => {
    const { problems } = server;
    await server.stop();
    removeFolders();
    assert.deepEqual([...new Set(problems)], [], 'every message that the server sends is valid');
  });

  async function errors(text: string): Promise<string[]> {
    server.open(uri, text);
    const { diagnostics } = await server.settledDiagnostics(uri, 1);
    return diagnostics.filter(({ severity }) => severity === 1).map(({ message }) => String(message));
  }

  function at(mark: string): { line: number; character: number } {
    const before = rateCard.slice(0, rateCard.indexOf(mark) + mark.length - 1).split('\n');
    return { line: before.length - 1, character: before[before.length - 1].length };
  }

  async function hover(mark: string): Promise<string> {
    const { result } = await server.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: at(mark),
    });
    return (result.contents as MarkupContent).value;
  }

  it('works the examples out person by person', async () => {
    assert.deepEqual(await errors(rateCard), []);
  });

  it('shows what one person more comes to where an example does not agree', async () => {
    const found = await errors(rateCard.replace('receives £21,200.00', 'receives £22,000.00'));
    assert.equal(found.length, 1);
    assert.match(found[0], /^By the terms WoldCare receives £21,200\.00, and the example says £22,000\.00\./);
  });

  it('asks for people where an example has only sums', async () => {
    const [first] = await errors(rateCard.replace('each-of 20 people { Jobs: 1 job }', 'Jobs: 20 jobs'));
    assert.match(
      first,
      /^Small does not give all that its terms use\. Add Jobs by person, in `person \{ … \}` or `each-of 40 people \{ … \}`, since ForOne has a limit for each person/,
    );
  });

  it('tells what words and limits mean, and what curves leave out', async () => {
    await errors(rateCard);
    assert.match(
      await hover('together ForOne'),
      /Limits PaidBehaviour, PaidLevelOne, PaidLevelTwo and PaidJobs, taken together, to £8,200 per person/,
    );
    assert.match(await hover('each-of'), /Several people who are alike/);
    assert.match(await hover('      person'), /One person, with what this person adds to measures/);
    const payment = await hover('payment PaidJobs');
    assert.match(payment, /Between £0 and £3,000,000 in 2026\/27/);
    assert.match(payment, /taken that nobody reaches the limit for each person in ForOne/);
  });

  it('offers people, and outlines them with how many they are', async () => {
    await errors(rateCard);
    const inGiven = at('each-of 100 people');
    const { result } = await server.request<CompletionList | CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: { line: inGiven.line, character: 6 },
    });
    const labels = (Array.isArray(result) ? result : result.items).map(({ label }) => label);
    assert.ok(labels.includes('person') && labels.includes('each-of'), labels.join(', '));
    const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    const flat = (all: DocumentSymbol[]): DocumentSymbol[] => all.flatMap((one) => [one, ...flat(one.children ?? [])]);
    assert.ok(flat(symbols.result).some(({ name, detail }) => name === 'each-of' && detail === '100 people'));
  });
});
