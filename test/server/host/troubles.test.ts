import assert from 'node:assert/strict';
import { whenFree, whyNot } from '../../../server/src/host/troubles.js';

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('what the disk refuses', () => {
  it('says in plain words, and names the code of what it has no words for', () => {
    assert.equal(whyNot(refusal('EBUSY')), 'Another program has it open. Close it there and try again.');
    assert.equal(whyNot(refusal('EPERM')), whyNot(refusal('EACCES')));
    assert.equal(whyNot(refusal('EIO')), 'It cannot be opened (EIO).');
  });

  /** How often something is tried that is refused so many times, how long is waited between, and whether it is done in the end. */
  async function tried(times: number, code: string): Promise<{ tries: number; waited: number; done: boolean }> {
    let tries = 0;
    let waited = 0;
    const action = async (): Promise<void> => {
      tries++;
      if (tries <= times) throw refusal(code);
    };
    const wait = async (milliseconds: number): Promise<void> => {
      waited += milliseconds;
    };
    const done = await whenFree(action, wait).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        assert.equal(error.code, code);
        return false;
      },
    );
    return { tries, waited, done };
  }

  it('is tried again while another program may hold the file, each time after a longer while', async () => {
    assert.deepEqual(await tried(0, 'EPERM'), { tries: 1, waited: 0, done: true });
    for (const code of ['EPERM', 'EACCES', 'EBUSY'])
      assert.deepEqual(await tried(3, code), { tries: 4, waited: 70, done: true });
  });

  it('is given up after a second or so, and at once where waiting does not help', async () => {
    const { waited, done } = await tried(100, 'EPERM');
    assert.ok(!done && waited > 1000 && waited < 2000, String(waited));
    assert.deepEqual(await tried(100, 'ENOSPC'), { tries: 1, waited: 0, done: false });
  });
});
