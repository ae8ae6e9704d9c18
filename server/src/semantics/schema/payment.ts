import {
  amount,
  amountPerPeriod,
  type BlockShape,
  block,
  calculation,
  conditions,
  declares,
  declaresUntitled,
  type KeyShape,
  key,
  limit,
  nameOf,
  namesOf,
  oneOf,
  organisationAs,
  paidWhen,
  type RowShape,
  schedule,
  text,
  type ValueShape,
} from './shapes.js';

/** What may hold back, reduce or limit the result of the block in which it stands. */
const governing: readonly KeyShape[] = [
  key(
    'only-if: HbA1cControl meets target',
    conditions,
    'Conditions that must all hold; where one does not, this block pays nothing.',
  ),
  key('any-of: QuitRate meets target, PriorityShare meets target', conditions, 'Conditions of which one must hold.'),
  key(
    'scaled-by: QualityScore',
    { type: 'names', kinds: ['measure', 'input', 'let'], many: false, percent: true },
    'A percentage by which the result is multiplied.',
  ),
  key('most-counted: 10% of Benchmark', limit, 'The most gain or loss that counts, before it is shared.', {
    byYear: true,
  }),
  key(
    'most-paid: £150,000 per year, cut back in proportion',
    limit,
    'The most that those named here receive or pay together, after sharing and reductions.',
    { byYear: true },
  ),
  key('least-paid: £20,000 per year', limit, 'The least that they receive together. It is applied after `most-paid`.', {
    byYear: true,
  }),
  key('jump-agreed: "why"', text, 'Why a jump in what is paid is meant. Without it every large jump is reported.'),
];

const conditionsBlock = (id: string): BlockShape =>
  block(`${id}/only-if`, {
    doc: 'Conditions, where some of them are alternatives.',
    example:
      'only-if {\n  all-of: FourHours at least 95%\n  any-of: QuitRate meets target, PriorityShare meets target\n}',
    keys: [
      key('all-of: HbA1cControl meets target', conditions, 'Conditions that must all hold.', { repeats: true }),
      key(
        'any-of: QuitRate meets target, PriorityShare meets target',
        conditions,
        'Conditions of which one must hold.',
        { repeats: true },
      ),
    ],
  });

const reduced = (id: string): BlockShape =>
  block(`${id}/reduced`, {
    doc: 'What is taken off where standards are not met.',
    example: 'reduced {\n  combine: added\n  percent-of: amount-earned\n  unless FourHours at least 95%: 25%\n}',
    keys: [
      key(
        'combine: added',
        oneOf({ added: 'the percentages are added up', multiplied: 'each is taken off what the ones before it left' }),
        'How several reductions come together. Published schemes differ, and so do the sums.',
        {
          required: true,
        },
      ),
      key(
        'percent-of: amount-earned',
        oneOf({ 'amount-earned': 'of what was earned', 'whole-pool': 'of the whole pool, earned or not' }),
        'What the percentages are percentages of.',
        { required: true },
      ),
    ],
    rows: [
      {
        head: 'unless',
        value: { type: 'percent' },
        doc: 'What is taken off unless the condition holds.',
        example: 'unless FourHours at least 95%: 25%',
      },
    ],
  });

const rangeRow = (value: ValueShape, example: string, when?: readonly string[]): RowShape => ({
  head: 'range',
  value,
  example,
  doc: 'What results where the value lies in the range. The ranges must cover every value exactly once.',
  ...(when ? { when } : {}),
});

const share: BlockShape = block('payment/share', {
  word: undefined,
  head: { name: 'refers', kinds: ['measure', 'input', 'let'], title: 'never', share: 'required' },
  when: ['outcome'],
  repeats: true,
  doc: "A measure's share of the pool, and what is earned of it at which value.",
  example:
    'HbA1cControl 50% {\n  below 63%:              nothing\n  from 63% to below 68%:  0% rising to 100%\n  at least 68%:           100%\n}',
  keys: governing,
  rows: [
    rangeRow({ type: 'result', in: 'outcome' }, 'from 63% to below 68%: 0% rising to 100%'),
    { head: 'year', value: { type: 'percent' }, doc: 'Its share in that year.', example: '2026/27: 20%' },
  ],
  blocks: [reduced('payment/share'), conditionsBlock('payment/share')],
});

const group: BlockShape = block('payment/group', {
  declares: 'group',
  head: { name: 'declares', title: 'optional', share: 'required' },
  when: ['outcome'],
  repeats: true,
  doc: 'Measures that have a share of the pool together. The shares inside are shares of the group.',
  example: 'group Experience 20% {\n  Survey 50% {\n    at least 80%: 100%\n    below 80%: nothing\n  }\n}',
  keys: governing,
  rows: [{ head: 'year', value: { type: 'percent' }, doc: 'Its share in that year.', example: '2026/27: 20%' }],
  blocks: [share, reduced('payment/group'), conditionsBlock('payment/group')],
});

