import assert from 'node:assert/strict';
import { type DocumentSymbol, documentSymbols, workspaceSymbols } from '../../../server/src/features/symbols.js';
import { edit, examples, open } from './workspace.js';

const contract = `service Care "Care for people" {
  needs { "Many" }
  aims {
    aim Better "Better lives" { }
  }
}

contract Deal "The deal" {
  payment Results "Paid by results" {
    let Rate: 5%
    pool { 2026/27: £5 }
    Quits 50% { at least 5: 100% }
    group Both 50% {
      Waits 100% { }
    }
  }
  risk-share Spend "Shared" { gain { above 0%: not shared } }
  exit { }
  example Good "All is well" { expect Results { } }
}
`;

function drawn(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail === undefined ? '' : ` (${detail})`}`,
    ...drawn(children, `${indent}  `),
  ]);
}

function checkNested(symbols: readonly DocumentSymbol[], start: number, end: number, text: string): void {
  for (const symbol of symbols) {
    assert.ok(symbol.name !== '');
    assert.ok(start <= symbol.start && symbol.end <= end, `${symbol.name} is within what is around it`);
    assert.ok(symbol.start <= symbol.nameStart && symbol.nameEnd <= symbol.end, `${symbol.name} holds its name`);
    assert.ok(symbol.name.endsWith(text.slice(symbol.nameStart, symbol.nameEnd)), symbol.name);
    checkNested(symbol.children, symbol.start, symbol.end, text);
  }
}

describe('document symbols', () => {
  it('are a tree of declarations and the blocks inside them', () => {
    const { file } = open({ 'main.remit': contract });
    assert.deepEqual(drawn(documentSymbols(file)), [
      'service Care (Care for people)',
      '  section needs',
      '  section aims',
      '    aim Better (Better lives)',
      'contract Deal (The deal)',
      '  payment Results (Paid by results)',
      '    let Rate',
      '    share Quits (50%)',
      '    group Both (50%)',
      '      share Waits (100%)',
      '  risk-share Spend (Shared)',
      '    block gain',
      '  block exit',
      '  example Good (All is well)',
      '    block expect Results',
    ]);
  });

  it('lie within one another in every cut of every example', () => {
    for (const text of [contract, ...examples.values()]) {
      for (let length = 0; length <= text.length; length += 37) {
        const cut = text.slice(0, length);
        checkNested(documentSymbols(open({ 'main.remit': cut }).file), 0, cut.length, cut);
      }
    }
  });

  it('are those of the new text after an edit', () => {
    const opened = open({ 'main.remit': contract });
    const { file } = opened;
    documentSymbols(file);
    edit(opened, file, 0, 0, '// one more line\nmeasure New "N" {\n}\n');
    const text = file.source.pieces.map((piece) => piece.text).join('');
    assert.deepEqual(documentSymbols(file), documentSymbols(open({ 'main.remit': text }).file));
  });

  it('do not fail on blocks in blocks without end', () => {
    assert.doesNotThrow(() => documentSymbols(open({ 'main.remit': 'contract A "B" { '.repeat(5000) }).file));
  });
});

describe('workspace symbols', () => {
  const found = (query: string): string[] =>
    workspaceSymbols(open(Object.fromEntries(examples)).view, query).map(({ name }) => name);

  const queries: readonly (readonly [string, readonly string[]])[] = [
    ['QuitRate', ['QuitRate']],
    ['quit', ['QuitRate', 'Quits', 'VerifiedQuits']],
    ['hac', ['HbA1cControl']],
    ['DiabetesAgreement.Co', ['Core']],
    ['Control', ['Control', 'HbA1cControl']],
    ['nothing like it', []],
  ];
  for (const [query, expected] of queries) {
    // Several examples may declare a name; what counts is what comes before what.
    it(`finds ${query}`, () => assert.deepEqual([...new Set(found(query))].slice(0, expected.length || 1), expected));
  }

  it('finds all for an empty query, up to what anyone would read', () => {
    assert.ok(found('').length > 20);
    const many = Array.from({ length: 500 }, (_, i) => `input N${i} "x" { }\n`).join('');
    assert.equal(workspaceSymbols(open({ 'main.remit': many }).view, 'n').length, 200);
  });
});
