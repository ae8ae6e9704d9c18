import assert from 'node:assert/strict';
import type { Block } from '../../grammar/syntax/tree.js';
import { complete } from '../../server/src/features/completion.js';
import { hover } from '../../server/src/features/hover.js';
import { libraryFiles } from '../../server/src/library.generated.js';
import { withinOf } from '../../server/src/rules/lengths.js';
import { datedNames } from '../../server/src/rules/references/names.js';
import { lineOf, wordAt } from '../../server/src/semantics/lines.js';
import type { FileView } from '../../server/src/semantics/view.js';
import { libraryUri } from '../../server/src/workspace/paths.js';
import { viewOf } from '../../server/src/workspace/view.js';
import type { Workspace } from '../../server/src/workspace/workspace.js';
import { findingsIn, fixed, folder, workspaceOf } from '../kit/workspace.js';

interface Entry {
  readonly name: string;
  readonly kind: string;
  readonly block: Block;
}

const names = Object.keys(libraryFiles);
const whole = workspaceOf(
  { 'a.remit': names.map((name) => `use ${name.replace('.remit', '')}\n`).join('') },
  libraryFiles,
);

function entriesOf(name: string): Entry[] {
  const file = viewOf(whole).file(libraryUri(name)) as FileView;
  return file.source.pieces.flatMap((_, piece) => {
    const { tree } = file.parsed(piece);
    return tree.items.flatMap((item) => {
      const [declared] = item.kind === 'block' ? file.outline(piece).declared : [];
      return item.kind === 'block' && declared ? [{ name: declared.name, kind: declared.kind, block: item }] : [];
    });
  });
}

/** How many entries a file has, and how they are verified: official source, secondary source, not at all. */
const counts: Readonly<Record<string, readonly [all: number, official: number, secondary: number, not: number]>> = {
  'nhs/bodies.remit': [30, 10, 5, 15],
  'nhs/data-sets.remit': [34, 25, 7, 2],
  'nhs/frameworks.remit': [33, 7, 1, 25],
  'nhs/nice-guidelines.remit': [66, 10, 11, 45],
  'nhs/outcomes-framework.remit': [65, 31, 0, 34],
  'nhs/waiting-time-standards.remit': [14, 6, 5, 3],
  'public-health/health-visiting.remit': [5, 5, 0, 0],
  'public-health/outcomes-framework.remit': [59, 7, 0, 52],
  'social-care/ascof-2015.remit': [21, 1, 0, 20],
  'social-care/ascof-2023.remit': [20, 1, 0, 19],
};

