import { daysIn } from '../../../../grammar/syntax/literals.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { specification } from '../language/example.js';
import { sentencesOf, topLevel } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';
import { datesIn } from './text-dates.js';

export const noSuchDay: SpecificationRule = {
  code: 'R778',
  name: 'no-such-day',
  severity: 'error',
  since: '0.1.0',
  summary: 'A text gives a date that no calendar has, such as 31 June.',
  why: 'Nobody can say what is due on a day that does not come: the last of the month, or the first of the next?',
  source: 'The calendar.',
  bad: specification({
    exit: 'notice: 6 months\nhandover: "The provider gives the plan to the council by 31 September 2030."',
  }),
  good: specification({
    exit: 'notice: 6 months\nhandover: "The provider gives the plan to the council by 30 September 2030."',
  }),
  fix: 'suggested',
  on: topLevel,
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      for (const { start, end, shown, number, year, month } of datesIn(sentence)) {
        if (number !== undefined) continue;
        const last = daysIn(year, month);
        const text = `${last} ${months[month - 1]} ${year}`;
        context.report({
          start,
          end,
          message: `There is no ${shown}: ${months[month - 1]} ${year} has ${last} days.`,
          fixes: [{ title: `Write ${text}`, edits: [{ start, end, text }] }],
        });
      }
    }
  },
};
