import { Exact, none, one } from './exact.js';
import { cutBack, limitLeft } from './governing.js';
import { cameOf, inForce } from './payments.js';
import { sharedOut } from './pennies.js';
import { fundOf } from './pooled-funds.js';
import { Open } from './readings.js';
import { refuse } from './refusals.js';
import { withheldFrom, withheldOf } from './remedies.js';
import { partiesOf, type SharedOut, sharedOf, sharesAny } from './risk-shares.js';
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

/** What is received under each term, part by part in the order in which it is written, once terms together are held to their limits. */
type Received = ReadonlyMap<string, readonly Exact[] | Open>;

function receivedIn(agreement: Agreement): Received {
  const received = new Map<string, readonly Exact[] | Open>();
  for (const term of agreement.terms)
    if ((term.is === 'payment' || term.is === 'risk-share') && inForce(agreement, term))
      received.set(
        term.name,
        orOpen(() => (term.is === 'payment' ? paidUnder(agreement, term) : sharedUnder(agreement, term))),
      );
  for (const limit of agreement.terms) {
    if (limit.is !== 'together') continue;
    const paying = limit.terms.filter((name) => received.has(name));
    const refused = orOpen(() => refuseAny(agreement, paying));
    if (refused) {
      for (const name of limit.terms) received.set(name, refused);
      continue;
    }
    const cut = orOpen(() => {
      const all = paying.flatMap((name) => known(received, name));
      if (all.length === 0) return all;
      const borne = limit.net ? Exact.sum(paying.map((name) => lossUnder(agreement, name))) : none;
      const most = limitLeft(agreement, limit.most.limit, agreement.alreadyPaid.get(limit.name)).plus(borne);
      // What is below nothing is paid, and not received: no limit counts or changes it.
      const held = cutBack(
        all.map((part) => part.most(none)),
        most,
        limit.most.cut,
      );
      return held.map((part, i) => part.plus(all[i].least(none)));
    });
    let at = 0;
    for (const name of paying) {
      const before = received.get(name);
      if (before instanceof Open || before?.length === 0) continue;
      if (cut instanceof Open || !before) received.set(name, cut);
      else {
        received.set(name, cut.slice(at, at + before.length));
        at += before.length;
      }
    }
  }
  return received;
}

/** Where one of several terms cannot be settled, a limit on all of them cannot either. */
function refuseAny(agreement: Agreement, names: readonly string[]): void {
  for (const term of agreement.terms)
    if ((term.is === 'payment' || term.is === 'risk-share') && names.includes(term.name)) refuse(agreement, term);
}

function orOpen<T>(work: () => T): T | Open {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Open) return problem;
    throw problem;
  }
}

/** What is received under a term; undefined where it is not in force. Throws where that is left open. */
function receivedUnder(agreement: Agreement, term: Payment | RiskShare): readonly Exact[] | undefined {
  const received = receivedIn(agreement);
  return received.has(term.name) ? known(received, term.name) : undefined;
}

function known(received: Received, name: string): readonly Exact[] {
  const found = received.get(name);
  if (!found) throw new Error(`Nothing can be received under ${name}.`);
  if (found instanceof Open) throw found;
  return found;
}

/** Each receiver's part of a payment, and what goes to another because it was not earned. */
function paidUnder(agreement: Agreement, term: Payment): Exact[] {
  refuse(agreement, term);
  const { parts, unearned } = cameOf(agreement, term);
  return term.pays.mechanism === 'outcome' && term.pays.unearnedTo ? [...parts, unearned] : [...parts];
}

/** The parts of a gain. */
function sharedUnder(agreement: Agreement, term: RiskShare): Exact[] {
  refuse(agreement, term);
  const shared = sharesAny(agreement, term, 'gain') ? sharedOf(agreement, term) : undefined;
  if (shared?.kind !== 'gain') return partiesOf(term, 'gain').map(() => none);
  return shared.parts.map(({ amount }) => amount);
}

