import assert from 'node:assert/strict';
import { nearest } from '../../../server/src/semantics/suggest.js';

describe('what is most likely meant', () => {
  for (const [written, candidates, meant] of [
    ['QuitRaet', ['QuitRate', 'QuitCount'], 'QuitRate'],
    ['HbA1cContorl', ['HbA1cControl'], 'HbA1cControl'],
    ['Reablement', ['ReablementSpend'], 'ReablementSpend'],
    ['ReablementSpend', ['EquipmentSpend', 'BedSpend'], undefined],
    ['CopdSpend', ['BedSpend', 'FundSpend'], undefined],
    ['LevelTwo', ['LevelOne'], undefined],
  ] as const)
    it(`for ${written}, of ${candidates.join(' and ')}, is ${meant ?? 'neither'}`, () => {
      assert.equal(nearest(written, candidates), meant);
    });
});
