import assert from 'node:assert/strict';
import type { CodeLens, Hover, InlayHint, MarkupContent } from 'vscode-languageserver/node';
import { copyOf, removeFolders } from '../kit/folders.js';
import { read } from '../kit/samples.js';
import { JudgedServer, serverIsBuilt, uriOf } from './server.js';

const contract = read('examples/northshire/diabetes.remit');
const measures = read('examples/northshire/measures.remit');

describe('the server, asked for money', function () {
  this.timeout(120_000);
  let folder: string;
  let server: JudgedServer;
  let uri: string;
  let measuresUri: string;

  before(function () {
    if (!serverIsBuilt()) this.skip();
  });
  beforeEach(() => {
    folder = copyOf('examples/northshire');
    uri = `${uriOf(folder)}/diabetes.remit`;
    measuresUri = `${uriOf(folder)}/measures.remit`;
  });
  afterEach(async () => {
    const { problems } = server;
    await server.stop();
    removeFolders();
    assert.deepEqual([...new Set(problems)], [], 'every message that the server sends is valid');
  });

  async function start(options?: unknown): Promise<void> {
    server = new JudgedServer({ cwd: folder });
    await server.initialize(uriOf(folder), options);
    server.open(uri, contract);
    await server.settledDiagnostics(uri, 1);
  }

  /** Where `mark` stands in a text. */
  function at(text: string, mark: string): { line: number; character: number } {
    const before = text.slice(0, text.indexOf(mark) + mark.length - 1).split('\n');
    return { line: before.length - 1, character: before[before.length - 1].length };
  }

  async function hover(of: string, text: string, mark: string): Promise<string> {
    const { result } = await server.request<Hover>('textDocument/hover', {
      textDocument: { uri: of },
      position: at(text, mark),
    });
    return (result.contents as MarkupContent).value;
  }

  async function lenses(): Promise<CodeLens[]> {
    return (await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).result;
  }

  const whole = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

  async function hints(): Promise<string[]> {
    const { result } = await server.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: whole,
    });
    const lines = contract.split('\n');
    return result.map(
      ({ position, label }) => `${lines[position.line].slice(0, position.character).trim()} = ${label}`,
    );
  }

  it('tells the pounds behind percentages, and other ones after an edit', async () => {
    await start();
    const before = await hints();
    assert.ok(before.includes('2028/29 onwards:  8% of Core = £992,000'), before.join('\n'));
    assert.ok(
      before.includes('most-withheld: 5% of Core = £620,000') ||
        before.includes('most-withheld: 5% of Core per year = £620,000'),
      before.join('\n'),
    );
    const position = at(contract, '£12.4m');
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { ...position, character: position.character - 1 }, end: position }, text: '2' },
      ],
    });
    await server.settledDiagnostics(uri, 2);
    const after = await hints();
    assert.ok(after.includes('2028/29 onwards:  8% of Core = £976,000'), after.join('\n'));
  });

  it('shows the curve of a term as a picture to a client that shows pictures, and as a table to others', async () => {
    await start({ pictures: true });
    const withPicture = await hover(uri, contract, 'payment Outcomes');
    assert.match(withPicture, /Between £0 and £992,000 in 2028\/29: nothing for example with /);
    const [, words, data, width, height] =
      /!\[([^\]]*)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\|width=(\d+),height=(\d+)\)/.exec(withPicture) ??
      [];
    assert.match(words, /^Outcomes in 2028\/29, as HbA1cControl moves: /);
    const svg = Buffer.from(data, 'base64').toString('utf8');
    assert.match(
      svg,
      new RegExp(`^<svg xmlns="http://www.w3.org/2000/svg" class="remit-curve" viewBox="0 0 ${width} ${height}"`),
    );
    assert.match(svg, /£600k/);
    assert.ok(withPicture.length < 100_000);
    await server.stop();
    await start();
    const withTable = await hover(uri, contract, 'payment Outcomes');
    assert.doesNotMatch(withTable, /data:image/);
    assert.match(withTable, /\| 68% \| £722,742\.86 \| at least 68%: 100% \|/);
  });

  it('lists every pound that depends on a measure, with where its terms stand', async () => {
    await start();
    server.open(measuresUri, measures);
    const told = await hover(measuresUri, measures, 'measure HbA1cControl');
    const line = contract.slice(0, contract.indexOf('payment Outcomes')).split('\n').length;
    assert.ok(
      told.includes(`- [Outcomes](${uri}#L${line}): £0 in 2026/27; £113,371.43 to £361,371.43 in 2027/28; `),
      told,
    );
    assert.match(told, /- \[Admissions\]\([^)]*\): £0 to £150,000 from 2027\/28 to 2030\/31/);
  });

  it('says above contracts and terms what is at stake, and works it out when it is shown', async () => {
    await start({ pictures: true });
    const all = await lenses();
    assert.ok(all.every(({ command }) => command === undefined));
    const told: string[] = [];
    for (const lens of all) {
      const { result } = await server.request<CodeLens>('codeLens/resolve', lens);
      told.push(`${contract.split('\n')[lens.range.start.line].trim().split(' ')[1]}: ${result.command?.title}`);
      assert.equal(result.command?.command, 'remit.showCurve');
    }
    assert.deepEqual(told, [
      'DiabetesAgreement: ShoreCIC: £9.38m to £10.72m in 2028/29',
      'DiabetesAgreement: CoastGPs: £2.34m to £2.82m in 2028/29',
      'DiabetesAgreement: NorthshireICB pays £11.72m to £13.54m in 2028/29',
      'Core: £11.78m to £12.4m in 2028/29',
      'Outcomes: £0 to £992,000 in 2028/29',
      'Admissions: -£60,000 to £150,000 in 2028/29',
      'LateAppointments: £0 to £620,000 in 2028/29',
    ]);
  });

  it('draws the curves of one term, or of all, for a page', async () => {
    await start({ pictures: true });
    const ask = async (term: string | null) =>
      (
        await server.request<{ title: string; style: string; pictures: { svg: string }[] }>('remit/curves', {
          uri,
          contract: 'DiabetesAgreement',
          term,
        })
      ).result;
    const one = await ask('Outcomes');
    assert.equal(one.pictures.length, 3);
    assert.ok(one.pictures.every(({ svg }) => svg.startsWith('<svg') && !svg.includes('<style')));
    assert.match(one.style, /\.vscode-dark \.remit-curve/);
    assert.equal((await ask(null)).pictures.length, 8);
    const { result } = await server.request('remit/curves', { uri, contract: 'Other', term: null });
    assert.equal(result, null);
  });

  it('asks for hints and lenses again when another file changes what they say', async () => {
    await start({ pictures: true });
    server.open(measuresUri, measures);
    await hints();
    await server.listen(700);
    const asked = (): number =>
      server.asked.filter((method) => /inlayHint\/refresh|codeLens\/refresh/.test(method)).length;
    const before = asked();
    server.notify('textDocument/didChange', {
      textDocument: { uri: measuresUri, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '// more\n' },
      ],
    });
    for (let i = 0; i < 100 && asked() < before + 2; i++) await server.listen(50);
    assert.equal(asked(), before + 2);
  });
});
