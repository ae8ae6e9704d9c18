import { Random } from '../../../bench/random.js';
import { contractYear, dateOf, day, type Span, shared } from './calendar.js';
import { Exact, none, one, pence, percent } from './exact.js';
import type {
  Activity,
  Agreement,
  Amount,
  Calculation,
  Capitation,
  Condition,
  FundBand,
  Governed,
  Group,
  Input,
  Limit,
  Measure,
  Outcome,
  Payment,
  PooledFund,
  PoolShare,
  Ranges,
  Rate,
  Reading,
  Remedy,
  Result,
  Rises,
  RiskShare,
  RiskSide,
  Seen,
  Share,
  Sum,
  Term,
  Together,
} from './terms.js';
import { all } from './work-out.js';

/** A contract drawn at random, with what was measured in the period that is settled: the same for the same seed. */
export function drawn(seed: number): Agreement {
  return new Drawing(new Random(seed)).agreement();
}

const inputs: readonly Input[] = [
  {
    name: 'Index',
    unit: 'percent',
    values: [
      [2026, percent(101)],
      [2027, percent(102)],
      [2028, percent(103.5)],
    ],
  },
  {
    name: 'Inflation',
    unit: 'percent',
    values: [
      [2026, percent(2)],
      [2028, percent(3.25)],
    ],
  },
  { name: 'Quality', unit: 'percent', values: [[2026, percent(90)]] },
  { name: 'Need', unit: 'percent', values: [[2026, percent(104.3)]] },
  {
    name: 'List',
    unit: 'people',
    values: [
      [2026, Exact.of(9_400)],
      [2029, Exact.of(9_613)],
    ],
  },
];

const percents = ['Rate', 'Other', 'Kept', 'Left'];

class Drawing {
  private readonly yearStarts: number;
  private readonly term: Span;
  private readonly settled: Span;
  private readonly year: number;

  constructor(private readonly random: Random) {
    this.yearStarts = this.chance(5) ? 7 : 4;
    const first = contractYear(2026, this.yearStarts).first;
    const last = contractYear(2030, this.yearStarts).last;
    this.term = {
      first: this.chance(4) ? first + random.below(330) : first,
      last: this.chance(4) ? last - random.below(330) : last,
    };
    this.year = this.chance(2) ? 2028 : 2026 + random.below(5);
    let settled = this.period(contractYear(this.year, this.yearStarts));
    while (!shared(settled, this.term)) settled = this.period(contractYear(this.year, this.yearStarts));
    this.settled = settled;
  }

  agreement(): Agreement {
    const measures = this.measures();
    const terms = this.terms(measures);
    const readings = new Map(measures.map((measure) => [measure.name, this.reading(measure)]));
    const later = this.settled.first > Math.max(contractYear(this.year, this.yearStarts).first, this.term.first);
    const paid = terms.map((term) => [term.name, this.pounds(40_000)] as const);
    return {
      term: this.term,
      yearStarts: this.yearStarts,
      rounding: this.chance(2) ? 'half-up' : 'half-even',
      measures,
      inputs,
      terms,
      settled: this.settled,
      readings,
      alreadyPaid: new Map(later || this.chance(4) ? paid : []),
    };
  }

  private chance(oneIn: number): boolean {
    return this.random.below(oneIn) === 0;
  }

  private maybe<T>(oneIn: number, draw: () => T): T | undefined {
    return this.chance(oneIn) ? draw() : undefined;
  }

  /** Up to so many pounds, with pence at times. */
  private pounds(most: number): Exact {
    return this.chance(3) ? pence(1 + this.random.below(most * 100)) : Exact.of(1 + this.random.below(most));
  }

  /** A part in whole, or half, hundredths. */
  private part(least: number, most: number): Exact {
    return percent(least + this.random.below((most - least) * 2 + 1) / 2);
  }

  /** Most often the year; else a quarter or a half of it, or some days. */
  private period(year: Span): Span {
    const { year: begins } = dateOf(year.first);
    const month = (at: number): number => day(begins, this.yearStarts + at, 1);
    if (!this.chance(3)) return year;
    if (this.chance(2)) {
      const quarter = this.random.below(4);
      return { first: month(quarter * 3), last: month(quarter * 3 + 3) - 1 };
    }
    if (this.chance(2)) {
      const half = this.random.below(2);
      return { first: month(half * 6), last: month(half * 6 + 6) - 1 };
    }
    const first = year.first + this.random.below(200);
    return { first, last: first + this.random.below(year.last - first) };
  }

