import type { Block, Span } from '../../../grammar/syntax/tree.js';
import type { Context } from '../semantics/context.js';
import { type Actuals, type Doubt, readActuals, type Used } from './actuals.js';
import { followedBy } from './followed.js';
import { formatMoney, formatShown } from './format.js';
import { lackingTexts } from './lacking.js';
import { modelOf } from './model/contract.js';
import { type Period, periodText } from './period.js';
import { equals, type Rational, subtract } from './rational.js';
import { type Settlement, type Sums, settle, type TermSettlement } from './settle.js';
import type { Values } from './values.js';

/** What a settlement is told to people with: who receives and pays what, from which values, by which steps. Sums are texts, exactly as they are paid. */
export interface Statement {
  readonly contract: string;
  readonly period: string;
  readonly rounding: string;
  /** A fingerprint of the actuals, as they were read. */
  readonly inputsHash: string;
  readonly inputs: readonly Used[];
  readonly unused: readonly string[];
  readonly terms: readonly StatedTerm[];
  /** What each party receives in all; what it pays is below nothing. */
  readonly totals: readonly { readonly party: string; readonly receives?: string; readonly pays?: string }[];
}

export interface StatedTerm {
  readonly name: string;
  readonly title: string;
  readonly line: number;
  readonly status: 'applies' | 'shadow' | 'rests';
  readonly sums: readonly StatedSum[];
  readonly steps: readonly StatedStep[];
  /** What follows beside money: whether a remedy applies, and what is due then. */
  readonly follows: readonly { readonly text: string; readonly line: number }[];
}

export interface StatedSum {
  readonly party: string;
  readonly verb: keyof Sums;
  readonly amount: string;
  /** What it was before it was rounded, where that is something else. */
  readonly exact?: string;
}

export interface StatedStep {
  readonly what: string;
  readonly formula: string;
  readonly amount: string;
  readonly line: number;
}

/** What a settlement needs of the place where its contract stands. */
export interface Clause extends Pick<Context, 'text' | 'scope'> {
  /** The line of the file, from 1, in which an offset of the piece stands. */
  lineAt(offset: number): number;
}

/**
 * Settles a contract for a period from a table of actuals.
 *
 * @param hash makes the fingerprint of a text
 * @returns the statement, or everything that keeps it from being made; nothing is guessed
 */
export function statementOf(
  contract: Block,
  clause: Clause,
  period: Period,
  csv: string,
  hash: (text: string) => string,
): Statement | { readonly doubts: readonly Doubt[] } {
  const model = modelOf(contract, clause.text, clause.scope, period);
  if ('problems' in model) return { doubts: model.problems.map((problem) => atLine(problem, clause)) };
  const actuals = readActuals(csv, model, clause.scope);
  const settlement = settle(model, actuals.values);
  // A value that is doubtful is named in its row, and need not be asked for again.
  const doubtful = actuals.doubts.length > 0 ? actuals.named : new Set<string>();
  if (!actuals.readable) return { doubts: actuals.doubts };
  const doubts: Doubt[] = [
    ...actuals.doubts,
    ...settlement.terms.flatMap(({ obstacle }) => (obstacle ? [atLine(obstacle, clause)] : [])),
    ...lackingTexts(settlement, doubtful, actuals.values).map((message) => ({ message })),
  ];
  const once = new Map(doubts.map((doubt) => [`${doubt.row} ${doubt.column} ${doubt.message}`, doubt]));
  if (once.size > 0) return { doubts: [...once.values()] };
  return stated(settlement, actuals, clause, hash(csv.replaceAll('\r\n', '\n')));
}

function atLine(problem: Span & { readonly message: string }, clause: Clause): Doubt {
  return { message: `Line ${clause.lineAt(problem.start)}: ${problem.message}` };
}

const verbs: readonly (keyof Sums)[] = ['receives', 'pays', 'keeps', 'bears'];

function stated(settlement: Settlement, actuals: Actuals, clause: Clause, inputsHash: string): Statement {
  const { model } = settlement;
  return {
    contract: model.contract,
    period: periodText(model.period, model.yearStart),
    rounding: model.rounding,
    inputsHash,
    inputs: actuals.used,
    unused: actuals.unused,
    terms: settlement.terms.map((term) => statedTerm(term, settlement, actuals.values, clause)),
    totals: [...settlement.totals].map(([party, net]) =>
      net.n < 0n
        ? { party, pays: formatMoney({ n: -net.n, d: net.d }, model.currency) }
        : { party, receives: formatMoney(net, model.currency) },
    ),
  };
}

function statedTerm(
  { term, parties }: TermSettlement,
  settlement: Settlement,
  values: Values,
  clause: Clause,
): StatedTerm {
  const sums = parties.flatMap(({ party, exact, rounded }) =>
    verbs
      .filter((verb) => rounded[verb].n !== 0n || exact[verb].n !== 0n)
      .map((verb) => statedSum(party, verb, exact[verb], rounded[verb], settlement.model.currency)),
  );
  const steps = settlement.steps
    .filter((step) => step.term === term.name)
    .map(({ what, formula, amount, shown, start }) => ({
      what,
      formula,
      amount: formatShown(amount, shown, undefined, settlement.model.currency),
      line: clause.lineAt(start),
    }));
  return {
    name: term.name,
    title: term.title,
    line: clause.lineAt(term.place.start),
    status: term.status,
    sums,
    steps,
    follows: followedBy(term, settlement.model, values).map(({ text, start }) => ({
      text,
      line: clause.lineAt(start),
    })),
  };
}

function statedSum(party: string, verb: keyof Sums, exact: Rational, rounded: Rational, currency: string): StatedSum {
  const amount = formatMoney(rounded, currency);
  if (equals(exact, rounded) || exact.n < 0n) return { party, verb, amount };
  return {
    party,
    verb,
    amount,
    exact: `${formatMoney(exact, currency)} (rounded by ${formatMoney(subtract(rounded, exact), currency)})`,
  };
}
