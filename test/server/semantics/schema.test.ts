import assert from 'node:assert/strict';
import { joinedKeys, plainBlocks } from '../../../grammar/syntax/vocabulary.js';
import type { Frame } from '../../../server/src/rules/rule.js';
import { blocks, declarations, keyNamed } from '../../../server/src/semantics/schema/schema.js';
import type { KeyShape } from '../../../server/src/semantics/schema/shapes.js';
import { inFrame } from '../../kit/frames.js';
import { syntaxFindings } from '../../kit/syntax.js';
import { languageFindingsIn, workspaceOf } from '../../kit/workspace.js';

/** Names that examples use and no file declares, and what follows from that alone. */
const apart = new Set(['unknown-name', 'missing-key', 'missing-block', 'target-missing', 'if-missing-unsaid']);

/** An example of a line, where its mechanism allows it. */
function framed(frame: Frame, key: KeyShape): Record<string, string> {
  const mechanism = key.when?.[0];
  if (frame === 'measure' && key.example.includes('£')) return inFrame(frame, `unit: £\n${key.example}\n`);
  const example =
    mechanism && key.key !== 'mechanism' ? `mechanism: ${mechanism}\n${key.example}\n` : `${key.example}\n`;
  return inFrame(frame, example);
}

describe('the schema', () => {
  it('has an example of every block, and each can be read', () => {
    for (const shape of blocks) {
      assert.notEqual(shape.example, '', shape.id);
      assert.deepEqual(
        syntaxFindings(shape.example).map(({ message }) => message),
        [],
        shape.id,
      );
    }
  });

  it('says what every key and every block is for', () => {
    for (const shape of blocks) {
      assert.match(shape.doc, /\.$/, shape.id);
      for (const key of shape.keys) {
        assert.match(key.doc, /\.$/, `${shape.id} ${key.key}`);
        assert.ok(key.example.startsWith(`${key.key}: `), `${shape.id} ${key.key}`);
      }
      assert.equal(new Set(shape.keys.map((key) => key.key)).size, shape.keys.length, shape.id);
    }
  });

  it('has the blocks that the grammar knows by their word alone', () => {
    const keys = new Set(blocks.flatMap((shape) => shape.keys.map(({ key }) => key)));
    const plain = blocks.flatMap(({ word, head }) => (word && head.name === 'none' && !keys.has(word) ? [word] : []));
    assert.deepEqual([...plainBlocks], [...new Set(plain)].sort());
  });

  it('has the keys of several words that the grammar knows', () => {
    const keys = new Set(
      blocks.flatMap((shape) => shape.keys.map(({ key }) => key).filter((key) => key.includes('-'))),
    );
    assert.deepEqual([...joinedKeys], [...keys].sort());
  });

  const frames: Readonly<Record<string, Frame>> = {
    measure: 'measure',
    service: 'service',
    contract: 'contract',
    'contract/payment': 'payment',
  };
  for (const [id, frame] of Object.entries(frames)) {
    it(`has examples of lines that check in a ${frame}`, () => {
      const shape = blocks.find((candidate) => candidate.id === id);
      for (const key of shape?.keys ?? []) {
        const found = languageFindingsIn(workspaceOf(framed(frame, key)), 'example.remit');
        const wrong = found.filter(({ rule, severity }) => severity !== 'info' && !apart.has(rule));
        assert.deepEqual(
          wrong.map(({ message }) => message),
          [],
          key.example,
        );
      }
    });
  }

  it('has examples of declarations that check', () => {
    for (const shape of declarations) {
      const found = languageFindingsIn(workspaceOf({ 'a.remit': shape.example }), 'a.remit');
      const wrong = found.filter(({ rule, severity }) => severity !== 'info' && !apart.has(rule));
      assert.deepEqual(
        wrong.map(({ message }) => message),
        [],
        shape.id,
      );
    }
  });

  it('makes required only what a block can have', () => {
    assert.equal(keyNamed(declarations[0], 'role')?.required, true);
    assert.equal(keyNamed(declarations[0], 'rol'), undefined);
  });
});
