import { strict as assert } from 'node:assert';
import { findRule } from '../../server/src/rules/all.js';
import { measureExample, serviceExample } from '../../server/src/rules/examples.js';
import { findingsOf } from '../../server/src/workspace/findings.js';
import { Workspace } from '../../server/src/workspace/workspace.js';

/** What else a rule finds, and, as important, what real specifications say that it has to leave alone: each by what it is, with the file. */
export interface Cases {
  readonly found: Readonly<Record<string, string>>;
  readonly leftAlone: Readonly<Record<string, string>>;
}

/** The file of `measureExample` with these lines in its measure, each in the place of the one with its key. */
export const measure = (line: string, ...more: string[]): string =>
  measureExample(Object.fromEntries([line, ...more].map((one) => [one.slice(0, one.search(/[: {]/)), one])));

/** The file of `serviceExample` with a section that holds this. */
export const section = (word: string, inside: string): string => serviceExample({ [word]: `${word} {\n${inside}\n}` });

/** Makes a test of every case, by the name of its rule. */
export function testCases(cases: Readonly<Record<string, Cases>>): void {
  for (const [rule, { found, leftAlone }] of Object.entries(cases)) {
    if (findRule(rule)?.name !== rule) throw new Error(`There is no rule ${rule}.`);
    describe(rule, () => {
      for (const [what, text] of Object.entries(found))
        it(`finds: ${what}`, () => assert.equal(messagesOf(text, rule).length, 1, text));
      for (const [what, text] of Object.entries(leftAlone))
        it(`leaves alone: ${what}`, () => assert.deepEqual(messagesOf(text, rule), []));
    });
  }
}

function messagesOf(text: string, rule: string): string[] {
  const workspace = new Workspace();
  workspace.set('file:///example.remit', text);
  const [file] = workspace.files();
  return findingsOf(workspace, file).flatMap((finding) => (finding.rule === rule ? [finding.message] : []));
}
