import { Random } from '../../../bench/random.js';
import { contractYear, dateOf, day, type Span, shared } from './calendar.js';
import { percents } from './draw-lots.js';
import { PaymentLots } from './draw-payments.js';
import { Exact, none, one, pence, percent } from './exact.js';
import type {
  Agreement,
  FundBand,
  Governed,
  Input,
  Measure,
  PooledFund,
  Reading,
  Remedy,
  RiskShare,
  RiskSide,
  Seen,
  Term,
  Together,
} from './terms.js';

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

class Drawing extends PaymentLots {
  protected readonly yearStarts: number;
  protected readonly term: Span;
  protected readonly settled: Span;
  protected readonly year: number;

  constructor(random: Random) {
    super(random);
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
