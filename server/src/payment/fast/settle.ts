import { type Variable, variablesIn } from '../model/expression.js';
import type { Model, Side, Term } from '../model/model.js';
import { toNumber } from '../rational.js';
import { Compiler, type Work } from './compile.js';

/** Where the sums of a term stand in `FastModel.sums`. */
export interface FastTerm {
  readonly term: Term;
  readonly parties: readonly string[];
  /** The place of the first party's first sum: each party has what it receives, pays, keeps and bears. */
  readonly at: number;
}

/**
 * A model as functions over doubles: some microseconds for a contract. Sums are in pounds and not rounded to the penny; else they are what `settle`
 * comes to, but for the last digits of a double.
 */
export interface FastModel {
  readonly variables: readonly Variable[];
  /** By variable, its value: percentages as fractions, rates per one, money in pounds. For what adds up over windows, the sum. Set before `run`. */
  readonly values: Float64Array;
  readonly terms: readonly FastTerm[];
  /** What `run` has worked out; not a number where the terms do not say what follows. */
  readonly sums: Float64Array;
  /** Further expressions of the same model, as functions of the run that was made last. They are compiled before the first run. */
  readonly compiler: Compiler;
  run(): void;
}

/** The kinds of sums in the order in which they stand. */
export const kindsOfSum = ['receives', 'pays', 'keeps', 'bears'] as const;

const [receives, pays, keeps, bears] = [0, 1, 2, 3];

/** Compiles a model; terms that have problems, or are not in force, have no parties. */
export function compileModel(model: Model): FastModel {
  const sound = model.terms.filter((term) => term.problems.length === 0);
  const variables = variablesIn(sound.flatMap((term) => term.sides.flatMap(expressionsOf)));
  const compiler = new Compiler(model.slots, variables);
  const terms: FastTerm[] = [];
  const writers: ((sums: Float64Array) => void)[] = [];
  let at = 0;
  for (const term of sound) {
    const parties = partiesOf(term);
    for (const side of term.sides) writers.push(writerFor(side, parties, at, compiler));
    terms.push({ term, parties, at });
    at += parties.length * kindsOfSum.length;
  }
  const sums = new Float64Array(at);
  return {
    variables,
    values: compiler.values,
    terms,
    sums,
    compiler,
    run() {
      compiler.run();
      sums.fill(0);
      for (let i = 0; i < writers.length; i++) writers[i](sums);
      for (let i = 0; i < sums.length; i += kindsOfSum.length) tidy(sums, i);
    },
  };
}

function expressionsOf(side: Side): Side['parts'][number]['amount'][] {
  return [...(side.whole ? [side.whole] : []), ...side.parts.map((part) => part.amount)];
}

function partiesOf(term: Term): string[] {
  const parties = term.sides.flatMap((side) => [
    ...side.parts.map(({ party }) => party),
    ...(side.rest === undefined ? [] : [side.rest]),
    ...(side.kind === 'paid' || side.kind === 'withheld' ? side.payers.map(({ party }) => party) : []),
  ]);
  return [...new Set(parties)];
}

/** Adds what a side comes to, to the sums of its term's parties. */
function writerFor(
  side: Side,
  parties: readonly string[],
  at: number,
  compiler: Compiler,
): (sums: Float64Array) => void {
  const place = (party: string): number => at + parties.indexOf(party) * kindsOfSum.length;
  const amounts = side.parts.map((part) => compiler.compile(part.amount));
  const whole = side.whole && compiler.compile(side.whole);
  const kept = side.rest === undefined ? -1 : place(side.rest) + (side.kind === 'gain' ? keeps : bears);
  const goes = side.parts.map(({ party }) => entriesFor(side, party, place));
  const flow = side.kind === 'paid' || side.kind === 'withheld';
  const payers = side.payers.map(({ party, share }) => ({
    at: place(party) + (side.kind === 'paid' ? pays : receives),
    share: toNumber(share),
  }));
  return (sums) => {
    let total = 0;
    for (let i = 0; i < amounts.length; i++) {
      const amount = amounts[i]();
      total += amount;
      const entries = goes[i];
      for (let j = 0; j < entries.length; j++) sums[entries[j]] += amount;
    }
    if (kept >= 0 && whole) sums[kept] += whole() - total;
    else if (whole && side.kind === 'borne') checkBorne(whole, total, sums, goes);
    if (flow) for (let i = 0; i < payers.length; i++) sums[payers[i].at] += payers[i].share * total;
  };
}

/** What one part of a side adds to: the same entries as in a settlement. */
function entriesFor(side: Side, party: string, place: (party: string) => number): number[] {
  const own = place(party);
  switch (side.kind) {
    case 'paid':
      return [own + receives];
    case 'withheld':
    case 'put-in':
      return [own + pays];
    case 'borne':
      return [own + pays, own + bears];
    case 'kept':
      return [own + receives, own + keeps];
    case 'gain':
      return party === side.rest ? [own + keeps] : [own + receives, place(side.rest as string) + pays];
    case 'loss':
      return party === side.rest ? [own + bears] : [own + pays, place(side.rest as string) + receives];
  }
}

/** A penny of millions is lost in a double; more than that is borne by nobody. */
function checkBorne(whole: Work, total: number, sums: Float64Array, goes: readonly number[][]): void {
  const open = Math.abs(whole() - total);
  if (!(open <= 1e-9 * Math.max(1, Math.abs(total)))) for (const [entry] of goes) sums[entry] = Number.NaN;
}

/** What is received or paid below nothing is paid or received. */
function tidy(sums: Float64Array, at: number): void {
  const [received, paid] = [sums[at + receives], sums[at + pays]];
  if (received >= 0 && paid >= 0) return;
  const net = received - paid;
  sums[at + receives] = net > 0 ? net : Number.isNaN(net) ? net : 0;
  sums[at + pays] = net < 0 ? -net : 0;
}
