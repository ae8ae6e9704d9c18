import { Lots, percents } from './draw-lots.js';
import { Exact, one, percent } from './exact.js';
import type {
  Activity,
  Calculation,
  Capitation,
  Governed,
  Group,
  Measure,
  Outcome,
  Payment,
  PoolShare,
  Ranges,
  Rate,
  Result,
  Rises,
  Sum,
} from './terms.js';

/** Payments of every mechanism, drawn at random. */
export abstract class PaymentLots extends Lots {
  protected payment(name: string, pays: Payment['pays'], plain = false): Payment {
    const to = this.receivers();
    const from = this.shares(this.chance(5) ? ['Payer', 'Council'] : ['Payer']);
    const rising =
      pays.mechanism === 'fixed' ? pays.amount.is === 'per' : ['capitation', 'activity'].includes(pays.mechanism);
    return {
      is: 'payment',
      name,
      from,
      to,
      pays,
      ...(plain ? {} : this.governed(to.length, pays.mechanism === 'outcome')),
      ...(plain ? {} : { applies: this.applies(), shadowYear: this.maybe(15, () => this.year) }),
      rises: rising ? this.maybe(3, () => this.rises()) : undefined,
      index:
        // An index multiplies an amount, and no sums that stand in ranges.
        (rising || this.chance(4)) && !('table' in pays && pays.table)
          ? this.maybe(5, () => ({ input: 'Index', from: 2026 + this.random.below(4) }))
          : undefined,
    };
  }

  protected rises(): Rises {
    if (this.chance(3)) return { is: 'input', input: 'Inflation' };
    if (this.chance(2)) return { is: 'yearly', by: this.part(1, 5) };
    return {
      is: 'by-year',
      lines: [
        [2026, this.part(1, 5)],
        [2028, this.part(1, 5)],
      ],
    };
  }

  protected capitation(): Capitation {
    return {
      mechanism: 'capitation',
      price: this.pounds(150),
      people: this.chance(2) ? { population: 48_200 } : { input: 'List' },
      adjustedBy: this.maybe(2, () => 'Need'),
    };
  }

  protected activity(): Activity {
    const rate = (): Rate =>
      this.chance(3)
        ? { is: 'nothing' }
        : this.chance(2)
          ? { is: 'part', part: this.part(10, 100) }
          : { is: 'price', pounds: this.pounds(100) };
    return {
      mechanism: 'activity',
      measure: this.random.pick(['Units', 'Calls']),
      price: this.pounds(500),
      mostCounted: this.maybe(4, () => Exact.of(50 + this.random.below(50))),
      plan: this.maybe(2, () => ({
        perYear: Exact.of(20 + this.random.below(100)),
        fixed: this.maybe(2, () => this.perYear(100_000)),
        above: rate(),
        below: rate(),
      })),
    };
  }

  protected calculation(): Calculation {
    if (this.chance(3))
      return {
        mechanism: 'calculation',
        table: {
          measure: 'Units',
          bound: Exact.of(40 + this.random.below(40)),
          below: this.money(2),
          from: this.money(2),
        },
      };
    return { mechanism: 'calculation', amount: this.money(3) };
  }

  protected money(depth: number): Sum {
    if (depth === 0 || this.chance(5)) {
      const draw = this.random.below(4);
      if (draw === 0) return { is: 'payment', name: 'Core' };
      if (draw === 1) return { is: 'measure', name: 'Spend' };
      return { is: 'pounds', pounds: this.pounds(50_000) };
    }
    const draw = this.random.below(8);
    const [left, right] = [(): Sum => this.money(depth - 1), (): Sum => this.number(depth - 1)];
    if (draw === 0) return { is: '+', left: left(), right: left() };
    if (draw === 1) return { is: '-', left: left(), right: left() };
    if (draw === 2) return { is: this.random.pick(['lesser', 'greater'] as const), left: left(), right: left() };
    if (draw === 3) return { is: 'part-of', part: this.part(1, 60), of: left() };
    if (draw === 4)
      return { is: '×', left: { is: 'measure', name: 'Units' }, right: { is: 'pounds', pounds: this.pounds(90) } };
    if (draw === 6)
      return {
        is: '×',
        left: this.random.pick<Sum>([
          { is: 'measure', name: 'Calls' },
          { is: 'let', name: 'CallsBefore', value: { is: 'previous', name: 'Calls' } },
        ]),
        right: { is: 'pounds', pounds: this.pounds(90) },
      };
    if (draw === 5) return { is: 'let', name: `Sum${this.random.below(1_000_000)}`, value: left() };
    return { is: '×', left: right(), right: left() };
  }

