import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import type { Completion } from '../../../server/src/features/completion.js';
import { strideIn } from '../../kit/samples.js';
import { examples, fileOf, offeredAt, setFile, workspaceOf } from './completion-kit.js';

/** Every offset of the examples, and of the examples cut off anywhere: nothing throws, and all that is offered replaces what the cursor touches. */
function check(text: string, offset: number, offered: readonly Completion[]): void {
  for (const { replace, additionalEdits = [], label, insertText } of offered) {
    const where = `${label} at ${offset}: …${text.slice(Math.max(0, offset - 30), offset)}▮`;
    assert.ok(replace.start <= offset && offset <= replace.end && replace.end <= text.length, where);
    assert.ok(!/[\r\n]/.test(text.slice(replace.start, replace.end)), where);
    assert.ok(label.trim() !== '' && insertText !== '', where);
    for (const edit of additionalEdits) assert.ok(edit.end <= replace.start || edit.start >= replace.end, where);
  }
}

describe('Completion, everywhere', function () {
  this.timeout(120_000);

  for (const [name, text] of Object.entries(examples)) {
    const stride = strideIn(name);
    const every = stride === 1 ? 'every offset' : 'offsets all over';
    const beside = Object.fromEntries(Object.entries(examples).filter(([path]) => dirname(path) === dirname(name)));

    it(`answers at ${every} of ${name}`, () => {
      const workspace = workspaceOf(beside);
      for (let offset = 0; offset <= text.length; offset += stride)
        check(text, offset, offeredAt(workspace, name, offset));
    });

    it(`answers at the end of every cut of ${name}`, () => {
      const workspace = workspaceOf(beside);
      for (let end = 0; end <= text.length; end += stride * (1 + (end % 3))) {
        const cut = text.slice(0, end);
        setFile(workspace, name, cut);
        check(cut, end, offeredAt(workspace, name, end));
      }
    });

    it(`answers with any line of ${name} cut short`, () => {
      const workspace = workspaceOf(beside);
      for (let end = 0; end <= text.length; end += 5 * stride) {
        const next = text.indexOf('\n', end);
        const cut = text.slice(0, end) + (next < 0 ? '' : text.slice(next));
        setFile(workspace, name, cut);
        check(cut, end, offeredAt(workspace, name, end));
      }
    });
  }

  it('answers in text that is not Remit at all', () => {
    const strange = [
      '}}}}',
      '{{{{',
      ':::',
      '"',
      '"""',
      '/*',
      'use',
      'use "',
      'measure',
      'measure X {',
      'a: b: c:',
      '=\r\n=',
      '\u0000',
      '\ud800',
      'x'.repeat(5000),
      'payment P "p" {\r  to: ,,,\r}',
      '{ : }',
      'let { let : let }',
    ];
    for (const text of strange) {
      const workspace = workspaceOf({ 'strange.remit': text });
      assert.ok(fileOf(workspace, 'strange.remit'));
      for (let offset = 0; offset <= Math.min(text.length, 60); offset++)
        check(text, offset, offeredAt(workspace, 'strange.remit', offset));
    }
  });
});
