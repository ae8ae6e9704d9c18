import { type FastModel, type FastTerm, kindsOfSum } from '../payment/fast/settle.js';
import type { Variable } from '../payment/model/expression.js';
import type { Model } from '../payment/model/model.js';
import { periodText } from '../payment/period.js';
import { hasBound, limitsOf, type WatchedLimit } from './limits.js';
import type { Planned } from './plan.js';
import { type Summary, summaryOf } from './summary.js';
import { withoutResults } from './without-results.js';
import { valuesOfYear, type YearOfValues } from './year.js';

/** A contract year that is simulated: its terms, and how its values are drawn. */
export interface SimulatedYear {
  readonly model: Model;
  readonly fast: FastModel;
  readonly drawn: readonly Planned[];
}

export interface PartyResult {
  readonly party: string;
  /** What it receives less what it pays, over all years that are simulated together. */
  readonly net: Summary;
  /** What it would have by the terms that depend on no result. */
  readonly withoutResults: number;
  /** The chance of having less than that. */
  readonly lossChance: number;
  /** The chance of paying more than it receives. */
  readonly belowNothing: number;
  /** In one year of twenty it has at least this much less than its mean. */
  readonly valueAtRisk: number;
}

export interface TermResult {
  readonly name: string;
  readonly title: string;
  /** The chance that money flows under it in a year in which it is in force. */
  readonly chance: number;
  /** What flows under it in a year, on average. */
  readonly mean: number;
}

export interface LimitResult extends Pick<WatchedLimit, 'term' | 'start' | 'end'> {
  /** The chance that it holds something back, or makes something up, in a year. */
  readonly chance: number;
}

export interface Results {
  readonly runs: number;
  readonly parties: readonly PartyResult[];
  readonly terms: readonly TermResult[];
  readonly limits: readonly LimitResult[];
}

/** Values at which the sums cannot be worked out. */
export interface Unsettled {
  readonly year: SimulatedYear;
  readonly values: ReadonlyMap<Variable, number>;
}

/** Half a penny: less is no money. */
const halfPenny = 0.005;

/** How many runs are made between two reports of progress. */
const atOnce = 20_000;

/**
 * Simulates contract years: in each run, every year is drawn and settled once, and what a party has in them is added up.
 *
 * @param progress is told how many runs are done
 * @returns the results, or the first values at which the terms do not say what follows
 */
export function simulate(
  years: readonly SimulatedYear[],
  { runs, seed, progress }: { runs: number; seed: number; progress?: (done: number) => void },
): Results | Unsettled {
  const parties = partiesOf(years);
  const nets = parties.map(() => new Float64Array(runs));
  const tallies = years.map((year) => tallyFor(year, parties, seed));
  for (let run = 0; run < runs; run++) {
    for (let i = 0; i < tallies.length; i++) {
      const tally = tallies[i];
      tally.draw();
      if (!addUp(tally, nets, run, tally.year.fast.run())) return unsettled(tally.year);
    }
    if ((run + 1) % atOnce === 0) progress?.(run + 1);
  }
  return {
    runs,
    parties: parties.map((party, i) => partyResult(party, nets[i], years)),
    terms: termResults(tallies, runs),
    limits: limitResults(tallies, runs),
  };
}

/** What is counted of one year while it is simulated. */
interface Tally {
  readonly year: SimulatedYear;
  readonly draw: YearOfValues;
  /** By party with sums under a term, remedies apart: its place among all parties, and that of its sums. */
  readonly nets: readonly { readonly party: number; readonly at: number }[];
  readonly terms: readonly FastTerm[];
  readonly flows: Float64Array;
  readonly flowed: Float64Array;
  readonly limits: readonly WatchedLimit[];
  readonly bound: Float64Array;
}

function partiesOf(years: readonly SimulatedYear[]): string[] {
  return [...new Set(years.flatMap(({ fast }) => fast.terms.flatMap(({ parties }) => parties)))];
}