describe('The entries of the library', () => {
  for (const name of names) {
    it(`${name}: each says its source, and whether it is verified`, () => {
      for (const { name: entry, block } of entriesOf(name)) {
        assert.ok(lineOf(block, 'source'), `${entry} has no source`);
        assert.ok(['official-source', 'secondary-source', 'no'].includes(wordAt(block, 'verified') ?? ''), entry);
      }
    });

    it(`${name}: there are as many as its table says`, () => {
      const how = entriesOf(name).map(({ block }) => wordAt(block, 'verified'));
      const of = (word: string) => how.filter((one) => one === word).length;
      assert.deepEqual([how.length, of('official-source'), of('secondary-source'), of('no')], counts[name]);
    });

    it(`${name}: names are given once, and general knowledge is not called verified`, () => {
      const entries = entriesOf(name);
      assert.equal(new Set(entries.map((entry) => entry.name)).size, entries.length);
      for (const { name: entry, block } of entries) {
        const part = lineOf(block, 'source')?.value.phrases[0]?.parts[0];
        const source = part?.kind === 'text' ? part.value : '';
        if (/general(?:ly)? know/.test(source)) assert.equal(wordAt(block, 'verified'), 'no', entry);
      }
    });

    it(`${name} is offered after \`use\`, with what it is about`, () => {
      const workspace = workspaceOf({ 'a.remit': 'use ' }, libraryFiles);
      const file = viewOf(workspace).file(`${folder}a.remit`) as FileView;
      const offered = complete(viewOf(workspace), file, 4).find(({ label }) => label === name.replace('.remit', ''));
      assert.match(offered?.documentation ?? '', /^[A-Z][\s\S]{60,}[.]$/);
    });
  }

  it('lead from an indicator to one that there is, in an edition in which it has that meaning', () => {
    const ids = names.flatMap((name) => entriesOf(name).map((entry) => entry.name));
    for (const name of names) {
      for (const { name: entry, block } of entriesOf(name).filter(({ kind }) => kind === 'indicator')) {
        for (const { parts } of lineOf(block, 'replaced-by')?.value.phrases ?? []) {
          assert.ok(parts[0].kind === 'name' && ids.includes(parts[0].text), entry);
        }
      }
    }
  });

  it('are where the checks of names find what has ended', () => {
    const ended = names.flatMap((name) =>
      entriesOf(name).filter(({ block }) => lineOf(block, 'ended') ?? lineOf(block, 'due-to-end')),
    );
    assert.equal(datedNames().length, ended.length);
    const group = datedNames().find(({ names: [name] }) => name === 'clinical commissioning group');
    assert.deepEqual(group, {
      names: ['clinical commissioning group'],
      abbreviations: ['CCG'],
      kind: 'body',
      wrongFrom: '2022-07-01',
      successor: 'integrated care board (ICB)',
      replaceWith: { name: 'integrated care board', abbreviation: 'ICB' },
      verified: 'official source',
    });
    for (const {
      names: [name],
      wrongFrom,
      verified,
    } of datedNames()) {
      assert.notEqual(name, '');
      assert.match(wrongFrom, /^20[012]\d-[01]\d-[0-3]\d$/, name);
      assert.match(verified, /^(?:official source|secondary source|not verified)$/, name);
    }
  });
});

