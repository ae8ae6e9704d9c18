import { strict as assert } from 'node:assert';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';

const organisation = (name: string): string =>
  `organisation ${name} "${name}" {\n  role: provider\n  kind: charity\n}\n\n`;

const texts = { 'a.remit': ['First', 'Second', 'Third'].map(organisation).join('') };

function type(workspace: Workspace, line: number, character: number, text: string): void {
  const place = { line, character };
  workspace.edit(`${folder}a.remit`, [{ range: { start: place, end: place }, text }]);
}

describe('What is told of a file', () => {
  it('are the very objects that were told before, where nothing has changed', () => {
    const workspace = workspaceOf(texts);
    const before = findingsIn(workspace, 'a.remit');
    assert.deepEqual(
      before.map(({ code, range }) => [code, range.start.line]),
      [
        ['R205', 0],
        ['R205', 5],
        ['R205', 10],
      ],
    );
    type(workspace, 5, 'organisation Second'.length, 'Name');
    const after = findingsIn(workspace, 'a.remit');
    assert.equal(after[0], before[0]);
    assert.match(after[1].message, /SecondName/);
    assert.equal(after[2], before[2]);
  });

  it('is told anew of what has moved', () => {
    const workspace = workspaceOf(texts);
    const before = findingsIn(workspace, 'a.remit');
    type(workspace, 6, 0, '\n');
    const after = findingsIn(workspace, 'a.remit');
    assert.equal(after[0], before[0]);
    assert.deepEqual(
      after.map(({ range }) => range.start.line),
      [0, 5, 11],
    );
  });

  it('is told anew of what is mentioned elsewhere now', () => {
    const workspace = workspaceOf(texts);
    assert.equal(findingsIn(workspace, 'a.remit').length, 3);
    workspace.set(`${folder}b.remit`, 'use "./a.remit"\npopulation P "P" {\n  includes: "a"\n  source: Third\n}\n');
    assert.deepEqual(
      findingsIn(workspace, 'a.remit').map(({ range }) => range.start.line),
      [0, 5],
    );
  });
});

describe('What a rule tells once in a file', () => {
  const definition = (name: string, text = 'What the RPAT says.'): string =>
    `definition ${name} "${name}" { "${text}" }\n`;
  const linesOf = (text: string): number[] =>
    findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit').flatMap(({ rule, range }) =>
      rule === 'undefined-abbreviation' ? [range.start.line] : [],
    );
  const allow = '// remit-allow undefined-abbreviation: known to all\n';

  const cases: readonly (readonly [what: string, text: string, lines: readonly number[]])[] = [
    ['stands where it comes first', definition('One') + definition('Two') + definition('Three'), [0]],
    ['is told of each abbreviation', definition('One') + definition('Two', 'The RPAT and the QXOB.'), [0, 1]],
    ['is not told once it is spelled out anywhere', definition('One') + definition('Two', 'A red panel (RPAT).'), []],
    ['is told of the next where the first is silenced', allow + definition('One') + definition('Two'), [2]],
    ['stays told of the first where the next is silenced', definition('One') + allow + definition('Two'), [0]],
  ];
  for (const [what, text, lines] of cases) it(what, () => assert.deepEqual(linesOf(text), lines));

  it('goes to the next place when the first is gone, and back', () => {
    const workspace = workspaceOf({ 'a.remit': definition('One') + definition('Two') });
    const lines = (): number[] =>
      findingsIn(workspace, 'a.remit').flatMap(({ code, range }) => (code === 'R706' ? [range.start.line] : []));
    assert.deepEqual(lines(), [0]);
    const at = definition('One').indexOf('RPAT');
    const edit = (end: number, text: string): void =>
      workspace.edit(`${folder}a.remit`, [
        { range: { start: { line: 0, character: at }, end: { line: 0, character: end } }, text },
      ]);
    edit(at + 4, 'panel');
    assert.deepEqual(lines(), [1]);
    edit(at + 5, 'RPAT');
    assert.deepEqual(lines(), [0]);
  });
});

describe('A line with more mistakes than a function takes arguments', () => {
  it('is told with all of them', () => {
    const words = 150_000;
    const workspace = workspaceOf({ 'a.remit': `contract A "A" {\n  term: ${'x '.repeat(words)}\n}\n` });
    assert.ok(findingsIn(workspace, 'a.remit').length >= words);
  });
});

describe('Files that are given together', () => {
  it('are examined once, in whatever order they use each other', () => {
    const files = [
      [`${folder}a.remit`, `use "./b.remit"\nuse "./c.remit"\n${organisation('A')}`],
      [`${folder}b.remit`, `use "./c.remit"\n${organisation('B')}`],
      [`${folder}c.remit`, organisation('C')],
    ] as const;
    const workspace = new Workspace();
    workspace.setRoots([folder.slice(0, -1)]);
    workspace.setAll(files);
    const pieces = [...workspace.files()].reduce((sum, file) => sum + file.pieces.length, 0);
    assert.equal(workspace.examinations, pieces);
  });
});
