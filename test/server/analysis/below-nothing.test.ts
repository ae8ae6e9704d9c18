import { strict as assert } from 'node:assert';
import { contractYears } from '../../../server/src/payment/contract-years.js';
import { modelFor } from '../../../server/src/payment/models.js';
import {
  add,
  fraction,
  lesser,
  type Rational,
  subtract,
  toNumber,
  whole,
  zero,
} from '../../../server/src/payment/rational.js';
import { settle } from '../../../server/src/payment/settle.js';
import type { Measurement } from '../../../server/src/payment/values.js';
import type { PlacedFinding } from '../../../server/src/workspace/findings.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { findingsIn, fixed, folder, workspaceOf } from '../../kit/workspace.js';
import { contractOf, fixedCore, pool, remedy, visits } from './held-back-terms.js';
import { pick, type Random, randomFrom } from './random-terms.js';

/** What is told of it, and that it is not decided. */
function foundIn(text: string): PlacedFinding[] {
  return findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit').filter(
    ({ code, message }) => code === 'R526' || (code === 'R525' && /can be taken off/.test(message)),
  );
}

const cases: readonly [name: string, terms: string, expected: string | undefined, fix?: string][] = [
  ['a percentage of it is less than all of it', fixedCore() + remedy('Slow', '60% of Core', '60% of Core'), undefined],
  [
    'two remedies together take more than there is',
    fixedCore() + remedy('Slow', '60% of Core', '60% of Core') + remedy('Few', '£50,000', '£50,000', 'Reach below 30%'),
    'Core can fall £10,000 below nothing: with Rate below 40%, Reach below 30%, Slow and Few take off more than there is in it. Lower the `most-withheld` of Slow and Few.',
  ],
  [
    'two remedies never take their parts at once',
    fixedCore() + remedy('Slow', '60% of Core', '60% of Core') + remedy('Few', '£50,000', '£50,000', 'Rate above 80%'),
    undefined,
  ],
  [
    'a fixed sum is taken off what can be small',
    visits('    price: £100 per visit\n    most-counted: 2,000 visits\n') + remedy('Slow', '£8,000', '£8,000 per year'),
    'Core can fall £8,000 below nothing: with Visits 0 visits, Rate below 40%, Slow takes off more than there is in it. Lower the `most-withheld` of Slow.',
    'Write `the lesser of £8,000 per year and Core`',
  ],
  [
    'what is held back grows without end',
    fixedCore() + remedy('Slow', '£2,000 × Visits', '£2,000 × Visits'),
    'Core falls below nothing without end as Visits grows: with Rate below 40%, Slow takes off more than there is in it. Lower the `most-withheld` of Slow.',
  ],
  [
    'a limit cuts it down before a part of the uncut payment is held back',
    visits('    price: £100 per visit\n    most-counted: 2,000 visits\n    most-paid: £10,000 per year\n') +
      remedy('Slow', '10% of Core', '10% of Core'),
    'Core can fall £10,000 below nothing: with Visits 2,000 visits, Rate below 40%, Slow takes off more than there is in it. Lower the `most-withheld` of Slow.',
  ],
  [
    'its condition fails and a pool is held back from it all the same',
    fixedCore('    only-if: Rate at least 20%\n') + pool('£30,000 per year'),
    'Core can fall £30,000 below nothing: with Rate below 20%, the pool of Results takes off more than there is in it. Make the pool of Results smaller or add `least-paid: £0 per year`.',
    'Add `least-paid: £0 per year`',
  ],
  [
    'a pool is a part of what its condition leaves',
    fixedCore('    only-if: Rate at least 20%\n') + pool('30% of Core'),
    undefined,
  ],
  [
    'it has a floor',
    fixedCore('    only-if: Rate at least 20%\n    least-paid: £0 per year\n') + pool('£30,000 per year'),
    undefined,
  ],
  [
    'a floor stands before what a remedy takes off',
    fixedCore('    only-if: Rate at least 20%\n    least-paid: £0 per year\n') +
      remedy('Few', '£9,000', '£9,000', 'Reach below 30%'),
    'Core can fall £9,000 below nothing: with Rate below 20%, Reach below 30%, Few takes off more than there is in it. Lower the `most-withheld` of Few.',
    'Write `the lesser of £9,000 and Core`',
  ],
  [
    'more is deducted below the plan than is paid for it',
    visits(
      '    plan: 1,000 visits\n    price: £100 per visit\n    fixed: £60,000 per year\n    each-above-plan: nothing\n    each-below-plan: deduct £80 per visit\n',
    ),
    'Core can fall £20,000 below nothing: with Visits 0 visits, its `each-below-plan` takes off more than there is in it. Deduct less or add `least-paid: £0 per year`.',
    'Add `least-paid: £0 per year`',
  ],
  [
    'all that is planned can be deducted',
    visits(
      '    plan: 1,000 visits\n    price: £100 per visit\n    each-above-plan: nothing\n    each-below-plan: deduct 100% of price\n',
    ),
    undefined,
  ],
  [
    'one party alone is cut back by a limit',
    visits('    price: £100 per visit\n    most-paid: £100,000 per year, cut back in order\n', 'One 50%, Two 50%') +
      remedy('Slow', '£1,000', 'the lesser of £1,000 and Core'),
    'What One has of Core can fall £500 below nothing: with Rate 20%, Visits 2,002 visits, Slow takes off more than there is in it. Lower the `most-withheld` of Slow.',
  ],
  [
    'a calculation that is below nothing by itself is left alone',
    `  payment Core "Core" {
    mechanism: calculation
    from: Payer
    to: One
    amount: £100,000 − £200,000 × Reach
    paid: yearly in-arrears
    settle: yearly within 90 days
  }
` + remedy('Slow', '5% of Core', '5% of Core'),
    undefined,
  ],
];

