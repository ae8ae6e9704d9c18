/** Measures settling and simulating, each beside the same contract written out by hand, in one process; and reading a contract of a hundred terms. */

import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { Block, Tree } from '../../grammar/syntax/tree.js';
import { binomial, poisson } from '../../server/src/analysis/luck/counts.js';
import { compileModel } from '../../server/src/payment/fast/settle.js';
import { modelOf, readPeriod } from '../../server/src/payment/model/contract.js';
import type { Model } from '../../server/src/payment/model/model.js';
import type { Period } from '../../server/src/payment/period.js';
import { fraction } from '../../server/src/payment/rational.js';
import { constantsOf, settle } from '../../server/src/payment/settle.js';
import type { Measurement, Values } from '../../server/src/payment/values.js';
import { proofRules } from '../../server/src/rules/proofs/index.js';
import type { RuleOption } from '../../server/src/rules/rule.js';
import { readHead } from '../../server/src/semantics/heads.js';
import type { Scope } from '../../server/src/semantics/names.js';
import { type Planned, planFor } from '../../server/src/simulation/plan.js';
import { Random as Drawn } from '../../server/src/simulation/random.js';
import { counted, normal } from '../../server/src/simulation/samplers.js';
import { readStatement, type Statement } from '../../server/src/simulation/statement.js';
import { valuesOfYear } from '../../server/src/simulation/year.js';
import { viewOf } from '../../server/src/workspace/view.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { firstContract } from '../kit/contracts.js';
import { read } from '../kit/samples.js';
import { contractOfTerms } from './contract.js';
import { type Measured, type Nets, settleByHand } from './northshire.js';
import { Random } from './random.js';
import { median } from './statistics.js';

/** How often something is done in a second, beside its reference in the same rounds. */
export interface Rate {
  readonly perSecond: number;
  readonly reference: number;
}

export interface PaymentResult {
  /** Exact settlements of a contract with four terms, without a trail; the reference is written out by hand, in doubles. */
  readonly settlements: Rate;
  /** Simulated years of the same contract, drawing included; the reference draws the same and settles by hand. */
  readonly years: Rate;
  /** Milliseconds for a contract of a hundred terms. */
  readonly hundred: {
    /** Cutting and reading the text and resolving its names: the reference. */
    readonly reading: number;
    readonly model: number;
    readonly settle: number;
    readonly compile: number;
    /** All proofs about its payment terms, in all of its years, models included: as a server does that has run for a while. */
    readonly proofs: number;
    /** The same for the first contract that a process looks at: most of that is code that Node has not compiled yet. */
    readonly first: number;
  };
}

/** A contract for one year, with what its names mean. */
export interface Read {
  readonly model: Model;
  readonly scope: Scope;
  readonly contract: Block;
  readonly tree: Tree;
  readonly text: string;
}

const folder = 'file:///bench/';

/** Reads the first contract of the first of the files for 2028/29; throws where there is none, or where a term cannot be read. */
export function modelIn(files: Readonly<Record<string, string>>): Read {
  const again = buildingOf(files);
  const found = again();
  const open = found.model.terms.flatMap(({ problems }) => problems);
  if (open.length > 0) throw new Error(open.map(({ message }) => message).join('\n'));
  return found;
}

/** Reads the files; what it returns builds the model afresh. */
function buildingOf(files: Readonly<Record<string, string>>): () => Read {
  const workspace = new Workspace(undefined, undefined, true);
  workspace.setRoots([folder]);
  for (const [name, text] of Object.entries(files)) workspace.set(folder + name, text);
  const file = viewOf(workspace).file(folder + Object.keys(files)[0]);
  if (!file) throw new Error('There is no file.');
  const { contract, text, index } = firstContract(file);
  const { tree } = file.parsed(index);
  const period = readPeriod('2028/29', contract);
  if (!period) throw new Error('There is no such year.');
  return () => {
    const scope = file.scope(index);
    const model = modelOf(contract, text, scope, period);
    if ('problems' in model) throw new Error(model.problems.map(({ message }) => message).join('\n'));
    return { model, scope, contract, tree, text };
  };
}

