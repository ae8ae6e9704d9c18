import { evaluate, isObstacle, type Known, type Note, type Obstacle, type Run, runOf } from './evaluate.js';
import { formatMoney, inCurrency } from './format.js';
import type { Expression, Variable } from './model/expression.js';
import { stepsIn, variablesIn } from './model/inside.js';
import type { Model, Problem, Side, Term } from './model/model.js';
import { add, multiply, negate, pounds, type Rational, type RoundingMode, subtract, total, zero } from './rational.js';
import { shareOut } from './rounding.js';
import { givenFor, isJudged, unspread, type Values } from './values.js';

/** What one party has under a term. What it keeps or bears is no payment. */
export interface Sums {
  readonly receives: Rational;
  readonly pays: Rational;
  readonly keeps: Rational;
  readonly bears: Rational;
}

export interface PartySums {
  readonly party: string;
  readonly exact: Sums;
  /** To the penny; the parties' parts add up to the rounded whole. */
  readonly rounded: Sums;
}

/** A term, worked out. */
export interface TermSettlement {
  readonly term: Term;
  readonly parties: readonly PartySums[];
  /** Variables without a value; where there are any, or an obstacle, there are no sums. */
  readonly lacking: readonly Variable[];
  readonly obstacle?: Obstacle | Problem;
}

export interface Settlement {
  readonly model: Model;
  readonly terms: readonly TermSettlement[];
  /** Every step of all terms, in the order in which they were worked out. */
  readonly steps: readonly Note[];
  /** What each party receives in all, less what it pays: a sum of rounded terms. What a remedy holds back is in its payment already. */
  readonly totals: ReadonlyMap<string, Rational>;
}

/** Whether words are made of the steps, and where the rows that decided are noted. */
export interface SettleOptions {
  readonly trail?: boolean;
  readonly rows?: Run['rows'];
  /** What `constantsOf` found, where a model is settled many times. */
  readonly known?: Known;
  /** Only these terms. */
  readonly only?: ReadonlySet<string>;
}

/** Works out the terms of a model from values: a pure function. */
export function settle(model: Model, values: Values, options: SettleOptions = {}): Settlement {
  const steps: Note[] = [];
  const note =
    options.trail === false
      ? undefined
      : (step: Note): void => void steps.push({ ...step, formula: inCurrency(step.formula, model.currency) });
  const run = runOf(model.slots, values, note, options.rows, note || options.rows ? undefined : options.known);
  const terms = model.terms
    .filter((term) => !options.only || options.only.has(term.name))
    .map((term) => settleTerm(term, run, model.rounding));
  const totals = new Map<string, Rational>();
  for (const { term, parties } of terms) {
    if (term.kind === 'remedy') continue;
    for (const { party, rounded } of parties)
      totals.set(party, add(totals.get(party) ?? zero, subtract(rounded.receives, rounded.pays)));
  }
  return { model, terms, steps, totals };
}

/** What in a model is the same whatever was measured, worked out once for settlements without a trail. */
export function constantsOf(model: Model): Known {
  const run = runOf(model.slots, { measurements: new Map(), alreadyPaid: new Map() });
  const expressions = model.terms.flatMap((term) => term.sides.flatMap(expressionsOf));
  for (const step of stepsIn(expressions)) if (variablesIn([step]).length === 0) evaluate(step, run);
  return run.cache;
}

/** The variables on which a term depends, and that the values say nothing of. */
export function lackingIn(term: Term, values: Values): Variable[] {
  return variablesOfTerm(term).filter((variable) => {
    if (variable.kind === 'spread') return unspread(variable, values) !== undefined;
    const given = givenFor(variable, values);
    if (!given) return true;
    if (isJudged(variable, values) || variable.ifMissing !== 'last-value' || variable.previous) return false;
    return values.measurements.get(variable.name)?.previous === undefined;
  });
}

const variablesByTerm = new WeakMap<Term, Variable[]>();

/** The variables on which a term depends. */
export function variablesOfTerm(term: Term): Variable[] {
  const known = variablesByTerm.get(term);
  if (known) return known;
  const found = variablesIn(term.sides.flatMap(expressionsOf));
  variablesByTerm.set(term, found);
  return found;
}

/** The limits for each person that a term depends on, each with whether it counts what was paid before. */
export function limitsForEach(term: Term): { readonly name: string; readonly countsBefore: boolean }[] {
  const found = new Map<string, boolean>();
  for (const { name, forEach } of variablesOfTerm(term)) if (forEach) found.set(name, forEach.countsBefore);
  return [...found].map(([name, countsBefore]) => ({ name, countsBefore }));
}

function expressionsOf(side: Side): Expression[] {
  return [...(side.whole ? [side.whole] : []), ...side.parts.map((part) => part.amount)];
}

