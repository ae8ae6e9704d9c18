import { strict as assert } from 'node:assert';
import { specificationRules, workspaceRules } from '../../../server/src/rules/registry.js';
import { findingsOf } from '../../../server/src/workspace/findings.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';

const uri = 'file:///w/main.remit';

function workspaceWith(text: string, today = '2026-06-01'): Workspace {
  const workspace = new Workspace({}, () => new Date(`${today}T12:00:00`));
  workspace.setRoots(['file:///w']);
  workspace.set(uri, text);
  return workspace;
}

function told(text: string, today?: string): string[] {
  const workspace = workspaceWith(text, today);
  const file = workspace.file(uri);
  assert.ok(file);
  return findingsOf(workspace, file).map(({ rule, range }) => `${range.start.line + 1} ${rule}`);
}

const measure = (comment: string, inside = ''): string => `${comment}measure Quits "Quits" {
${inside}  kind: outcome
  unit: quits
  better: higher
  targets { 2026/27 onwards: at least 700 quits }
  source: "Provider's record, audited"
  window: year
  if-missing: fails
}
`;

const others = new Set<string>(['unused-name']);
const without = (found: string[]): string[] => found.filter((one) => !others.has(one.split(' ')[1]));

describe('Comments that silence rules', () => {
  const rule = 'measure-without-baseline';

  it('are about the block that follows', () => {
    assert.ok(told(measure('')).includes(`1 ${rule}`));
    const silent = told(measure(`// remit-allow ${rule}, unused-name: the first year is measured\n`));
    assert.ok(
      !silent.some((one) => one.endsWith(rule) || one.endsWith('unused-name') || one.includes('allow-')),
      silent.join(),
    );
  });

  it('are about the line or block that they stand beside', () => {
    const beside = measure('').replace('"Quits" {', `"Quits" { // remit-allow ${rule}: the first year is measured`);
    assert.ok(!without(told(beside)).some((one) => one.endsWith(rule) || one.includes('allow-')));
  });

  it('are about nothing else', () => {
    const inside = told(measure('', `  // remit-allow ${rule}: the first year is measured\n`));
    assert.ok(inside.includes(`1 ${rule}`));
    assert.ok(inside.includes('2 allow-unused'));
  });

  it('hold to their last day and not beyond', () => {
    const text = measure(`// remit-allow ${rule} until 1 April 2027: the first year is measured\n`);
    assert.ok(!told(text, '2027-04-01').some((one) => one.endsWith(rule) || one.includes('allow-')));
    const after = told(text, '2027-04-02');
    assert.ok(after.includes('1 allow-expired') && after.includes(`2 ${rule}`), after.join());
  });

  it('need a reason, a rule that exists, and a date that is one', () => {
    for (const [comment, problem] of [
      [`// remit-allow ${rule}\n`, 'allow-without-reason'],
      [`// remit-allow ${rule}:\n`, 'allow-without-reason'],
      ['// remit-allow measure-without-base: soon\n', 'allow-unknown-rule'],
      ['// remit-allow\n', 'allow-unknown-rule'],
      ['// remit-allow unknown-name: soon\n', 'allow-not-possible'],
      ['// remit-allow allow-unused: soon\n', 'allow-not-possible'],
      [`// remit-allow ${rule} until next year: soon\n`, 'allow-date-unclear'],
    ] as const) {
      const found = told(measure(comment));
      assert.ok(found.includes(`1 ${problem}`), `${comment}${found.join()}`);
      assert.ok(found.includes(`2 ${rule}`), `${comment}${found.join()}`);
    }
  });

  it('are not told unneeded while the wording is not in order', () => {
    const broken = measure(`// remit-allow ${rule}: the first year is measured\n`).replace(
      'kind: outcome',
      'kind outcome',
    );
    assert.ok(!told(broken).some((one) => one.endsWith('allow-unused')));
  });

  it('of rules about all files together are told unneeded once those have been run', () => {
    const text = measure(`// remit-allow ${workspaceRules[0].name}: agreed\n`);
    assert.ok(!told(text).some((one) => one.endsWith('allow-unused')));
    const workspace = workspaceWith(text);
    workspace.takeChanged();
    workspace.examineTogether();
    assert.deepEqual(workspace.takeChanged(), [uri]);
    const [file] = workspace.files();
    assert.ok(findingsOf(workspace, file).some((finding) => finding.rule === 'allow-unused'));
  });

  it('can silence every rule about good specifications, of any severity', () => {
    for (const { name, bad } of specificationRules) {
      if (typeof bad !== 'string') continue;
      const before = told(bad).filter((one) => one.endsWith(` ${name}`));
      const found = told(bad.replace(/^(?=[a-z-]+ [A-Z]\w* ")/gm, `// remit-allow ${name}: for this test\n`));
      assert.ok(before.length === 0 || !found.some((one) => one.endsWith(` ${name}`)), name);
    }
  });
});
