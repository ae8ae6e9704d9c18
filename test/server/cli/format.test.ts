import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { remit, sound } from './command.js';

const untidy = sound.replaceAll('\n  ', '\n        ');
const broken = `${sound}\norganisation Eastmere {\n      role: ::\n}\n`;

describe('remit format', () => {
  after(removeFolders);

  it('lays files out, names those that it changed, and leaves the others untouched', async () => {
    const folder = folderOf({
      'tidy.remit': sound,
      'sub/untidy.remit': untidy,
      'windows.remit': untidy.replaceAll('\n', '\r\n'),
    });
    const long = new Date(2020, 1, 1);
    utimesSync(join(folder, 'tidy.remit'), long, long);
    const { code, out, err } = await remit(['format'], { in: folder });
    assert.deepEqual([code, out, err], [0, 'sub/untidy.remit\nwindows.remit\n', '2 of 3 files changed\n']);
    assert.equal(readFileSync(join(folder, 'sub/untidy.remit'), 'utf8'), sound);
    assert.equal(readFileSync(join(folder, 'windows.remit'), 'utf8'), sound.replaceAll('\n', '\r\n'));
    assert.equal(statSync(join(folder, 'tidy.remit')).mtimeMs, long.getTime());
    assert.deepEqual(readdirSync(folder).sort(), ['sub', 'tidy.remit', 'windows.remit']);
    assert.deepEqual(await remit(['format', '--check'], { in: folder }), {
      code: 0,
      out: '',
      err: '0 of 3 files would change\n',
    });
  });

  it('changes nothing with --check, and ends with 1 where something would change', async () => {
    const folder = folderOf({ 'tidy.remit': sound, 'untidy.remit': untidy });
    const { code, out, err } = await remit(['format', '--check'], { in: folder });
    assert.deepEqual([code, out, err], [1, 'untidy.remit\n', '1 of 2 files would change\n']);
    assert.equal(readFileSync(join(folder, 'untidy.remit'), 'utf8'), untidy);
  });

  it('keeps the rights of a file, and a link a link', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderOf({ 'real.txt': untidy, 'own.remit': untidy });
    chmodSync(join(folder, 'own.remit'), 0o640);
    symlinkSync('real.txt', join(folder, 'link.remit'));
    await remit(['format'], { in: folder });
    assert.equal(statSync(join(folder, 'own.remit')).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(folder, 'link.remit')).isSymbolicLink());
    assert.equal(readFileSync(join(folder, 'real.txt'), 'utf8'), sound);
  });

  it('names a declaration that it had to leave, with its line', async () => {
    const folder = folderOf({ 'broken.remit': broken });
    const { code, out, err } = await remit(['format'], { in: folder });
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^broken\.remit:6 {2}left as it is: .+\n0 of 1 file changed\n$/);
    assert.equal(readFileSync(join(folder, 'broken.remit'), 'utf8'), broken);
  });

  it('lays out what comes in by standard input', async () => {
    const [usual, windows, left, check, latin, empty] = await Promise.all([
      remit(['format', '-'], { input: untidy }),
      remit(['format', '-'], { input: untidy.replaceAll('\n', '\r\n') }),
      remit(['format', '-'], { input: broken }),
      remit(['format', '--check', '-'], { input: untidy }),
      remit(['format', '-'], { input: Buffer.from('\xa3', 'latin1') }),
      remit(['format', '-'], { input: '' }),
    ]);
    assert.deepEqual(usual, { code: 0, out: sound, err: '' });
    assert.equal(windows.out, sound.replaceAll('\n', '\r\n'));
    assert.equal(left.out, broken);
    assert.equal(left.code, 1);
    assert.match(left.err, /^standard input:6 {2}left as it is: /);
    assert.deepEqual(check, { code: 1, out: '', err: 'The text on standard input would change\n' });
    assert.equal(latin.code, 1);
    assert.equal(latin.out, '');
    assert.match(latin.err, /^remit: The text on standard input cannot be read\. It is not written in UTF-8/);
    assert.deepEqual(empty, { code: 0, out: '', err: '' });
  });

  it('ends with 2 for wrong paths, and with 1 for files that cannot be read, and does the rest', async () => {
    const folder = folderOf({ 'untidy.remit': untidy, 'latin.remit': Buffer.from('\xa3', 'latin1') });
    const [mixed, missing] = await Promise.all([
      remit(['format', '-', 'untidy.remit'], { in: folder }),
      remit(['format', 'gone.remit', 'latin.remit', 'untidy.remit'], { in: folder }),
    ]);
    assert.equal(mixed.code, 2);
    assert.match(mixed.err, /^error: - stands for standard input/);
    assert.equal(missing.code, 2);
    assert.match(missing.err, /^remit: There is no file or folder gone\.remit\.\nremit: latin\.remit cannot be read\./);
    assert.equal(missing.out, 'untidy.remit\n');
  });
});
