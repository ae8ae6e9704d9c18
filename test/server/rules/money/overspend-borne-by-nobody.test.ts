import { strict as assert } from 'node:assert';
import { overspendBorneByNobody } from '../../../../server/src/rules/money/overspend-borne-by-nobody.js';
import { type Cases, testCases } from '../../../kit/rule-cases.js';
import { findingsIn, workspaceOf } from '../../../kit/workspace.js';

/** The example over whole years, with this in its reserve and these ranges. */
const fund = (reserve: string, ...ranges: readonly string[]): string =>
  (overspendBorneByNobody.bad as string)
    .replace('term: 1 October 2026', 'term: 1 April 2026')
    .replace('budget: £200,000 per year', `budget: ${reserve} per year`)
    .replace(/over £0[^}]*\}/, `${ranges.join('\n')}\n}`);

const onlyFromBuffer = fund('£200,000', 'above £0: from Buffer');
const tooMuch = fund('£0.1m', 'over £0 up to £200,000: from Buffer', 'above £200,000: Eastmere 100%');

const cases: Readonly<Record<string, Cases>> = {
  'overspend-borne-by-nobody': {
    found: {
      'a range that is wider than its reserve': tooMuch,
      'all from a reserve, however much': onlyFromBuffer,
      'two ranges that are wider together': fund(
        '£200,000',
        'over £0 up to £150,000: from Buffer',
        'over £150,000 up to £250,000: from Buffer',
        'above £250,000: Eastmere 100%',
      ),
      'a part that no range takes': fund(
        '£200,000',
        'over £0 up to £200,000: from Buffer',
        'above £300,000: Eastmere 100%',
      ),
      'no last range': fund('£200,000', 'over £0 up to £200,000: from Buffer'),
    },
    leftAlone: {
      'a range as wide as its reserve': fund(
        '£200,000',
        'over £0 up to £200,000: from Buffer',
        'above £200,000: Eastmere 100%',
      ),
      'a reserve that holds more': fund(
        '£0.5m',
        'over £0 up to £200,000: from Buffer',
        'above £200,000: Eastmere 100%',
      ),
      'ranges in another order': fund(
        '£200,000',
        'above £200,000: Eastmere 100%',
        'over £0 up to £200,000: from Buffer',
      ),
      'no reserve drawn on': fund('£200,000', 'above £0: Eastmere 100%'),
      'ranges for a time, as the reserve is': overspendBorneByNobody.good as string,
    },
  },
};

const messages = (text: string): string[] =>
  findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit').flatMap(({ code, message }) =>
    code === 'R762' ? [message] : [],
  );

describe('An overspend that nobody bears', () => {
  testCases(cases);

  it('is told with the year, what is to come from the reserve and what is in it', () => {
    assert.deepEqual(messages(tooMuch), [
      'Of an overspend, more is to come from Buffer than it holds: up to £200,000 in 2026/27, 2027/28 and 2028/29, with £100,000 in it. Nobody bears what is beyond that. Let the range end with what is in the reserve, and say in the next who bears what is above.',
    ]);
    assert.deepEqual(messages(overspendBorneByNobody.bad as string), [
      'Of an overspend, more is to come from Buffer than it holds: up to £200,000 in 1 October 2026 to 31 March 2027, with £100,000 in it. Nobody bears what is beyond that. Only a part of that year is in the term, and the reserve is in proportion to it: let the ends of the ranges be so too, with `per year`.',
    ]);
    assert.match(messages(onlyFromBuffer)[0], /: any sum in 2026\/27, 2027\/28 and 2028\/29, with £200,000 in it/);
  });

  it('is told as what no range takes, where reserves hold enough', () => {
    assert.match(
      messages(cases['overspend-borne-by-nobody'].found['a part that no range takes'] as string)[0],
      /up to £100,000 of it lies in none/,
    );
  });
});
