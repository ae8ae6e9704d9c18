import type { Block } from '../../../grammar/syntax/tree.js';
import { isAlike } from '../payment/alike.js';
import { contractYears } from '../payment/contract-years.js';
import { lifeOf, yearStartOf } from '../payment/model/contract.js';
import type { Model, Term } from '../payment/model/model.js';
import { modellingFor } from '../payment/models.js';
import { overlap, type Period, periodText, samePeriod } from '../payment/period.js';
import type { Scope } from '../semantics/names.js';
import { type Pausing, toTheEnd } from '../semantics/pausing.js';
import { fingerprintOf } from './fingerprint.js';

/** One contract year, or the part of one that the contract's term has. */
export interface YearOfContract {
  readonly period: Period;
  /** As a reader would say it: `2028/29`. */
  readonly label: string;
  /** Whether it is a whole year. */
  readonly whole: boolean;
  readonly model: Model;
}

/** A term as it is in a year and, in the same words and numbers, in those of `years`. */
export interface TermOfYears {
  readonly term: Term;
  readonly year: YearOfContract;
  readonly years: readonly string[];
}

/** A contract's payment terms in each of its years. Years that cannot be read, as where the contract does not say how long it runs, are left out. */
export function yearsOf(contract: Block, text: string, scope: Scope): YearOfContract[] {
  return toTheEnd(readingYears(contract, text, scope, false));
}

/**
 * The same as `yearsOf`, with pauses.
 *
 * @param sharing whether a year in which all comes to the same as in an earlier one may have its terms, whose months and quarters are then those of
 * the earlier one: enough for proofs, and several times as fast
 */
export function* readingYears(
  contract: Block,
  text: string,
  scope: Scope,
  sharing: boolean,
): Pausing<YearOfContract[]> {
  const life = lifeOf(contract)?.life;
  const from = yearStartOf(contract);
  const years: YearOfContract[] = [];
  for (const year of contractYears(contract)) {
    const period = life && overlap(year, life);
    if (!period) continue;
    const whole = samePeriod(period, year);
    const model =
      (sharing && whole && sharedWith(years, period)) || (yield* modellingFor(contract, { text, scope }, period));
    if (!('problems' in model)) years.push({ period, label: periodText(period, from), whole, model });
  }
  return years;
}

/** The model of an earlier whole year, for a year in which the terms come to the same. What is unclear names its year, so it is not shared. */
function sharedWith(earlier: readonly YearOfContract[], period: Period): Model | undefined {
  const found = earlier.find(
    ({ whole, model }) => whole && model.terms.every(({ problems }) => problems.length === 0) && isAlike(model, period),
  );
  return found && { ...found.model, period };
}

/** The terms that can be worked out, each once for all years in which it says the same. */
export function distinctTerms(years: readonly YearOfContract[]): TermOfYears[] {
  const found = new Map<string, TermOfYears & { years: string[] }>();
  const sharers = sharersOf(years);
  for (const [terms, sharing] of sharers) {
    const labels = sharing.map(({ label }) => label);
    for (const term of terms) {
      if (term.problems.length > 0 || term.sides.length === 0) continue;
      // Where all years share their terms, there is nothing to compare them with.
      const key = sharers.size === 1 ? `${found.size}` : `${term.name} ${fingerprintOf(term)}`;
      const known = found.get(key);
      if (known) known.years.push(...labels);
      else found.set(key, { term, year: sharing[0], years: [...labels] });
    }
  }
  return [...found.values()];
}

/** The years whose terms do not all say what they said in an earlier one. */
export function distinctYears(years: readonly YearOfContract[]): YearOfContract[] {
  const sharers = sharersOf(years);
  if (sharers.size === 1) return years.slice(0, 1);
  const seen = new Map<string, YearOfContract>();
  for (const [terms, [year]] of sharers) {
    const key = terms.map((term) => (term.problems.length > 0 ? '?' : fingerprintOf(term))).join('\n');
    if (!seen.has(key)) seen.set(key, year);
  }
  return [...seen.values()];
}

/** The years by the terms that they share. */
function sharersOf(years: readonly YearOfContract[]): ReadonlyMap<readonly Term[], readonly YearOfContract[]> {
  const found = new Map<readonly Term[], YearOfContract[]>();
  for (const year of years) {
    const sharing = found.get(year.model.terms);
    if (sharing) sharing.push(year);
    else found.set(year.model.terms, [year]);
  }
  return found;
}
