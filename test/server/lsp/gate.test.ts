import assert from 'node:assert/strict';
import type { Message } from 'vscode-languageserver';
import { Gate } from '../../../server/src/lsp/gate.js';

/** A gate, what has come through it, and what has been prepared. */
function watched() {
  const gate = new Gate(() => assert.fail('nothing was asked'));
  const heard: string[] = [];
  const say = (jsonrpc: string): void =>
    gate.handleMessage({ jsonrpc } as Message, (message) => heard.push(message.jsonrpc));
  const prepared: (() => void)[] = [];
  const prepare = (): Promise<void> => new Promise((resolve) => prepared.push(resolve));
  return { gate, heard, say, prepared, prepare };
}

describe('The gate before the server', () => {
  it('lets through what comes before it is closed', () => {
    const { heard, say } = watched();
    say('initialize');
    assert.deepEqual(heard, ['initialize']);
  });

  it('prepares nothing until something comes, and then once', () => {
    const { gate, say, prepared, prepare } = watched();
    gate.openAfter(prepare);
    assert.equal(prepared.length, 0);
    say('a');
    say('b');
    assert.equal(prepared.length, 1);
  });

  it('keeps what comes meanwhile in its order, the end of the input too', async () => {
    const { gate, heard, say, prepared, prepare } = watched();
    gate.openAfter(prepare);
    say('a');
    gate.whenOpen(() => heard.push('end'));
    say('b');
    assert.deepEqual(heard, []);
    prepared[0]();
    await Promise.resolve();
    say('c');
    assert.deepEqual(heard, ['a', 'end', 'b', 'c']);
  });

  it('hears of an end that came before it was closed', async () => {
    const { gate, heard, prepared, prepare } = watched();
    gate.whenOpen(() => heard.push('end'));
    gate.openAfter(prepare);
    prepared[0]();
    await Promise.resolve();
    assert.deepEqual(heard, ['end']);
  });
});
