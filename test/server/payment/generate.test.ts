import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { format } from '../../../grammar/format/format.js';
import type { Block } from '../../../grammar/syntax/tree.js';
import { coverageOf } from '../../../server/src/payment/coverage.js';
import { examplesIn } from '../../../server/src/payment/example.js';
import { type Axis, valueAt } from '../../../server/src/payment/generate/axes.js';
import type { Generated } from '../../../server/src/payment/generate/generate.js';
import type { Expression } from '../../../server/src/payment/model/expression.js';
import { insideOf } from '../../../server/src/payment/model/inside.js';
import { add, compare, equals, negate, type Rational, zero } from '../../../server/src/payment/rational.js';
import { isNumber } from '../../../server/src/payment/values.js';
import type { FileView } from '../../../server/src/semantics/view.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { contractsOf } from '../../kit/contracts.js';
import { generatedFor } from '../../kit/generated.js';
import { read, remitFiles } from '../../kit/samples.js';
import { beds, textOfCase } from '../../kit/settlements.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';

const paths = remitFiles('examples');

function fileIn(files: Readonly<Record<string, string>>, name: string): FileView {
  return viewOf(workspaceOf(files)).file(folder + name) as FileView;
}

function messages(files: Readonly<Record<string, string>>, name: string): string[] {
  return findingsIn(workspaceOf(files), name).map(({ code, message }) => `${code} ${message}`);
}

/** The bounds of tables that are numbers and about a measure itself: what is found otherwise than by searching. */
function plainBounds({ model }: Generated): { name: string; value: Rational }[] {
  const found: { name: string; value: Rational }[] = [];
  const seen = new Set<unknown>();
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    if (expression.kind === 'table' && expression.on.kind === 'measured' && expression.on.variable.known === undefined)
      for (const { bounds } of expression.rows)
        for (const bound of [bounds.low, bounds.high])
          if (bound?.kind === 'constant') found.push({ name: expression.on.variable.name, value: bound.value });
    for (const inner of insideOf(expression)) visit(inner);
  };
  for (const term of model.terms)
    if (term.problems.length === 0 && term.status === 'applies')
      for (const { parts } of term.sides) for (const { amount } of parts) visit(amount);
  return found;
}

function valuesGiven(contract: Block): { name: string; value: Rational }[] {
  return examplesIn(contract).flatMap(({ measurements }) =>
    [...measurements].flatMap(([name, { value }]) => (value && isNumber(value) ? [{ name, value }] : [])),
  );
}

function isPossible(value: Rational, axis: Axis): boolean {
  const { least, most } = axis;
  return (
    (least === undefined || compare(value, valueAt(axis, least)) >= 0) &&
    (most === undefined || compare(value, valueAt(axis, most)) <= 0)
  );
}

/** Ranges that no value can reach: the table is about the size of a population, or about a fund that nobody shares. */
const outOfReach: Readonly<Record<string, readonly string[]>> = {
  'examples/breathing.remit': ['SharedSaving at least 10,000 people'],
  'examples/published/section-75-pools.remit': ['OwnFund above £0', 'OwnFund above £0'],
};

