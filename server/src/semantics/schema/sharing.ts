import { conditionsBlock, governing, mostOfGain, rangeRow, reduced } from './governing.js';
import {
  amountPerPeriod,
  type BlockShape,
  block,
  declares,
  declaresUntitled,
  key,
  nameOf,
  oneOf,
  organisationAs,
  paidWhen,
  schedule,
  text,
} from './shapes.js';

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
      ...governing(mostOfGain),
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
    ...governing(mostOfGain),
  ],
  blocks: [side('gain'), side('loss'), reduced('contract/risk-share'), conditionsBlock('contract/risk-share')],
});

const fundSide = (word: 'overspend' | 'underspend'): BlockShape =>
  block(`contract/pooled-fund/${word}`, {
    required: true,
    doc:
      word === 'overspend'
        ? 'Who bears what the shared lines spend above their budgets, and in which order.'
        : 'What becomes of what the shared lines leave unspent: it is carried forward, goes into a reserve or to partners.',
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