describe('How late a national data set is', () => {
  /** A contract that settles on a measure of which this is the source, with a report that has no date. */
  const settled = (
    source: string,
    settle: string,
    ...more: string[]
  ): string => `organisation A "A" { role: commissioner }
organisation B "B" { role: provider }
measure Stays "Days in hospital" {
  kind: outcome
  unit: days
  better: lower
  baseline: 900 days in 2024/25
  targets { 2026/27 onwards: at most 800 days }
  source: "${source}"
  window: year
  if-missing: fails
${more.map((line) => `  ${line}\n`).join('')}}
contract C "C" {
  form: "f"
  commissioners: A
  providers: B
  term: 1 April 2026 to 31 March 2028
  payment P "p" {
    mechanism: outcome
    from: A
    to: B
    pays: £100,000 a year
    measure: Stays
    below 800 days: 100%
    otherwise: 0%
    settle: ${settle}
  }
}
`;
  const found = (text: string): string[] =>
    findingsIn(workspaceOf({ 'a.remit': text }, libraryFiles), 'a.remit').flatMap(({ rule, message }) =>
      rule === 'sooner-than-data-set' ? [message] : [],
    );

  it('is held against when money is settled, where the measure itself says nothing of it', () => {
    assert.deepEqual(found(settled('Hospital Episode Statistics', 'yearly within 40 days', 'reported: yearly')), [
      'P is settled within 40 days, but Stays is counted from the Hospital Episode Statistics, which is published within 6 weeks of the end of its time. Allow more time. If you have the figures sooner, say how long after the end of the window with a line `lag:` in the measure.',
    ]);
    assert.deepEqual(found(settled('Hospital Episode Statistics', 'yearly within 42 days', 'reported: yearly')), []);
    assert.deepEqual(
      found(settled('Hospital Episode Statistics', 'yearly within 20 days', 'reported: yearly', 'lag: 10 days')),
      [],
    );
    assert.deepEqual(found(settled("Provider's record", 'yearly within 20 days', 'reported: yearly')), []);
  });

  it('is said to be second-hand where it is', () => {
    assert.match(
      found(settled('GUMCAD', 'yearly within 40 days', 'reported: yearly')).join(),
      /is submitted within 44 days .*\(Known from a secondary source: check it\.\)$/,
    );
  });

  for (const [source, told] of [
    [
      'MHSDS, measure 72h',
      /^\*\*Mental Health Services Data Set\*\*\n\nIt is published monthly within 45 days\. What is submitted is there within 1 month/,
    ],
    [
      'the Community Services Data Set',
      /It is published monthly within 90 days\. What is submitted is there within 46 days/,
    ],
    [
      'Survey of Adult Carers in England',
      /every 2 years within 3 months\. Source: .*\(known from a secondary source only\)/,
    ],
    [
      'NDTMS',
      /It is published monthly\. The yearly report comes about eight months after the year; how late the monthly release comes is not known\. Source: /,
    ],
    ['CHIS', /These are local records, .* Source: .*\(known from a secondary source only\)/],
    ['SSNAP', /It is published quarterly within 92 days\. Source: /],
    ["Provider's record, checked against HES", /^$/],
  ] as const) {
    it(`is shown where "${source}" is pointed at`, () => {
      const text = `measure M "m" {\n  source: "${source}"\n}\n`;
      const workspace = workspaceOf({ 'a.remit': text }, libraryFiles);
      const file = viewOf(workspace).file(`${folder}a.remit`) as FileView;
      const at = hover(viewOf(workspace), file, text.indexOf(source) + 3);
      assert.match(at?.markdown ?? '', told);
      if (at) assert.equal(text.slice(at.start, at.end), `"${source}"`);
    });
  }

  for (const [comes, told] of [
    ['', /How often and how late it comes is not known\./],
    ['  comes: monthly\n', /It is published monthly\. How late it comes is not known\./],
  ] as const)
    it(`of one's own is shown with what ${comes ? 'its schedule leaves open' : 'is not said of it'}`, () => {
      const text = `data-set Local "local returns" {\n${comes}  source: "s"\n  verified: no\n}\n`;
      const workspace = workspaceOf({ 'a.remit': text });
      const file = viewOf(workspace).file(`${folder}a.remit`) as FileView;
      assert.match(hover(viewOf(workspace), file, text.indexOf('Local'))?.markdown ?? '', told);
    });

  it('says how late it comes, or why that cannot be said', () => {
    for (const { name: entry, block } of entriesOf('nhs/data-sets.remit')) {
      if (lineOf(block, 'ended')) continue;
      const within = withinOf(lineOf(block, 'comes')?.value);
      assert.ok(within || lineOf(block, 'lag') || lineOf(block, 'timing'), entry);
    }
  });

  it('has a source of its own, and is not called verified where that is general knowledge', () => {
    for (const { name: entry, block } of entriesOf('nhs/data-sets.remit')) {
      const isTimed = lineOf(block, 'lag') ?? lineOf(block, 'comes');
      if (isTimed) assert.notEqual(wordAt(block, 'verified'), 'no', entry);
    }
  });
});

function measured(indicator: string, uses = 'use social-care/ascof-2023\n'): string {
  return `${uses}measure AtHome "At home after discharge" {\n  indicator: ${indicator}\n}\n`;
}