function tallyFor(year: SimulatedYear, parties: readonly string[], seed: number): Tally {
  const { model, fast, drawn } = year;
  const limits = limitsOf(model, fast.compiler);
  const terms = fast.terms.filter(({ parties: own }) => own.length > 0);
  const nets = terms
    .filter(({ term }) => term.kind !== 'remedy')
    .flatMap(({ parties: own, at }) =>
      own.map((party, i) => ({ party: parties.indexOf(party), at: at + i * kindsOfSum.length })),
    );
  return {
    year,
    draw: valuesOfYear(fast, drawn, periodText(model.period, model.yearStart), seed),
    nets,
    terms,
    flows: new Float64Array(terms.length),
    flowed: new Float64Array(terms.length),
    limits,
    bound: new Float64Array(limits.length),
  };
}

/** Adds a run's sums to what is counted; false where they could not be worked out. */
function addUp(
  { year, nets, terms, flows, flowed, limits, bound }: Tally,
  all: readonly Float64Array[],
  run: number,
  memory: Float64Array,
): boolean {
  const { sums } = year.fast;
  for (let i = 0; i < nets.length; i++) {
    const { party, at } = nets[i];
    all[party][run] += sums[at] - sums[at + 1];
  }
  for (let i = 0; i < terms.length; i++) {
    const { at, parties } = terms[i];
    let [received, paid] = [0, 0];
    for (let j = 0; j < parties.length; j++) {
      received += sums[at + kindsOfSum.length * j];
      paid += sums[at + kindsOfSum.length * j + 1];
    }
    // What is put into a fund is received by nobody.
    const flow = Math.max(received, paid);
    if (!Number.isFinite(flow)) return false;
    flows[i] += flow;
    if (flow > halfPenny) flowed[i]++;
  }
  for (let i = 0; i < limits.length; i++) if (hasBound(limits[i], memory)) bound[i]++;
  return true;
}

function unsettled(year: SimulatedYear): Unsettled {
  const { variables, values } = year.fast;
  return { year, values: new Map(variables.map((variable, i) => [variable, values[i]])) };
}

function partyResult(party: string, nets: Float64Array, years: readonly SimulatedYear[]): PartyResult {
  let without = 0;
  for (const { model, drawn } of years) {
    const varying = new Set(drawn.flatMap(({ variables }) => variables));
    without += withoutResults(model, varying).get(party) ?? 0;
  }
  let [losses, below] = [0, 0];
  for (const net of nets) {
    if (net < without - halfPenny) losses++;
    if (net < -halfPenny) below++;
  }
  const net = summaryOf(nets);
  return {
    party,
    net,
    withoutResults: without,
    lossChance: losses / nets.length,
    belowNothing: below / nets.length,
    valueAtRisk: Math.max(0, net.mean - net.p5),
  };
}

function termResults(tallies: readonly Tally[], runs: number): TermResult[] {
  const found = new Map<string, { title: string; flows: number; flowed: number; years: number }>();
  for (const { terms, flows, flowed } of tallies) {
    for (const [i, { term }] of terms.entries()) {
      const own = found.get(term.name) ?? { title: term.title, flows: 0, flowed: 0, years: 0 };
      own.flows += flows[i];
      own.flowed += flowed[i];
      own.years += runs;
      found.set(term.name, own);
    }
  }
  return [...found].map(([name, { title, flows, flowed, years }]) => ({
    name,
    title,
    chance: flowed / years,
    mean: flows / years,
  }));
}

function limitResults(tallies: readonly Tally[], runs: number): LimitResult[] {
  const found = new Map<number, { limit: WatchedLimit; bound: number; years: number }>();
  for (const { limits, bound } of tallies) {
    for (const [i, limit] of limits.entries()) {
      const own = found.get(limit.start) ?? { limit, bound: 0, years: 0 };
      own.bound += bound[i];
      own.years += runs;
      found.set(limit.start, own);
    }
  }
  return [...found.values()]
    .sort((a, b) => a.limit.start - b.limit.start)
    .map(({ limit: { term, start, end }, bound, years }) => ({ term, start, end, chance: bound / years }));
}
