import { strict as assert } from 'node:assert';
import { rangeWithoutExample } from '../../../server/src/rules/proofs/range-without-example.js';
import { findingsOf, settingsFindings } from '../../../server/src/workspace/findings.js';
import { matchesAny } from '../../../server/src/workspace/globs.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';

const root = 'file:///w';
const settings = `${root}/remit.json`;
const measure = `measure Quits "Quits" {
  kind: outcome
  unit: quits
  better: higher
  targets { 2026/27 onwards: at least 700 quits }
  source: "Provider's record, audited"
  window: year
  if-missing: fails
}
`;

function workspaceWith(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace();
  workspace.setRoots([root]);
  for (const [name, text] of Object.entries(files)) workspace.set(`${root}/${name}`, text);
  for (const uri of workspace.lacking()) workspace.markAbsent(uri);
  return workspace;
}

function told(workspace: Workspace, name = 'a.remit'): string[] {
  const file = workspace.file(`${root}/${name}`);
  assert.ok(file);
  return findingsOf(workspace, file).map(({ rule, severity }) => `${severity} ${rule}`);
}

function problems(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  const workspace = workspaceWith({ 'remit.json': text, ...others });
  return settingsFindings(workspace, settings).map(
    ({ rule, range: { start, end } }) =>
      `${rule} ${text.split('\n')[start.line].slice(start.character, end.character)}`,
  );
}

