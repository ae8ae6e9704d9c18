import { conditionsBlock, governing, mostMeasured, rangeRow, reduced } from './governing.js';
import {
  amount,
  amountPerPeriod,
  type BlockShape,
  block,
  calculation,
  declares,
  key,
  nameOf,
  oneOf,
  paidWhen,
  schedule,
} from './shapes.js';

const share: BlockShape = block('payment/share', {
  word: undefined,
  head: { name: 'refers', kinds: ['measure', 'input', 'let'], title: 'never', share: 'required' },
  when: ['outcome'],
  repeats: true,
  doc: "A measure's share of the pool, and what is earned of it at which value.",
  example:
    'HbA1cControl 50% {\n  below 63%:              nothing\n  from 63% to below 68%:  0% rising to 100%\n  at least 68%:           100%\n}',
  keys: governing(mostMeasured('760 quits')),
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
  keys: governing(),
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
    key('uplift: 2% per year', { type: 'percent', rise: true }, 'By how much the amount rises each year.', {
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
    key(
      'adjusted-by: NeedsIndex',
      { type: 'names', kinds: ['input'], many: true, percent: true },
      'Inputs by which the sum is multiplied as well.',
      { when: ['capitation'] },
    ),
    key('measure: VerifiedQuits', nameOf('measure'), 'What is counted.', {
      requiredFor: ['activity'],
      when: ['activity'],
    }),
    key('plan: 760 quits per year', { type: 'measured', of: 'measure', period: true }, 'How many are planned.', {
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
    ...governing(mostMeasured('900 quits', 'measure')),
    key(
      'indexed-by: PriceIndex from 2027/28',
      { type: 'indexed' },
      'The input by which amounts and prices are multiplied from a year on: its value of that year, then that of the next, each in percent of the year before.',
      { when: ['fixed', 'capitation', 'activity', 'calculation'] },
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