  private measures(): Measure[] {
    const named = (name: string, rest: Omit<Measure, 'name'>): Measure => ({ name, ...rest });
    const targets = [
      [2026, percent(60)],
      [2028, percent(65)],
    ] as const;
    return [
      ...percents.map((name) =>
        named(name, {
          unit: 'percent',
          better: 'higher',
          window: 'year',
          ifMissing: name === 'Kept' ? 'last-value' : name === 'Left' ? 'excluded' : 'fails',
          roundedTo: this.maybe(3, () => percent(this.random.pick([1, 0.5, 0.1]))),
          minimumCount: this.maybe(3, () => 20),
          targets,
        }),
      ),
      named('Falls', {
        unit: 'per 10,000 people',
        better: 'lower',
        window: 'year',
        ifMissing: 'fails',
        targets: [[2026, Exact.of(7, 10_000)]],
      }),
      named('Ready', { unit: 'yes-or-no', better: 'higher', window: 'year', ifMissing: 'fails' }),
      named('Units', {
        unit: 'units',
        better: 'higher',
        window: 'year',
        ifMissing: this.chance(2) ? 'fails' : 'last-value',
      }),
      named('Calls', {
        unit: 'units',
        better: 'higher',
        window: 'quarter',
        ifMissing: this.chance(2) ? 'fails' : 'last-value',
        roundedTo: this.maybe(3, () => Exact.of(10)),
      }),
      named('Spend', { unit: '£', better: 'lower', window: 'year', ifMissing: 'fails' }),
      named('Income', { unit: '£', better: 'higher', window: 'year', ifMissing: 'fails' }),
      named('Home', { unit: '£', better: 'lower', window: 'year', ifMissing: 'fails' }),
      named('Day', { unit: '£', better: 'lower', window: 'year', ifMissing: 'fails' }),
      named('Seen', {
        unit: 'percent',
        better: 'higher',
        window: 'quarter',
        ifMissing: this.chance(2) ? 'fails' : 'excluded',
      }),
      named('Swift', {
        unit: 'percent',
        better: 'higher',
        window: 'month',
        ifMissing: this.chance(2) ? 'fails' : 'excluded',
      }),
    ];
  }

  private reading(measure: Measure): Reading {
    const often = measure.name === 'Seen' || measure.name === 'Swift' ? 5 : 12;
    const draw = (): Seen => (this.chance(often) ? 'missing' : this.value(measure));
    const many = measure.window === 'month' ? 12 : measure.window === 'quarter' ? 4 : 1;
    return {
      value: many === 1 || this.chance(4) ? draw() : Array.from({ length: many }, draw),
      previous: this.maybe(2, () => this.value(measure)),
      count: measure.minimumCount === undefined ? undefined : 18 + this.random.below(5),
    };
  }

  private value({ name, unit }: Measure): Exact {
    const { random } = this;
    if (unit === 'yes-or-no') return this.chance(2) ? one : none;
    if (unit === 'units') return Exact.of(random.below(14) * 10 + (this.chance(3) ? random.below(10) : 0));
    if (unit === 'per 10,000 people') return Exact.of(60 + random.below(30), 100_000);
    if (name === 'Seen' || name === 'Swift') return this.part(90, 100);
    if (unit === 'percent') return this.chance(3) ? percent(50 + random.below(3_000) / 100) : this.part(50, 80);
    const million = Exact.of(850_000 + random.below(31) * 10_000);
    return this.chance(3) ? million.plus(pence(random.below(1_000_000))) : million;
  }

  private terms(measures: readonly Measure[]): Term[] {
    const core = this.payment('Core', { mechanism: 'fixed', amount: this.perYear(1_000_000) }, true);
    const terms: Term[] = [core];
    for (let at = this.random.below(3); at >= 0; at--) {
      const name = `Extra${at}`;
      const draw = this.random.below(6);
      if (draw === 0) terms.push(this.payment(name, { mechanism: 'fixed', amount: this.amount(200_000) }));
      else if (draw === 1) terms.push(this.payment(name, this.capitation()));
      else if (draw === 2) terms.push(this.payment(name, this.activity()));
      else if (draw === 3) terms.push(this.payment(name, this.calculation()));
      else terms.push(this.payment(name, this.outcome(measures)));
    }
    if (!this.chance(3)) terms.push(this.riskShare());
    if (this.chance(4)) terms.push(this.fund());
    if (this.chance(3)) terms.push(this.remedy());
    return this.chance(2) ? [...terms, this.together(terms)] : terms;
  }