const mechanisms = {
  fixed: 'a sum, whatever is done',
  capitation: 'a price for each person of a population',
  activity: 'a price for each thing done, perhaps against a plan',
  outcome: 'a pool that is earned by results',
  calculation: 'a calculation, for terms that the others do not cover',
};

export const payment = block('contract/payment', {
  declares: 'payment',
  head: declares,
  repeats: true,
  lets: true,
  doc: 'Money that goes from one party to others, and what it depends on.',
  example:
    'payment Core "Core service" {\n  mechanism: fixed\n  from: NorthshireICB\n  to: ShoreCIC 80%, CoastGPs 20%\n  amount: £12.4m per year\n  paid: monthly in-arrears\n}',
  keys: [
    key('mechanism: fixed', oneOf(mechanisms), 'How the amount comes about.', { required: true }),
    key('from: NorthshireICB', { type: 'parties', shares: 'optional', role: 'commissioner' }, 'Who pays.', {
      required: true,
    }),
    key(
      'to: ShoreCIC 80%, CoastGPs 20%',
      { type: 'parties', shares: 'split', role: 'provider' },
      'Who receives it; with several, each with its share of the payment.',
      { required: true },
    ),
    key('amount: £12.4m per year', amountPerPeriod, 'How much.', {
      requiredFor: ['fixed'],
      when: ['fixed', 'calculation'],
      byYear: true,
    }),
    key('uplift: 2% per year', { type: 'percent' }, 'By how much the amount rises each year.', {
      when: ['fixed', 'capitation', 'activity'],
      byYear: true,
    }),
    key('population: AdultsT2D', nameOf('population'), 'The people for each of whom the price is paid.', {
      when: ['capitation'],
    }),
    key(
      'multiplied-by: ListSize',
      nameOf('input', 'measure'),
      'The input by which the price is multiplied, where that is not the size of a population.',
      { when: ['capitation'] },
    ),
    key('adjusted-by: NeedsIndex', namesOf('input'), 'Inputs by which the sum is multiplied as well.', {
      when: ['capitation'],
    }),
    key('measure: VerifiedQuits', nameOf('measure'), 'What is counted.', {
      requiredFor: ['activity'],
      when: ['activity'],
    }),
    key('plan: 760 quits per year', { type: 'measured', of: 'measure' }, 'How many are planned.', {
      when: ['activity'],
      byYear: true,
    }),
    key('fixed: £50m per year', amountPerPeriod, 'What is paid for the plan; without it, the plan times the price.', {
      when: ['activity'],
      byYear: true,
    }),
    key('price: £260 per quit', { type: 'money', per: 'unit' }, 'What one costs.', {
      requiredFor: ['capitation', 'activity'],
      when: ['activity', 'capitation'],
      byYear: true,
    }),
    key('each-above-plan: pay 20% of price', { type: 'marginal' }, 'What is paid for each one above the plan.', {
      when: ['activity'],
    }),
    key(
      'each-below-plan: deduct 20% of price',
      { type: 'marginal' },
      'What is taken off for each one below the plan.',
      { when: ['activity'] },
    ),
    key('pool: 8% of Core', amount, 'How much can be earned.', {
      requiredFor: ['outcome'],
      when: ['outcome'],
      byYear: true,
    }),
    key(
      'pool-is: on-top-of Core',
      { type: 'pool-place' },
      'Whether the pool is a bonus on top of a payment, or a part of it that is held back until earned.',
      { requiredFor: ['outcome'], when: ['outcome'] },
    ),
    key(
      'unearned-to: NorthshireICB',
      { type: 'parties', shares: 'optional', role: 'commissioner' },
      'Who receives what is not earned; without it, it stays with who pays.',
      { when: ['outcome'] },
    ),
    key('on: Saving / Benchmark', calculation, 'The number that the ranges of `result` are about.', {
      when: ['calculation'],
    }),
    ...governing,
    key(
      'indexed-by: PriceIndex from 2027/28',
      { type: 'indexed' },
      'The input by which amounts and prices are multiplied from a year on.',
    ),
    key('applies: 2027/28 onwards', { type: 'years' }, 'The years in which it is paid.'),
    key('shadow-year: 2026/27', { type: 'year' }, 'A year that is measured and reported, and not paid.'),
    key(
      'paid: monthly in-arrears',
      paidWhen('monthly in-arrears', 'monthly in-advance', 'quarterly in-arrears', 'yearly in-arrears'),
      'When money moves.',
      { required: true },
    ),
    key(
      'settle: yearly within 120 days',
      schedule('yearly within 120 days', 'quarterly within 60 days'),
      'When the sum is worked out from results, and what was paid on account is put right.',
      { requiredFor: ['outcome', 'calculation'] },
    ),
  ],
  blocks: [
    share,
    group,
    reduced('payment'),
    conditionsBlock('payment'),
    block('payment/result', {
      when: ['calculation'],
      doc: 'What is paid, by the value of what stands after `on:`.',
      example: 'result {\n  below MinimumRate:     nothing\n  at least MinimumRate:  Rate × Saving\n}',
      rows: [rangeRow({ type: 'result', in: 'calculation' }, 'at least MinimumRate: Rate × Saving')],
    }),
  ],
});

