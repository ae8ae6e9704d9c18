import assert from 'node:assert/strict';
import { join } from 'node:path';
import { asSpelled } from '../../../server/src/host/spelling.js';
import { folderOf, removeFolders } from '../../kit/folders.js';

describe('how the disk spells a path', () => {
  after(removeFolders);

  it('is told of every folder and of the file, below what is known', async () => {
    const folder = folderOf({
      'Services/one.remit': '',
      'common/Partners.remit': '',
      'common/accents/cafe\u0301.remit': '',
    });
    const known = [join(folder, 'Services/one.remit')];
    for (const [path, spelled] of [
      ['common/Partners.remit', 'common/Partners.remit'],
      ['common/partners.remit', 'common/Partners.remit'],
      ['Common/PARTNERS.remit', 'common/Partners.remit'],
      ['services/One.remit', 'Services/one.remit'],
      ['common/gone.remit', 'common/gone.remit'],
      ['Gone/partners.remit', 'Gone/partners.remit'],
      ['common/accents/caf\u00e9.remit', 'common/accents/caf\u00e9.remit'],
    ])
      assert.equal(await asSpelled(join(folder, path), known), join(folder, spelled), path);
  });

  it('is not asked where a path is known: whoever named it may have named its folders in other capitals', async () => {
    const asked: string[] = [];
    const known = [join('/care/CONTRACTS/main.remit')];
    const namesIn = async (folder: string): Promise<string[]> => {
      asked.push(folder);
      return ['partners.remit', 'Partners.remit', 'main.remit'];
    };
    assert.equal(await asSpelled(known[0], known, namesIn), known[0]);
    assert.deepEqual(asked, []);
    const other = join('/care/CONTRACTS/PARTNERS.remit');
    assert.equal(await asSpelled(other, known, namesIn), join('/care/CONTRACTS/Partners.remit'));
    assert.deepEqual(asked, [join('/care/CONTRACTS')]);
  });
});
