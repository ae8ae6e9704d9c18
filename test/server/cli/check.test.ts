import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { riskAboveTurnover } from '../../../server/src/rules/workspace/risk-above-turnover.js';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { doubtful, mistaken, remit, sound, unmentioned } from './command.js';

describe('remit check', () => {
  after(removeFolders);

  describe('what it ends with', () => {
    it('ends with 0 where there is nothing above a note, and with 1 where there is an error', async () => {
      const folder = folderOf({ 'sound.remit': sound, 'note.remit': unmentioned, 'error.remit': mistaken });
      const [nothing, note, error] = await Promise.all(
        ['sound', 'note', 'error'].map((name) => remit(['check', `${name}.remit`], { in: folder })),
      );
      assert.deepEqual(nothing, { code: 0, out: '1 file, nothing found\n', err: '' });
      assert.equal(note.code, 0);
      assert.match(note.out, /^note\.remit:5:14 {2}note R205 {2}.*\n(?:.*\n)*\n1 note in 1 file\n$/);
      assert.equal(error.code, 1);
      assert.match(error.out, /\n1 error, 1 note in 1 file\n$/);
    });

    it('lets a warning pass unless told otherwise', async () => {
      const folder = folderOf({ 'doubtful.remit': doubtful });
      const [usual, strict] = await Promise.all([
        remit(['check'], { in: folder }),
        remit(['check', '--fail-level', 'warning'], { in: folder }),
      ]);
      assert.match(usual.out, /warning R207/);
      assert.deepEqual([usual.code, strict.code], [0, 1]);
      assert.equal(usual.out, strict.out);
    });

    it('ends with 2 for a path that does not exist, and checks the others', async () => {
      const folder = folderOf({ 'measures.remit': mistaken });
      const { code, out, err } = await remit(['check', 'measurs.remit', 'nowhere/x.remit', 'measures.remit'], {
        in: folder,
      });
      assert.equal(code, 2);
      assert.equal(
        err,
        'remit: There is no file or folder measurs.remit. Did you mean measures.remit?\n' +
          'remit: There is no file or folder nowhere/x.remit.\n',
      );
      assert.match(out, /1 error, 1 note in 1 file\n$/);
    });

    it('follows patterns that a shell has left as they are', async () => {
      const folder = folderOf({ 'a/one.remit': mistaken, 'a/b/two.remit': mistaken, 'c [1]/three.remit': mistaken });
      const [deep, flat, literal, none] = await Promise.all(
        ['**/*.remit', './a/*.remit', 'c [1]/three.remit', 'd*/*.remit'].map((path) =>
          remit(['check', path], { in: folder }),
        ),
      );
      assert.match(deep.out, /3 errors, 3 notes in 3 files\n$/);
      assert.match(flat.out, /1 error, 1 note in 1 file\n$/);
      assert.match(literal.out, /1 error, 1 note in 1 file\n$/);
      assert.deepEqual([none.code, none.err], [2, 'remit: There is no file or folder d*/*.remit.\n']);
    });

    it('ends with 2 for a folder without .remit files, and for a file of another kind', async () => {
      const folder = folderOf({ 'empty/readme.md': '', 'sound.remit': sound });
      const [here, there, other] = await Promise.all([
        remit(['check'], { in: join(folder, 'empty') }),
        remit(['check', 'empty', 'sound.remit'], { in: folder }),
        remit(['check', 'empty/readme.md'], { in: folder }),
      ]);
      assert.deepEqual(here, {
        code: 2,
        out: 'Nothing was checked\n',
        err: 'remit: There are no .remit files in this folder.\n',
      });
      assert.deepEqual(there, {
        code: 2,
        out: '1 file, nothing found\n',
        err: 'remit: There are no .remit files in empty.\n',
      });
      assert.equal(other.code, 2);
      assert.equal(other.err, 'remit: empty/readme.md is not a Remit file: the name of one ends in .remit.\n');
    });

    it('ends with 1 for files that are not UTF-8, says what they are, and checks the others', async () => {
      const folder = folderOf({
        'latin.remit': Buffer.from('remit 1\n// \xa310\n', 'latin1'),
        'utf-16.remit': Buffer.from(`\ufeff${sound}`, 'utf16le'),
        'with-mark.remit': `\ufeff${sound}`,
      });
      const { code, out, err } = await remit(['check'], { in: folder });
      assert.equal(code, 1);
      assert.equal(
        err,
        'remit: latin.remit cannot be read. It is not written in UTF-8: line 2 holds a character in another encoding. Save it as UTF-8.\n' +
          'remit: utf-16.remit cannot be read. It is written in UTF-16. Save it as UTF-8.\n',
      );
      assert.equal(out, '1 file, nothing found; 2 could not be read\n');
    });

    it('ends with 1 for a file that may not be opened', async function () {
      if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
      const folder = folderOf({ 'closed.remit': sound });
      chmodSync(join(folder, 'closed.remit'), 0);
      const { code, err } = await remit(['check'], { in: folder });
      assert.equal(code, 1);
      assert.equal(err, 'remit: closed.remit cannot be read. You are not allowed to open it.\n');
    });

    it('ends with 1 for a pipe, and does not wait for what may never come through it', async function () {
      if (process.platform === 'win32') this.skip();
      const folder = folderOf({ 'a.remit': `use "./pipe.remit"\n\n${sound}` });
      execFileSync('mkfifo', [join(folder, 'pipe.remit')]);
      for (const name of ['pipe.remit', 'a.remit', '.']) {
        const { code, err } = await remit(['check', name], { in: folder });
        assert.deepEqual(
          [code, err],
          [1, 'remit: pipe.remit cannot be read. It is no regular file, but a pipe or a device.\n'],
        );
      }
    });

    it('shows names of files so that a terminal takes no orders from them', async () => {
      const folder = folderOf({ 'sound.remit': sound });
      const { code, err } = await remit(['check', 'a\u001b[2Jb\n.remit'], { in: folder });
      assert.deepEqual([code, err], [2, 'remit: There is no file or folder a\u241b[2Jb\u240a.remit.\n']);
    });

    it('ends with 1 for a link that leads nowhere', async function () {
      if (process.platform === 'win32') this.skip();
      const folder = folderOf({ 'sound.remit': sound });
      symlinkSync('gone.remit', join(folder, 'link.remit'));
      const { code, err } = await remit(['check'], { in: folder });
      assert.deepEqual([code, err], [1, 'remit: link.remit cannot be read. It is not there.\n']);
    });
  });

  describe('which files it looks at', () => {
    it('searches folders, but not hidden ones, installed packages or links to folders', async function () {
      if (process.platform === 'win32') this.skip();
      const folder = folderOf({
        'b/deep/er/one.remit': sound,
        'a.remit': sound,
        'B.REMIT': sound,
        'notes.txt': 'no',
        '.git/hidden.remit': mistaken,
        'node_modules/x/installed.remit': mistaken,
      });
      symlinkSync('..', join(folder, 'b/round'));
      mkdirSync(join(folder, 'folder.remit'));
      assert.deepEqual(await remit(['check'], { in: folder }), { code: 0, out: '3 files, nothing found\n', err: '' });
    });

    it('takes a file that is named twice once', async () => {
      const folder = folderOf({ 'a.remit': sound });
      const { out } = await remit(['check', '.', 'a.remit', './a.remit', join(folder, 'a.remit')], { in: folder });
      assert.equal(out, '1 file, nothing found\n');
    });

    it('follows `use` within the workspace, and reports on what was asked for only', async () => {
      const folder = folderOf({
        'top/.git/HEAD': '',
        'top/services/one.remit': 'use "../common/partners.remit"\n\npopulation P "P" {\n  source: Eastmere\n}\n',
        'top/common/partners.remit': `${mistaken}use "../../outside.remit"\n`,
        'outside.remit': mistaken,
      });
      const [file, services, outside] = await Promise.all([
        remit(['check', 'top/services/one.remit', '--format', 'json'], { in: folder }),
        remit(['check', 'services', '--format', 'json'], { in: join(folder, 'top') }),
        remit(['check', 'top', '--format', 'json'], { in: folder }),
      ]);
      const codes = ({ out }: { out: string }) =>
        JSON.parse(out).findings.map((each: { path: string; code: string }) => `${each.path} ${each.code}`);
      assert.ok(codes(file).length > 0);
      for (const code of codes(file)) assert.match(code, /^top\/services\/one\.remit (?!R21)/);
      assert.deepEqual(
        codes(services),
        codes(file).map((code: string) => code.replace('top/', '')),
      );
      assert.ok(codes(outside).includes('top/common/partners.remit R212'));
    });

    it('runs the rules about all files together where no other file of the workspace could answer them, and says where it does not', async () => {
      const text = riskAboveTurnover.bad as string;
      const folder = folderOf({
        'one/.git/HEAD': '',
        'one/contracts/a.remit': text,
        'two/.git/HEAD': '',
        'two/remit.json': '{ "exclude": ["drafts/**"] }',
        'two/contracts/a.remit': text,
        'two/drafts/b.remit': sound,
        'many/.git/HEAD': '',
        'many/contracts/a.remit': text,
        'many/b.remit': sound,
      });
      const check = async (path: string): Promise<string> => (await remit(['check', path], { in: folder })).out;
      const said = /This was checked without the 1 other file of its workspace\. .*`remit check many`\.\n$/;
      for (const path of ['one', 'one/contracts', 'two/contracts', 'many']) {
        const out = await check(path);
        assert.match(out, /warning R804/, path);
        assert.doesNotMatch(out, said, path);
      }
      const part = await check('many/contracts');
      assert.doesNotMatch(part, /R804/);
      assert.match(part, said);
      const file = await check('many/contracts/a.remit');
      assert.doesNotMatch(file, /R804/);
      assert.doesNotMatch(file, said);
    });

    it('says nothing of names that a file declares which cannot be read', async () => {
      const folder = folderOf({
        'main.remit': 'use "./partners.remit"\n\nmeasure M "M" {\n  owner: Eastmere\n}\n',
        'partners.remit': Buffer.from('// \xa3', 'latin1'),
      });
      const { out, err } = await remit(['check', 'main.remit', '--format', 'json'], { in: folder });
      const rules = JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule);
      assert.ok(!rules.includes('unknown-name') && !rules.includes('file-not-found'), rules.join(' '));
      assert.match(err, /^remit: partners\.remit cannot be read\./);
    });

    it('takes a file for missing that is used in other capitals, also where the disk does not, and names the one that is meant', async () => {
      const folder = folderOf({
        '.git/HEAD': '',
        'services/main.remit': `use "../Common/partners.remit"\n${sound}`,
        'common/Partners.remit': unmentioned,
      });
      const { out } = await remit(['check', 'services'], { in: folder });
      assert.match(out, /^services\/main\.remit:1:5 {2}error R211 .*Is `"\.\.\/common\/Partners\.remit"` meant\?/);
      await remit(['check', 'services', '--fix'], { in: folder });
      const mended = readFileSync(join(folder, 'services/main.remit'), 'utf8');
      assert.match(mended, /^use "\.\.\/Common\/partners\.remit"\n/, 'a person has to look at it');
      await remit(['check', 'services', '--fix-suggested'], { in: folder });
      assert.doesNotMatch((await remit(['check', 'services'], { in: folder })).out, /R211/);
    });

    it('says what a missing used file is', async () => {
      const folder = folderOf({ 'main.remit': `use "./partners.remit"\n${sound}` });
      const { out } = await remit(['check'], { in: folder });
      assert.match(out, /^main\.remit:1:5 {2}error R211/);
    });
  });

  it('takes the settings of what was given, be it a folder with all in it, or a folder or file below', async () => {
    const set = (severity: string): string => `{ "rules": { "title-missing": "${severity}" } }`;
    const folder = folderOf({ 'remit.json': set('error'), 'below/remit.json': set('off'), 'below/a.remit': doubtful });
    for (const [path, code] of [
      ['.', 1],
      ['below', 0],
      ['below/a.remit', 0],
      ['*/*.remit', 0],
    ] as const)
      assert.equal((await remit(['check', path], { in: folder })).code, code, path);
  });

  it('shows paths from the current folder, and in full where they lie outside', async () => {
    const folder = folderOf({ 'in/a.remit': mistaken, 'out/b.remit': mistaken });
    const { out } = await remit(['check', '../out', '.'], { in: join(folder, 'in') });
    const paths = [...out.matchAll(/^(\S+):\d+:\d+ {2}/gm)].map((match) => match[1]);
    assert.deepEqual([...new Set(paths)], [`${folder.replaceAll('\\', '/')}/out/b.remit`, 'a.remit']);
  });

  it('says the same bytes in every language and time zone', async () => {
    const folder = folderOf({ 'Z.remit': mistaken, 'a.remit': mistaken, 'ä.remit': mistaken, 'i.remit': mistaken });
    const run = (LANG: string, TZ: string) => remit(['check'], { in: folder, env: { LANG, LC_ALL: LANG, TZ } });
    const [first, ...others] = await Promise.all([
      run('C', 'UTC'),
      run('tr_TR.UTF-8', 'Asia/Tokyo'),
      run('sv_SE.UTF-8', 'America/New_York'),
    ]);
    for (const other of others) assert.deepEqual(other, first);
    assert.deepEqual(
      [...first.out.matchAll(/^(\S+):6:/gm)].map((match) => match[1]),
      ['Z.remit', 'a.remit', 'i.remit', 'ä.remit'],
    );
  });
});
