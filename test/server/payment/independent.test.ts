import assert from 'node:assert/strict';
import { differences } from './independent/compare.js';
import { drawn } from './independent/draw.js';
import { printed } from './independent/print.js';
import { workOut } from './independent/work-out.js';

/**
 * Contracts drawn at random are worked out twice: by the engine from their text, and in the most naive way from the words of the documentation.
 * More of them are drawn where `CONTRACTS` says how many.
 */
const contracts = Number(process.env.CONTRACTS ?? 150);

describe('contracts that are drawn at random, worked out a second time from the words of the documentation', () => {
  it('come to the same sums, to the penny', () => {
    let sums = 0;
    for (let seed = 1; seed <= contracts; seed++) {
      const agreement = drawn(seed);
      const found = differences(agreement);
      assert.deepEqual(found, [], `Contract ${seed}:\n${found.join('\n')}\n\n${printed(agreement)}`);
      for (const outcome of workOut(agreement).values())
        if (!('open' in outcome)) sums += [...outcome.values()].filter(({ receives }) => receives > 0n).length;
    }
    assert.ok(sums > contracts, `Only ${sums} sums were received in ${contracts} contracts.`);
  });
});
