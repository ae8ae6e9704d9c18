import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FrameReader } from './client.js';
import { RandomEditor } from './edits.js';

function frame(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe('the test client', () => {
  it('puts messages together whatever way their bytes arrive', () => {
    const bodies = ['{"a":1}', '{"text":"£ 😀"}', '{}'];
    const bytes = Buffer.from(bodies.map(frame).join(''));
    for (const size of [1, 2, 7, 30, bytes.length]) {
      const got: string[] = [];
      const reader = new FrameReader((body) => got.push(body));
      for (let at = 0; at < bytes.length; at += size) {
        reader.feed(bytes.subarray(at, at + size), 0);
      }
      assert.deepEqual(got, bodies, `${size} bytes at a time`);
    }
  });

  it('does not take for a message what a server prints beside the protocol', () => {
    assert.throws(() => new FrameReader(() => {}).feed(Buffer.from('hello\r\n\r\n'), 0), /no message/);
  });
});

describe('random edits', () => {
  it('send changes that lead from each text to the next', () => {
    const editor = new RandomEditor('file:///a', 'one\r\ntwo 😀\nthree\n', 5);
    let text = editor.text;
    const kinds = new Set<number>();
    for (let i = 0; i < 500; i++) {
      const version = editor.version;
      const changes = editor.edit();
      kinds.add(changes.length);
      text = TextDocument.update(TextDocument.create('file:///a', '', 0, text), changes, 1).getText();
      assert.equal(text, editor.text);
      assert.equal(editor.version, version + 1);
    }
    assert.ok(kinds.size > 2, 'some notifications carry several changes');
    assert.deepEqual(new RandomEditor('file:///a', 'x', 5).edit(), new RandomEditor('file:///a', 'x', 5).edit());
  });
});
