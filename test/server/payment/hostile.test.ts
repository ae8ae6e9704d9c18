import assert from 'node:assert/strict';
import fc from 'fast-check';
import { settle } from '../../../server/src/payment/settle.js';
import { read, remitFiles } from '../../kit/samples.js';
import { contractOf, periodOf } from '../../kit/settlements.js';
import { findingsIn, workspaceOf } from '../../kit/workspace.js';

const terms = (lines: readonly string[]): string =>
  `contract C "C" {\n  term: 1 April 2026 to 31 March 2031\n  rounding: half-up\n${lines.join('\n')}\n}\n`;

const payment = (amount: string): string =>
  `payment P "P" { mechanism: calculation   from: A   to: B   amount: ${amount}   paid: yearly in-arrears }`;

function obstacle(text: string): string | undefined {
  const { contract, model } = contractOf(text);
  const built = model(periodOf('2028/29', contract));
  if ('problems' in built) return built.problems[0].message;
  const { terms: settled } = settle(built, { measurements: new Map(), alreadyPaid: new Map() });
  return settled[0].obstacle?.message;
}

describe('terms that nobody would write', () => {
  it('do not throw, whatever line is lost, doubled or moved', () => {
    const paths = remitFiles('examples').filter((path) => !path.endsWith('shared.remit'));
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('drop', 'swap', 'double', 'cut')), {
          minLength: 1,
          maxLength: 6,
        }),
        (path, edits) => {
          const lines = read(path).split('\n');
          for (const [a, b, how] of edits) {
            const [i, j] = [a % lines.length, b % lines.length];
            if (how === 'drop') lines.splice(i, 1);
            else if (how === 'double') lines.splice(i, 0, lines[j]);
            else if (how === 'swap') [lines[i], lines[j]] = [lines[j], lines[i]];
            else lines[i] = lines[i].slice(0, b % (lines[i].length + 1));
          }
          findingsIn(workspaceOf({ 'a.remit': lines.join('\n') }), 'a.remit');
        },
      ),
      { numRuns: 150 },
    );
  }).timeout(60_000);

  it('are not followed through calculations without end', () => {
    const lets = Array.from({ length: 300 }, (_, i) => `  let L${i + 1}: L${i} + L${i}`);
    assert.match(obstacle(terms([...lets, '  let L0: £1', payment('L300')])) ?? '', /lead from one to the next/);
  });

  it('do not make numbers that fill the memory', () => {
    const lets = Array.from({ length: 60 }, (_, i) => `  let L${i + 1}: L${i} × L${i}`);
    assert.match(obstacle(terms([...lets, '  let L0: £7', payment('L60')])) ?? '', /too long to be an amount/);
  });

  it('are not settled for longer than a year', () => {
    const { contract, model } = contractOf(terms([payment('£5')]));
    const built = model(periodOf('1 April 2026 to 31 March 2031', contract));
    assert.ok('problems' in built && /One year is settled at a time/.test(built.problems[0].message));
  });
});
