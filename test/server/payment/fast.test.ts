import assert from 'node:assert/strict';
import { contractYears } from '../../../server/src/payment/contract-years.js';
import { compileModel, type FastModel, kindsOfSum } from '../../../server/src/payment/fast/settle.js';
import { modelOf } from '../../../server/src/payment/model/contract.js';
import type { Expression, Variable } from '../../../server/src/payment/model/expression.js';
import { boundsOf, comparisonsIn, insideOf, keyOfWalk } from '../../../server/src/payment/model/inside.js';
import type { Model } from '../../../server/src/payment/model/model.js';
import { periodText } from '../../../server/src/payment/period.js';
import {
  add,
  fraction,
  multiply,
  negate,
  type Rational,
  toNumber,
  total,
  whole,
} from '../../../server/src/payment/rational.js';
import { settle, variablesOfTerm } from '../../../server/src/payment/settle.js';
import { givenFor, type Measurement, type Values } from '../../../server/src/payment/values.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { Random } from '../../bench/random.js';
import { contractsOf } from '../../kit/contracts.js';
import { read, remitFiles } from '../../kit/samples.js';
import { beds, contractOf, periodOf, textOfCase } from '../../kit/settlements.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

/** All models of the examples, one for each year of each contract. */
function modelsOfExamples(): [string, Model][] {
  const paths = remitFiles('examples').filter((path) => !path.endsWith('/mend-me.remit'));
  const workspace = workspaceOf(Object.fromEntries(paths.map((path) => [path, read(path)])));
  return paths.flatMap((path) => {
    const file = viewOf(workspace).file(`${folder}${path}`);
    assert.ok(file);
    return contractsOf(file).flatMap(({ contract, text, scope }) =>
      contractYears(contract).flatMap((year): [string, Model][] => {
        const model = modelOf(contract, text, scope, year);
        return 'problems' in model ? [] : [[`${path} ${periodText(year)}`, model]];
      }),
    );
  });
}

function modelsOfBeds(): [string, Model][] {
  return beds().flatMap(([name, bed]) =>
    bed.cases.flatMap((one): [string, Model][] => {
      const { contract, model } = contractOf(textOfCase(bed, one));
      const built = model(periodOf(one.period, contract));
      return 'problems' in built ? [] : [[`${name}: ${one.name}`, built]];
    }),
  );
}

/** The constants with which anything in a model is compared: where something happens. */
function bounds(model: Model): Rational[] {
  const found = new Map<string, Rational>();
  const seen = new Set<unknown>();
  const visit = (expression: Expression): void => {
    const key = keyOfWalk(expression);
    if (seen.has(key)) return;
    seen.add(key);
    const of = expression.kind === 'table' ? expression.rows.map((row) => row.bounds) : [];
    const asked = expression.kind === 'when' ? comparisonsIn(expression.condition).map((one) => one.bounds) : [];
    for (const bound of [...of, ...asked].flatMap(boundsOf))
      if (bound.kind === 'constant') found.set(`${bound.value.n}/${bound.value.d}`, bound.value);
    if (expression.kind === 'difference' && expression.left.kind === 'constant')
      found.set('left', expression.left.value);
    for (const inner of insideOf(expression)) visit(inner);
  };
  for (const { sides } of model.terms) for (const { parts } of sides) for (const { amount } of parts) visit(amount);
  return [...found.values()];
}

const hundredths = (random: Random): Rational => fraction(BigInt(random.below(20_001) - 10_000), 10_000n);

/** A value for a variable: on a bound, near one, or anywhere. */
function valueFor(variable: Variable, near: readonly Rational[], random: Random): Rational {
  const isPercent = variable.shown === 'percent';
  const fitting = near.filter((bound) => (isPercent ? bound.n >= 0n && bound.n <= bound.d : bound.n >= 0n));
  const way = random.below(4);
  if (fitting.length > 0 && way > 0) {
    const bound = random.pick(fitting);
    if (way === 1) return bound;
    return add(bound, multiply(bound, multiply(hundredths(random), fraction(1n, way === 2 ? 1000n : 5n))));
  }
  if (isPercent) return fraction(BigInt(random.below(481) * 100), 48_000n);
  if (variable.shown === 'money') return fraction(BigInt(random.below(1_000_000_000)), 100n);
  return way === 0 ? fraction(BigInt(random.below(1000)), 48_200n) : whole(random.below(3000));
}

function draw(variables: readonly Variable[], near: readonly Rational[], random: Random): Values {
  const measurements = new Map<string, Measurement>();
  const alreadyPaid = new Map<string, Rational>();
  for (const variable of variables) {
    const value = valueFor(variable, near, random);
    if (variable.kind === 'already-paid') {
      alreadyPaid.set(variable.name, value);
      continue;
    }
    const known = measurements.get(variable.name) ?? {};
    if (variable.previous) measurements.set(variable.name, { ...known, previous: value });
    else if (variable.window || variable.summed.length > 0) {
      const periods = variable.window ? [variable.window] : variable.summed;
      const windows = periods.map((period) => ({ period, value: valueFor(variable, near, random) }));
      measurements.set(variable.name, { value, ...known, windows: [...(known.windows ?? []), ...windows] });
    } else measurements.set(variable.name, { ...known, value });
  }
  return { measurements, alreadyPaid, nobodyAtLimit: true };
}

