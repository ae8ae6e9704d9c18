import { strict as assert } from 'node:assert';
import { specificationRules, workspaceRules } from '../../../server/src/rules/registry.js';
import type { Example } from '../../../server/src/rules/rule.js';
import { findingsOf, type PlacedFinding, type PlacedFix } from '../../../server/src/workspace/findings.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';

/** A rule's example: one file, or several with a line `// file: name.remit` before each. */
function workspaceOf(example: Example): Workspace {
  const workspace = new Workspace();
  workspace.setRoots(['file:///example']);
  for (const [name, text] of Object.entries(filesOf(example))) workspace.set(`file:///example/${name}`, text);
  for (const uri of workspace.lacking()) workspace.markAbsent(uri);
  workspace.examineTogether();
  return workspace;
}

function filesOf(example: Example): Record<string, string> {
  if (typeof example !== 'string') return { ...example };
  const parts = example.split(/^\/\/ file: (\S+)$/m);
  const files: Record<string, string> = { 'main.remit': parts[0] };
  for (let i = 1; i < parts.length; i += 2) files[parts[i]] = parts[i + 1];
  return files;
}

/** What is found, but for names that only a whole workspace would mention. */
function judged(workspace: Workspace): PlacedFinding[] {
  return [...workspace.files()]
    .flatMap((file) => findingsOf(workspace, file))
    .filter(({ rule }) => rule !== 'unused-name');
}

function told(findings: readonly PlacedFinding[]): string[] {
  return findings.map(({ code, rule, message, range }) => `${range.start.line + 1}: ${code} ${rule}: ${message}`);
}

const rules = [...specificationRules, ...workspaceRules];

describe('Rules about good specifications', () => {
  it('have codes and names of their own', () => {
    const codes = rules.map(({ code }) => code);
    const names = rules.map(({ name }) => name);
    assert.equal(new Set(codes).size, codes.length);
    assert.equal(new Set(names).size, names.length);
    for (const list of [specificationRules, workspaceRules]) {
      const own = list.map(({ code }) => code);
      assert.deepEqual(own, [...own].sort());
    }
  });

  for (const rule of rules) {
    describe(`${rule.code} ${rule.name}`, () => {
      it('fires, and nothing else, in its bad example', () => {
        const found = judged(workspaceOf(rule.bad));
        assert.ok(found.length > 0, 'nothing is found');
        assert.deepEqual(told(found.filter((finding) => finding.rule !== rule.name)), []);
      });

      it('finds nothing in its good example', () => {
        assert.deepEqual(told(judged(workspaceOf(rule.good))), []);
      });

      it(rule.fix === 'none' ? 'offers no fix' : 'is cleared by its fix, and nothing new appears', () => {
        const workspace = workspaceOf(rule.bad);
        const withFixes = [...workspace.files()].flatMap((file) =>
          findingsOf(workspace, file)
            .filter((finding) => finding.rule === rule.name && finding.fixes.length > 0)
            .map((finding) => ({ file, fix: finding.fixes[0] as PlacedFix })),
        );
        if (rule.fix === 'none') return assert.equal(withFixes.length, 0);
        assert.ok(withFixes.length > 0, 'there is no fix');
        for (let rounds = 0; rounds < 20; rounds++) {
          const next = [...workspace.files()]
            .flatMap((file) => findingsOf(workspace, file).map((finding) => ({ file, finding })))
            .find(({ finding }) => finding.rule === rule.name && finding.fixes.length > 0);
          if (!next) break;
          const edits = [...next.finding.fixes[0].edits].reverse();
          workspace.edit(next.file.uri, edits);
          workspace.examineTogether();
        }
        assert.deepEqual(told(judged(workspace)), []);
      });
    });
  }
});
