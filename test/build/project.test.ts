import assert from 'node:assert/strict';

const { scripted } = (await import(new URL('../../../build/project.mjs', import.meta.url).href)) as {
  scripted(program: string, args: readonly string[], platform: string): [string, string[], object];
};

describe('a program that is a script on Windows', () => {
  const args = ['--new-window', 'C:\\Users\\A Person\\remit'];

  it('is started by a shell there, with every argument quoted', () => {
    const line = 'code "--new-window" "C:\\Users\\A Person\\remit"';
    assert.deepEqual(scripted('code', args, 'win32'), [line, [], { shell: true }]);
  });

  it('is started by itself elsewhere', () => {
    for (const platform of ['linux', 'darwin']) assert.deepEqual(scripted('code', args, platform), ['code', args, {}]);
  });
});
