import assert from 'node:assert/strict';
import { parse } from '../../../grammar/syntax/parser.js';
import { cases, contract, outcome, world } from './completion-cases.js';
import { chosen, examples, type Offered, offeredAt, offeredIn, plain, workspaceOf } from './completion-kit.js';

function labels({ offered }: Offered): string[] {
  return offered.map(({ label }) => label);
}

describe('Completion', () => {
  for (const { it: what, at, first = [], has = [], not = [], is } of cases) {
    it(what, () => {
      const found = labels(offeredIn(at));
      if (is) assert.deepEqual(found, is);
      assert.deepEqual(found.slice(0, first.length), first);
      assert.deepEqual(
        has.filter((label) => !found.includes(label)),
        [],
        `offered: ${found.join(' | ')}`,
      );
      assert.deepEqual(
        not.filter((label) => found.includes(label)),
        [],
      );
    });
  }

  const choosing: readonly { it: string; at: string; choose: string; gives: string }[] = [
    {
      it: 'replaces the whole word',
      at: 'measure X "x" {\n  win$0dow: year\n}',
      choose: 'source',
      gives: 'measure X "x" {\n  source: year\n}',
    },
    {
      it: 'replaces a hyphenated word',
      at: 'measure X "x" {\n  if-mis$0sing: fails\n}',
      choose: 'minimum-count',
      gives: 'measure X "x" {\n  minimum-count: fails\n}',
    },
    {
      it: 'puts a space behind the colon',
      at: 'measure X "x" {\n  better:$0\n}',
      choose: 'lower',
      gives: 'measure X "x" {\n  better: lower\n}',
    },
    {
      it: 'adds the colon that is missing',
      at: 'measure X "x" {\n  better low$0\n}',
      choose: 'lower',
      gives: 'measure X "x" {\n  better: lower\n}',
    },
    {
      it: 'replaces all words of a phrase',
      at: 'measure X "x" {\n  unit: percent\n  targets { 2026/27: at le$0 }\n}',
      choose: 'at least …%',
      gives: 'measure X "x" {\n  unit: percent\n  targets { 2026/27: at least % }\n}',
    },
    {
      it: 'adds the use line after the last one',
      at: 'remit 1\nuse "./a.remit" // who\n\nservice S "s" {\n  provider: $0\n}\n--- a.remit\n--- sub/b.remit\norganisation Shore "Shore" { role: provider }',
      choose: 'Shore',
      gives: 'remit 1\nuse "./a.remit" // who\nuse "./sub/b.remit"\n\nservice S "s" {\n  provider: Shore\n}',
    },
    {
      it: 'adds the use line at the top of a file that has none',
      at: 'service S "s" {\n  provider: $0\n}\n--- b.remit\norganisation Shore "Shore" { role: provider }',
      choose: 'Shore',
      gives: 'use "./b.remit"\n\nservice S "s" {\n  provider: Shore\n}',
    },
    {
      it: 'adds none for a file that is used',
      at: 'use "./b.remit"\nservice S "s" {\n  provider: $0\n}\n--- b.remit\norganisation Shore "Shore" { role: provider }',
      choose: 'Shore',
      gives: 'use "./b.remit"\nservice S "s" {\n  provider: Shore\n}',
    },
  ];
  for (const { it: what, at, choose, gives } of choosing) {
    it(what, () => {
      const found = offeredIn(at);
      const one = found.offered.find(({ label }) => label === choose);
      assert.ok(one, `offered: ${labels(found).join(' | ')}`);
      assert.equal(chosen(found, one).trimEnd(), gives);
    });
  }

  it('says of a name what it is', () => {
    const [one] = offeredIn(contract('  remedy R "r" {\n    when: $0\n  }')).offered;
    assert.equal(one.label, 'Control');
    assert.equal(one.detail, 'measure');
    assert.equal(
      one.documentation,
      '**In control**\n\nMeasure, in percent, higher is better, it was 61.2% in 2024/25, targets 2026/27 onwards at least 63%. In `main.remit`.',
    );
  });

  it('says of a key what it means, with an example', () => {
    const [one] = offeredIn('organisation X "x" {\n  $0\n}').offered;
    assert.match(
      one.documentation ?? '',
      /What the organisation does[\s\S]*- `commissioner`: plans[\s\S]*```remit\nrole: provider\n```/,
    );
    assert.deepEqual([one.insertText, one.detail, one.retrigger], ['role: ', 'required', true]);
  });

  it('tells apart names that stand in two contracts', () => {
    const other = 'contract D "d" {\n  payment Core "Core" {\n  }\n  payment Extra "Extra" {\n  }\n}\n';
    const found = labels(offeredIn(`${other}${contract('  together T "t" {\n    terms: $0\n  }')}`));
    assert.deepEqual(found, ['Core', 'D.Core', 'Extra']);
  });

  it('offers whole blocks that the parser accepts', () => {
    const places = ['$0', 'contract C "c" {\n  $0\n}', 'service S "s" {\n  $0\n}', outcome('    $0')];
    for (const at of places) {
      const found = offeredIn(at + (at.includes('Icb') ? '' : world));
      for (const one of found.offered.filter(({ kind }) => kind === 'block' || kind === 'declaration')) {
        const text = chosen(found, one)
          .replace(/""/g, '"x"')
          .replace(/: *$/gm, ': "x"')
          .replace(/£( |$)/gm, '£1$1')
          .replace(/: +months/g, ': 6 months')
          .replace(/ % \{/g, ' 5% {');
        const wrong = parse(text).findings.map(({ message }) => message);
        assert.deepEqual(wrong, [], `${one.label}:\n${plain(one.insertText)}`);
      }
    }
  });

  it('offers names from a thousand files that begin as typed', () => {
    const files: Record<string, string> = { 'main.remit': 'service S "s" {\n  provider: Org7\n}' };
    for (let i = 0; i < 1000; i++) files[`f${i}.remit`] = `organisation Org${i} "o" { role: provider }`;
    const found = offeredAt(workspaceOf(files), 'main.remit', files['main.remit'].indexOf('Org7') + 4);
    assert.equal(found.length, 111);
    assert.ok(found.every(({ label }) => label.startsWith('Org7')));
  });

  it('knows the examples by heart', () => {
    const text = examples['northshire/diabetes.remit'];
    const at = text.indexOf('risk-share') - 2;
    const found = offeredAt(workspaceOf(examples), 'northshire/diabetes.remit', at).map(({ label }) => label);
    assert.ok(found.includes('pooled-fund') && !found.includes('form'));
  });
});
