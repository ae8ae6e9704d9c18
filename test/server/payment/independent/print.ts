import { months } from '../../../../grammar/syntax/vocabulary.js';
import { dateOf, type Span } from './calendar.js';
import { Exact, hundred, none } from './exact.js';
import type {
  Activity,
  Agreement,
  Amount,
  Calculation,
  Condition,
  FundBand,
  Governed,
  Group,
  Input,
  Lasting,
  Limit,
  Measure,
  Payment,
  PooledFund,
  PoolShare,
  Ranges,
  Rate,
  Remedy,
  Result,
  RiskShare,
  RiskSide,
  Share,
  Sum,
  Term,
  Together,
  Unit,
} from './terms.js';

/** The contract as a text in Remit. */
export function printed(agreement: Agreement): string {
  return [...declared(agreement), '', ...contractLines(agreement), ''].join('\n');
}

/** A number with at most so many places; throws where it has more. */
function decimal(number: Exact, places: number): string {
  const scaled = number.times(Exact.of(10n ** BigInt(places)));
  if (!scaled.floor().is(scaled)) throw new Error('The number has too many places to be written.');
  const digits = (scaled.above < 0n ? -scaled.above : scaled.above).toString().padStart(places + 1, '0');
  const [whole, rest] = [digits.slice(0, digits.length - places), places > 0 ? digits.slice(-places) : ''];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const kept = rest.replace(/0+$/, '');
  return `${number.isBelow(none) ? '-' : ''}${grouped}${kept ? `.${kept}` : ''}`;
}

export const poundsOf = (pounds: Exact): string => {
  const text = decimal(pounds, 2);
  const sign = text.startsWith('-') ? '-' : '';
  return `${sign}£${text.slice(sign.length)}`;
};
const partOf = (part: Exact): string => `${decimal(part.times(hundred), 4)}%`;

/** A value in the unit of its measure. */
export function inUnit(value: Exact, unit: Unit | Input['unit']): string {
  if (unit === 'percent') return partOf(value);
  if (unit === '£') return poundsOf(value);
  if (unit === 'yes-or-no') return value.is(none) ? 'no' : 'yes';
  if (unit === 'per 10,000 people') return `${decimal(value.times(Exact.of(10_000)), 4)} per 10,000 people`;
  return `${decimal(value, 2)} ${unit}`;
}

/** A year by the calendar year in which it begins, as in 2026/27. */
export const yearName = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

export function spanName({ first, last }: Span): string {
  const name = (at: number): string => {
    const { year, month, date } = dateOf(at);
    return `${date} ${months[month - 1]} ${year}`;
  };
  return `${name(first)} to ${name(last)}`;
}

/** Lines for the years from one to the next that is named. */
function yearLines<T>(lines: readonly (readonly [number, T])[], written: (value: T) => string): string {
  const text = lines.flatMap(([year, value], at) => {
    const next = lines[at + 1]?.[0];
    if (next === undefined) return [`${yearName(year)} onwards: ${written(value)}`];
    return Array.from({ length: next - year }, (_, i) => `${yearName(year + i)}: ${written(value)}`);
  });
  return `{ ${text.join('   ')} }`;
}

function declared({ measures, inputs, yearStarts }: Agreement): string[] {
  const starts = yearStarts === 4 ? '' : `   year-starts: ${months[yearStarts - 1]}`;
  return [
    'organisation Payer "Payer" { role: commissioner   kind: integrated-care-board }',
    'organisation Council "Council" { role: commissioner   kind: local-authority }',
    'organisation One "One" { role: provider   kind: charity }',
    'organisation Two "Two" { role: provider   kind: charity }',
    'organisation Three "Three" { role: provider   kind: charity }',
    'population Adults "Adults" { includes: "adults"   size: 48,200 people on 31 March 2026 }',
    ...measures.map((measure) => measureLine(measure, starts)),
    ...inputs.map(
      ({ name, unit, values }) =>
        `input ${name} "${name}" { unit: ${unit}   source: "s"   values ${yearLines(values, (value) => inUnit(value, unit))} }`,
    ),
  ];
}

