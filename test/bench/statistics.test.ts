import assert from 'node:assert/strict';
import { medianRatio, quantile, summarise } from './statistics.js';

describe('the statistics of the benchmark', () => {
  it('interpolate between samples', () => {
    assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5);
    assert.equal(quantile([5], 0.95), 5);
    assert.equal(quantile([], 0.5), undefined);
  });

  it('invent no tail from a few samples', () => {
    assert.equal(summarise([3, 1, 2]).p95, undefined);
    assert.equal(summarise([3, 1, 2]).p50, 2);
    assert.equal(summarise(Array.from({ length: 20 }, (_, i) => i)).p95, 18.05);
  });

  it('compare only rounds in which both had their turn', () => {
    assert.equal(medianRatio([2, undefined, 30, 8], [1, 5, 10]), 2.5);
    assert.equal(medianRatio([], [1]), undefined);
  });
});
