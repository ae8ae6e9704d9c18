import type { Variable } from '../model/expression.js';
import { variablesIn } from '../model/inside.js';
import type { Model, Side, Term } from '../model/model.js';
import { toNumber } from '../rational.js';
import { Compiler } from './compile.js';

/** Where the sums of a term stand in `FastModel.sums`. */
export interface FastTerm {
  readonly term: Term;
  readonly parties: readonly string[];
  /** The place of the first party's first sum: each party has what it receives, pays, keeps and bears. */
  readonly at: number;
}

/**
 * A model over doubles: a fraction of a microsecond for each term. Sums are in pounds and not rounded to the penny; else they are what `settle`
 * comes to, but for the last digits of a double.
 */
export interface FastModel {
  readonly variables: readonly Variable[];
  /** By variable, its value: percentages as fractions, rates per one, money in pounds. For what adds up over windows, the sum. Set before `run`. */
  readonly values: Float64Array;
  readonly terms: readonly FastTerm[];
  /** What `run` has worked out; not a number where the terms do not say what follows. */
  readonly sums: Float64Array;
  /** Compiles further expressions of the same model, before the first run. */
  readonly compiler: Compiler;
  /** Works out the sums; returns what is at the places of all compiled expressions, until the next run. */
  run(): Float64Array;
}

/** The kinds of sums in the order in which they stand. */
export const kindsOfSum = ['receives', 'pays', 'keeps', 'bears'] as const;

const [receives, pays, keeps, bears] = [0, 1, 2, 3];

/** Compiles a model; terms that have problems, or are not in force, have no parties. */
export function compileModel(model: Model): FastModel {
  const sound = model.terms.filter((term) => term.problems.length === 0);
  // Nobody is taken to reach a limit for each person.
  const variables = variablesIn(sound.flatMap((term) => term.sides.flatMap(expressionsOf))).filter(
    ({ kind }) => kind !== 'spread',
  );
  const compiler = new Compiler(model.slots, variables);
  const terms: FastTerm[] = [];
  const writers: Writer[] = [];
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
    values: compiler.program.values,
    terms,
    sums,
    compiler,
    run() {
      const memory = compiler.program.run();
      sums.fill(0);
      for (let i = 0; i < writers.length; i++) write(writers[i], memory, sums);
      for (let i = 0; i < sums.length; i += kindsOfSum.length) tidy(sums, i);
      return memory;
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

/** What a side comes to, and where it goes. */
interface Writer {
  /** The places of the parts, and for each the sums to which it is added. */
  readonly amounts: readonly number[];
  readonly goes: readonly (readonly number[])[];
  /** The place of what is shared; -1 where there is none. */
  readonly whole: number;
  /** The sum of whoever has the rest; -1 where nobody does. */
  readonly rest: number;
  /** The sums of the payers with their shares of all parts together. */
  readonly payers: readonly { readonly at: number; readonly share: number }[];
}

function writerFor(side: Side, parties: readonly string[], at: number, compiler: Compiler): Writer {
  const place = (party: string): number => at + parties.indexOf(party) * kindsOfSum.length;
  const isFlow = side.kind === 'paid' || side.kind === 'withheld';
  return {
    amounts: side.parts.map((part) => compiler.compile(part.amount)),
    goes: side.parts.map(({ party }) => entriesFor(side, party, place)),
    whole: side.whole ? compiler.compile(side.whole) : -1,
    rest: side.rest === undefined ? -1 : place(side.rest) + (side.kind === 'gain' ? keeps : bears),
    payers: (isFlow ? side.payers : []).map(({ party, share }) => ({
      at: place(party) + (side.kind === 'paid' ? pays : receives),
      share: toNumber(share),
    })),
  };
}

function write({ amounts, goes, whole, rest, payers }: Writer, memory: Float64Array, sums: Float64Array): void {
  let total = 0;
  for (let i = 0; i < amounts.length; i++) {
    const amount = memory[amounts[i]];
    total += amount;
    const entries = goes[i];
    for (let j = 0; j < entries.length; j++) sums[entries[j]] += amount;
  }
  for (let i = 0; i < payers.length; i++) sums[payers[i].at] += payers[i].share * total;
  if (whole < 0) return;
  const open = memory[whole] - total;
  if (rest >= 0) sums[rest] += open;
  // What nobody bears cannot be settled; a penny of millions is lost in a double.
  else if (!(Math.abs(open) <= 1e-9 * Math.max(1, Math.abs(total))))
    for (const [entry] of goes) sums[entry] = Number.NaN;
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

/** What is received or paid below nothing is paid or received. */
function tidy(sums: Float64Array, at: number): void {
  const [received, paid] = [sums[at + receives], sums[at + pays]];
  if (received >= 0 && paid >= 0) return;
  const net = received - paid;
  sums[at + receives] = net > 0 ? net : Number.isNaN(net) ? net : 0;
  sums[at + pays] = net < 0 ? -net : 0;
}