  private shares(parties: readonly string[]): Share[] {
    if (parties.length === 1) return [all(parties[0])];
    let left = 100;
    return parties.map((party, at) => {
      const part = at === parties.length - 1 ? left : 1 + this.random.below(left - (parties.length - at));
      left -= part;
      return { party, part: percent(part) };
    });
  }

  private receivers(): Share[] {
    const many = this.chance(2) ? 1 : 2 + this.random.below(2);
    return this.shares(this.random.shuffle(['One', 'Two', 'Three']).slice(0, many));
  }

  private applies(): Span | undefined {
    const first = day(
      this.year,
      this.yearStarts + this.random.below(9),
      this.chance(2) ? 1 : 1 + this.random.below(28),
    );
    return this.maybe(6, () => ({ first, last: this.term.last }));
  }

  private payment(name: string, pays: Payment['pays'], plain = false): Payment {
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
        rising || this.chance(4)
          ? this.maybe(5, () => ({ input: 'Index', from: 2026 + this.random.below(4) }))
          : undefined,
    };
  }

  private rises(): Rises {
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

  private perYear(most: number): Amount {
    return { is: 'per', per: 'year', pounds: this.pounds(most) };
  }

  private amount(most: number): Amount {
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

  private limit(many: number, most = 60_000): Limit {
    const cut = many > 1 ? this.random.pick(['in proportion', 'in order'] as const) : undefined;
    return { limit: this.chance(3) ? { is: 'part', part: this.part(1, 20), of: 'Core' } : this.perYear(most), cut };
  }

  private condition(): Condition {
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

  private conditions(): Condition[] {
    return Array.from({ length: 1 + this.random.below(2) }, () => this.condition());
  }

  private governed(many: number, pooled: boolean): Governed {
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

  private capitation(): Capitation {
    return {
      mechanism: 'capitation',
      price: this.pounds(150),
      people: this.chance(2) ? { population: 48_200 } : { input: 'List' },
      adjustedBy: this.maybe(2, () => 'Need'),
    };
  }

  private activity(): Activity {
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

  private calculation(): Calculation {
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

  private money(depth: number): Sum {
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

  private number(depth: number): Sum {
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

  private outcome(measures: readonly Measure[]): Outcome {
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

  private governedInside(): Governed {
    if (!this.chance(3)) return {};
    const { onlyIf, anyOf, scaledBy, reduced, mostPaid } = this.governed(1, true);
    return { onlyIf, anyOf, scaledBy, reduced, mostPaid };
  }

  private poolShare(measure: Measure, weight: Exact, marks: boolean, perMark: boolean): PoolShare {
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

  private ranges(measure: Measure, marks: Exact | undefined): Ranges {
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

  private level(): Result {
    const draw = this.random.below(4);
    if (draw === 0) return { is: 'nothing' };
    if (draw === 1) return { is: 'pounds', from: this.pounds(9_000) };
    return { is: 'part', from: this.part(0, 100) };
  }

  private result({ unit }: Measure, from: Exact | undefined, to: Exact | undefined, marks: Exact | undefined): Result {
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

  private riskShare(): RiskShare {
    const restWith = this.random.pick(['Payer', 'Council']);
    const name = 'Share';
    return {
      is: 'risk-share',
      name,
      measure: this.random.pick(['Spend', 'Income']),
      benchmark: { is: 'per', per: 'year', pounds: Exact.of(1_000_000) },
      index: this.maybe(5, () => ({ input: 'Index', from: 2027 })),
      restWith,
      gain: this.chance(6) ? undefined : this.side(restWith),
      loss: this.chance(3) ? undefined : this.side(restWith),
      applies: this.applies(),
      shadowYear: this.maybe(15, () => this.year),
      ...this.governedShare(),
    };
  }

  private governedShare(): Governed {
    const { onlyIf, anyOf, scaledBy, reduced, mostPaid } = this.governed(2, false);
    return { onlyIf, anyOf, scaledBy, reduced, mostPaid };
  }

  private side(restWith: string): RiskSide {
    const pounds = this.chance(3);
    const many = 1 + this.random.below(3);
    const parties = this.random.shuffle(['One', 'Two', restWith]).slice(0, 1 + this.random.below(3));
    const paidOn = this.chance(2) ? 'parts' : 'whole';
    const begins = this.chance(4);
    let end = 0;
    const bands = Array.from({ length: many }, (_, at) => {
      const last = at === many - 1;
      end += 1 + this.random.below(4);
      const shares = this.chance(4)
        ? []
        : this.shares([...parties, ''])
            .slice(0, -1)
            .map((share) => ({
              ...share,
              rises:
                paidOn === 'whole' && !last && (at > 0 || !begins) && parties.length === 1
                  ? this.maybe(2, () =>
                      share.part.plus(one).over(Exact.of(2)).times(Exact.of(10_000)).floor().over(Exact.of(10_000)),
                    )
                  : undefined,
            }));
      return { to: last ? undefined : pounds ? Exact.of(end * 10_000) : percent(end), shares };
    });
    return {
      paidOn,
      in: pounds ? 'pounds' : 'part',
      boundary: begins ? 'begins' : 'ends',
      mostCounted: this.maybe(5, () => this.perYear(90_000)),
      bands,
      ...this.governedShare(),
    };
  }

  private fund(): PooledFund {
    const partners = ['Payer', 'Council'];
    const bands = (reserve: boolean): FundBand[] => {
      const first = Exact.of(20_000 + this.random.below(6) * 10_000);
      const rest: FundBand = { takes: { shares: this.shares(partners) } };
      const second: FundBand = { to: first.plus(Exact.of(50_000)), takes: { shares: this.shares(partners) } };
      const begin: FundBand = { to: first, takes: reserve ? { reserve: 'Reserve' } : 'carried-forward' };
      return this.chance(3) ? [rest] : this.chance(2) ? [begin, rest] : [begin, second, rest];
    };
    return {
      is: 'pooled-fund',
      name: 'Fund',
      host: 'Council',
      contributes: partners.map((party) => ({ party, amount: this.perYear(900_000) })),
      lines: [
        {
          name: 'HomeLine',
          budget: { is: 'per', per: 'year', pounds: Exact.of(1_000_000) },
          actual: 'Home',
          risk: 'shared',
        },
        {
          name: 'DayLine',
          budget: { is: 'per', per: 'year', pounds: Exact.of(950_000) },
          actual: 'Day',
          risk: this.random.pick(['shared', 'Council']),
        },
      ],
      reserves: [{ name: 'Reserve', budget: { is: 'per', per: 'year', pounds: Exact.of(60_000) } }],
      overspend: bands(true),
      underspend: bands(false),
      applies: this.applies(),
    };
  }

  private remedy(): Remedy {
    const each = this.random.pick(['month', 'quarter', 'year'] as const);
    const measure = each === 'month' ? this.random.pick(['Seen', 'Swift']) : each === 'quarter' ? 'Seen' : 'Rate';
    const value = each === 'year' ? percent(65) : percent(95);
    return {
      is: 'remedy',
      name: 'Late',
      when: [{ measure, is: this.random.pick(['below', 'at most'] as const), value }],
      withhold: this.chance(3) ? { pounds: this.pounds(3_000) } : { part: this.part(1, 15) },
      from: 'Core',
      each,
      returned: this.random.pick(['when-met', 'no'] as const),
      mostWithheld: this.maybe(2, () =>
        this.chance(2) ? { is: 'part', part: this.part(1, 5), of: 'Core' } : this.perYear(20_000),
      ),
      applies: this.applies(),
    };
  }

  private together(terms: readonly Term[]): Together {
    const names = terms.filter(({ is }) => is === 'payment' || is === 'risk-share').map(({ name }) => name);
    const chosen = names.filter((name) => name !== 'Core' && !this.chance(4));
    return {
      is: 'together',
      name: 'Limit',
      terms: chosen.length > 0 ? chosen : ['Core'],
      most: this.limit(2, 40_000),
      net: this.chance(2),
    };
  }
}
