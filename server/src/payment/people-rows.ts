import type { Variable } from './model/expression.js';
import type { ByPerson } from './people.js';
import type { Rational } from './rational.js';

/** What the rows of a measure come to that say it by person for one period. */
export interface SumOverPeople {
  /** The first of its rows. */
  readonly row: number;
  readonly variable: Variable;
  readonly people: ByPerson;
}

/** Gathers rows that are about one person each. */
export class PeopleRows {
  /** By term, what was paid for each person before. */
  readonly paid = new Map<string, Map<string, Rational>>();
  private readonly byKey = new Map<string, SumOverPeople & { readonly people: Map<string, Rational> }>();

  /** @param key the measure and the period; what it comes to grows with the rows that follow */
  add(
    key: string,
    person: string,
    value: Rational,
    row: number,
    variable: Variable,
  ): SumOverPeople & { readonly isNew: boolean } {
    const known = this.byKey.get(key);
    const sum = known ?? { row, variable, people: new Map<string, Rational>() };
    this.byKey.set(key, sum);
    sum.people.set(person, value);
    return { ...sum, isNew: !known };
  }

  addPaid(term: string, person: string, amount: Rational): ByPerson {
    const people = this.paid.get(term) ?? new Map<string, Rational>();
    this.paid.set(term, people);
    people.set(person, amount);
    return people;
  }

  sums(): Iterable<SumOverPeople> {
    return this.byKey.values();
  }
}
