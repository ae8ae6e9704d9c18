import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textOf } from '../../../grammar/text/source.js';
import { semanticTokens, tokensEdit } from '../../../server/src/features/semantic-tokens.js';
import { tokenModifiers, tokenTypes } from '../../../server/src/features/tokens/legend.js';
import type { FileView } from '../../../server/src/semantics/view.js';
import { edit, examples, open } from './workspace.js';

/** The tokens as `text:type`, with a star for a declaration; checks on the way that each lies on its line, behind the one before. */
function shown(file: FileView, data = semanticTokens(file)): string[] {
  const lines = textOf(file.source).split(/\r\n?|\n/);
  const tokens: string[] = [];
  let [line, character, end] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 5) {
    if (data[i] > 0) [line, character, end] = [line + data[i], 0, 0];
    character += data[i + 1];
    const length = data[i + 2];
    assert.ok(length > 0 && character >= end && character + length <= lines[line].length, `${line}:${character}`);
    end = character + length;
    assert.ok(data[i + 3] < tokenTypes.length && data[i + 4] < 1 << tokenModifiers.length);
    tokens.push(`${lines[line].slice(character, end)}:${tokenTypes[data[i + 3]]}${data[i + 4] ? '*' : ''}`);
  }
  return tokens;
}

const base = Object.fromEntries(examples);

const cases: readonly (readonly [string, string, string])[] = [
  ['a declaration', 'measure A "B" { kind: cost }', 'measure:keyword A:function* kind:property cost:enumMember'],
  ['the top of a file', 'remit 1\nuse "./a.remit"\n', 'remit:keyword 1:number use:keyword'],
  [
    'names by what they are',
    'use "./northshire/partners.remit"\nservice S "T" { provider: ShoreCIC lead, Nobody }',
    'use:keyword service:keyword S:namespace* provider:property ShoreCIC:class lead:enumMember Nobody:struct',
  ],
  ['quantities without their units', 'amount: £12.4m per year', 'amount:property £12.4m:number per:modifier'],
  ['rates', 'a: 7 per 10,000 people', 'a:property 7:number per:modifier 10,000:number'],
  [
    'ranges',
    'from 63% to below 68%: 0% rising to 100%',
    'from:modifier 63%:number to:modifier below:modifier 68%:number 0%:number rising:modifier to:modifier 100%:number',
  ],
  [
    'calculations',
    'a: the lesser of 5 × (2 - 1) and 20% of £5',
    'a:property the:modifier lesser:modifier of:modifier 5:number ×:operator 2:number -:operator 1:number and:modifier 20%:number of:modifier £5:number',
  ],
  [
    'dates',
    'term: 1 April 2026 to 31 March 2031',
    'term:property 1 April 2026:number to:modifier 31 March 2031:number',
  ],
  ['no word of a comment between', 'a: 5 + // at least\n 3', 'a:property 5:number 3:number'],
  [
    'a table by year',
    'contract C "D" { payment P "Q" { pool { 2026/27: £5 } } }',
    'contract:keyword C:namespace* payment:keyword P:interface* pool:property 2026/27:number £5:number',
  ],
  ['a let', 'contract C "D" { let Rate: 5% }', 'contract:keyword C:namespace* let:keyword Rate:variable* 5%:number'],
  [
    'a half-typed key',
    'contract C "D" {\n  term\n  payment\n}',
    'contract:keyword C:namespace* term:property payment:keyword',
  ],
];

describe('semantic tokens', () => {
  for (const [about, text, expected] of cases) {
    it(`are given to ${about}`, () => {
      const { file } = open({ 'main.remit': text, ...base });
      assert.equal(shown(file).join(' '), expected);
    });
  }

  it('lie on their lines, one behind the other, in every cut of every example', () => {
    for (const text of examples.values()) {
      for (let length = 0; length <= text.length; length += 43)
        shown(open({ 'main.remit': text.slice(0, length) }).file);
    }
  });

  it('are those of a fresh file after any edits, and the edit of the encoding leads there', () => {
    const texts = [...examples.values()];
    const snippet = fc.constantFrom(
      '',
      '}',
      '{',
      'measure ShoreCIC "X" {\n}\n',
      '"""',
      '// ',
      '\n',
      'Core',
      '5%',
      'at least ',
      '\r\n',
    );
    const change = fc.tuple(fc.nat(), fc.nat(40), snippet);
    fc.assert(
      fc.property(fc.nat(texts.length - 1), fc.array(change, { minLength: 1, maxLength: 6 }), (index, changes) => {
        const opened = open({ 'main.remit': texts[index], ...base });
        const { file } = opened;
        let before = semanticTokens(file);
        for (const [at, length, text] of changes) {
          const start = at % (file.source.length + 1);
          edit(opened, file, start, Math.min(start + length, file.source.length), text);
          const after = semanticTokens(file);
          const fresh = open({ 'main.remit': textOf(file.source), ...base });
          assert.deepEqual(after, semanticTokens(fresh.file));
          const { start: first, deleteCount, data } = tokensEdit(before, after);
          assert.deepEqual([...before.slice(0, first), ...data, ...before.slice(first + deleteCount)], [...after]);
          before = after;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('show a name anew when what it means changes elsewhere', () => {
    const { workspace, file } = open({
      'main.remit': 'use "./b.remit"\nservice S "T" { provider: Acme }',
      'b.remit': '',
    });
    assert.ok(shown(file).includes('Acme:struct'));
    workspace.set('file:///remit/b.remit', 'organisation Acme "A" { }');
    assert.ok(shown(file).includes('Acme:class'));
  });

  it('of a part of the file are those of the whole that stand there', () => {
    const { file } = open({ 'main.remit': examples.get('stop-smoking.remit') as string });
    const all = shown(file);
    const part = shown(file, semanticTokens(file, { start: 3000, end: 3100 }));
    assert.ok(part.length > 5 && all.join(' ').includes(part.join(' ')));
  });
});