function measureLine(measure: Measure, starts: string): string {
  const { name, unit, better, window, ifMissing, roundedTo, minimumCount, targets } = measure;
  const parts = [
    `kind: ${unit === '£' ? 'cost' : 'outcome'}   unit: ${unit}   better: ${better}`,
    unit === 'percent' || unit === 'per 10,000 people' ? 'numerator: "n"   denominator: "d"' : '',
    `source: "s"   window: ${window}   if-missing: ${ifMissing}`,
    roundedTo ? `rounded-to: ${inUnit(roundedTo, unit)}` : '',
    minimumCount ? `minimum-count: ${minimumCount} people` : '',
    targets
      ? `targets ${yearLines(targets, (value) => `${better === 'higher' ? 'at least' : 'at most'} ${inUnit(value, unit)}`)}`
      : '',
  ];
  return `measure ${name} "${name}" { ${parts.filter((part) => part).join('   ')}${starts} }`;
}

function contractLines(agreement: Agreement): string[] {
  const units = new Map(agreement.measures.map(({ name, unit }) => [name, unit]));
  const lines = [
    'form: "Test"',
    'vat: exempt',
    `term: ${spanName(agreement.term)}`,
    `rounding: ${agreement.rounding}`,
    ...(agreement.yearStarts === 4 ? [] : [`year-starts: ${months[agreement.yearStarts - 1]}`]),
    ...agreement.terms.flatMap((term) => new Printer(units).term(term)),
  ];
  return ['contract Terms "Terms" {', ...indented(lines), '}'];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...indented(lines), '}'];

function amountLine(key: string, amount: Amount): string {
  if (amount.is === 'by-year') return `${key} ${yearLines(amount.lines, (pounds) => `${poundsOf(pounds)} per year`)}`;
  return `${key}: ${amountText(amount)}`;
}

function amountText(amount: Exclude<Amount, { is: 'by-year' }>): string {
  return amount.is === 'per'
    ? `${poundsOf(amount.pounds)} per ${amount.per}`
    : `${partOf(amount.part)} of ${amount.of}`;
}

/** A limit says of what in which time: a part of a payment is one of each year. */
function limitLine(key: string, { limit, cut, before }: Limit & { readonly before?: boolean }): string {
  const after = `${before ? ' before reductions' : ''}${cut ? `, cut back ${cut}` : ''}`;
  if (limit.is === 'by-year') return amountLine(key, limit);
  return `${key}: ${amountText(limit)}${limit.is === 'part' ? ' per year' : ''}${after}`;
}

function sharesText(shares: readonly Share[]): string {
  const [only] = shares;
  if (shares.length === 1 && only.part.is(Exact.of(1))) return only.party;
  return shares.map(({ party, part }) => `${party} ${partOf(part)}`).join(', ');
}

class Printer {
  constructor(private readonly units: ReadonlyMap<string, Unit>) {}

  term(term: Term): string[] {
    if (term.is === 'payment') return this.payment(term);
    if (term.is === 'risk-share') return this.riskShare(term);
    if (term.is === 'pooled-fund') return this.fund(term);
    return term.is === 'remedy' ? this.remedy(term) : this.together(term);
  }

  private unit(measure: string): Unit {
    const unit = this.units.get(measure);
    if (!unit) throw new Error(`No measure ${measure} is declared.`);
    return unit;
  }

  private lasting({ applies, shadowYear }: Lasting): string[] {
    return [
      ...(applies ? [`applies: ${spanName(applies)}`] : []),
      ...(shadowYear === undefined ? [] : [`shadow-year: ${yearName(shadowYear)}`]),
    ];
  }

  private condition({ measure, is, value }: Condition): string {
    return value ? `${measure} ${is} ${inUnit(value, this.unit(measure))}` : `${measure} ${is}`;
  }

