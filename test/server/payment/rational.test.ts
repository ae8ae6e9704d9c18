import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMoney, formatNumber, formatPercent } from '../../../server/src/payment/format.js';
import {
  add,
  compare,
  divide,
  equals,
  floor,
  fraction,
  multiply,
  nearest,
  negate,
  pennies,
  pounds,
  type Rational,
  type RoundingMode,
  roundTo,
  signOf,
  subtract,
  total,
  whole,
  zero,
} from '../../../server/src/payment/rational.js';
import { shareOut } from '../../../server/src/payment/rounding.js';

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 19n }))
  .map(([n, d]) => fraction(n, d));
const modes: RoundingMode[] = ['half-up', 'half-even'];

describe('exact fractions', () => {
  it('are in lowest terms, with a positive divisor', () => {
    assert.deepEqual(fraction(-6n, -4n), { n: 3n, d: 2n });
    assert.deepEqual(fraction(6n, -4n), { n: -3n, d: 2n });
    assert.deepEqual(fraction(0n, 7n), zero);
    assert.deepEqual(fraction(10n ** 30n, 10n ** 29n), { n: 10n, d: 1n });
  });

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        assert.ok(equals(add(a, b), add(b, a)));
        assert.ok(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))));
        assert.ok(equals(subtract(add(a, b), b), a));
        assert.equal(signOf(subtract(a, b)), compare(a, b));
        if (b.n !== 0n) assert.ok(equals(multiply(divide(a, b), b), a));
      }),
    );
  });

  it('round to the nearest, halves by the mode and negative numbers as their size', () => {
    const cases: [bigint, bigint, bigint, bigint][] = [
      [1n, 2n, 1n, 0n],
      [3n, 2n, 2n, 2n],
      [5n, 2n, 3n, 2n],
      [-1n, 2n, -1n, 0n],
      [-3n, 2n, -2n, -2n],
      [-5n, 2n, -3n, -2n],
      [49n, 100n, 0n, 0n],
      [51n, 100n, 1n, 1n],
    ];
    for (const [n, d, up, even] of cases) {
      assert.equal(nearest(fraction(n, d), 'half-up'), up);
      assert.equal(nearest(fraction(n, d), 'half-even'), even);
    }
    assert.deepEqual(roundTo(fraction(6295n, 10000n), fraction(1n, 1000n), 'half-up'), fraction(63n, 100n));
  });

  it('round a negative number to minus what its size is rounded to', () => {
    fc.assert(
      fc.property(rational, fc.constantFrom(...modes), (a, mode) => {
        assert.equal(nearest(negate(a), mode), -nearest(a, mode));
        const away = subtract(whole(nearest(a, mode)), a);
        assert.ok(compare({ n: away.n < 0n ? -away.n : away.n, d: away.d }, fraction(1n, 2n)) <= 0);
        assert.ok(floor(a) <= nearest(a, mode));
      }),
    );
  });

  it('are shown in full, or say that something is left out', () => {
    assert.equal(formatMoney(whole(105000)), '£105,000.00');
    assert.equal(formatMoney(fraction(-1n, 2n)), '-£0.50');
    assert.equal(formatMoney(fraction(1n, 3n)), '£0.333333…');
    assert.equal(formatMoney(fraction(5n, 1000n)), '£0.005');
    assert.equal(formatMoney(whole(5), 'EUR'), '€5.00');
    assert.equal(formatPercent(fraction(654n, 1000n)), '65.4%');
    assert.equal(formatNumber(whole(12_400_000)), '12,400,000');
  });
});

describe('parts of a sum', () => {
  const parts = fc.array(rational, { minLength: 1, maxLength: 6 });

  it('add up to the rounded whole, and none is a penny away from what it was', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...modes), (exact, mode) => {
        const shared = shareOut(exact, mode);
        const sum = shared.reduce((all, part) => all + part, 0n);
        assert.equal(sum, pennies(total(exact), mode));
        for (const [i, part] of exact.entries()) {
          const away = subtract(pounds(shared[i]), part);
          const size: Rational = { n: away.n < 0n ? -away.n : away.n, d: away.d };
          assert.ok(compare(size, fraction(1n, 100n)) <= 0);
        }
      }),
    );
  });

  it('are the same, turned round, for a negative sum', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...modes), (exact, mode) => {
        if (signOf(total(exact)) === 0) return;
        assert.deepEqual(
          shareOut(exact.map(negate), mode),
          shareOut(exact, mode).map((part) => -part),
        );
      }),
    );
  });
});
