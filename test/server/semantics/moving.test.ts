import assert from 'node:assert/strict';
import { fixed, languageFindingsIn, workspaceOf } from '../../kit/workspace.js';

const name = 'example.remit';

/** Texts with a block in the wrong place, and what the fix makes of them. */
const moves: readonly { readonly what: string; readonly before: string; readonly after: string }[] = [
  {
    what: 'a declaration without its indentation, with the comment above it',
    before: 'contract A "a" {\n  form: "x"\n\n// note\nmeasure B "b" {\n  kind: cost\n}\n\n  vat: exempt\n}\n',
    after: 'contract A "a" {\n  form: "x"\n\n  vat: exempt\n}\n\n// note\nmeasure B "b" {\n  kind: cost\n}\n',
  },
  {
    what: 'a declaration deep inside, with a text of several lines that keeps its shape',
    before:
      'service A "a" {\n  aims {\n    definition B "b" {\n      """\n      One:\n        two.\n\n      """\n    }\n  }\n} // end\nuse x\n',
    after:
      'service A "a" {\n  aims {\n  }\n} // end\n\ndefinition B "b" {\n  """\n  One:\n    two.\n\n  """\n}\nuse x\n',
  },
  {
    what: 'a declaration on one line with others',
    before: 'contract A "a" { form: "x"   measure B "b" { kind: cost }   vat: exempt }',
    after: 'contract A "a" { form: "x"   vat: exempt }\n\nmeasure B "b" { kind: cost }',
  },
  {
    what: 'a payment out of another payment, no further than the contract',
    before:
      'contract A "a" {\n  payment B "b" {\n    from: X\n    payment C "c" {\n      from: X\n    }\n  }\n  vat: exempt\n}\n',
    after:
      'contract A "a" {\n  payment B "b" {\n    from: X\n  }\n\n  payment C "c" {\n    from: X\n  }\n  vat: exempt\n}\n',
  },
  {
    what: 'lines that end as on Windows',
    before: 'contract A "a" {\r\nmeasure B "b" {\r\n}\r\n  vat: exempt\r\n}\r\n',
    after: 'contract A "a" {\r\n  vat: exempt\r\n}\n\nmeasure B "b" {\n}\r\n',
  },
];

describe('the fix that moves a block to where it belongs', () => {
  for (const { what, before, after } of moves) {
    it(`moves ${what}`, () => {
      const workspace = workspaceOf({ [name]: before });
      const fixes = languageFindingsIn(workspace, name)
        .filter(({ rule }) => rule === 'unknown-block')
        .flatMap((finding) => finding.fixes);
      assert.equal(fixes.length, 1);
      assert.equal(fixed(workspace, name, fixes[0]), after);
    });
  }
});
