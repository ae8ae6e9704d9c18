import { strict as assert } from 'node:assert';
import { canonical, followUse, pathBetween } from '../../../server/src/workspace/paths.js';

/** Folders as editors on several systems spell them, each with the one spelling by which the workspace knows it. */
const folders = [
  ['file:///care/north', 'file:///care/north'],
  ['file:///C:/care/north', 'file:///c%3A/care/north'],
  ['file:///c%3A/care/north', 'file:///c%3A/care/north'],
  ['file:///D%3a/Work%20here/north', 'file:///d%3A/Work%20here/north'],
  ['file://server/care/north', 'file://server/care/north'],
  ['vscode-vfs://github/care/north', 'vscode-vfs://github/care/north'],
] as const;

describe('Paths', () => {
  for (const [spelled, folder] of folders) {
    describe(`in ${spelled}`, () => {
      const from = canonical(`${spelled}/services/main.remit`);
      const follow = (path: string) => followUse(from, path, false, [canonical(spelled)]);

      it('have one spelling', () => assert.equal(from, `${folder}/services/main.remit`));

      it('lead to files beside a file, below it and above it, with either stroke', () => {
        for (const [path, target] of [
          ['./other.remit', 'services/other.remit'],
          ['other.remit', 'services/other.remit'],
          ['../common/partners.remit', 'common/partners.remit'],
          ['..\\common\\partners.remit', 'common/partners.remit'],
          ['./a b.remit', 'services/a%20b.remit'],
        ])
          assert.deepEqual(follow(path), { uri: `${folder}/${target}` }, path);
      });

      it('lead nowhere outside', () => {
        for (const path of [
          '../../south/partners.remit',
          '..\\..\\partners.remit',
          '../../../../../etc/partners.remit',
          '../../north-east/partners.remit',
          '/care/north/partners.remit',
          '\\work\\partners.remit',
          'C:\\work\\north\\partners.remit',
          'c:/care/north/partners.remit',
          '\\\\server\\work\\partners.remit',
          'file:///care/north/partners.remit',
        ])
          assert.deepEqual(follow(path), { problem: 'outside' }, path);
      });

      it('are told as a `use` line writes them', () => {
        const between = (path: string) => pathBetween(from, canonical(`${spelled}/${path}`));
        assert.equal(between('services/other.remit'), './other.remit');
        assert.equal(between('common/partners.remit'), '../common/partners.remit');
      });
    });
  }
});
