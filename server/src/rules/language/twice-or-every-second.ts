import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { hitsIn, sentencesOf, topLevel } from './prose.js';

const ambiguous = /\b(?<at>bi[- ]?(?<unit>week|month|annual|year)(?:ly)?)\b/gi;

/** `biannual` is twice a year in the dictionaries, and is read as every two years all the same. */
const readings: Readonly<Record<string, readonly [string, string]>> = {
  week: ['twice a week', 'every two weeks'],
  month: ['twice a month', 'every two months'],
  annual: ['twice a year', 'every two years'],
  year: ['twice a year', 'every two years'],
};

export const twiceOrEverySecond: SpecificationRule = {
  code: 'R716',
  name: 'twice-or-every-second',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A word such as "bimonthly" can mean twice in the time or once in twice the time.',
  why: 'One side plans 24 meetings a year and the other 6, and both have a dictionary on their side.',
  source: 'Dictionaries of English give both meanings (general knowledge, not verified).',
  bad: specification({
    involvement: '"A panel of eight people who use the service meets bimonthly with the manager."',
  }),
  good: specification({
    involvement: '"A panel of eight people who use the service meets every two months with the manager."',
  }),
  fix: 'suggested',
  on: topLevel,
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (/(?:^|\/)(?:evidence|follows|form)$/.test(sentence.under)) continue;
      for (const { start, end, shown, match } of hitsIn(sentence, ambiguous)) {
        const [often, seldom] = readings[match[2].toLowerCase()];
        const takesAdverb = !/^\s+\w+s?\b/.test(sentence.words.slice(end - sentence.start)) || /ly$/i.test(shown);
        context.report({
          start,
          end,
          message: `"${shown}" is read as "${often}" and as "${seldom}": write which.`,
          fixes: takesAdverb
            ? [seldom, often].map((text) => ({ title: `Write "${text}"`, edits: [{ start, end, text }] }))
            : [],
        });
      }
    }
  },
};
