import { payment } from './payment.js';
import { remedy, together } from './remedies.js';
import {
  amount,
  amountPerPeriod,
  type BlockShape,
  block,
  declares,
  duration,
  key,
  namesOf,
  oneOf,
  paidWhen,
  text,
} from './shapes.js';
import { pooledFund, riskShare } from './sharing.js';

const windows = block('contract/example/given/windows', {
  word: undefined,
  head: { name: 'refers', kinds: ['measure'], title: 'never' },
  repeats: true,
  doc: 'The values of a measure in single windows of the period, such as its quarters.',
  example: 'FirstAppointment {\n  Q1 2026/27:  96%\n  Q2 2026/27:  93%\n}',
  rows: [
    {
      head: 'year',
      value: { type: 'measured', of: 'row', orMissing: true },
      doc: 'Its value in that window.',
      example: 'Q1 2026/27: 96%',
    },
  ],
});

/** What one person adds to measures, for limits for each person. */
const person = (word: 'person' | 'each-of', doc: string, example: string): BlockShape =>
  block(`contract/example/given/${word}`, {
    head: { name: 'none', title: 'optional', people: word === 'each-of' ? 'required' : 'never' },
    repeats: true,
    doc,
    example,
    keys: [key('already-paid: £3,000', amount, 'What was paid for this person before, where a limit counts it.')],
    rows: [
      {
        head: 'name',
        kinds: ['measure'],
        value: { type: 'measured', of: 'row' },
        doc: 'What this person adds to the measure.',
        example: 'VerifiedQuits: 1 quit',
      },
    ],
    blocks: [windows],
  });

const example = block('contract/example', {
  declares: 'example',
  head: declares,
  repeats: true,
  doc: 'A worked example: what the parties receive at given values. It is worked out at every check, and has to come out as it says.',
  example:
    'example Plan "The plan is met exactly" {\n  year: 2027/28\n  given { VerifiedQuits: 760 quits }\n  expect Results { FreshStart: receives £197,600.00 }\n}',
  keys: [
    key('year: 2028/29', { type: 'year' }, 'The year that is settled.'),
    key('period: Q2 2026/27', { type: 'years' }, 'The period that is settled, where that is not a year.'),
    key('already-paid: £100,000', amount, 'What was paid on account.'),
  ],
  blocks: [
    block('contract/example/given', {
      required: true,
      doc: 'The values of the measures and inputs. `missing` where there is none, to show what follows then.',
      example: 'given { VerifiedQuits: 760 quits }',
      rows: [
        {
          head: 'name',
          kinds: ['measure', 'input'],
          value: { type: 'measured', of: 'row', orMissing: true },
          doc: 'Its value: for the whole period, and for every window in it.',
          example: 'VerifiedQuits: 760 quits',
        },
      ],
      blocks: [
        windows,
        person(
          'person',
          'One person, with what this person adds to measures. What people add is summed; a measure is given for all together, or by person.',
          'person {\n  VerifiedQuits: 2 quits\n}',
        ),
        person(
          'each-of',
          'Several people who are alike, with what each of them adds to measures.',
          'each-of 40 people {\n  VerifiedQuits: 1 quit\n}',
        ),
      ],
    }),
    block('contract/example/previous', {
      doc: 'Values in the period before, where a term uses them.',
      example: 'previous { VerifiedQuits: 700 quits }',
      rows: [
        {
          head: 'name',
          kinds: ['measure', 'input'],
          value: { type: 'measured', of: 'row' },
          doc: 'Its value in the period before.',
          example: 'VerifiedQuits: 700 quits',
        },
      ],
    }),
    block('contract/example/expect', {
      required: true,
      repeats: true,
      head: {
        name: 'refers',
        kinds: ['payment', 'risk-share', 'pooled-fund', 'remedy', 'together'],
        words: ['total'],
        title: 'never',
      },
      doc: 'What each party receives, pays, keeps or bears under a term, or in `total`.',
      example: 'expect Results { FreshStart: receives £197,600.00 }',
      rows: [
        {
          head: 'name',
          kinds: ['organisation', 'reserve'],
          value: { type: 'outturn' },
          doc: 'What comes out for that party.',
          example: 'FreshStart: receives £197,600.00',
        },
      ],
    }),
  ],
});

export const contract = block('contract', {
  declares: 'contract',
  head: declares,
  repeats: true,
  lets: true,
  doc: 'The agreement: who, for how long, on which terms, and how money moves.',
  example:
    'contract StopSmokingContract "Stop-smoking contract" {\n  form: "Council public health contract 2026"\n  commissioners: Eastmere\n  providers: FreshStart\n  services: StopSmoking\n  term: 1 April 2026 to 31 March 2029\n  vat: exempt\n  rounding: half-up\n}',
  keys: [
    key('form: "NHS Standard Contract 2026/27, full length"', text, 'The standard form that it is written on.', {
      required: true,
    }),
    key(
      'commissioners: NorthshireICB',
      { type: 'parties', shares: 'never', lead: true, role: 'commissioner' },
      'Who commissions.',
      {
        required: true,
      },
    ),
    key(
      'providers: ShoreCIC lead, CoastGPs',
      { type: 'parties', shares: 'never', lead: true, role: 'provider' },
      'Who provides.',
      {
        required: true,
      },
    ),
    key('services: CommunityDiabetes', namesOf('service'), 'The services that it is for.', { required: true }),
    key('term: 1 April 2026 to 31 March 2031', { type: 'period' }, 'From when to when; both days belong to it.', {
      required: true,
    }),
    key('extension: up to 24 months', duration, 'By how long it can be extended.'),
    key('review-every: 12 months', duration, 'How often it is reviewed.'),
    key(
      'vat: exempt',
      oneOf({ included: 'amounts include VAT', added: 'VAT is added to amounts', exempt: 'no VAT is due' }),
      'Whether amounts include value added tax.',
      { required: true },
    ),
    key('envelope: £14.4m per year', amountPerPeriod, 'The most that the commissioners can spend in a year.', {
      byYear: true,
    }),
    key(
      'rounding: half-up',
      oneOf({ 'half-up': 'half a penny is rounded up', 'half-even': 'half a penny is rounded to the even penny' }),
      'How a sum is rounded to the penny, once, at the end.',
      { required: true },
    ),
    key(
      'year-starts: January',
      { type: 'month' },
      'The month with whose first day a contract year starts, where that is not April.',
    ),
    key('paid: monthly in-arrears', paidWhen('monthly in-arrears'), 'When money moves, where a payment does not say.'),
  ],
  blocks: [
    payment,
    riskShare,
    pooledFund,
    together,
    remedy,
    block('contract/exit', {
      doc: 'How the contract ends, and how it is settled then.',
      example:
        'exit {\n  notice: 12 months\n  settlement: "Gains and losses are settled on the accounts to the last day."\n}',
      texts: 'allowed',
      keys: [
        key('notice: 12 months', duration, 'How long before the end it must be said.'),
        key(
          'settlement: "Gains and losses are settled on the accounts to the last day."',
          text,
          'How what is open is settled.',
        ),
      ],
    }),
    example,
  ],
});