function fill(fast: FastModel, values: Values): void {
  fast.variables.forEach((variable, i) => {
    const given = givenFor(variable, values);
    assert.ok(given, variable.name);
    fast.values[i] = toNumber(total(given.parts as readonly Rational[]));
  });
}

/**
 * How far a sum worked out in doubles may be from the exact one: a double holds 15 digits, and a term takes some hundred operations on amounts no
 * larger than the largest in it, so 12 digits of that are right.
 */
function tolerance(sizes: readonly number[]): number {
  return 1e-12 * Math.max(1, ...sizes.map(Math.abs));
}

/** Settles the same values exactly and in doubles; how many sums agreed. */
function compareOn(model: Model, fast: FastModel, values: Values, name: string): number {
  fill(fast, values);
  fast.run();
  const exact = settle(model, values, { trail: false });
  const given = [...fast.values];
  let agreed = 0;
  for (const { term, parties, at } of fast.terms) {
    const settled = exact.terms.find((one) => one.term === term);
    assert.ok(settled);
    assert.deepEqual(settled.lacking, [], name);
    const own = fast.sums.subarray(at, at + parties.length * kindsOfSum.length);
    if (settled.obstacle) {
      assert.ok(own.some(Number.isNaN), `${name}: ${term.name} cannot be worked out: ${settled.obstacle.message}`);
      continue;
    }
    for (const [i, party] of parties.entries()) {
      const sums = settled.parties.find((one) => one.party === party);
      for (const [j, kind] of kindsOfSum.entries()) {
        const wanted = toNumber(sums?.exact[kind] ?? whole(0));
        const found = own[i * kindsOfSum.length + j];
        const sizes = [...given, ...settled.parties.flatMap((one) => Object.values(one.exact).map(toNumber)), 1e7];
        assert.ok(
          Math.abs(found - wanted) <= tolerance(sizes),
          `${name}: ${party} ${kind} ${found}, exactly ${wanted} under ${term.name}, at ${given.join(', ')}`,
        );
        // Rounding to the penny moves a part by less than a penny for each side of the term.
        const paid = toNumber(sums?.rounded[kind] ?? whole(0));
        assert.ok(Math.abs(found - paid) < 0.01 * (2 * term.sides.length + 1), `${name}: ${party} ${kind}`);
        agreed++;
      }
    }
  }
  return agreed;
}

describe('settlements in doubles', () => {
  for (const [from, models] of [
    ['the examples', modelsOfExamples()],
    ['the test bed', modelsOfBeds()],
  ] as const) {
    it(`come to what exact ones come to, for thousands of values of ${from}`, () => {
      const random = new Random(7);
      let agreed = 0;
      for (const [name, model] of models) {
        const fast = compileModel(model);
        const near = bounds(model);
        const all = new Set(
          model.terms
            .filter(({ problems }) => problems.length === 0)
            .flatMap(variablesOfTerm)
            .filter(({ kind }) => kind !== 'spread'),
        );
        assert.deepEqual(new Set(fast.variables), all);
        const times = fast.variables.length === 0 ? 1 : 60;
        for (let i = 0; i < times; i++) agreed += compareOn(model, fast, draw(fast.variables, near, random), name);
      }
      assert.ok(agreed > 10_000, String(agreed));
    }).timeout(120_000);
  }

  it('are not a number where nothing says what follows', () => {
    const { contract, model } = contractOf(
      'measure M "M" { kind: outcome   unit: percent   better: higher   if-missing: fails }\n' +
        'contract C "C" { term: 1 April 2026 to 31 March 2031\n rounding: half-up\n let Part { on: M\n below 50%: 10%\n above 50%: 20% }\n' +
        'payment P "P" { mechanism: calculation   from: A   to: B   amount: £100 × Part   paid: yearly in-arrears }\n}\n',
    );
    const built = model(periodOf('2028/29', contract));
    assert.ok(!('problems' in built));
    const fast = compileModel(built);
    const sums = [0.4, 0.5, 0.6].map((value) => {
      fast.values[0] = value;
      fast.run();
      return fast.sums[0];
    });
    assert.deepEqual(sums, [10, Number.NaN, 20]);
  });

  it('round a measure first, halves up, as settlements do', () => {
    const { contract, model } = contractOf(
      'measure M "M" { kind: outcome   unit: percent   better: higher   rounded-to: 1%   if-missing: fails }\n' +
        'contract C "C" { term: 1 April 2026 to 31 March 2031\n rounding: half-up\n' +
        'payment P "P" { mechanism: calculation   from: A   to: B   amount: £100 × M   paid: yearly in-arrears }\n}\n',
    );
    const built = model(periodOf('2028/29', contract));
    assert.ok(!('problems' in built));
    const fast = compileModel(built);
    for (let people = 1; people <= 400; people++) {
      for (let counted = 0; counted <= people; counted++) {
        const value = fraction(BigInt(counted), BigInt(people));
        const values: Values = { measurements: new Map([['M', { value }]]), alreadyPaid: new Map() };
        fill(fast, values);
        fast.run();
        const hundredth = Math.round(fast.sums[0]);
        const size = value.n < 0n ? negate(value) : value;
        assert.equal(BigInt(hundredth), (size.n * 200n + size.d) / (2n * size.d), `${counted} of ${people}`);
      }
    }
  });
});
