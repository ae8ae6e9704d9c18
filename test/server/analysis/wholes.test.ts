import { strict as assert } from 'node:assert';
import { exposuresIn } from '../../../server/src/analysis/exposure.js';
import { yearsOf } from '../../../server/src/analysis/years.js';
import { contractYears } from '../../../server/src/payment/contract-years.js';
import { modelFor } from '../../../server/src/payment/models.js';
import { april, windowsIn } from '../../../server/src/payment/period.js';
import {
  compare,
  fraction,
  greater,
  lesser,
  type Rational,
  toNumber,
  whole,
  zero,
} from '../../../server/src/payment/rational.js';
import { settle } from '../../../server/src/payment/settle.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';
import { pick, randomFrom } from './random-terms.js';

const measured = (name: string, kind: string, unit: string): string =>
  `measure ${name} "${name}" { kind: ${kind}   unit: ${unit}   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: quarter   if-missing: fails }\n`;

/** A payment of the year, for what is counted by the quarter, from which a remedy takes something each quarter. */
function contractWith(pays: string, withheld: string, most = ''): string {
  return `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
${measured('Visits', 'activity', 'visits')}${measured('Seen', 'process', 'percent')}
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2027
  vat: exempt
  rounding: half-up
  payment Core "Core" {
    mechanism: activity
    from: Payer
    to: One
    measure: Visits
    price: £100 per visit
${pays}    paid: yearly in-arrears
    settle: yearly within 90 days
  }
  remedy Slow "Slow" {
    when: Seen below 90%
    action: "A plan"
    from: Core
    withhold: ${withheld}
    each: quarter
    returned: no
${most}  }
}
`;
}

/** What the provider has at the least and at the most: proved, and over the values that are tried. */
function exposureOf(text: string, counts: readonly Rational[]) {
  const { contract, ...piece } = firstContract(viewOf(workspaceOf({ 'a.remit': text })).file(`${folder}a.remit`));
  const [year] = yearsOf(contract, piece.text, piece.scope);
  const proved = exposuresIn(year).find(({ party }) => party === 'One');
  assert.ok(proved);
  const [period] = contractYears(contract);
  const model = modelFor(contract, piece, period);
  assert.ok(!('problems' in model));
  const quarters = windowsIn(period, 'quarter', april);
  const inQuarters = (values: readonly Rational[]) => ({
    windows: quarters.map((period, i) => ({ period, value: values[i] })),
  });
  let [least, most] = [undefined, undefined] as [Rational | undefined, Rational | undefined];
  const shares = [fraction(1n, 2n), fraction(9n, 10n)];
  for (let code = 0; code < (counts.length * 2) ** 4; code++) {
    const digits = [0, 1, 2, 3].map((i) => Math.floor(code / (counts.length * 2) ** i) % (counts.length * 2));
    // What comes first and what comes later makes no difference: one order of each is enough.
    if (digits.some((digit, i) => i > 0 && digit < digits[i - 1])) continue;
    const measurements = new Map([
      ['Visits', inQuarters(digits.map((digit) => counts[digit >> 1]))],
      ['Seen', inQuarters(digits.map((digit) => shares[digit & 1]))],
    ]);
    const settled = settle(model, { measurements, alreadyPaid: new Map() }, { trail: false });
    const has = settled.totals.get('One') ?? zero;
    least = least ? lesser(least, has) : has;
    most = most ? greater(most, has) : has;
  }
  return { proved, least: least as Rational, most: most as Rational };
}

describe('what is asked for over the year and in each quarter', () => {
  const counts = [0, 200, 500].map(whole);

  it('is one and the same in what a party can have, exactly where nothing else holds the quarters together', () => {
    for (const [withheld, least] of [
      ['2% of Core', 0],
      ['100% of Core', 0],
      ['£5,000', -20_000],
    ] as const) {
      const found = exposureOf(contractWith('', withheld), counts);
      assert.ok(found.proved.least.decided, withheld);
      assert.equal(toNumber(found.proved.least.bound as Rational), least, withheld);
      assert.equal(toNumber(found.least), least, withheld);
      assert.equal(found.proved.most.bound, undefined, withheld);
    }
  });

  it('is held against brute force where limits hold the quarters together: no bound is passed, and what is decided is reached', () => {
    const reached = { least: 0, most: 0 };
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomFrom(seed + 7_000_000);
      const pays = pick(random, ['    most-counted: 500 visits per year\n', '    most-paid: £50,000 per year\n']);
      const withheld = pick(random, ['2% of Core', '40% of Core', '£3,000', '£20 × Visits']);
      const most = pick(random, ['', '    most-withheld: £6,000 per year\n']);
      const text = contractWith(pays, withheld, most);
      const { proved, ...found } = exposureOf(text, counts);
      for (const end of ['least', 'most'] as const) {
        const { bound, decided } = proved[end];
        // Where what is held back is not limited, there is no least.
        if (!bound) continue;
        const beyond = end === 'least' ? compare(found[end], bound) < 0 : compare(found[end], bound) > 0;
        assert.ok(!beyond, `seed ${seed}: ${toNumber(found[end])} ${end}, said to be ${toNumber(bound)} ${text}`);
        if (!decided) continue;
        reached[end]++;
        assert.equal(toNumber(found[end]), toNumber(bound), `seed ${seed}: ${end} ${text}`);
      }
    }
    assert.ok(reached.least > 3 && reached.most > 10, JSON.stringify(reached));
  });

  it('makes no payment seem to fall below nothing', () => {
    const told = (text: string): string[] =>
      findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit').flatMap(({ code, message }) =>
        code === 'R526' ? [message] : [],
      );
    assert.deepEqual(told(contractWith('', '2% of Core')), []);
    assert.match(told(contractWith('', '£5,000')).join(), /^Core can fall £20,000 below nothing: with Visits 0 visits/);
  });
});