const side = (word: 'gain' | 'loss'): BlockShape =>
  block(`contract/risk-share/${word}`, {
    doc:
      word === 'gain'
        ? 'How what is saved against the benchmark is shared.'
        : 'How what is spent above the benchmark is shared.',
    example: `${word} {\n  paid-on: part-in-each-band\n  over 0% up to 2%:   not shared\n  over 2% up to 10%:  ShoreCIC 35%, CoastGPs 15%\n  above 10%:          not shared\n}`,
    keys: [
      key(
        'paid-on: part-in-each-band',
        oneOf({
          'part-in-each-band': `each range shares the part of the ${word} inside it, as tax bands do`,
          [`whole-${word}`]: `the range in which the ${word} falls shares all of it, from the first pound`,
          ...(word === 'loss' ? { 'whole-gain': 'the same as whole-loss' } : {}),
        }),
        `What the shares are shares of.`,
        { required: true },
      ),
      ...governing,
    ],
    rows: [rangeRow({ type: 'result', in: 'risk-share' }, 'over 2% up to 10%: ShoreCIC 35%, CoastGPs 15%')],
    blocks: [reduced(`contract/risk-share/${word}`), conditionsBlock(`contract/risk-share/${word}`)],
  });

export const riskShare = block('contract/risk-share', {
  declares: 'risk-share',
  head: declares,
  repeats: true,
  lets: true,
  doc: 'How the parties share what is saved or overspent against a benchmark.',
  example:
    'risk-share Admissions "Emergency admissions gain and loss share" {\n  measure: AdmissionSpend\n  benchmark: £4.2m per year\n  rest-with: NorthshireICB\n  gain {\n    paid-on: part-in-each-band\n    over 0%: ShoreCIC 50%\n  }\n  settle: yearly within 120 days\n}',
  keys: [
    key('measure: AdmissionSpend', nameOf('measure'), 'What is compared with the benchmark.', { required: true }),
    key('benchmark: £4.2m per year', amountPerPeriod, 'What it would come to with no change.', {
      required: true,
      byYear: true,
    }),
    key('rest-with: NorthshireICB', organisationAs('commissioner'), 'Who keeps, or bears, whatever is not shared.', {
      required: true,
    }),
    key('applies: 2027/28 onwards', { type: 'years' }, 'The years in which it is paid.'),
    key('shadow-year: 2026/27', { type: 'year' }, 'A year that is measured and reported, and not paid.'),
    key(
      'settle: yearly within 120 days',
      schedule('yearly within 120 days', 'quarterly within 60 days'),
      'When it is worked out and paid.',
      { required: true },
    ),
    key('paid: yearly in-arrears', paidWhen('yearly in-arrears'), 'When money moves, where that is not at settlement.'),
    key(
      'indexed-by: PriceIndex from 2027/28',
      { type: 'indexed' },
      'The input by which the benchmark is multiplied from a year on.',
    ),
    ...governing,
  ],
  blocks: [side('gain'), side('loss'), reduced('contract/risk-share'), conditionsBlock('contract/risk-share')],
});

const fundSide = (word: 'overspend' | 'underspend'): BlockShape =>
  block(`contract/pooled-fund/${word}`, {
    required: true,
    doc:
      word === 'overspend'
        ? 'Who bears what the shared lines spend above their budgets, and in which order.'
        : 'What becomes of what the shared lines leave unspent.',
    example:
      word === 'overspend'
        ? 'overspend {\n  paid-on: part-in-each-band\n  over £0 up to £300,000:  from Reserve\n  above £300,000:          NorthshireICB 62%, NorthshireCouncil 38%\n}'
        : 'underspend { paid-on: part-in-each-band   above £0: carried-forward }',
    keys: [
      key(
        'paid-on: part-in-each-band',
        oneOf({ 'part-in-each-band': 'each range takes the part of the sum inside it' }),
        'What the shares are shares of.',
        { required: true },
      ),
      key('jump-agreed: "why"', text, 'Why a jump is meant.'),
    ],
    rows: [rangeRow({ type: 'result', in: 'fund' }, 'above £300,000: NorthshireICB 62%, NorthshireCouncil 38%')],
  });

