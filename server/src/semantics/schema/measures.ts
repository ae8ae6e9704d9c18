import {
  block,
  declares,
  duration,
  key,
  nameOf,
  oneOf,
  organisationAs,
  schedule,
  text,
  texts,
  verified,
} from './shapes.js';

const byYear = (value: Parameters<typeof key>[1], doc: string, example: string) => ({
  head: 'year' as const,
  value,
  doc,
  example,
});

export const measure = block('measure', {
  declares: 'measure',
  head: declares,
  repeats: true,
  doc: 'Something that is counted the same way every time, so that two people who count it get the same number.',
  example:
    'measure QuitRate "Share of quit attempts that succeed" {\n  kind: outcome\n  unit: percent\n  better: higher\n  numerator: "Verified quits"\n  denominator: "Everyone who set a quit date"\n  baseline: 34.1% in 2024/25\n  targets { 2026/27 onwards: at least 36% }\n  source: "Provider\'s record, a tenth of it audited each quarter"\n  window: quarter\n  reported: quarterly within 60 days\n  owner: FreshStart\n}',
  keys: [
    key(
      'kind: outcome',
      oneOf({
        outcome: "what changes in people's lives or health",
        process: 'what the service does, such as how soon people are seen',
        structure: 'what the service has, such as staff or sites',
        experience: 'what people say of the service',
        safety: 'harm, or its absence',
        activity: 'how much is done',
        cost: 'what is spent',
      }),
      'What sort of thing is measured.',
      { required: true },
    ),
    key(
      'unit: percent',
      { type: 'unit' },
      'What a value is counted in. Every threshold and target of the measure has to be in this unit.',
      { required: true },
    ),
    key('one: person', { type: 'unit' }, 'The unit in the singular, where it is not the plural without its s.'),
    key(
      'better: higher',
      oneOf({
        higher: 'a greater value is a better one',
        lower: 'a smaller value is a better one',
        neither: 'the value is watched, not judged',
      }),
      'Which way is better.',
      { required: true },
    ),
    key(
      'numerator: "People in the denominator whose …"',
      text,
      'What is counted above the line. A percentage or a rate has to have one.',
    ),
    key(
      'denominator: "Everyone in the population on 31 March"',
      text,
      'What is counted below the line. A percentage or a rate has to have one.',
    ),
    key('exclusions: "reviews outside the window"', texts, 'What is left out of the count, and why.'),
    key('population: AdultsT2D', nameOf('population'), 'The people whom it counts.'),
    key(
      'indicator: ASCOF.2D edition 2023/24',
      { type: 'indicator' },
      'The national indicator that it is, with its edition: ids have been given to new indicators.',
    ),
    key(
      'baseline: 61.2% in 2024/25',
      { type: 'measured', inYear: true },
      'What it was before the contract, and in which year.',
    ),
    key('source: "National Diabetes Audit"', text, 'The data set or record that it is counted from.', {
      required: true,
    }),
    verified,
    key(
      'window: year',
      { type: 'window' },
      'The time over which it is counted. A rolling window ends with the period that is settled.',
      { required: true },
    ),
    key(
      'reported: quarterly within 60 days',
      schedule('quarterly within 60 days', 'yearly within 90 days', 'monthly within 20 days'),
      'How often it is reported, and how soon.',
    ),
    key('lag: 10 weeks', duration, 'How long after the end of its window the data exist.'),
    key('owner: ShoreCIC', organisationAs('provider'), 'Who reports it.'),
    key(
      'adjusted-for: "age", "deprivation fifth"',
      texts,
      'What the value is adjusted for, so that unlike groups can be compared.',
    ),
    key('rounded-to: 0.1%', { type: 'rounding-step' }, 'How the value is rounded before it is compared with anything.'),
    key(
      'can-be: 0% to 100%',
      { type: 'span-of-values' },
      'The values that it can take. Without it, percentages run from 0% to 100%, and counts, rates and money from 0 upwards.',
    ),
    key(
      'minimum-count: 20 amputations',
      { type: 'minimum' },
      'Below this count the measure is not judged, because luck would decide.',
    ),
    key('minimum-response: 40%', { type: 'percent' }, 'Below this response the measure is not judged.'),
    key(
      'if-missing: last-value',
      oneOf({
        fails: 'it counts as not met',
        excluded: 'its share goes to the others by their weight, and a condition on it falls away',
        'last-value': 'the last value that was judged stands',
      }),
      'What happens in a period in which it is missing or not judged. It has to be said where money depends on the measure.',
    ),
    key(
      'each-person-counted-to: £25,000',
      { type: 'measured' },
      'The most that one person can add to the sum, so that a few cannot decide it.',
    ),
    key(
      'year-starts: January',
      { type: 'month' },
      'The month with whose first day its year starts, where that is not April.',
    ),
    key(
      'volatility: £130,000',
      { type: 'measured' },
      'The standard deviation of its value from year to year when nothing changes.',
    ),
  ],
  blocks: [
    block('measure/targets', {
      doc: 'What the value is to be, year by year.',
      example: 'targets {\n  2026/27:          at least 62%\n  2027/28 onwards:  at least 65%\n}',
      rows: [byYear({ type: 'comparison' }, 'The target for that year.', '2026/27: at least 62%')],
    }),
  ],
});

export const input = block('input', {
  declares: 'input',
  head: declares,
  repeats: true,
  doc: 'A number that is agreed or published rather than measured: a benchmark, a price index, a list size.',
  example:
    'input ListSize "People registered with the practice" {\n  unit: people\n  source: "Registrations on 1 January"\n  values { 2026/27: 9,400 people }\n}',
  keys: [
    key('unit: people', { type: 'unit' }, 'What it is counted in.', { required: true }),
    key('one: person', { type: 'unit' }, 'The unit in the singular, where it is not the plural without its s.'),
    key('source: "Registrations on 1 January"', text, 'Where it comes from, or who agreed it.', { required: true }),
    key('can-be: 0 to 20,000', { type: 'span-of-values' }, 'The values that it can take.'),
  ],
  blocks: [
    block('input/values', {
      doc: 'Its value, year by year.',
      example: 'values {\n  2026/27:          9,400 people\n  2027/28 onwards:  9,600 people\n}',
      rows: [byYear({ type: 'measured' }, 'The value for that year.', '2026/27: 9,400 people')],
    }),
  ],
  rows: [byYear({ type: 'measured' }, 'The value for that year.', '2026/27: 9,400 people')],
});