describe('An indicator of a library', () => {
  const about = (workspace: Workspace, rules: readonly string[]): string[] =>
    findingsIn(workspace, 'a.remit')
      .filter(({ rule }) => rules.includes(rule))
      .map(({ rule, message }) => `${rule}: ${message}`);
  const found = (text: string): string[] =>
    about(workspaceOf({ 'a.remit': text }, libraryFiles), [
      'unknown-indicator',
      'other-edition',
      'unused-use',
      'ambiguous-name',
      'wrong-value',
    ]);
  const shown = (text: string): string => {
    const workspace = workspaceOf({ 'a.remit': text }, libraryFiles);
    const file = viewOf(workspace).file(`${folder}a.remit`) as FileView;
    return hover(viewOf(workspace), file, text.indexOf('ASCOF.') + 2)?.markdown ?? '';
  };

  it('is known where the file uses the library, which is then used', () => {
    assert.deepEqual(found(measured('ASCOF.2D edition 2023/24')), []);
    assert.deepEqual(found(measured('ASCOF.2D edition 2026/27')), []);
  });

  it('is asked for its edition', () => {
    assert.match(found(measured('ASCOF.2D')).join(), /Which edition of ASCOF\.2D\?/);
  });

  it('is not asked for where no library of its framework is used', () => {
    assert.deepEqual(found(measured('ASCOF.9Z edition 2023/24', '')), []);
    assert.deepEqual(
      found(measured('OTHER.9Z edition 2023/24')).filter((message) => /indicator/.test(message)),
      [],
    );
  });

  it('that is not in the list is told, with what may be meant', () => {
    const workspace = workspaceOf({ 'a.remit': measured('ASCOF.2F edition 2023/24') }, libraryFiles);
    const [finding] = findingsIn(workspace, 'a.remit').filter(({ rule }) => rule === 'unknown-indicator');
    assert.match(finding.message, /has no ASCOF\.2F\. The list may not be whole/);
    assert.match(fixed(workspace, 'a.remit', finding.fixes[0]), /indicator: ASCOF\.2[A-E] edition 2023\/24/);
  });

  it('of another edition is told with what it means, and that the entry is not verified', () => {
    const [message] = found(measured('ASCOF.2D edition 2019/20'));
    assert.match(message, /^other-edition: .*in edition 2023\/24 onwards it is "At home 91 days/);
    assert.match(message, /not been verified/);
  });

  it('means what its edition says where both lists are used', () => {
    const uses = 'use social-care/ascof-2023\nuse social-care/ascof-2015\n';
    for (const edition of ['2019/20', '2024/25']) {
      const rules = found(measured(`ASCOF.2D edition ${edition}`, uses)).filter(
        (told) => !told.startsWith('unused-use'),
      );
      assert.deepEqual(rules, []);
    }
    assert.match(shown(measured('ASCOF.2D edition 2019/20', uses)), /Short-term service/);
    assert.match(shown(measured('ASCOF.2D edition 2024/25', uses)), /At home 91 days/);
  });

  it('shows where it is known from, and whether that is verified', () => {
    const text = shown(measured('ASCOF.2D edition 2023/24'));
    assert.match(text, /Source: general knowledge.*\(not verified\)/);
    const standard = 'use nhs/waiting-time-standards\nremedy R "R" { when: CancerTreatment62Days below 85% }\n';
    const workspace = workspaceOf({ 'a.remit': standard }, libraryFiles);
    const file = viewOf(workspace).file(`${folder}a.remit`) as FileView;
    const told = hover(viewOf(workspace), file, standard.indexOf('CancerT') + 1)?.markdown ?? '';
    assert.match(told, /Source: selca\.nhs\.uk: .*\(verified in an official source\)/);
  });

  it('is offered with its title and inserts its edition', () => {
    const text = measured('');
    const workspace = workspaceOf({ 'a.remit': text }, libraryFiles);
    const file = viewOf(workspace).file(`${folder}a.remit`) as FileView;
    const offered = complete(viewOf(workspace), file, text.indexOf('indicator: ') + 11);
    const one = offered.find(({ label }) => label.startsWith('ASCOF.2D'));
    assert.equal(one?.label, 'ASCOF.2D edition 2023/24');
    assert.equal(one?.insertText, 'ASCOF.2D edition 2023/24');
    assert.match(one?.detail ?? '', /^At home 91 days/);
    assert.match(one?.documentation ?? '', /not verified/);
  });
});