  private governed({ onlyIf, anyOf, scaledBy, reduced, mostPaid, leastPaid }: Governed): string[] {
    const conditions = (key: string, list: readonly Condition[]): string =>
      `${key}: ${list.map((one) => this.condition(one)).join(', ')}`;
    return [
      ...(onlyIf ? [conditions('only-if', onlyIf)] : []),
      ...(anyOf ? [conditions('any-of', anyOf)] : []),
      ...(scaledBy ? [`scaled-by: ${scaledBy}`] : []),
      ...(mostPaid ? [limitLine('most-paid', mostPaid)] : []),
      ...(leastPaid ? [limitLine('least-paid', { limit: leastPaid })] : []),
      ...(reduced
        ? block('reduced', [
            `combine: ${reduced.combine}`,
            `percent-of: ${reduced.of}`,
            ...reduced.unless.map(({ condition, off }) => `unless ${this.condition(condition)}: ${partOf(off)}`),
          ])
        : []),
    ];
  }

  private payment(payment: Payment): string[] {
    const { name, from, to, pays, rises, index } = payment;
    const how =
      pays.mechanism === 'fixed'
        ? [amountLine('amount', pays.amount)]
        : pays.mechanism === 'capitation'
          ? [
              `price: ${poundsOf(pays.price)} per person`,
              'input' in pays.people ? `multiplied-by: ${pays.people.input}` : 'population: Adults',
              ...(pays.adjustedBy ? [`adjusted-by: ${pays.adjustedBy}`] : []),
            ]
          : pays.mechanism === 'activity'
            ? this.activity(pays)
            : pays.mechanism === 'calculation'
              ? this.calculation(pays)
              : [
                  pays.pool.is === 'per-mark'
                    ? `pool: ${poundsOf(pays.pool.pounds)} per mark`
                    : amountLine('pool', pays.pool),
                  `pool-is: ${pays.poolIs.is} ${pays.poolIs.payment}`,
                  ...(pays.unearnedTo ? [`unearned-to: ${pays.unearnedTo}`] : []),
                  ...pays.parts.flatMap((part) => (part.is === 'group' ? this.group(part) : this.poolShare(part))),
                ];
    return block(`payment ${name} "${name}"`, [
      `mechanism: ${pays.mechanism}`,
      `from: ${sharesText(from)}`,
      `to: ${sharesText(to)}`,
      'paid: yearly in-arrears',
      'settle: yearly within 90 days',
      ...this.lasting(payment),
      ...(rises
        ? [
            rises.is === 'yearly'
              ? `uplift: ${partOf(rises.by)} per year`
              : rises.is === 'input'
                ? `uplift: ${rises.input}`
                : `uplift ${yearLines(rises.lines, partOf)}`,
          ]
        : []),
      ...(index ? [`indexed-by: ${index.input} from ${yearName(index.from)}`] : []),
      ...how,
      ...this.governed(payment),
    ]);
  }

  private activity({ measure, price, mostCounted, plan }: Activity): string[] {
    const rate = (verb: string, rate: Rate): string =>
      rate.is === 'nothing'
        ? 'nothing'
        : rate.is === 'part'
          ? `${verb} ${partOf(rate.part)} of price`
          : `${verb} ${poundsOf(rate.pounds)} per unit`;
    return [
      `measure: ${measure}`,
      `price: ${poundsOf(price)} per unit`,
      ...(mostCounted ? [`most-counted: ${inUnit(mostCounted, 'units')}`] : []),
      ...(plan
        ? [
            `plan: ${inUnit(plan.perYear, 'units')} per year`,
            ...(plan.fixed ? [amountLine('fixed', plan.fixed)] : []),
            `each-above-plan: ${rate('pay', plan.above)}`,
            `each-below-plan: ${rate('deduct', plan.below)}`,
          ]
        : []),
    ];
  }