export const pooledFund = block('contract/pooled-fund', {
  declares: 'pooled-fund',
  head: declares,
  repeats: true,
  doc: 'Money that several commissioners put together and spend as one, and who bears what is over or under.',
  example:
    'pooled-fund Learning "Learning disability pooled fund" {\n  host: NorthshireCouncil\n  contributes { NorthshireICB: £14.9m per year   NorthshireCouncil: £9.1m per year }\n  line Residential { budget: £23.3m per year   actual: ResidentialSpend   risk: shared }\n}',
  keys: [
    key('host: NorthshireCouncil', organisationAs('commissioner'), 'Who holds the fund.', { required: true }),
    key('applies: 2027/28 onwards', { type: 'years' }, 'The years in which it runs.'),
    key('settle: yearly within 120 days', schedule('yearly within 120 days'), 'When it is settled.'),
  ],
  blocks: [
    block('contract/pooled-fund/contributes', {
      required: true,
      doc: 'What each partner puts in.',
      example: 'contributes { NorthshireICB: £14.9m per year   NorthshireCouncil: £9.1m per year }',
      rows: [
        {
          head: 'name',
          kinds: ['organisation'],
          role: 'commissioner',
          value: amountPerPeriod,
          doc: 'What the partner puts in.',
          example: 'NorthshireICB: £14.9m per year',
        },
      ],
    }),
    block('contract/pooled-fund/line', {
      declares: 'line',
      head: declaresUntitled,
      required: true,
      repeats: true,
      doc: 'One budget of the fund, and who bears its risk.',
      example: 'line Residential { budget: £23.3m per year   actual: ResidentialSpend   risk: shared }',
      keys: [
        key('budget: £23.3m per year', amountPerPeriod, 'What is planned to be spent.', {
          required: true,
          byYear: true,
        }),
        key('actual: ResidentialSpend', nameOf('measure'), 'The measure of what is spent.', { required: true }),
        key(
          'risk: shared',
          { type: 'parties', shares: 'never', unshared: true },
          '`shared`, or the partner that bears it alone.',
          { required: true },
        ),
      ],
    }),
    block('contract/pooled-fund/reserve', {
      declares: 'reserve',
      head: declaresUntitled,
      repeats: true,
      doc: 'Money set aside in the fund, to be drawn on in the order that `overspend` says.',
      example: 'reserve Reserve { budget: £0.3m per year }',
      keys: [
        key('budget: £0.3m per year', amountPerPeriod, 'How much is set aside.', { required: true, byYear: true }),
      ],
    }),
    fundSide('overspend'),
    fundSide('underspend'),
  ],
});

export const remedy = block('contract/remedy', {
  declares: 'remedy',
  head: declares,
  repeats: true,
  doc: 'What follows when a requirement is not met.',
  example:
    'remedy LateAppointments "First appointments are late" {\n  when: FirstAppointment below 95%\n  action: "A plan within 10 working days"\n  withhold: 10% of Core\n  each: quarter\n  returned: when-met\n  most-withheld: 5% of Core per year\n}',
  keys: [
    key('when: FirstAppointment below 95%', conditions, 'When it applies.', { required: true }),
    key('applies: 1 October 2026 to 31 March 2031', { type: 'years' }, 'From when to when it can apply.'),
    key('action: "A plan within 10 working days"', text, 'What has to be done.'),
    key('withhold: 10% of Core', amount, 'What is held back of the payment that it names.', { byYear: true }),
    key(
      'from: Core',
      nameOf('payment'),
      'The payment from which it is held back, where the amount names none and there are several.',
    ),
    key(
      'each: quarter',
      oneOf({ month: 'for each month missed', quarter: 'for each quarter missed', year: 'for each year missed' }),
      'For what it is held back.',
    ),
    key(
      'returned: when-met',
      oneOf({ 'when-met': 'paid once the requirement is met again', no: 'never paid' }),
      'Whether it is paid later.',
    ),
    key('most-withheld: 5% of Core per year', limit, 'The most that can be held back.'),
    key('jump-agreed: "why"', text, 'Why a jump is meant.'),
  ],
});

export const together = block('contract/together', {
  declares: 'together',
  head: declares,
  repeats: true,
  doc: 'A limit on several terms taken together.',
  example:
    'together Limit "No more than a fifth of income depends on results" {\n  terms: Outcomes, Admissions\n  most-paid: 20% of Core per year, cut back in proportion\n}',
  keys: [
    key('terms: Outcomes, Admissions', namesOf('payment', 'risk-share'), 'The terms.', { required: true }),
    key('most-paid: 20% of Core per year, cut back in proportion', limit, 'The most that is received under them.', {
      required: true,
      byYear: true,
    }),
    key('net: yes', { type: 'yes-or-no' }, 'Whether losses are set against gains.'),
  ],
});