function settleTerm(term: Term, run: Run, mode: RoundingMode): TermSettlement {
  const without = { term, parties: [], lacking: [] };
  if (term.problems.length > 0) return { ...without, obstacle: term.problems[0] };
  const lacking = lackingIn(term, run.values);
  if (lacking.length > 0) return { ...without, lacking };
  const ledger = new Ledger();
  for (const side of term.sides) {
    const obstacle = settleSide(side, run, mode, ledger, term);
    if (obstacle) return { ...without, obstacle };
  }
  return { ...without, parties: ledger.parties() };
}

function settleSide(side: Side, run: Run, mode: RoundingMode, ledger: Ledger, term: Term): Obstacle | undefined {
  if (run.note) for (const step of side.beside ?? []) evaluate(step, run);
  const exact: Rational[] = [];
  for (const { amount } of side.parts) {
    const value = evaluate(amount, run);
    if (isObstacle(value)) return at(value, term);
    exact.push(value);
  }
  if (side.whole && side.rest !== undefined) {
    const whole = evaluate(side.whole, run);
    if (isObstacle(whole)) return at(whole, term);
    exact.push(subtract(whole, total(exact)));
  }
  if (side.kind === 'borne' && side.whole) {
    const whole = evaluate(side.whole, run);
    if (isObstacle(whole)) return at(whole, term);
    const open = subtract(whole, total(exact));
    if (open.n !== 0n) {
      const message = `Nobody bears ${formatMoney(open)} of what is overspent: the reserve does not hold it, or no range shares it.`;
      return { message, ...term.place };
    }
  }
  const due = byParty(side, exact);
  const rounded = shareOut([...due.values()], mode).map(pounds);
  [...due].forEach(([party, sum], i) => {
    ledger.enter(side, party, sum, rounded[i]);
  });
  const isFlow = side.kind === 'paid' || side.kind === 'withheld';
  if (!isFlow) return undefined;
  const whole = total(exact);
  const paidExact = side.payers.map(({ share }) => multiply(share, whole));
  const paid = shareOut(
    side.payers.map(({ share }) => multiply(share, total(rounded))),
    mode,
  ).map(pounds);
  const verb = side.kind === 'paid' ? 'pays' : 'receives';
  for (const [i, { party }] of side.payers.entries()) ledger.add(party, verb, paidExact[i], paid[i]);
  return undefined;
}

/** What each party has of a side, which is rounded once for each; the rest comes last. */
function byParty(side: Side, exact: readonly Rational[]): Map<string, Rational> {
  const due = new Map<string, Rational>();
  exact.forEach((sum, i) => {
    const party = side.parts[i]?.party ?? (side.rest as string);
    due.set(party, add(due.get(party) ?? zero, sum));
  });
  return due;
}

/** An obstacle that has no place of its own is the term's. */
function at(obstacle: Obstacle, term: Term): Obstacle {
  return obstacle.end > 0 ? obstacle : { ...obstacle, ...term.place };
}

type Kind = keyof Sums;

type Entry = { readonly exact: Open; readonly rounded: Open };
type Open = { -readonly [kind in Kind]: Rational };

function nothingYet(): Open {
  return { receives: zero, pays: zero, keeps: zero, bears: zero };
}

/** Adds up what each party has, in the order in which parties come up. */
class Ledger {
  private readonly entries = new Map<string, Entry>();

  add(party: string, kind: Kind, exact: Rational, rounded: Rational): void {
    let entry = this.entries.get(party);
    if (!entry) {
      entry = { exact: nothingYet(), rounded: nothingYet() };
      this.entries.set(party, entry);
    }
    entry.exact[kind] = add(entry.exact[kind], exact);
    entry.rounded[kind] = add(entry.rounded[kind], rounded);
  }

  /** What a party has of a side; the rest of a gain or a loss is kept or borne by who holds it. */
  enter(side: Side, party: string, exact: Rational, rounded: Rational): void {
    const put = (who: string, kind: Kind): void => this.add(who, kind, exact, rounded);
    switch (side.kind) {
      case 'paid':
        return put(party, 'receives');
      case 'withheld':
      case 'put-in':
        return put(party, 'pays');
      case 'borne':
        put(party, 'pays');
        return put(party, 'bears');
      case 'kept':
        put(party, 'receives');
        return put(party, 'keeps');
      case 'gain':
        if (party === side.rest) return put(party, 'keeps');
        put(party, 'receives');
        return put(side.rest as string, 'pays');
      case 'loss':
        if (party === side.rest) return put(party, 'bears');
        put(party, 'pays');
        return put(side.rest as string, 'receives');
    }
  }

  parties(): PartySums[] {
    return [...this.entries].map(([party, { exact, rounded }]) => ({
      party,
      exact: tidy(exact),
      rounded: tidy(rounded),
    }));
  }
}

/** What is received or paid below nothing is paid or received. */
function tidy(sums: Sums): Sums {
  const net = subtract(sums.receives, sums.pays);
  const oneWay = sums.receives.n < 0n || sums.pays.n < 0n;
  if (!oneWay) return sums;
  return { ...sums, receives: net.n > 0n ? net : zero, pays: net.n < 0n ? negate(net) : zero };
}