  private calculation({ amount, table }: Calculation): string[] {
    const lets = new Map<string, string>();
    const text = (sum: Sum): string => {
      const inner = (part: Sum): string =>
        ['+', '-', '×', '/', 'held', 'lesser', 'greater', 'part-of'].includes(part.is) ? `(${text(part)})` : text(part);
      switch (sum.is) {
        case 'pounds':
          return poundsOf(sum.pounds);
        case 'number':
          return partOf(sum.part);
        case 'measure':
        case 'input':
        case 'payment':
          return sum.name;
        case 'previous':
          return `previous ${sum.name}`;
        case 'already-paid':
          return 'already-paid';
        case 'let':
          lets.set(sum.name, text(sum.value));
          return sum.name;
        case 'lesser':
        case 'greater':
          return `the ${sum.is} of ${inner(sum.left)} and ${inner(sum.right)}`;
        case 'held':
          return `${inner(sum.what)} held between ${partOf(sum.least)} and ${partOf(sum.most)}`;
        case 'part-of':
          return `${partOf(sum.part)} of ${inner(sum.of)}`;
        default:
          return `${inner(sum.left)} ${sum.is} ${inner(sum.right)}`;
      }
    };
    // Money alone says for how long it is.
    const lines = amount ? [`amount: ${text(amount).replace(/^£[\d,.]+$/, '1 × $&')}`] : [];
    if (table) {
      const bound = inUnit(table.bound, this.unit(table.measure));
      lines.push(`on: ${table.measure}`);
      lines.push(`result { below ${bound}: ${text(table.below)}   at least ${bound}: ${text(table.from)} }`);
    }
    return [...[...lets].map(([name, value]) => `let ${name}: ${value}`), ...lines];
  }

  private group(group: Group): string[] {
    return block(`group ${group.name} ${partOf(group.weight)}`, [
      ...group.shares.flatMap((share) => this.poolShare(share)),
      ...this.governed(group),
    ]);
  }

  private poolShare(share: PoolShare): string[] {
    const weight = share.marks ? `${decimal(share.weight, 0)} marks` : partOf(share.weight);
    return block(`${share.measure} ${weight}`, [
      ...this.ranges(share.ranges, this.unit(share.measure)),
      ...this.governed(share),
    ]);
  }

  private ranges({ boundary, list }: Ranges, unit: Unit): string[] {
    return list.map(({ from, to, result }) => `${rangeText(boundary, unit, from, to)}: ${this.result(result, unit)}`);
  }

  private result(result: Result, unit: Unit): string {
    const written = result.is === 'pounds' || (result.is === 'steps' && result.in === 'pounds') ? poundsOf : partOf;
    if (result.is === 'nothing') return 'nothing';
    if (result.is === 'marks') return `${decimal(result.marks, 0)} marks`;
    if (result.is === 'steps') {
      const { each, size, whole, side, start } = result;
      const step = unit === 'percent' ? `${decimal(size.times(hundred), 2)} percentage-points` : inUnit(size, unit);
      return `${written(each)} for each ${whole ? 'whole ' : ''}${step} ${side} ${inUnit(start, unit)}`;
    }
    const { from, to } = result;
    if (!to) return written(from);
    return `${written(from)} ${to.isBelow(from) ? 'falling' : 'rising'} to ${written(to)}`;
  }

  private riskShare(share: RiskShare): string[] {
    return block(`risk-share ${share.name} "${share.name}"`, [
      `measure: ${share.measure}`,
      amountLine('benchmark', share.benchmark),
      `rest-with: ${share.restWith}`,
      'settle: yearly within 120 days',
      ...this.lasting(share),
      ...(share.index ? [`indexed-by: ${share.index.input} from ${yearName(share.index.from)}`] : []),
      ...this.governed(share),
      ...(share.gain ? this.side('gain', share.gain) : []),
      ...(share.loss ? this.side('loss', share.loss) : []),
    ]);
  }

