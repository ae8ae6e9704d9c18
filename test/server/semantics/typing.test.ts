import assert from 'node:assert/strict';
import { lineStartsOf } from '../../../grammar/text/lines.js';
import { read } from '../../kit/samples.js';
import { folder, languageFindingsIn, workspaceOf } from '../../kit/workspace.js';

const examples: Readonly<Record<string, readonly string[]>> = {
  'stop-smoking.remit': [],
  'northshire/partners.remit': [],
  'northshire/measures.remit': ['northshire/partners.remit'],
  'northshire/diabetes.remit': ['northshire/partners.remit', 'northshire/measures.remit'],
};

const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

describe('a file that is typed from top to bottom', () => {
  for (const [path, used] of Object.entries(examples)) {
    it(`has one message at most for where it stops, and none about what is still to come: ${path}`, () => {
      const text = read(`examples/${path}`);
      const workspace = workspaceOf(
        {
          ...Object.fromEntries(used.map((other) => [base(other), read(`examples/${other}`)])),
          [base(path)]: '',
        },
        {},
        true,
      );
      const starts = lineStartsOf(text);
      let line = 0;
      for (let i = 0; i < text.length; i++) {
        while (line + 1 < starts.length && starts[line + 1] <= i) line++;
        const at = { line, character: i - starts[line] };
        workspace.edit(folder + base(path), [{ range: { start: at, end: at }, text: text[i] }]);
        if (text[i] === '\n') workspace.judge();
        const found = languageFindingsIn(workspace, base(path)).filter(({ severity }) => severity !== 'info');
        const told = found.map(({ rule, message }) => `${rule}: ${message}`);
        const wording = found.filter(({ code }) => code < 'R2');
        assert.ok(wording.length <= 1, `${text.slice(starts[line], i + 1)}\n${told.join('\n')}`);
        // A name may be used before the line that declares it has been written.
        const others = found.filter(({ code, rule }) => code >= 'R2' && rule !== 'unknown-name');
        assert.deepEqual(
          others.map(({ message }) => message),
          [],
          text.slice(starts[line], i + 1),
        );
        for (const { message } of found.filter(({ rule }) => rule === 'unknown-name')) {
          const name = /called (\S+) is known/.exec(message)?.[1];
          assert.match(text.slice(starts[line]), new RegExp(`^ *[a-z-]+ ${name} "`, 'm'), message);
        }
      }
      assert.deepEqual(
        languageFindingsIn(workspace, base(path)).filter(({ severity }) => severity !== 'info'),
        [],
      );
    });
  }
});
