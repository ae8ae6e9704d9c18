import type { Random } from '../../../bench/random.js';
import { day, type Span } from './calendar.js';
import { Exact, pence, percent } from './exact.js';
import type { Amount, Condition, Governed, Limit, Share } from './terms.js';
import { all } from './work-out.js';

/** The percentages of which most terms are about. */
export const percents = ['Rate', 'Other', 'Kept', 'Left'];

/** What most terms are made of, drawn at random. */
export abstract class Lots {
  protected abstract readonly yearStarts: number;
  protected abstract readonly term: Span;
  /** The calendar year in which the contract year begins that is settled. */
  protected abstract readonly year: number;

  constructor(protected readonly random: Random) {}

  protected chance(oneIn: number): boolean {
    return this.random.below(oneIn) === 0;
  }

  protected maybe<T>(oneIn: number, draw: () => T): T | undefined {
    return this.chance(oneIn) ? draw() : undefined;
  }

  /** Up to so many pounds, with pence at times. */
  protected pounds(most: number): Exact {
    return this.chance(3) ? pence(1 + this.random.below(most * 100)) : Exact.of(1 + this.random.below(most));
  }

  /** A part in whole, or half, hundredths. */
  protected part(least: number, most: number): Exact {
    return percent(least + this.random.below((most - least) * 2 + 1) / 2);
  }

  protected shares(parties: readonly string[]): Share[] {
    if (parties.length === 1) return [all(parties[0])];
    let left = 100;
    return parties.map((party, at) => {
      const part = at === parties.length - 1 ? left : 1 + this.random.below(left - (parties.length - at));
      left -= part;
      return { party, part: percent(part) };
    });
  }

  protected receivers(): Share[] {
    const many = this.chance(2) ? 1 : 2 + this.random.below(2);
    return this.shares(this.random.shuffle(['One', 'Two', 'Three']).slice(0, many));
  }

  protected applies(): Span | undefined {
    const first = day(
      this.year,
      this.yearStarts + this.random.below(9),
      this.chance(2) ? 1 : 1 + this.random.below(28),
    );
    return this.maybe(6, () => ({ first, last: this.term.last }));
  }

  protected perYear(most: number): Amount {
    return { is: 'per', per: 'year', pounds: this.pounds(most) };
  }

  protected amount(most: number): Amount {
    const draw = this.random.below(5);
    if (draw === 0) return { is: 'part', part: this.part(1, 20), of: 'Core' };
    if (draw === 1)
      return {
        is: 'by-year',
        lines: [
          [2026, this.pounds(most)],
          [2028, this.pounds(most)],
        ],
      };
    return { is: 'per', per: this.random.pick(['year', 'quarter', 'month'] as const), pounds: this.pounds(most) };
  }

  protected limit(many: number, most = 60_000): Limit {
    const cut = many > 1 ? this.random.pick(['in proportion', 'in order'] as const) : undefined;
    return { limit: this.chance(3) ? { is: 'part', part: this.part(1, 20), of: 'Core' } : this.perYear(most), cut };
  }

  protected condition(): Condition {
    const draw = this.random.below(6);
    if (draw === 0) return { measure: 'Ready', is: 'is yes' };
    if (draw === 1) return { measure: this.random.pick([...percents, 'Falls']), is: 'meets target' };
    if (draw === 2)
      return { measure: 'Falls', is: this.random.pick(['at most', 'below'] as const), value: Exact.of(7, 10_000) };
    return {
      measure: this.random.pick(percents),
      is: this.random.pick(['at least', 'above', 'below', 'at most'] as const),
      value: percent(55 + this.random.below(20)),
    };
  }

  protected conditions(): Condition[] {
    return Array.from({ length: 1 + this.random.below(2) }, () => this.condition());
  }

  protected governed(many: number, pooled: boolean): Governed {
    return {
      onlyIf: this.maybe(6, () => this.conditions()),
      anyOf: this.maybe(8, () => this.conditions()),
      scaledBy: this.maybe(6, () => 'Quality'),
      reduced: this.maybe(5, () => ({
        combine: this.random.pick(['added', 'multiplied'] as const),
        of: pooled ? this.random.pick(['amount-earned', 'whole-pool'] as const) : ('amount-earned' as const),
        unless: Array.from({ length: 1 + this.random.below(3) }, () => ({
          condition: this.condition(),
          off: this.part(5, 60),
        })),
      })),
      mostPaid: this.maybe(4, () => ({ ...this.limit(many), before: this.chance(3) })),
      leastPaid: this.maybe(10, () => this.perYear(20_000)),
    };
  }
}
