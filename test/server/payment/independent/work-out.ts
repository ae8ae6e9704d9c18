import { Exact, none, one } from './exact.js';
import { cutBack, limitOf } from './governing.js';
import { cameOf, inForce } from './payments.js';
import { pennies, sharedOut } from './pennies.js';
import { fundOf } from './pooled-funds.js';
import { Open } from './readings.js';
import { withheldFrom, withheldOf } from './remedies.js';
import { type SharedOut, sharedOf } from './risk-shares.js';
import type { Agreement, Payment, PooledFund, Remedy, RiskShare, Share } from './terms.js';

/** What a party has under a term, in pennies. */
export interface Purse {
  receives: bigint;
  pays: bigint;
  keeps: bigint;
  bears: bigint;
}

export type Verb = keyof Purse;

/** What comes out of a term: the purses of its parties, or that the terms leave it open. */
export type Outcome = ReadonlyMap<string, Purse> | { readonly open: string };

/** Every term that pays, worked out from what the words of the documentation say. */
export function workOut(agreement: Agreement): ReadonlyMap<string, Outcome> {
  const found = new Map<string, Outcome>();
  for (const term of agreement.terms) {
    if (term.is === 'together') continue;
    try {
      const purses = new Purses();
      if (term.is === 'payment') payment(agreement, term, purses);
      else if (term.is === 'risk-share') riskShare(agreement, term, purses);
      else if (term.is === 'pooled-fund') fund(agreement, term, purses);
      else remedy(agreement, term, purses);
      found.set(term.name, purses.list);
    } catch (problem) {
      if (!(problem instanceof Open)) throw problem;
      found.set(term.name, { open: problem.message });
    }
  }
  return found;
}

class Purses {
  readonly list = new Map<string, Purse>();

  put(party: string, verb: Verb, amount: bigint): void {
    const purse = this.list.get(party) ?? { receives: 0n, pays: 0n, keeps: 0n, bears: 0n };
    purse[verb] += amount;
    this.list.set(party, purse);
  }

  /** Sums below nothing go the other way. */
  move(party: string, verb: 'receives' | 'pays', amount: bigint): void {
    const other = verb === 'receives' ? 'pays' : 'receives';
    this.put(party, amount < 0n ? other : verb, amount < 0n ? -amount : amount);
  }
}

/** What each receiver of a payment, or each party to a gain, has, once terms together are held to their limits. */
function afterTogether(agreement: Agreement, name: string, amounts: readonly Exact[]): Exact[] {
  let own = [...amounts];
  const later: string[] = [];
  for (const limit of agreement.terms) {
    if (limit.is !== 'together') continue;
    later.push(limit.name);
    if (!limit.terms.includes(name)) continue;
    const each = limit.terms.map((term) => (term === name ? own : receivedUnder(agreement, term)));
    const borne = limit.net ? Exact.sum(limit.terms.map((term) => lossUnder(agreement, term))) : none;
    const held = cutBack(each.flat(), limitOf(agreement, limit.most.limit).plus(borne), limit.most.cut);
    const at = Exact.of(each.slice(0, limit.terms.indexOf(name)).flat().length).above;
    own = held.slice(Number(at), Number(at) + own.length);
  }
  return own;
}

function receivedUnder(agreement: Agreement, name: string): readonly Exact[] {
  const term = agreement.terms.find((one) => one.name === name);
  if (term?.is === 'payment') return cameOf(agreement, term).parts;
  const shared = term?.is === 'risk-share' ? sharedOf(agreement, term) : undefined;
  return shared?.kind === 'gain' ? shared.parts.map(({ amount }) => amount) : [];
}

function lossUnder(agreement: Agreement, name: string): Exact {
  const term = agreement.terms.find((one) => one.name === name);
  const shared = term?.is === 'risk-share' ? sharedOf(agreement, term) : undefined;
  return shared?.kind === 'loss' ? Exact.sum(shared.parts.map(({ amount }) => amount)) : none;
}

