import assert from 'node:assert/strict';
import {
  addMonths,
  april,
  dayNumber,
  monthsIn,
  periodsText,
  periodText,
  quarterOf,
  windowsIn,
  yearAt,
  yearOf,
} from '../../../server/src/payment/period.js';
import { fraction, whole } from '../../../server/src/payment/rational.js';

describe('periods', () => {
  const day = dayNumber;

  it('have twelve months in a year and three in a quarter', () => {
    assert.deepEqual(monthsIn(yearOf(2027, april)), whole(12));
    assert.deepEqual(monthsIn(quarterOf(2027, 4, april)), whole(3));
  });

  it('count parts of a month by its days', () => {
    assert.deepEqual(monthsIn({ first: day(2028, 2, 1), last: day(2028, 2, 15) }), fraction(15n, 29n));
    assert.deepEqual(monthsIn({ first: day(2027, 2, 15), last: day(2027, 3, 31) }), fraction(3n, 2n));
    assert.deepEqual(monthsIn({ first: day(2027, 5, 31), last: day(2027, 5, 31) }), fraction(1n, 31n));
  });

  it('are named as people name them', () => {
    assert.equal(periodText(yearOf(2028, april)), '2028/29');
    assert.equal(periodText(quarterOf(2028, 2, april)), 'Q2 2028/29');
    assert.equal(periodText({ first: day(2028, 5, 1), last: day(2028, 5, 31) }), 'May 2028');
    assert.equal(periodText({ first: day(2028, 5, 1), last: day(2028, 5, 30) }), '1 May 2028 to 30 May 2028');
  });

  it('are named together in the order of time, and a year is said once', () => {
    const quarters = windowsIn(yearOf(2028, april), 'quarter', april);
    const months = windowsIn(yearOf(2028, april), 'month', april);
    const cases: [ReturnType<typeof windowsIn>, string][] = [
      [[quarters[0]], 'Q1 2028/29'],
      [[quarters[1], quarters[0]], 'Q1 and Q2 2028/29'],
      [[quarters[1], quarters[2], quarters[3], quarters[0]], 'Q1 to Q4 2028/29'],
      [[quarters[3], quarters[0], quarters[2]], 'Q1, Q3 and Q4 2028/29'],
      [[quarters[3], quarterOf(2029, 1, april)], 'Q4 2028/29 and Q1 2029/30'],
      [months, 'April 2028 to March 2029'],
      [[months[0], months[2], months[3], months[4]], 'April and June to August 2028'],
    ];
    for (const [periods, text] of cases) assert.equal(periodsText(periods), text);
  });

  it('have quarters that are numbered from where the contract year begins', () => {
    const october = { month: 10, day: 1 };
    assert.equal(periodsText(windowsIn(yearOf(2028, october), 'quarter', october).slice(0, 2)), 'Q1 and Q2 2028/29');
  });

  it('begin where the contract year does', () => {
    const january = { month: 1, day: 1 };
    assert.deepEqual(yearOf(2028, january), { first: day(2028, 1, 1), last: day(2028, 12, 31) });
    assert.deepEqual(quarterOf(2028, 4, january), { first: day(2028, 10, 1), last: day(2028, 12, 31) });
    assert.equal(yearAt(day(2029, 3, 31), april), 2028);
    assert.equal(yearAt(day(2029, 4, 1), april), 2029);
  });

  it('are cut into their windows', () => {
    assert.equal(windowsIn(yearOf(2028, april), 'month', april).length, 12);
    const part = { first: day(2028, 5, 15), last: day(2028, 10, 1) };
    assert.deepEqual(
      windowsIn(part, 'quarter', april).map((window) => periodText(window)),
      ['Q1 2028/29', 'Q2 2028/29', 'Q3 2028/29'],
    );
  });

  it('clamp to the end of a month', () => {
    assert.equal(addMonths(day(2027, 1, 31), 1), day(2027, 2, 28));
    assert.equal(addMonths(day(2031, 3, 31), 24), day(2033, 3, 31));
  });
});
