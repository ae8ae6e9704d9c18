import assert from 'node:assert/strict';
import { join, posix, win32 } from 'node:path';
import { chosenFiles, folderOf, shownPath } from '../../../server/src/cli/chosen-files.js';
import { folderOf as folderWith, removeFolders } from '../../kit/folders.js';

describe('a path as people are shown it', () => {
  for (const [system, path, current, shown] of [
    [posix, '/care/north/a.remit', '/care', 'north/a.remit'],
    [posix, '/care', '/care', '.'],
    [posix, '/other/a.remit', '/care', '/other/a.remit'],
    [posix, '/care/..a/b.remit', '/care', '..a/b.remit'],
    [posix, '/care/a\\b.remit', '/care', 'a\\b.remit'],
    [win32, 'C:\\work\\north\\a.remit', 'C:\\work', 'north/a.remit'],
    [win32, 'c:\\work\\north\\a.remit', 'C:\\Work', 'north/a.remit'],
    [win32, 'C:\\work', 'c:\\work', '.'],
    [win32, 'c:\\other\\a.remit', 'C:\\work', 'C:/other/a.remit'],
    [win32, 'D:\\a.remit', 'C:\\work', 'D:/a.remit'],
    [win32, '\\\\server\\north\\a.remit', 'C:\\work', '//server/north/a.remit'],
  ] as const) {
    it(`is ${shown} for ${path}, seen from ${current}`, () => {
      assert.equal(shownPath(path, current, system), shown);
    });
  }
});

describe('a file that is named', () => {
  after(removeFolders);

  it('is known by the name that its disk has for it, and once', async () => {
    const folder = folderWith({ 'services/main.remit': '', 'Services/main.remit': '' });
    const named = ['services/main.remit', 'Services/main.remit'];
    const spelled = async (path: string): Promise<string> => path.replace('Services', 'services');
    const { files } = await chosenFiles(named, folder, spelled);
    assert.deepEqual(files, [{ path: join(folder, 'services', 'main.remit'), shown: 'services/main.remit' }]);
  });
});

describe('files that match a pattern', () => {
  for (const [system, written, current, folder] of [
    [posix, '', '/care', '/care'],
    [posix, 'north', '/care', '/care/north'],
    [posix, '/other', '/care', '/other'],
    [win32, '', 'C:\\work', 'C:\\work'],
    [win32, 'north/a', 'C:\\work', 'C:\\work\\north\\a'],
    // Without a slash behind it, a disk is the folder that was current there last.
    [win32, 'C:', 'C:\\work', 'C:\\'],
  ] as const)
    it(`are looked for in ${folder} for ${written || 'a pattern alone'}, seen from ${current}`, () => {
      assert.equal(folderOf(written, current, system), folder);
    });
});
