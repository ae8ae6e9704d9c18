import { strict as assert } from 'node:assert';
import { exposuresIn } from '../../../server/src/analysis/exposure.js';
import { flowsOf } from '../../../server/src/analysis/flows.js';
import type { Spots } from '../../../server/src/analysis/search.js';
import { distinctYears, type YearOfContract, yearsOf } from '../../../server/src/analysis/years.js';
import { evaluate, isObstacle, runOf } from '../../../server/src/payment/evaluate.js';
import type { Variable } from '../../../server/src/payment/model/expression.js';
import { variablesIn } from '../../../server/src/payment/model/inside.js';
import {
  add,
  compare,
  fraction,
  multiply,
  type Rational,
  subtract,
  toNumber,
  whole,
  zero,
} from '../../../server/src/payment/rational.js';
import type { Measurement, Values } from '../../../server/src/payment/values.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { contractsOf, firstContract } from '../../kit/contracts.js';
import { read, remitFiles } from '../../kit/samples.js';
import { folder, workspaceOf } from '../../kit/workspace.js';
import { type Random, randomFrom } from './random-terms.js';

const hair = fraction(1n, 1_000_000_000n);
const penny = fraction(1n, 100n);

/** A value that can be measured; where nothing ends them, one of a few sizes. */
function measured(random: Random, variable: Variable): Rational {
  if (variable.known) return variable.known;
  const low = variable.least ?? whole(-5);
  const high = variable.most ?? whole(10 ** (1 + Math.floor(random() * 7)));
  const step = variable.roundedTo ?? (variable.whole ? whole(1) : undefined);
  const at = add(low, multiply(subtract(high, low), fraction(BigInt(Math.floor(random() * 10_001)), 10_000n)));
  return step ? multiply(whole(Math.floor(toNumber(at) / toNumber(step) + 1e-9)), step) : at;
}

/** What a party has, by the engine that pays, before rounding; undefined where the terms say nothing. */
function netOf(
  { model }: YearOfContract,
  party: string,
  values: ReadonlyMap<Variable, Rational>,
): Rational | undefined {
  const measurements = new Map<
    string,
    Measurement & { windows: { period: Variable['window'] & object; value: Rational }[] }
  >();
  const alreadyPaid = new Map<string, Rational>();
  for (const [variable, value] of values) {
    if (variable.kind === 'already-paid') {
      alreadyPaid.set(variable.name, value);
      continue;
    }
    const known = measurements.get(variable.name) ?? { windows: [] };
    if (variable.window) known.windows.push({ period: variable.window, value });
    const given = variable.summed.length > 1 ? multiply(value, fraction(1n, BigInt(variable.summed.length))) : value;
    measurements.set(variable.name, {
      ...known,
      ...(variable.previous ? { previous: value } : variable.window ? {} : { value: given }),
    });
  }
  const run = runOf(model.slots, { measurements, alreadyPaid } as Values);
  let net = zero;
  for (const { sign, amount } of flowsOf(model).get(party) ?? []) {
    const value = evaluate(amount, run);
    if (isObstacle(value)) return undefined;
    net = sign === 1 ? add(net, value) : subtract(net, value);
  }
  return net;
}

function placed(at: Spots, others: ReadonlyMap<Variable, Rational>): Map<Variable, Rational> {
  const values = new Map(others);
  for (const [variable, { value, side }] of at)
    values.set(variable, side === 'at' ? value : side === 'just-above' ? add(value, hair) : subtract(value, hair));
  return values;
}

describe('the exposure under the contracts of the examples', () => {
  const paths = remitFiles('examples');
  const view = viewOf(workspaceOf(Object.fromEntries(paths.map((path) => [path, read(path)]))));
  for (const name of paths) {
    const file = view.file(folder + name);
    if (!file) continue;
    for (const { contract, text, scope } of contractsOf(file)) {
      const years = distinctYears(yearsOf(contract, text, scope));
      for (const year of years) {
        it(`bounds what is paid under ${year.model.contract} in ${year.label} (${name.slice(name.lastIndexOf('/') + 1)})`, () => {
          const random = randomFrom(7);
          for (const { party, least, most } of exposuresIn(year)) {
            const variables = variablesIn((flowsOf(year.model).get(party) ?? []).map(({ amount }) => amount));
            const draw = (): Map<Variable, Rational> =>
              new Map(variables.map((variable) => [variable, measured(random, variable)]));
            for (let i = 0; i < 40; i++) {
              const net = netOf(year, party, draw());
              if (!net) continue;
              assert.ok(!least.bound || compare(net, least.bound) >= 0, `${party} has ${toNumber(net)}`);
              assert.ok(!most.bound || compare(net, most.bound) <= 0, `${party} has ${toNumber(net)}`);
            }
            for (const { bound, found, at, decided } of [least, most]) {
              if (!decided || !bound || !found) continue;
              const net = netOf(year, party, placed(at, draw()));
              if (net)
                assert.ok(
                  Math.abs(toNumber(subtract(net, found))) <= toNumber(penny),
                  `${party} should have ${toNumber(found)} and has ${toNumber(net)}`,
                );
            }
          }
        });
      }
    }
  }

  it('is shown with the same results for those who pay as for those who are paid', () => {
    const { contract, text, scope } = firstContract(view.file(`${folder}examples/northshire/diabetes.remit`));
    for (const year of yearsOf(contract, text, scope)) {
      const exposures = exposuresIn(year);
      assert.equal(exposures.length, 3);
      assert.equal(new Set(exposures.flatMap(({ least, most }) => [least.at, most.at])).size, 2);
    }
  });
});
