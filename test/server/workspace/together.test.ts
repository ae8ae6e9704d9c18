import { strict as assert } from 'node:assert';
import { workspaceRules } from '../../../server/src/rules/registry.js';
import type { Example } from '../../../server/src/rules/rule.js';
import { findingsOf } from '../../../server/src/workspace/findings.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';

const main = 'file:///w/main.remit';
const textOf = (example: Example): string =>
  typeof example === 'string' ? example : Object.values(example).join('\n');
const bad = textOf(workspaceRules[0].bad);

function workspaceWith(text: string): Workspace {
  const workspace = new Workspace();
  workspace.setRoots(['file:///w']);
  workspace.set(main, text);
  return workspace;
}

function told(workspace: Workspace): string[] {
  return [...workspace.files()].flatMap((file) =>
    findingsOf(workspace, file)
      .filter(({ rule: name }) => workspaceRules.some((one) => one.name === name))
      .map(({ code, message, range }) => `${range.start.line + 1}: ${code} ${message}`),
  );
}

describe('The rules about all files together', () => {
  it('are run when asked, and not at a change', () => {
    const workspace = workspaceWith(bad);
    assert.deepEqual(told(workspace), []);
    workspace.examineTogether();
    assert.equal(told(workspace).length, 1);
  });

  it('tell which files have other findings than before, and no others', () => {
    const workspace = workspaceWith(bad);
    workspace.takeChanged();
    workspace.examineTogether();
    assert.deepEqual(workspace.takeChanged(), [main]);
    workspace.examineTogether();
    assert.deepEqual(workspace.takeChanged(), []);
  });

  it('leave nothing on a text that has changed since', () => {
    const workspace = workspaceWith(bad);
    workspace.examineTogether();
    workspace.set(main, bad.replace('measure: Quits\n    price', 'measure: Quits\n    // A word.\n    price'));
    workspace.set(main, bad.replaceAll('£60 per quit', '£61 per quit'));
    assert.deepEqual(told(workspace), []);
  });

  it('find the same whatever was there before', () => {
    const texts = [...workspaceRules.flatMap((rule) => [textOf(rule.bad), textOf(rule.good)]), ''];
    const workspace = workspaceWith('');
    for (const text of [...texts, ...texts.reverse()]) {
      workspace.set(main, text);
      workspace.examineTogether();
      const fresh = workspaceWith(text);
      fresh.examineTogether();
      assert.deepEqual(told(workspace), told(fresh));
    }
  });
});