  private side(name: 'gain' | 'loss', side: RiskSide): string[] {
    const on = side.paidOn === 'parts' ? 'part-in-each-band' : `whole-${name}`;
    return block(name, [
      `paid-on: ${on}`,
      ...side.bands.map(({ to, shares }, at) => {
        const parties = shares.map(
          ({ party, part, rises }) => `${party} ${partOf(part)}${rises ? ` rising to ${partOf(rises)}` : ''}`,
        );
        // A gain begins above nothing, so that the first range has no beginning of its own where boundaries belong to what they begin.
        const from = at > 0 ? side.bands[at - 1].to : side.boundary === 'begins' && to ? undefined : none;
        const range = rangeText(side.boundary, side.in === 'pounds' ? '£' : 'percent', from, to);
        return `${range}: ${parties.length > 0 ? parties.join(', ') : 'not shared'}`;
      }),
      ...(side.mostCounted ? [limitLine('most-counted', { limit: side.mostCounted })] : []),
      ...this.governed(side),
    ]);
  }

  private fund(fund: PooledFund): string[] {
    const bands = (list: readonly FundBand[]): string[] =>
      list.map(({ to, takes }, at) => {
        const who =
          takes === 'carried-forward'
            ? takes
            : 'reserve' in takes
              ? `from ${takes.reserve}`
              : takes.shares.map(({ party, part }) => `${party} ${partOf(part)}`).join(', ');
        return `${rangeText('ends', '£', at === 0 ? none : list[at - 1].to, to)}: ${who}`;
      });
    return block(`pooled-fund ${fund.name} "${fund.name}"`, [
      `host: ${fund.host}`,
      ...this.lasting(fund),
      ...block(
        'contributes',
        fund.contributes.map(({ party, amount }) => amountLine(party, amount)),
      ),
      ...fund.lines.flatMap(({ name, budget, actual, risk }) =>
        block(`line ${name}`, [amountLine('budget', budget), `actual: ${actual}`, `risk: ${risk}`]),
      ),
      ...fund.reserves.flatMap(({ name, budget }) => block(`reserve ${name}`, [amountLine('budget', budget)])),
      ...block('overspend', ['paid-on: part-in-each-band', ...bands(fund.overspend)]),
      ...block('underspend', ['paid-on: part-in-each-band', ...bands(fund.underspend)]),
    ]);
  }

  private remedy(remedy: Remedy): string[] {
    const { withhold } = remedy;
    return block(`remedy ${remedy.name} "${remedy.name}"`, [
      `when: ${remedy.when.map((one) => this.condition(one)).join(', ')}`,
      ...this.lasting(remedy),
      `withhold: ${'part' in withhold ? `${partOf(withhold.part)} of ${remedy.from}` : poundsOf(withhold.pounds)}`,
      ...('part' in withhold ? [] : [`from: ${remedy.from}`]),
      `each: ${remedy.each}`,
      `returned: ${remedy.returned}`,
      ...(remedy.mostWithheld ? [limitLine('most-withheld', { limit: remedy.mostWithheld })] : []),
    ]);
  }

  private together({ name, terms, most, net }: Together): string[] {
    return block(`together ${name} "${name}"`, [
      `terms: ${terms.join(', ')}`,
      limitLine('most-paid', most),
      ...(net ? ['net: yes'] : []),
    ]);
  }
}

/** The words for a range. */
function rangeText(boundary: 'begins' | 'ends', unit: Unit, from: Exact | undefined, to: Exact | undefined): string {
  const value = (exact: Exact): string => inUnit(exact, unit);
  const begins = boundary === 'begins';
  if (from === undefined) return to === undefined ? 'otherwise' : `${begins ? 'below' : 'at most'} ${value(to)}`;
  if (to === undefined) return `${begins ? 'at least' : 'above'} ${value(from)}`;
  return begins ? `from ${value(from)} to below ${value(to)}` : `over ${value(from)} up to ${value(to)}`;
}
