import { lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { firstPart, textsAt, wordOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** How often data come, by what they are called, and what is more often than that. A record that is audited each quarter grows all the time. */
const cycles = [
  {
    window: 'year',
    known:
      /\b(?:annual|yearly|once a year|every (?:twelve|12) months)\b|\bASCOF\b|\bAdult Social Care Survey\b|\bGP Patient Survey\b|\bHealth Survey for England\b|\bNCMP\b|\bNational Child Measurement Programme\b|\bcensus\b/i,
    moreOften: ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly'],
    rightly: 'yearly',
  },
  {
    window: 'quarter',
    known:
      /\bquarterly (?:survey|return|collection|count|statistics|data|extract|publication)s?\b|\bpublished (?:quarterly|(?:once|every|each) (?:a )?quarter)\b|\bonce a quarter\b/i,
    moreOften: ['daily', 'weekly', 'monthly'],
    rightly: 'quarterly',
  },
];

export const reportedTooOften: SpecificationRule = {
  code: 'R658',
  name: 'reported-too-often',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure is reported more often than its data come.',
  why: 'Eleven of the twelve monthly reports of a yearly survey repeat the figure of the one before. They cost work, look like news, and hide that nothing is known in between.',
  source:
    'Cycles of the Adult Social Care and the Public Health Outcomes Frameworks; both rest on yearly surveys and collections in part.',
  bad: measureExample({
    title: 'People who rate the service as good',
    kind: 'kind: experience',
    numerator: 'numerator: "Respondents who answer ‘good’ or ‘very good’"',
    denominator: 'denominator: "Everyone who was sent the survey"',
    source: 'source: "Annual survey of people who used the service"',
    window: 'window: year',
    reported: 'reported: monthly within 20 days',
  }),
  good: measureExample({
    title: 'People who rate the service as good',
    kind: 'kind: experience',
    numerator: 'numerator: "Respondents who answer ‘good’ or ‘very good’"',
    denominator: 'denominator: "Everyone who was sent the survey"',
    source: 'source: "Annual survey of people who used the service"',
    window: 'window: year',
    reported: 'reported: yearly within 60 days',
  }),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    const reported = lineOf(block, 'reported');
    const often = reported && firstPart(reported.value);
    const window = wordOf(lineOf(block, 'window')?.value);
    const cycle = cycles.find((each) => each.window === window);
    if (often?.kind !== 'word' || !cycle?.moreOften.includes(often.text)) return;
    const [from] = textsAt(block, 'source');
    if (!from || !cycle.known.test(from.value)) return;
    context.report({
      start: often.start,
      end: often.end,
      message: `${name} comes from “${from.value}”, which is new once a ${cycle.window}, and is reported ${often.text}: the same figure comes again. Report it ${cycle.rightly}, and name another measure for the time between.`,
    });
  },
};