function payment(agreement: Agreement, term: Payment, purses: Purses): void {
  const came = cameOf(agreement, term);
  const withheld = withheldFrom(agreement, term.name);
  const after = afterTogether(agreement, term.name, came.parts);
  const parts = after.map((part, at) => part.minus(withheld.times(term.to[at].part)));
  const unearnedTo = term.pays.mechanism === 'outcome' ? term.pays.unearnedTo : undefined;
  const received: Share[] = term.to.map(({ party }, at) => ({ party, part: parts[at] }));
  if (unearnedTo) received.push({ party: unearnedTo, part: came.unearned });
  const whole = Exact.sum(received.map(({ part }) => part));
  rounded(agreement, received).forEach(({ party, amount }) => purses.move(party, 'receives', amount));
  const paid = term.from.map(({ party, part }) => ({ party, part: whole.times(part) }));
  rounded(agreement, paid).forEach(({ party, amount }) => purses.move(party, 'pays', amount));
}

function rounded({ rounding }: Agreement, shares: readonly Share[]): { party: string; amount: bigint }[] {
  const amounts = sharedOut(
    shares.map(({ part }) => part),
    rounding,
  );
  return shares.map(({ party }, at) => ({ party, amount: amounts[at] }));
}

function riskShare(agreement: Agreement, term: RiskShare, purses: Purses): void {
  const shared: SharedOut | undefined = sharedOf(agreement, term);
  if (!shared) return;
  const { kind, whole, parts } = shared;
  const amounts = parts.map(({ amount }) => amount);
  const held = kind === 'gain' ? afterTogether(agreement, term.name, amounts) : amounts;
  const others = parts.map(({ party }, at) => ({ party, part: held[at] })).filter(({ party }) => party !== term.restWith);
  const rest = whole.minus(Exact.sum(others.map(({ part }) => part)));
  const all = rounded(agreement, [...others, { party: term.restWith, part: rest }]);
  const moved = all.slice(0, -1).reduce((sum, { amount }) => sum + amount, 0n);
  for (const { party, amount } of all.slice(0, -1)) purses.put(party, kind === 'gain' ? 'receives' : 'pays', amount);
  purses.put(term.restWith, kind === 'gain' ? 'pays' : 'receives', moved);
  purses.put(term.restWith, kind === 'gain' ? 'keeps' : 'bears', all[all.length - 1].amount);
}

function fund(agreement: Agreement, term: PooledFund, purses: Purses): void {
  const came = fundOf(agreement, term);
  if (!came) return;
  const shares = (list: ReadonlyMap<string, Exact>): Share[] => [...list].map(([party, part]) => ({ party, part }));
  for (const { party, amount } of rounded(agreement, shares(came.borne))) purses.put(party, 'bears', amount);
  for (const { party, amount } of rounded(agreement, shares(came.kept))) purses.put(party, 'keeps', amount);
  for (const [party, amount] of came.contributed) {
    const all = amount.plus(came.borne.get(party) ?? none);
    purses.put(party, 'pays', pennies(all, agreement.rounding));
  }
}

function remedy(agreement: Agreement, term: Remedy, purses: Purses): void {
  const from = agreement.terms.find((one): one is Payment => one.is === 'payment' && one.name === term.from);
  if (!from) throw new Error(`There is no payment ${term.from}.`);
  if (!inForce(agreement, term)) return;
  const withheld = withheldOf(agreement, term);
  const split = (shares: readonly Share[]): Share[] =>
    shares.map(({ party, part }) => ({ party, part: part.times(withheld) }));
  for (const { party, amount } of rounded(agreement, split(from.to))) purses.put(party, 'pays', amount);
  for (const { party, amount } of rounded(agreement, split(from.from))) purses.put(party, 'receives', amount);
}

/** The whole of a payment, for one receiver. */
export const all = (party: string): Share => ({ party, part: one });