describe('Settings', () => {
  it('let a rule speak that is silent until it is asked', () => {
    const { bad } = rangeWithoutExample;
    assert.ok(typeof bad !== 'string');
    const workspace = workspaceWith({ 'a.remit': bad['contract.remit'] });
    assert.deepEqual(
      told(workspace).filter((one) => one.endsWith(rangeWithoutExample.name)),
      [],
    );
    for (const severity of ['info', 'warning', 'error']) {
      workspace.set(settings, `{ "rules": { "${rangeWithoutExample.name}": "${severity}" } }`);
      assert.ok(told(workspace).includes(`${severity} ${rangeWithoutExample.name}`));
    }
  });

  const rule = 'measure-without-baseline';
  const options = JSON.stringify({ rules: { 'contract-too-short': { options: { months: 60 } } } });

  it('are asked for, at the top of each folder', () => {
    const workspace = new Workspace();
    workspace.setRoots([root, 'file:///v']);
    assert.deepEqual(workspace.lacking(), [settings, 'file:///v/remit.json']);
    workspace.set(settings, '{ "extends": "./shared/team.json" }');
    assert.deepEqual(workspace.lacking(), [`${root}/shared/team.json`, 'file:///v/remit.json']);
  });

  it('set how grave a rule is, and switch it off', () => {
    const workspace = workspaceWith({ 'a.remit': measure });
    assert.ok(told(workspace).includes(`warning ${rule}`));
    for (const [severity, text] of [
      ['error', `{ "rules": { "${rule}": "error" } }`],
      ['info', `{ "rules": { "${rule}": { "severity": "info" } } } // a comment`],
    ]) {
      workspace.set(settings, text);
      assert.ok(told(workspace).includes(`${severity} ${rule}`), severity);
    }
    workspace.set(settings, `{ "rules": { "${rule}": "off", "unused-name": "off", } }`);
    assert.ok(!told(workspace).some((one) => one.endsWith(rule) || one.endsWith('unused-name')));
    workspace.remove(settings);
    assert.ok(told(workspace).includes(`warning ${rule}`));
  });

  it('do not make comments unneeded that silence a rule which is off', () => {
    const text = `// remit-allow ${rule}: the first year is measured\n${measure}`;
    const workspace = workspaceWith({ 'a.remit': text, 'remit.json': `{ "rules": { "${rule}": "off" } }` });
    assert.ok(!told(workspace).some((one) => one.endsWith('allow-unused')));
  });

  it('build on those of a team, and on theirs in turn', () => {
    const workspace = workspaceWith({
      'remit.json': '{ "extends": "./team.json", "rules": { "unused-name": "info" } }',
      'team.json': `{ "rules": { "${rule}": "off", "unused-name": "error" } }`,
      'a.remit': measure,
    });
    assert.deepEqual(settingsFindings(workspace, settings), []);
    assert.ok(!told(workspace).some((one) => one.endsWith(rule)));
    assert.ok(told(workspace).includes('info unused-name'));
    workspace.set(`${root}/team.json`, '{ }');
    assert.ok(told(workspace).includes(`warning ${rule}`));
  });

  it('choose the files that are checked', () => {
    const workspace = workspaceWith({
      'a.remit': measure,
      'drafts/b.remit': measure,
      'remit.json': '{ "exclude": ["drafts"] }',
    });
    assert.ok(told(workspace).length > 0);
    assert.deepEqual(told(workspace, 'drafts/b.remit'), []);
    workspace.set(settings, '{ "include": ["drafts/**/*.remit"] }');
    assert.deepEqual(told(workspace), []);
    assert.ok(told(workspace, 'drafts/b.remit').length > 0);
  });

  it('say what is wrong in them, and where', () => {
    for (const [text, problem] of [
      ['{ "rules": { "unused-nam": "off" } }', 'settings-unknown "unused-nam"'],
      ['{ "rule": {} }', 'settings-unknown "rule"'],
      ['{ "rules": { "unused-name": "of" } }', 'settings-wrong-value "of"'],
      ['{ "rules": { "unknown-name": "off" } }', 'settings-wrong-value "unknown-name"'],
      ['{ "rules": [] }', 'settings-wrong-value []'],
      ['[]', 'settings-wrong-value []'],
      ['{ "exclude": "drafts" }', 'settings-wrong-value "drafts"'],
      ['{ "extends": 3 }', 'settings-wrong-value 3'],
      ['{ "extends": "../team.json" }', 'settings-not-found "../team.json"'],
      ['{ "extends": "./team.json" }', 'settings-not-found "./team.json"'],
      [options.replace('months', 'month'), 'settings-unknown "month"'],
      [options.replace('60', '"60"'), 'settings-wrong-value "60"'],
      [options.replace('"options":{', '"optoins":{'), 'settings-unknown "optoins"'],
    ]) {
      assert.deepEqual(problems(text), [problem], text);
    }
    assert.deepEqual(problems(options), []);
    assert.deepEqual(problems('{ "extends": "./team.json" }', { 'team.json': '{ "extends": "./remit.json" }' }), [
      'settings-not-found "./team.json"',
    ]);
  });

  it('say what there can be, and where an option stands', () => {
    for (const [text, message] of [
      ['{ "files": [] }', 'There is no setting files. There can be rules, include, exclude, extends or $schema.'],
      [
        '{ "rules": { "contract-too-short": { "months": 60 } } }',
        'months is an option of contract-too-short: write it in `options`, as in `"options": { "months": … }`.',
      ],
    ])
      assert.equal(
        settingsFindings(workspaceWith({ 'a.remit': measure, 'remit.json': text }), settings)[0]?.message,
        message,
      );
  });

  it('say what to do where they are not written as they should be', () => {
    for (const [text, remedy] of [
      ['', 'Settings stand between braces: `{ "rules": { … } }`.'],
      ['{ "rules": { "unused-name": "off" }', 'Close the braces with `}`.'],
      ['{ rules: {} }', 'Put what stands here in double quotes, or take it out.'],
      ['{ "rules" {} }', 'Write a colon between the name and its value.'],
      ['{ "rules": }', 'Write a value here, as in `"warning"`.'],
      ['{ "include": ["a" "b"] }', 'Write a comma between this and what stands before it.'],
      ['{ "include": ["a"', 'Close the list with `]`.'],
      ['{ "include": ["a] }', 'Close the text with a double quote in its own line.'],
      ['{ "include": ["drafts\\d"] }', 'Write a backslash twice: one alone changes what follows it.'],
      ['{ "rules": {},, }', 'Write a name in double quotes here, as in `"rules"`, or take out the comma before it.'],
      ['{} {}', 'Everything stands inside one pair of braces: take out what follows them.'],
      ['{} /* why', 'Close the comment with `*/`.'],
    ]) {
      const [finding] = settingsFindings(workspaceWith({ 'remit.json': text }), settings);
      assert.equal(finding.message, `The settings cannot be read here. ${remedy}`, text);
    }
  });

  it('are read as far as they can be', () => {
    for (let end = 0; end < options.length; end++) {
      const workspace = workspaceWith({ 'a.remit': measure, 'remit.json': options.slice(0, end) });
      assert.equal(settingsFindings(workspace, settings)[0]?.rule, 'settings-unreadable');
    }
  });
});

describe('Patterns of paths', () => {
  for (const [pattern, path, matches] of [
    ['drafts', 'drafts/a.remit', true],
    ['drafts/', 'drafts/deep/a.remit', true],
    ['./drafts', 'drafts/a.remit', true],
    ['drafts', 'old/drafts/a.remit', false],
    ['**/drafts', 'old/drafts/a.remit', true],
    ['*.remit', 'a.remit', true],
    ['*.remit', 'old/a.remit', false],
    ['**/*.remit', 'a.remit', true],
    ['a?.remit', 'ab.remit', true],
    ['a.remit', 'abremit', false],
    ['**', 'any/thing.remit', true],
  ] as const) {
    it(`${pattern} ${matches ? 'holds' : 'does not hold'} ${path}`, () =>
      assert.equal(matchesAny(path, [pattern]), matches));
  }
});