describe('generated examples', () => {
  describe('for the examples of the repository', () => {
    for (const path of paths.filter((one) => /^contract /m.test(read(one)))) {
      const text = read(path);
      // A file uses those beside it at most.
      const beside = paths.filter((other) => dirname(other) === dirname(path));
      const files = Object.fromEntries(beside.map((other) => [other, read(other)]));
      const made = generatedFor(fileIn(files, path));
      const written = fileIn({ ...files, [path]: made.text }, path);
      const contracts = contractsOf(written).map(({ contract, ...piece }) => ({ contract, piece }));

      it(`come out and draw no finding in ${path}`, () => {
        const before = new Set(messages(files, path));
        const after = messages({ ...files, [path]: made.text }, path);
        assert.deepEqual(
          after.filter((message) => !before.has(message)),
          [],
        );
      });

      it(`leave ${path} as tidy as it was, and are not made twice`, () => {
        if (format(text).text === text) assert.equal(format(made.text).text, made.text);
        const again = generatedFor(written).contracts.flatMap(({ examples }) => examples.map(({ title }) => title));
        assert.deepEqual(again, []);
      });

      it(`stand at every number that a table of ${path} names, and on both sides of it`, () => {
        made.contracts.forEach((generated, i) => {
          const given = valuesGiven(contracts[i].contract);
          for (const { name, value } of plainBounds(generated)) {
            const axis = generated.axes.find(({ variable }) => variable.name === name);
            assert.ok(axis, name);
            for (const side of [negate(axis.step), zero, axis.step]) {
              const due = add(value, side);
              if (isPossible(due, axis))
                assert.ok(
                  given.some((other) => other.name === name && equals(other.value, due)),
                  `${name} at ${due.n}/${due.d}`,
                );
            }
          }
        });
      });

      it(`reach every range of ${path} that can be reached`, () => {
        const open = contracts.flatMap(({ contract, piece }) =>
          coverageOf(contract, piece).flatMap(({ term, range, examples }) =>
            examples.length === 0 ? [`${term} ${range}`] : [],
          ),
        );
        assert.deepEqual(open, outOfReach[path] ?? []);
      });
    }
  });

  for (const [name, bed] of beds())
    it(`agree with the terms of the test bed ${name}`, () => {
      for (const one of bed.cases) {
        const text = textOfCase(bed, one);
        const made = generatedFor(fileIn({ 'terms.remit': text }, 'terms.remit'));
        const before = new Set(messages({ 'terms.remit': text }, 'terms.remit'));
        const fresh = messages({ 'terms.remit': made.text }, 'terms.remit').filter((found) => !before.has(found));
        assert.deepEqual(fresh, [], `${one.name}\n${made.text.slice(text.length - 2)}`);
      }
    });

  it('are not made where an example says the same of several people who are alike', () => {
    const text = (given: string): string => `organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Jobs "Jobs" { kind: outcome   unit: jobs   better: higher   source: "s"   window: year   if-missing: fails   each-person-counted-to: 2 jobs }
contract Terms "Terms" {
  form: "Test"
  vat: exempt
  term: 1 April 2026 to 31 March 2027
  rounding: half-up
  payment Paid "P" {
    mechanism: activity
    from: Payer
    to: One
    measure: Jobs
    plan: 40 jobs per year
    price: £100 per job
    each-above-plan: pay 50% of price
    each-below-plan: deduct 100% of price
    paid: yearly in-arrears
    settle: yearly within 90 days
  }
  example Plan "The plan is met" {
    year: 2026/27
    given { ${given} }
    expect Paid { One: receives £4,000.00 }
  }
}
`;
    const made = (given: string): string[] =>
      generatedFor(fileIn({ 'terms.remit': text(given) }, 'terms.remit')).contracts[0].examples.map(({ name }) => name);
    const beside = made('Jobs: 40 jobs');
    assert.ok(beside.length > 0 && !beside.includes('JobsAt40'), String(beside));
    assert.deepEqual(made('each-of 20 people { Jobs: 2 jobs }'), beside);
  });

  it('agree with any terms, stay within what a measure can be, and are not made twice', () => {
    const declarations = beds()
      .find(([name]) => name === 'outcome.json')?.[1]
      .declarations.join('\n');
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 4 });
    const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 });
    const limit = fc.option(fc.integer({ min: 1, max: 120_000 }));
    fc.assert(
      fc.property(
        cuts,
        shares,
        limit,
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        (at, results, most, gate, ramp) => {
          const bounds = [...at].sort((a, b) => a - b).map((one) => `${one / 10}%`);
          const rows = [
            `below ${bounds[0]}: ${results[0]}%`,
            ...bounds
              .slice(1)
              .map(
                (bound, i) =>
                  `from ${bounds[i]} to below ${bound}: ${ramp ? `${results[i]}% rising to ${results[i] + 1}%` : `${results[i]}%`}`,
              ),
            `at least ${bounds[bounds.length - 1]}: ${results[4]}%`,
          ];
          const text = `${declarations}

contract Terms "Terms" {
  form: "Test"
  vat: exempt
  term: 1 April 2026 to 31 March 2031
  rounding: half-up

  payment Pool "Pool" {
    mechanism: outcome
    from: Payer
    to: One 70%, Two 30%
    paid: yearly in-arrears
    settle: yearly within 90 days
    pool: £100,000 per year
    pool-is: paid-instead-of-other-money
    Rate 60% {
      ${rows.join('\n      ')}
    }
    Units 40% { below 10 units: nothing   at least 10 units: £50 for each 1 unit above 10 units }
    only-if: Other at least ${gate}%${most === null ? '' : `\n    most-paid: £${most} per year, cut back in proportion`}
  }
}
`;
          const files = { 'terms.remit': text };
          const made = generatedFor(fileIn(files, 'terms.remit'));
          const wrong = (found: string): boolean => /^R(?:[1345]|2)/.test(found);
          const before = new Set(messages(files, 'terms.remit').filter(wrong));
          const after = { 'terms.remit': made.text };
          assert.deepEqual(
            messages(after, 'terms.remit').filter((found) => wrong(found) && !before.has(found)),
            [],
          );
          assert.ok(made.contracts[0].examples.length >= 3 * at.length);
          for (const { given } of made.contracts[0].examples)
            for (const { axis, steps } of given) assert.ok(isPossible(valueAt(axis, steps), axis));
          assert.equal(generatedFor(fileIn(after, 'terms.remit')).contracts[0].examples.length, 0);
        },
      ),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