  protected number(depth: number): Sum {
    const leaf = (): Sum =>
      this.random.pick<() => Sum>([
        () => ({ is: 'number', part: this.part(5, 90) }),
        () => ({ is: 'input', name: 'Quality' }),
        () => ({ is: 'measure', name: this.random.pick(percents) }),
        () => ({ is: 'let', name: 'KeptBefore', value: { is: 'previous', name: 'Kept' } }),
      ])();
    if (depth <= 0 || this.chance(3)) return leaf();
    const draw = this.random.below(4);
    const inner = (): Sum => this.number(depth - 1);
    if (draw === 0)
      return {
        is: 'held',
        what: inner(),
        least: percent(20 + this.random.below(20)),
        most: percent(50 + this.random.below(20)),
      };
    if (draw === 1) return { is: '/', left: this.money(depth - 1), right: this.money(depth - 1) };
    return { is: this.random.pick(['+', '-', '×'] as const), left: inner(), right: inner() };
  }

  protected outcome(measures: readonly Measure[]): Outcome {
    const marks = this.chance(5);
    const perMark = marks && this.chance(2);
    const many = 1 + this.random.below(3);
    const usable = [...percents, 'Falls', 'Units', 'Ready'];
    const left = this.random.shuffle(measures.filter(({ name }) => usable.includes(name)));
    const next = (): Measure => left.pop()!;
    const weights = marks
      ? Array.from({ length: many }, () => Exact.of(1 + this.random.below(20)))
      : this.shares(Array.from({ length: many }, () => '')).map(({ part }) => part);
    const parts = weights.map((weight, at): PoolShare | Group => {
      if (marks || !this.chance(4)) return this.poolShare(next(), weight, marks, perMark);
      const inner = this.shares(['', '']).map(({ part }) => this.poolShare(next(), part, false, false));
      return {
        is: 'group',
        name: `Both${at}${this.random.below(1_000_000)}`,
        weight,
        shares: inner,
        ...this.governedInside(),
      };
    });
    return {
      mechanism: 'outcome',
      pool: perMark ? { is: 'per-mark', pounds: this.pounds(3_000) } : this.amount(30_000),
      poolIs: { is: this.chance(2) ? 'on-top-of' : 'held-back-from', payment: 'Core' },
      unearnedTo: this.maybe(5, () => this.random.pick(['Two', 'Council'])),
      parts,
    };
  }

  protected governedInside(): Governed {
    if (!this.chance(3)) return {};
    const { onlyIf, anyOf, scaledBy, reduced, mostPaid } = this.governed(1, true);
    return { onlyIf, anyOf, scaledBy, reduced, mostPaid };
  }

  protected poolShare(measure: Measure, weight: Exact, marks: boolean, perMark: boolean): PoolShare {
    const governed = this.governedInside();
    return {
      is: 'share',
      measure: measure.name,
      weight,
      marks,
      ranges: this.ranges(measure, perMark ? weight : undefined),
      ...governed,
    };
  }

  protected ranges(measure: Measure, marks: Exact | undefined): Ranges {
    const { unit, better } = measure;
    if (unit === 'yes-or-no')
      return {
        boundary: 'begins',
        list: [
          { to: one, result: this.level() },
          { from: one, result: this.level() },
        ],
      };
    const bounds = Array.from({ length: 1 + this.random.below(3) }, () =>
      unit === 'percent'
        ? percent(55 + this.random.below(20))
        : unit === 'units'
          ? Exact.of(10 * (1 + this.random.below(12)))
          : Exact.of(60 + this.random.below(30), 100_000),
    )
      .sort((a, b) => (a.isBelow(b) ? -1 : 1))
      .filter((bound, at, list) => at === 0 || !bound.is(list[at - 1]));
    const ends = [undefined, ...bounds, undefined];
    const list = ends
      .slice(0, -1)
      .map((from, at) => ({ from, to: ends[at + 1], result: this.result(measure, from, ends[at + 1], marks) }));
    return { boundary: this.chance(3) && better === 'higher' ? 'ends' : 'begins', list };
  }

  protected level(): Result {
    const draw = this.random.below(4);
    if (draw === 0) return { is: 'nothing' };
    if (draw === 1) return { is: 'pounds', from: this.pounds(9_000) };
    return { is: 'part', from: this.part(0, 100) };
  }

  protected result(
    { unit }: Measure,
    from: Exact | undefined,
    to: Exact | undefined,
    marks: Exact | undefined,
  ): Result {
    if (marks && this.chance(2)) return { is: 'marks', marks: Exact.of(this.random.below(Number(marks.above) + 1)) };
    if (from && to && this.chance(2)) {
      const part = this.chance(2);
      const level = (): Exact => (part ? this.part(0, 100) : this.pounds(9_000));
      const [begin, end] = [level(), level()];
      return begin.is(end) ? { is: 'nothing' } : { is: part ? 'part' : 'pounds', from: begin, to: end };
    }
    const start = from ?? to;
    if (start && unit !== 'per 10,000 people' && this.chance(3)) {
      const part = this.chance(2);
      return {
        is: 'steps',
        in: part ? 'part' : 'pounds',
        each: part ? this.part(1, 15) : this.pounds(900),
        size: unit === 'percent' ? percent(this.random.pick([1, 2, 0.5])) : Exact.of(1 + this.random.below(7)),
        whole: this.chance(2),
        side: from ? 'above' : 'below',
        start,
      };
    }
    return this.level();
  }
}