describe('a payment from which more is taken than there is in it', () => {
  for (const [name, terms, expected, fix] of cases)
    it(`is ${expected ? 'told' : 'not told'} where ${name}`, () => {
      const found = foundIn(contractOf(terms));
      assert.deepEqual(
        found.map(({ message }) => message),
        expected ? [expected] : [],
      );
      const fixes = found.flatMap((finding) => finding.fixes);
      assert.deepEqual(
        fixes.map(({ title }) => title),
        fix ? [fix] : [],
      );
      for (const one of fixes) {
        const text = fixed(workspaceOf({ 'a.remit': contractOf(terms) }), 'a.remit', one);
        assert.deepEqual(foundIn(text), []);
      }
    });
});

const contracts = 80;

/** A payment with what takes something off it, drawn at random. */
function randomTerms(random: Random): string {
  const thousands = (most: number): string => `£${1 + Math.floor(random() * most)},000`;
  const limit =
    random() < 0.4
      ? `    most-paid: ${thousands(90)} per year, cut back in ${pick(random, ['order', 'proportion'])}\n`
      : '';
  const condition = random() < 0.3 ? '    only-if: Reach at least 20%\n' : '';
  const core =
    random() < 0.5
      ? fixedCore(condition + limit)
      : visits(`    price: £100 per visit\n    most-counted: 900 visits\n${condition}${limit}`, 'One 50%, Two 50%');
  const withheld = (): string => pick(random, [thousands(60), `${10 * (1 + Math.floor(random() * 9))}% of Core`]);
  const most = pick(random, ['£900,000', '£900,000', 'the lesser of £900,000 and Core']);
  const first = remedy('Slow', withheld(), most);
  const second =
    random() < 0.5 ? remedy('Few', withheld(), '£900,000', pick(random, ['Reach below 30%', 'Rate above 60%'])) : '';
  return (
    core + first + second + (random() < 0.4 ? pool(pick(random, [`${thousands(40)} per year`, '30% of Core'])) : '')
  );
}

const percentages = [0, 20, 29, 30, 39, 40, 50, 60, 61, 100].map((value) => fraction(BigInt(value), 100n));
const counts = [0, 1, 99, 100, 300, 500, 700, 899, 900, 1000].map(whole);

/** The least that the payment, or a party's part of it, comes to. */
function leastOf(text: string): Rational {
  const workspace = workspaceOf({ 'a.remit': text });
  const { contract, ...piece } = firstContract(viewOf(workspace).file(`${folder}a.remit`));
  const model = modelFor(contract, piece, contractYears(contract)[0]);
  assert.ok(!('problems' in model));
  let least = zero;
  for (const Rate of percentages)
    for (const Reach of percentages)
      for (const Visits of counts) {
        const measurements = new Map<string, Measurement>(
          Object.entries({ Rate, Reach, Visits }).map(([name, value]) => [name, { value }]),
        );
        const settled = settle(model, { measurements, alreadyPaid: new Map() }, { trail: false });
        const core = settled.terms.find(({ term }) => term.name === 'Core')?.parties ?? [];
        const each = core
          .filter(({ party }) => party !== 'Payer')
          .map(({ rounded }) => subtract(rounded?.receives ?? zero, rounded?.pays ?? zero));
        const whole = each.reduce(add, zero);
        least = [whole, ...each].reduce(lesser, least);
      }
  return least;
}

it(`is told of ${contracts} random contracts exactly where brute force finds one`, () => {
  const told = { yes: 0, no: 0 };
  for (let seed = 1; seed <= contracts; seed++) {
    const text = contractOf(randomTerms(randomFrom(seed + 2_000_000)));
    const found = foundIn(text);
    assert.ok(
      found.every(({ code }) => code === 'R526'),
      `seed ${seed}: ${found.map(({ message }) => message)}`,
    );
    const least = toNumber(leastOf(text));
    told[found.length > 0 ? 'yes' : 'no']++;
    assert.equal(
      found.length > 0,
      least < -0.01,
      `seed ${seed}: ${least}, ${found.map(({ message }) => message)} ${text}`,
    );
  }
  assert.ok(told.yes > 15 && told.no > 15, JSON.stringify(told));
});
