import assert from 'node:assert/strict';
import { syntaxRules } from '../../../grammar/syntax/findings.js';
import { findRule, ruleNamed } from '../../../server/src/rules/all.js';
import { rules } from '../../../server/src/rules/catalogue.js';
import type { Example, Rule } from '../../../server/src/rules/rule.js';
import type { PlacedFinding } from '../../../server/src/workspace/findings.js';
import { inFrame, surroundings } from '../../kit/frames.js';
import { findingsIn, fixed, workspaceOf } from '../../kit/workspace.js';

/** The files of an example, and the name of the one that it is about. */
function filesOf(rule: Rule, example: Example): { files: Record<string, string>; about: string } {
  if (typeof example === 'string') return { files: inFrame(rule.frame, example), about: 'example.remit' };
  return { files: { ...example }, about: Object.keys(example)[0] };
}

const ofLanguage = new Set<string>(rules.map(({ name }) => name));

/**
 * What is found of the language that a reader of the example would see: information only where the rule is of that kind. An example of a wording is
 * no good specification, and need not be.
 */
function seen(found: readonly PlacedFinding[], rule: Rule): PlacedFinding[] {
  return found.filter((one) => ofLanguage.has(one.rule) && (one.severity !== 'info' || one.rule === rule.name));
}

const shown = (found: readonly PlacedFinding[]): string[] => found.map(({ rule, message }) => `${rule}: ${message}`);

describe('the examples of the rules', () => {
  it('stand in surroundings in which nothing is wrong', () => {
    const found = findingsIn(workspaceOf({ 'surroundings.remit': surroundings }), 'surroundings.remit');
    const ofWording = found.filter(({ rule, severity }) => ofLanguage.has(rule) && severity !== 'info');
    assert.deepEqual(shown(ofWording), []);
  });

  for (const rule of rules) {
    describe(`${rule.code} ${rule.name}`, () => {
      const { files, about } = filesOf(rule, rule.bad);
      const workspace = workspaceOf(files);
      const found = seen(findingsIn(workspace, about), rule);

      it('finds the bad example, and no other rule does', () => {
        assert.deepEqual([...new Set(found.map((finding) => finding.rule))], [rule.name], shown(found).join('\n'));
        assert.equal(found.length, 1, shown(found).join('\n'));
      });

      it('finds nothing in the good example', () => {
        const good = filesOf(rule, rule.good);
        assert.deepEqual(shown(seen(findingsIn(workspaceOf(good.files), good.about), rule)), []);
      });

      it(rule.fix === 'none' ? 'offers no fix' : 'offers a fix that clears the finding and makes no other', () => {
        const [fix] = found[0]?.fixes ?? [];
        if (rule.fix === 'none') return assert.equal(fix, undefined, fix?.title);
        assert.ok(fix, 'there is no fix');
        const after = workspaceOf({ ...files, [about]: fixed(workspace, about, fix) });
        // A fix that adds what is missing leaves its content to the author.
        const left = seen(findingsIn(after, about), rule).filter(
          (finding) => !rule.name.startsWith('missing-') || !['value-missing', 'missing-key'].includes(finding.rule),
        );
        assert.deepEqual(shown(left), []);
      });
    });
  }
});

describe('the catalogue of rules', () => {
  it('knows every rule of the wording', () => {
    for (const name of syntaxRules) assert.equal(ruleNamed(name)?.name, name);
  });

  it('gives each rule a code and a name of its own', () => {
    assert.equal(new Set(rules.map((rule) => rule.code)).size, rules.length);
    assert.equal(new Set(rules.map((rule) => rule.name)).size, rules.length);
    assert.deepEqual(
      rules.map((rule) => rule.code),
      rules.map((rule) => rule.code).sort(),
    );
  });

  it('finds a rule by its code or its name in any case', () => {
    assert.equal(findRule('r101')?.name, 'block-never-closed');
    assert.equal(findRule('Block-Never-Closed')?.code, 'R101');
    assert.equal(findRule('R999'), undefined);
  });
});
