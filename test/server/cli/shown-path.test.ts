import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { shownPath } from '../../../server/src/cli/chosen-files.js';

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
