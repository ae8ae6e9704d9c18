import { strict as assert } from 'node:assert';
import { indexFromBaseYear } from '../../../../server/src/rules/money/index-from-base-year.js';
import { type Cases, testCases } from '../../../kit/rule-cases.js';
import { findingsIn, workspaceOf } from '../../../kit/workspace.js';

const years = ['2026/27', '2027/28', '2028/29', '2029/30'];

/** The example with these values of the index, from its second year or from its first. */
const index = (values: readonly string[], from = '2027/28'): string =>
  (indexFromBaseYear.bad as string)
    .replace(/values \{[^}]*\}/, `values {\n${values.map((value, i) => `${years[i]}: ${value}`).join('\n')}\n}`)
    .replace('indexed-by: Prices from 2027/28', `indexed-by: Prices from ${from}`);

const cases: Readonly<Record<string, Cases>> = {
  'index-from-base-year': {
    found: {
      'a series of two years after its own': index(['100%', '103%', '106.1%']),
      'a series of three years after its own': index(['100%', '102%', '104.4%', '107.1%']),
      'one that is multiplied from the year from which it counts': index(['100%', '103%', '106.1%'], '2026/27'),
      'one that counts from long before': index(['108%', '111%', '114.3%', '117.9%']),
    },
    leftAlone: {
      'rises of single years': index(['100%', '103%', '102.5%', '102%']),
      'rises that grow a little': index(['100%', '102%', '102.5%', '102.8%']),
      'the same rise every year': index(['100%', '103%', '103%', '103%']),
      'one year': index(['100%', '106%']),
      'prices that fall': index(['100%', '99%', '98%', '97%']),
    },
  },
};

describe('An index that counts from one year', () => {
  testCases(cases);

  it('is told with what it makes, and with the values that are meant', () => {
    const found = findingsIn(workspaceOf({ 'a.remit': indexFromBaseYear.bad as string }), 'a.remit');
    assert.deepEqual(
      found.flatMap(({ code, message }) => (code === 'R761' ? [message] : [])),
      [
        "Prices is 103% in 2027/28 and 106.1% in 2028/29. Each year's value is multiplied with those before it, which makes 109.3% in 2028/29. If these values count from one year, write each in percent of the year before: 103% and 103%.",
      ],
    );
  });
});
