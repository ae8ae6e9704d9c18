import assert from 'node:assert/strict';
import { lateCompiling } from '../../../server/src/host/compiling.js';

describe('compiling late', () => {
  for (const [node, v8, flag] of [
    ['20', '11.3.244.8-node.38', '--interrupt-budget=1000000'],
    ['22', '12.4.254.21-node.57', '--invocation-count-for-turbofan=44000'],
    ['24', '13.6.233.17-node.37', '--invocation-count-for-turbofan=44000'],
    ['26', '14.6.202.34-node.34', '--invocation-count-for-turbofan=44000'],
    ['of a time to come', '15.0.1.2-node.3', undefined],
  ] as const) {
    it(`asks Node ${node} for nothing that it does not know`, () => assert.equal(lateCompiling(v8), flag));
  }
});
