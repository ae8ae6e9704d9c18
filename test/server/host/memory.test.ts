import assert from 'node:assert/strict';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { tidyNew, tidyUp } from '../../../server/src/host/memory.js';

/** The kinds of collection that an action brings, as Node numbers them. */
async function collections(action: () => void): Promise<Set<number>> {
  const kinds = new Set<number>();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) kinds.add((entry as unknown as { detail: { kind: number } }).detail.kind);
  });
  observer.observe({ entryTypes: ['gc'] });
  action();
  await new Promise((resolve) => setTimeout(resolve, 20));
  observer.disconnect();
  return kinds;
}

describe('the memory of the server', () => {
  it('is tidied of what is new, or as a whole', async () => {
    const { NODE_PERFORMANCE_GC_MINOR: minor, NODE_PERFORMANCE_GC_MAJOR: major } = constants;
    const [some, all] = [await collections(tidyNew), await collections(tidyUp)];
    assert.ok(some.has(minor) && !some.has(major));
    assert.ok(all.has(major));
  });
});
