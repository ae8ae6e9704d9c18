import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { decode, kindOf, listFiles, readText, writeText } from '../../../server/src/host/disk.js';
import { folderOf, removeFolders } from '../../kit/folders.js';

describe('the disk', () => {
  after(removeFolders);

  it('reads UTF-8, with a mark at the beginning or without, and NUL', () => {
    for (const text of ['', '£', 'a\0b', '日本', '😀']) {
      assert.deepEqual(decode(Buffer.from(text)), { text });
      assert.deepEqual(decode(Buffer.from(`\ufeff${text}`)), { text });
    }
  });

  it('says what a text is that is not UTF-8, and in which line', () => {
    const problemOf = (bytes: readonly number[]) => {
      const reading = decode(Uint8Array.from(bytes));
      return 'problem' in reading ? reading.problem : '';
    };
    assert.match(problemOf([0xff, 0xfe, 0x61, 0]), /UTF-16/);
    assert.match(problemOf([0xfe, 0xff, 0, 0x61]), /UTF-16/);
    assert.match(problemOf([0xa3]), /line 1 /);
    assert.match(problemOf([0x61, 10, 0x62, 10, 0x63, 0xe2, 0x82]), /line 3 /);
    // Half of a pair, as some programs write it: no character of its own.
    assert.match(problemOf([10, 0xed, 0xa0, 0xbd, 10]), /line 2 /);
  });

  it('says whether a file is missing or cannot be read for another reason', async () => {
    const folder = folderOf({ 'a.remit': '' });
    const missing = await readText(join(folder, 'b.remit'));
    const inFile = await readText(join(folder, 'a.remit/b.remit'));
    const readFolder = await readText(folder);
    assert.deepEqual([missing, inFile], [missing, missing]);
    assert.ok('problem' in missing && missing.missing);
    assert.ok('problem' in readFolder && !readFolder.missing);
    assert.equal(await kindOf(join(folder, 'b.remit')), 'missing');
  });

  it('searches thousands of files in many folders', async () => {
    const names = Array.from({ length: 1200 }, (_, i) => `${i % 40}/${i % 7}/${i}.remit`);
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, ''])));
    const found = await listFiles(folder);
    assert.deepEqual(found.sort(), names.map((name) => join(folder, name)).sort());
  });

  it('passes over what macOS leaves beside files', async () => {
    const folder = folderOf({ 'a.remit': '', '._a.remit': '\0\x05', '__MACOSX/._a.remit': '\0\x05', '.a.remit': '' });
    const found = await listFiles(folder);
    assert.deepEqual(found.sort(), [join(folder, '.a.remit'), join(folder, 'a.remit')]);
  });

  it('leaves the old text and nothing else where it cannot write', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderOf({ 'a.remit': 'old', 'b/c.remit': 'old' });
    symlinkSync('nowhere', join(folder, 'link.remit'));
    assert.ok(await writeText(join(folder, 'gone.remit'), 'new'));
    assert.ok(await writeText(join(folder, 'link.remit'), 'new'));
    if (process.getuid?.() !== 0) {
      chmodSync(join(folder, 'a.remit'), 0o444);
      assert.deepEqual(await writeText(join(folder, 'a.remit'), 'new'), { problem: 'You are not allowed to open it.' });
      assert.equal(readFileSync(join(folder, 'a.remit'), 'utf8'), 'old');
    }
    assert.equal(await writeText(join(folder, 'b/c.remit'), 'new'), undefined);
    assert.equal(readFileSync(join(folder, 'b/c.remit'), 'utf8'), 'new');
    assert.deepEqual(readdirSync(folder).sort(), ['a.remit', 'b', 'link.remit']);
    assert.deepEqual(readdirSync(join(folder, 'b')), ['c.remit']);
  });
});