export function northshire(): Read {
  const names = ['diabetes', 'measures', 'partners'];
  return modelIn(Object.fromEntries(names.map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)])));
}

/** The quarters in which first appointments are counted, in order. */
export function quartersIn(model: Model): Period[] {
  const windows = compileModel(model).variables.flatMap(({ window }) => (window ? [window] : []));
  return windows.sort((a, b) => a.first - b.first);
}

/** Random values for the contract, for the exact engine and for the hand. */
export function measuredOnce(windows: readonly Period[], random: Random): { values: Values; measured: Measured } {
  const [control, amputations, experience] = [
    600 + random.below(100),
    650 + random.below(250),
    740 + random.below(120),
  ];
  const spend = 3_600_000 + random.below(1_000_000);
  const quarters = Array.from({ length: 4 }, () => 900 + random.below(100));
  const part = (count: number, of: number) => fraction(BigInt(count), BigInt(of));
  const measurements = new Map<string, Measurement>([
    ['HbA1cControl', { value: part(control, 1000) }],
    ['Amputations', { value: part(amputations, 1_000_000) }],
    ['Experience', { value: part(experience, 1000) }],
    ['AdmissionSpend', { value: part(spend, 1) }],
    ['FirstAppointment', { windows: windows.map((period, i) => ({ period, value: part(quarters[i], 1000) })) }],
  ]);
  return {
    values: { measurements, alreadyPaid: new Map() },
    measured: {
      control: control / 1000,
      amputations: amputations / 1_000_000,
      experience: experience / 1000,
      spend,
      prompt: Float64Array.from(quarters, (quarter) => quarter / 1000),
    },
  };
}

/** Measures in as many rounds, in which both sides take turns; a first round warms up. */
export function measurePayment(rounds: number, seed: number): PaymentResult {
  const { model, scope } = northshire();
  const random = new Random(seed);
  const windows = quartersIn(model);
  const cases = Array.from({ length: 500 }, () => measuredOnce(windows, random));
  const nets: Nets = { shore: 0, coast: 0, payer: 0 };
  const known = constantsOf(model);
  return {
    settlements: sideBySide(
      rounds,
      () => repeat(cases.length * 4, (i) => settle(model, cases[i % cases.length].values, { trail: false, known })),
      () => repeat(cases.length * 400, (i) => settleByHand(cases[i % cases.length].measured, nets)),
    ),
    years: sideBySide(rounds, ...simulating(model, scope, seed, nets)),
    hundred: ofHundredTerms(),
  };
}

/** A simulated year by the engine, and by hand from the same distributions. */
function simulating(model: Model, scope: Scope, seed: number, nets: Nets): [() => number, () => number] {
  const fast = compileModel(model);
  const statement = readStatement('FirstAppointment: 93% give or take 3%') as Statement;
  const { drawn, problems } = planFor(model, fast.variables, scope, [statement]);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const draw = valuesOfYear(fast, drawn, '2028/29', seed);
  const byHand = drawnByHand(drawn, new Drawn(seed));
  const years = 100_000;
  return [
    () =>
      repeat(years, () => {
        draw();
        fast.run();
      }),
    () => repeat(years, () => settleByHand(byHand(), nets)),
  ];
}

function drawnByHand(drawn: readonly Planned[], random: Drawn): () => Measured {
  if (drawn.length !== 5) throw new Error('The contract depends on five measures.');
  const people = 48_200;
  const control = counted(binomial(people, 0.612), random);
  const experience = counted(binomial(people, 0.76), random);
  const amputations = counted(poisson(40.488), random);
  const spend = normal(4_200_000, 130_000, random);
  const prompt = normal(0.93, 0.03, random);
  const measured: Measured = { control: 0, amputations: 0, experience: 0, spend: 0, prompt: new Float64Array(4) };
  return () => {
    measured.control = control() / people;
    measured.experience = experience() / people;
    measured.amputations = amputations() / people;
    measured.spend = spend();
    for (let i = 0; i < 4; i++) measured.prompt[i] = Math.min(1, prompt());
    return measured;
  };
}

/** After so many rounds, Node has compiled what it will; as many are then measured. */
const roundsToWarm = 25;

