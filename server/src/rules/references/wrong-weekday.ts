import { specification } from '../language/example.js';
import { sentencesOf, topLevel } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';
import { datesIn, weekdays } from './text-dates.js';

export const wrongWeekday: SpecificationRule = {
  code: 'R779',
  name: 'wrong-weekday',
  severity: 'error',
  since: '0.1.0',
  summary: 'A date stands beside a day of the week on which it does not fall.',
  why: 'One of the two is wrong, most often because the date was moved to another year and the weekday was not.',
  source: 'The calendar.',
  bad: specification({
    exit: 'notice: 6 months\nhandover: "The provider gives the plan to the council by Friday 30 September 2030."',
  }),
  good: specification({
    exit: 'notice: 6 months\nhandover: "The provider gives the plan to the council by Monday 30 September 2030."',
  }),
  fix: 'suggested',
  on: topLevel,
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      for (const { start, end, shown, number, weekday } of datesIn(sentence)) {
        if (weekday === undefined || number === undefined) continue;
        const actual = weekdays[new Date(number * 86_400_000).getUTCDay()];
        if (actual === weekday) continue;
        context.report({
          start,
          end,
          message: `${shown.slice(shown.search(/\d/))} is a ${actual}, not a ${weekday}: one of the two is wrong.`,
          fixes: [{ title: `Write ${actual}`, edits: [{ start, end: start + weekday.length, text: actual }] }],
        });
      }
    }
  },
};
