import type { Block } from '../../../grammar/syntax/tree.js';
import { contractYears } from '../payment/contract-years.js';
import { compileModel, type FastModel } from '../payment/fast/settle.js';
import { modelOf } from '../payment/model/contract.js';
import type { Variable } from '../payment/model/expression.js';
import type { Model } from '../payment/model/model.js';
import { type Period, periodText } from '../payment/period.js';
import { limitsForEach, settle } from '../payment/settle.js';
import type { Clause } from '../payment/statement.js';
import type { Measurement } from '../payment/values.js';
import { formatVariable, statedName } from '../payment/words.js';
import { type Planned, planFor, unknownNames } from './plan.js';
import { type Report, reportOf } from './report.js';
import { type SimulatedYear, simulate, type Unsettled } from './simulate.js';
import type { Statement } from './statement.js';

/** What is to be simulated. */
export interface Order {
  /** One contract year; all years of the contract's term where there is none. */
  readonly period?: Period;
  readonly runs: number;
  readonly seed: number;
  readonly statements: readonly Statement[];
  /** Is told how many runs are done. */
  readonly progress?: (done: number) => void;
}

/**
 * Simulates a contract: draws what is measured, settles it, and says how what each party receives and pays is distributed.
 *
 * @returns the report, or everything that keeps it from being made, in sentences; nothing is guessed
 */
export function simulateContract(
  contract: Block,
  clause: Clause,
  { period, runs, seed, statements, progress }: Order,
): Report | { readonly problems: readonly string[] } {
  const periods = period ? [period] : contractYears(contract);
  if (periods.length === 0)
    return { problems: ['The contract does not say from when to when it runs: add its `term:`.'] };
  const models: Model[] = [];
  const problems: string[] = [];
  for (const each of periods) {
    const model = modelOf(contract, clause.text, clause.scope, each);
    const open = 'problems' in model ? model.problems : model.terms.flatMap((term) => term.problems);
    problems.push(...open.map(({ message, start }) => `Line ${clause.lineAt(start)}: ${message}`));
    if (!('problems' in model)) models.push(model);
  }
  if (problems.length > 0) return { problems: [...new Set(problems)] };
  const fast = models.map(compileModel);
  const plans = models.map((model, i) => planFor(model, fast[i].variables, clause.scope, statements));
  problems.push(
    ...unknownNames(
      statements,
      fast.flatMap(({ variables }) => variables),
    ),
  );
  problems.push(...plans.flatMap((plan) => plan.problems));
  if (problems.length > 0) return { problems: [...new Set(problems)] };
  const years = models.map((model, i): SimulatedYear => ({ model, fast: fast[i], drawn: plans[i].drawn }));
  const results = simulate(years, { runs, seed, progress });
  if ('values' in results) return { problems: [whyUnsettled(results, clause)] };
  return reportOf(results, {
    contract: models[0].contract,
    currency: models[0].currency,
    years: models.map(yearText),
    seed,
    drawn: [...drawnIn(years), ...notDrawnIn(models)],
    clause,
  });
}

function yearText(model: Model): string {
  return periodText(model.period, model.yearStart);
}

/** What is drawn, said once for all years where it is the same in all. */
function drawnIn(years: readonly SimulatedYear[]): Report['drawn'] {
  const byName = new Map<string, { year: string; planned: Planned }[]>();
  for (const { model, drawn } of years)
    for (const planned of drawn)
      byName.set(planned.name, [...(byName.get(planned.name) ?? []), { year: yearText(model), planned }]);
  return [...byName].flatMap(([name, all]) => {
    const texts = new Set(all.map(({ planned }) => planned.words));
    if (texts.size === 1) return [{ name, from: all[0].planned.words }];
    return all.map(({ year, planned }) => ({ name, year, from: planned.words }));
  });
}

/** The limits for each person, which need to be known of people and not of sums. */
function notDrawnIn(models: readonly Model[]): Report['drawn'] {
  const names = models.flatMap(({ terms }) => terms.flatMap((term) => limitsForEach(term).map(({ name }) => name)));
  return [...new Set(names)].map((name) => ({
    name,
    from: 'its limit for each person is left out, as if nobody reached it: people are not drawn, and the true sums are lower where some do',
  }));
}

/** The exact settlement of the values at which the simulation stopped says what is open. */
function whyUnsettled({ year: { model, fast }, values }: Unsettled, clause: Clause): string {
  const measurements = new Map<string, Measurement>();
  const alreadyPaid = new Map();
  for (const [variable, number] of values) {
    const value = rationalNear(number);
    const known = measurements.get(variable.name) ?? {};
    if (variable.kind === 'already-paid') alreadyPaid.set(variable.name, value);
    else if (variable.previous) measurements.set(variable.name, { ...known, previous: value });
    else if (variable.window)
      measurements.set(variable.name, {
        ...known,
        windows: [...(known.windows ?? []), { period: variable.window, value }],
      });
    else measurements.set(variable.name, { ...known, value });
  }
  const { terms } = settle(model, { measurements, alreadyPaid, nobodyAtLimit: true }, { trail: false });
  const open = terms.find(({ obstacle }) => obstacle);
  const at = said(fast, values);
  if (!open?.obstacle) return `In ${yearText(model)} the sums cannot be worked out where ${at}.`;
  return `Line ${clause.lineAt(open.obstacle.start)}: ${open.term.name} cannot be worked out in ${yearText(model)} where ${at}: ${open.obstacle.message}`;
}

function said(fast: FastModel, values: ReadonlyMap<Variable, number>): string {
  return fast.variables
    .map((variable) => {
      const value = formatVariable(rationalNear(values.get(variable) ?? 0), variable);
      return `${statedName(variable)} is ${value}${variable.window ? ` in ${periodText(variable.window)}` : ''}`;
    })
    .join(', ');
}

/** A value to six more decimal places than anyone measures: it is only told, and settled to find the words. */
function rationalNear(value: number): { n: bigint; d: bigint } {
  const scale = 10 ** 9;
  return { n: BigInt(Math.round(value * scale)), d: BigInt(scale) };
}