function ofHundredTerms(): PaymentResult['hundred'] {
  const files = { 'large.remit': contractOfTerms(100) };
  const [reading, building, settling, compiling, proving]: number[][] = [[], [], [], [], []];
  let first = Number.NaN;
  for (let round = 0; round < 2 * roundsToWarm; round++) {
    const started = performance.now();
    const build = buildingOf(files);
    const read = performance.now();
    const found = build();
    const { model } = found;
    const built = performance.now();
    compileModel(model);
    const compiled = performance.now();
    settle(model, valuesFor(model), { trail: false });
    const settled = performance.now();
    prove(found);
    const proved = performance.now();
    if (round === 0) first = proved - settled;
    if (round < roundsToWarm) continue;
    proving.push(proved - settled);
    reading.push(read - started);
    building.push(built - read);
    compiling.push(compiled - built);
    settling.push(settled - compiled);
  }
  const of = (samples: number[]): number => median(samples) ?? Number.NaN;
  return {
    reading: of(reading),
    model: of(building),
    compile: of(compiling),
    settle: of(settling),
    proofs: of(proving),
    first,
  };
}

/** Runs every proof on a contract; what they find is not looked at. */
function prove({ contract, tree, text, scope }: Read): void {
  const head = readHead(contract.head);
  const subject = {
    kind: 'contract' as const,
    name: head.name?.text ?? '',
    head,
    block: contract,
    top: contract,
    tree,
  };
  for (const rule of proofRules) {
    if (rule.onDemand) continue;
    const steps = rule.check(subject, {
      text,
      scope,
      report: () => {},
      option: <T extends RuleOption['default']>(name: string) =>
        rule.options?.find((option) => option.name === name)?.default as T,
    });
    while (steps && !steps.next().done);
  }
}

/** Something for every measure of the contract of a hundred terms. */
export function valuesFor(model: Model): Values {
  const measurements = new Map<string, Measurement>();
  for (const { name, shown } of compileModel(model).variables)
    measurements.set(name, {
      value:
        shown === 'percent'
          ? fraction(66n, 100n)
          : shown === 'money'
            ? fraction(4_000_000n, 1n)
            : fraction(22_000n, 1n),
    });
  return { measurements, alreadyPaid: new Map() };
}

/** Does something so often; returns how often it is done in a second. */
function repeat(times: number, what: (i: number) => void): number {
  const started = performance.now();
  for (let i = 0; i < times; i++) what(i);
  return (times / (performance.now() - started)) * 1000;
}

function sideBySide(rounds: number, one: () => number, reference: () => number): Rate {
  const [own, other]: number[][] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [first, second] = [one(), reference()];
    if (round === 0) continue;
    own.push(first);
    other.push(second);
  }
  return { perSecond: median(own) ?? Number.NaN, reference: median(other) ?? Number.NaN };
}

/** The figures as a section of the report. */
export function paymentReport({ settlements, years, hundred }: PaymentResult): string {
  const count = (number: number): string => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');
  const ms = (time: number): string => time.toFixed(time < 10 ? 2 : 1);
  const rate = (name: string, { perSecond, reference }: Rate): string =>
    `| ${name} | ${count(perSecond)} | ${count(reference)} | ÷ ${(reference / perSecond).toFixed(1)} |`;
  return `## Settling and simulating

Of the contract in examples/northshire, each beside the same terms written out by hand in TypeScript, over doubles. A settlement is exact, over fractions, and rounded to the penny.

| in a second | remit | by hand | |
| --- | ---: | ---: | ---: |
${rate('exact settlements, without a trail', settlements)}
${rate('simulated years, drawn and settled', years)}

A contract of a hundred terms, in ms, beside reading its file:

| reading the file | building the model of a year | compiling it for simulation | settling it | all proofs, in all years | the same, first in a process |
| ---: | ---: | ---: | ---: | ---: | ---: |
| ${ms(hundred.reading)} | ${ms(hundred.model)} | ${ms(hundred.compile)} | ${ms(hundred.settle)} | ${ms(hundred.proofs)} | ${ms(hundred.first)} |
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(paymentReport(measurePayment(7, 42)));
