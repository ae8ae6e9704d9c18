import { strict as assert } from 'node:assert';
import { contractYears } from '../../../server/src/payment/contract-years.js';
import { modelFor } from '../../../server/src/payment/models.js';
import {
  compare,
  fraction,
  type Rational,
  subtract,
  toNumber,
  whole,
  zero,
} from '../../../server/src/payment/rational.js';
import { settle } from '../../../server/src/payment/settle.js';
import type { Measurement } from '../../../server/src/payment/values.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';
import { pick, type Random, randomFrom } from './random-terms.js';

const contracts = 60;
const measures = ['Rate', 'Quality', 'Reach'];

/** A share of the pool: a table over one measure whose last ranges may pay more than the whole. */
function shareOf(random: Random, measure: string, share: number, edges: Map<string, number[]>): string {
  const [low, high] = [20 + Math.floor(random() * 30), 60 + Math.floor(random() * 30)];
  edges.set(measure, [...(edges.get(measure) ?? []), low, high]);
  const [first, last] = [Math.floor(random() * 60), pick(random, [90, 100, 100, 110, 130])];
  const middle = random() < 0.5 ? `${first}% rising to ${last}%` : `${first}%`;
  return `    ${measure} ${share}% {
      below ${low}%: nothing
      from ${low}% to below ${high}%: ${middle}
      at least ${high}%: ${last - pick(random, [0, 0, 20])}%
    }
`;
}

/** A contract with one payment for outcomes out of a pool, and perhaps another that takes from the same results. */
function contractOf(random: Random): { text: string; pool: number; envelope: number; edges: Map<string, number[]> } {
  const edges = new Map<string, number[]>();
  const pool = 1000 * (10 + Math.floor(random() * 40));
  const bonus = 1000 * Math.floor(random() * 20);
  const envelope = 100_000 + Math.floor((pool + bonus) * (0.7 + 0.5 * random()));
  const limit =
    random() < 0.3
      ? `    most-paid: £${Math.floor(pool * (0.9 + 0.3 * random()))} per year, cut back in proportion\n`
      : '';
  const least = 40 + Math.floor(random() * 30);
  const condition = random() < 0.4 ? `    only-if: Quality at least ${least}%\n` : '';
  if (condition) edges.set('Quality', [least]);
  const measure = (name: string): string =>
    `measure ${name} "${name}" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails }\n`;
  const text = `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
organisation Two "Two" { role: provider   kind: charity }
${measures.map(measure).join('')}
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One, Two
  term: 1 April 2026 to 31 March 2027
  envelope: £${envelope} per year
  vat: exempt
  rounding: half-up
  payment Core "Core" {
    mechanism: fixed
    from: Payer
    to: One
    amount: £100,000 per year
    paid: monthly in-arrears
  }
  payment Results "Results" {
    mechanism: outcome
    from: Payer
    to: One 70%, Two 30%
    pool: £${pool} per year
    pool-is: on-top-of Core
${condition}${shareOf(random, 'Rate', 50, edges)}${shareOf(random, 'Quality', 30, edges)}${shareOf(random, 'Reach', 20, edges)}${limit}    paid: yearly in-arrears
    settle: yearly within 120 days
  }
  payment Bonus "Bonus" {
    mechanism: calculation
    from: Payer
    to: Two
    amount: £${bonus} × Rate × ${pick(random, ['Quality', '(100% − Reach)', 'Reach'])}
    paid: yearly in-arrears
    settle: yearly within 120 days
  }
}
`;
  return { text, pool, envelope, edges };
}

/** The values of a measure between which sums are straight, each as near below as makes no difference to a penny too, and some others. */
function valuesOf(random: Random, edges: readonly number[]): Rational[] {
  const nearly = fraction(1n, 10n ** 12n);
  const at = edges.map((edge) => fraction(BigInt(edge), 100n));
  const others = [1, 2].map(() => fraction(BigInt(Math.floor(random() * 1001)), 1000n));
  return [zero, whole(1), ...at, ...at.map((edge) => subtract(edge, nearly)), ...others];
}

/** The sum that a message says, as in `£1,234.50 more`. */
function said(message: string): Rational {
  const digits = /£([\d,]+(?:\.\d\d)?) more/.exec(message)?.[1].replaceAll(',', '') ?? '';
  const [pounds, pennies = '00'] = digits.split('.');
  return fraction(BigInt(pounds + pennies), 100n);
}

/** All ways to take one of each. */
function everyOne<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((some) => list.map((one) => [...some, one])), [[]]);
}

describe('whether there is enough money, held against brute force', () => {
  it(`is known of the pools and envelopes of ${contracts} random contracts`, () => {
    const counts = { R520: 0, R521: 0, within: 0 };
    for (let seed = 1; seed <= contracts; seed++) {
      const random = randomFrom(seed + 1_000_000);
      const { text, pool, envelope, edges } = contractOf(random);
      const workspace = workspaceOf({ 'a.remit': text });
      const found = findingsIn(workspace, 'a.remit');
      assert.ok(!found.some(({ code }) => code === 'R510' || code === 'R525'), `seed ${seed}: ${text}`);
      const { contract, ...piece } = firstContract(viewOf(workspace).file(`${folder}a.remit`));
      const model = modelFor(contract, piece, contractYears(contract)[0]);
      assert.ok(!('problems' in model));
      const over = { R520: zero, R521: zero };
      for (const values of everyOne(measures.map((name) => valuesOf(random, edges.get(name) ?? [])))) {
        const measurements = new Map<string, Measurement>(measures.map((name, i) => [name, { value: values[i] }]));
        const settled = settle(model, { measurements, alreadyPaid: new Map() }, { trail: false });
        const paid = settled.terms.find(({ term }) => term.name === 'Results')?.parties ?? [];
        const results = paid.filter(({ party }) => party !== 'Payer').map(({ rounded }) => rounded?.receives ?? zero);
        const byPayer = settled.totals.get('Payer') ?? zero;
        const [fromPool, spent] = [
          results.reduce((a, b) => subtract(a, subtract(zero, b)), zero),
          subtract(zero, byPayer),
        ];
        for (const [code, beyond] of [
          ['R520', subtract(fromPool, whole(pool))],
          ['R521', subtract(spent, whole(envelope))],
        ] as const)
          if (compare(beyond, over[code]) > 0) over[code] = beyond;
      }
      for (const code of ['R520', 'R521'] as const) {
        const message = found.find((one) => one.code === code)?.message;
        if (!message) {
          counts.within++;
          // A sum is rounded for each of two parties.
          assert.ok(toNumber(over[code]) <= 0.01, `seed ${seed}: ${code} is missed, by £${toNumber(over[code])}`);
          continue;
        }
        counts[code]++;
        const apart = toNumber(subtract(over[code], said(message)));
        assert.ok(Math.abs(apart) <= 0.01, `seed ${seed}: ${message}, and £${toNumber(over[code])}`);
      }
    }
    assert.ok(counts.R520 > 10 && counts.R521 > 10 && counts.within > 25, JSON.stringify(counts));
  });
});