function lossUnder(agreement: Agreement, name: string): Exact {
  const term = agreement.terms.find((one) => one.name === name);
  const shared =
    term?.is === 'risk-share' && sharesAny(agreement, term, 'loss') ? sharedOf(agreement, term) : undefined;
  return shared?.kind === 'loss' ? Exact.sum(shared.parts.map(({ amount }) => amount)) : none;
}

function payment(agreement: Agreement, term: Payment, purses: Purses): void {
  const after = receivedUnder(agreement, term);
  if (!after) return;
  const withheld = withheldFrom(agreement, term.name);
  const unearnedTo = term.pays.mechanism === 'outcome' ? term.pays.unearnedTo : undefined;
  const received = [...term.to, ...(unearnedTo ? [all(unearnedTo)] : [])].map(({ party }, at): Share => {
    const less = at < term.to.length ? withheld.times(term.to[at].part) : none;
    return { party, part: after[at].minus(less) };
  });
  const to = rounded(agreement, byParty(received));
  for (const { party, amount } of to) purses.move(party, 'receives', amount);
  for (const { party, amount } of sharedByPayers(agreement, term, to)) purses.move(party, 'pays', amount);
}

/** The payers of a payment share what its receivers have, to the penny. */
function sharedByPayers(agreement: Agreement, term: Payment, to: readonly { amount: bigint }[]): Rounded[] {
  const whole = Exact.of(
    to.reduce((sum, { amount }) => sum + amount, 0n),
    100,
  );
  return rounded(
    agreement,
    term.from.map(({ party, part }) => ({ party, part: whole.times(part) })),
  );
}

interface Rounded {
  readonly party: string;
  readonly amount: bigint;
}

/** What each party has in all: its sum is rounded once. */
function byParty(shares: readonly Share[]): Share[] {
  return [...new Set(shares.map(({ party }) => party))].map((party) => ({
    party,
    part: Exact.sum(shares.filter((share) => share.party === party).map(({ part }) => part)),
  }));
}

function rounded({ rounding }: Agreement, shares: readonly Share[]): Rounded[] {
  const amounts = sharedOut(
    shares.map(({ part }) => part),
    rounding,
  );
  return shares.map(({ party }, at) => ({ party, amount: amounts[at] }));
}

function riskShare(agreement: Agreement, term: RiskShare, purses: Purses): void {
  const received = receivedUnder(agreement, term);
  const shared: SharedOut | undefined = sharedOf(agreement, term);
  if (!received || !shared) return;
  const { kind, whole, parts } = shared;
  const held = kind === 'gain' ? received : parts.map(({ amount }) => amount);
  const others = parts.map(({ party }, at) => ({ party, part: held[at] }));
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
  for (const { party, amount } of rounded(agreement, shares(came.borne))) {
    purses.put(party, 'bears', amount);
    purses.put(party, 'pays', amount);
  }
  for (const { party, amount } of rounded(agreement, shares(came.kept))) {
    purses.put(party, 'keeps', amount);
    purses.put(party, 'receives', amount);
  }
  for (const { party, amount } of rounded(agreement, shares(came.contributed))) purses.put(party, 'pays', amount);
}

function remedy(agreement: Agreement, term: Remedy, purses: Purses): void {
  const from = agreement.terms.find((one): one is Payment => one.is === 'payment' && one.name === term.from);
  if (!from) throw new Error(`There is no payment ${term.from}.`);
  if (!inForce(agreement, term)) return;
  const withheld = withheldOf(agreement, term);
  const taken = rounded(
    agreement,
    from.to.map(({ party, part }) => ({ party, part: part.times(withheld) })),
  );
  for (const { party, amount } of taken) purses.put(party, 'pays', amount);
  for (const { party, amount } of sharedByPayers(agreement, from, taken)) purses.put(party, 'receives', amount);
}

/** The whole of a payment, for one receiver. */
export const all = (party: string): Share => ({ party, part: one });
