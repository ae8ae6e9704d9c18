import type { Amount } from '../analysis/curve.js';
import { extremeOfAmounts } from '../analysis/exposure.js';
import type { Direction, Extreme } from '../analysis/extreme.js';
import { flowsOf } from '../analysis/flows.js';
import type { Spots } from '../analysis/search.js';
import { saysNothing, spreadText } from '../analysis/words.js';
import type { Term } from '../payment/model/model.js';
import { type Period, periodsText, periodText } from '../payment/period.js';
import { equals, negate, type Rational, zero } from '../payment/rational.js';
import { statedName } from '../payment/words.js';
import { listed } from '../semantics/listed.js';
import { amountsOf } from './amounts.js';
import type { YearOfContract } from './clause.js';
import type { KnownContract } from './known.js';
import { inUnit, pounds, shortPounds } from './unit.js';

/** The least and the greatest that amounts come to, whatever is measured. */
export interface Exposure {
  readonly least: Extreme;
  readonly greatest: Extreme;
  /** The year, in words. */
  readonly year: string;
  readonly currency: string;
}

/** What a term comes to in the year that stands for its contract; undefined where that cannot be worked out, or the term does not pay then. */
export function exposureOfTerm(contract: KnownContract, name: string): Exposure | undefined {
  return exposureOf(contract, { term: name });
}

/** What a party receives less what it pays under all terms in the year that stands for the contract. */
export function exposureOfParty(contract: KnownContract, party: string): Exposure | undefined {
  return exposureOf(contract, { party });
}

/** Whose exposure it is: a term's, or a party's under all terms. */
export type Exposed = { readonly term: string } | { readonly party: string };

/** The parts in which an exposure is worked out, each some tenths of a second at the most: who may be asked something else meanwhile takes them one by one. */
export function partsOfExposure(contract: KnownContract, whose: Exposed): (() => void)[] {
  return directions.map((direction) => () => void extremeIn(contract, whose, direction));
}

const directions = ['least', 'greatest'] as const;

function exposureOf(contract: KnownContract, whose: Exposed): Exposure | undefined {
  const year = contract.standing && contract.year(contract.standing);
  const [least, greatest] = directions.map((direction) => extremeIn(contract, whose, direction));
  if (!year || !least || !greatest) return undefined;
  return { least, greatest, year: periodText(year.period, year.yearStart), currency: year.model.currency };
}

/** Undefined where the amounts cannot be worked out, or have no value anywhere. */
function extremeIn(contract: KnownContract, whose: Exposed, direction: Direction): Extreme | undefined {
  return contract.once(`${direction} of ${'term' in whose ? `term ${whose.term}` : `party ${whose.party}`}`, () => {
    const amounts = 'term' in whose ? amountsUnder(contract, whose.term) : amountsFor(contract, whose.party);
    return amounts && extremeOfAmounts(amounts, direction);
  });
}

function amountsUnder(contract: KnownContract, name: string): readonly Amount[] | undefined {
  const found = termNamed(contract, name);
  return found && amountsOf(found.year.model, found.term);
}

function amountsFor(contract: KnownContract, party: string): readonly Amount[] | undefined {
  const year = contract.standing && contract.year(contract.standing);
  if (!year || year.model.terms.some(({ problems }) => problems.length > 0)) return undefined;
  return flowsOf(year.model).get(party) ?? [];
}

/** The term of that name in the year that stands for the contract, where it applies then and can be worked out. */
export function termNamed(contract: KnownContract, name: string): { year: YearOfContract; term: Term } | undefined {
  const year = contract.standing && contract.year(contract.standing);
  const term = year?.model.terms.find((one) => one.name === name);
  return year && term && term.status === 'applies' && term.problems.length === 0 && term.kind !== 'together'
    ? { year, term }
    : undefined;
}

/** `£9.92m to £10.71m`, `£150,000`, `at least £0, without an upper limit` */
export function inFewWords({ least, greatest, currency }: Exposure): string {
  return between(least.bound, greatest.bound, (value) => shortPounds(value, currency));
}

/** `ShoreCIC: £9.92m to £10.71m in 2028/29`; who only pays is said to pay. */
export function ofParty(party: string, exposure: Exposure): string {
  const { least, greatest, year } = exposure;
  const paysOnly = greatest.bound && greatest.bound.n <= 0n && least.bound?.n !== 0n;
  if (!paysOnly) return `${party}: ${inFewWords(exposure)} in ${year}`;
  const turned = { ...exposure, least: turnedRound(greatest), greatest: turnedRound(least) };
  return `${party} pays ${inFewWords(turned)} in ${year}`;
}

function turnedRound(extreme: Extreme): Extreme {
  const { bound } = extreme;
  return { ...extreme, ...(bound ? { bound: negate(bound) } : {}) };
}

/** The exposure in a sentence or two: between which sums, and where the least and the most of them are reached. */
export function inSentences(exposure: Exposure): string {
  const { least, greatest, year, currency } = exposure;
  const money = (value: Rational): string => pounds(value, currency);
  if (least.bound && greatest.bound && equals(least.bound, greatest.bound))
    return `${money(least.bound)} in ${year}, whatever is measured.`;
  const said = `${capital(between(least.bound, greatest.bound, money, true))} in ${year}`;
  const reached = [
    wherever(least.bound && equals(least.bound, zero) ? 'nothing' : 'the least', least, currency),
    wherever('the most', greatest, currency),
  ].filter((words) => words !== '');
  const vague = least.decided && greatest.decided ? '' : ' These are bounds: what is reached may lie inside them.';
  return `${said}${reached.length > 0 ? `: ${reached.join('; ')}` : ''}.${vague}`;
}

function between(
  low: Rational | undefined,
  high: Rational | undefined,
  money: (value: Rational) => string,
  long = false,
): string {
  if (low && high && equals(low, high)) return money(low);
  if (low && high) return long ? `between ${money(low)} and ${money(high)}` : `${money(low)} to ${money(high)}`;
  if (low) return `at least ${money(low)}, without an upper limit`;
  if (high) return `at most ${money(high)}, without a lower limit`;
  return 'without limits';
}

/** `the most for example with HbA1cControl at 68%, Experience at 84%` */
function wherever(what: string, { at, bound, grows }: Extreme, currency: string): string {
  if (!bound) return grows.length > 0 ? `it grows with ${listed([...new Set(grows.map(statedName))])}` : '';
  const spots = spotTexts(at, currency);
  return spots.length > 0 ? `${what} for example with ${spots.join(', ')}` : '';
}

const sides = { at: 'at', 'just-above': 'just above', 'just-below': 'just below' } as const;

/** A measure that is at the same in all of its windows is named once. */
function spotTexts(spots: Spots, currency: string): string[] {
  const byName = new Map<string, Map<string, Period[]>>();
  const spreads = new Set<string>();
  for (const [variable, { value, side }] of spots) {
    if (variable.kind === 'spread') {
      if (!saysNothing(variable, spots)) spreads.add(spreadText(variable, value));
      continue;
    }
    const where = `${sides[side]} ${inUnit(value, variable, currency)}`;
    const own = byName.get(statedName(variable)) ?? new Map<string, Period[]>();
    own.set(where, [...(own.get(where) ?? []), ...(variable.window ? [variable.window] : [])]);
    byName.set(statedName(variable), own);
  }
  const measured = [...byName].flatMap(([name, places]) =>
    [...places].map(
      ([where, windows]) =>
        `${name}${places.size > 1 && windows.length > 0 ? ` in ${periodsText(windows)}` : ''} ${where}`,
    ),
  );
  return [...measured, ...spreads];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
