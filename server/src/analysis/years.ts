import type { Block } from '../../../grammar/syntax/tree.js';
import { lifeOf, modelOf, yearStartOf } from '../payment/model/contract.js';
import type { Model, Term } from '../payment/model/model.js';
import { overlap, type Period, periodText, samePeriod, yearAt, yearOf } from '../payment/period.js';
import type { Scope } from '../semantics/names.js';
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

/** Contracts that run longer than this are looked at no further. */
const mostYears = 30;

/** A contract's payment terms in each of its years. Years that cannot be read, as where the contract does not say how long it runs, are left out. */
export function yearsOf(contract: Block, text: string, scope: Scope): YearOfContract[] {
  const days = lifeOf(contract);
  if (!days || !Number.isFinite(days.life.last)) return [];
  const from = yearStartOf(contract);
  const [first, last] = [yearAt(days.life.first, from), yearAt(days.life.last, from)];
  const years: YearOfContract[] = [];
  for (let starts = first; starts <= last && starts < first + mostYears; starts++) {
    const year = yearOf(starts, from);
    const period = overlap(year, days.life);
    if (!period) continue;
    const model = modelOf(contract, text, scope, period);
    if (!('problems' in model))
      years.push({ period, label: periodText(period, from), whole: samePeriod(period, year), model });
  }
  return years;
}

/** The terms that can be worked out, each once for all years in which it says the same. */
export function distinctTerms(years: readonly YearOfContract[]): TermOfYears[] {
  const found = new Map<string, TermOfYears & { years: string[] }>();
  for (const year of years) {
    for (const term of year.model.terms) {
      if (term.problems.length > 0 || term.sides.length === 0) continue;
      const key = `${term.name} ${fingerprintOf(term)}`;
      const known = found.get(key);
      if (known) known.years.push(year.label);
      else found.set(key, { term, year, years: [year.label] });
    }
  }
  return [...found.values()];
}
