import { specification } from '../language/example.js';
import { binds, sentencesOf } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';
import { endOf, startOf } from './dated-names.js';
import { datesIn } from './text-dates.js';

/** A day by which, on which or from which something has to be done; not the date of a document. */
const due =
  /\b(?:by|before|until|till|no later than|not later than|from|after|starting(?: on| from)?|with effect from|as of|deadline(?: is| of)?|due(?: on)?|due by)\s+(?:the\s+)?$/i;

export const dateOutsideTerm: SpecificationRule = {
  code: 'R777',
  name: 'date-outside-term',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Something has to be done on a day long before a service or contract begins, or after it has ended.',
  why: 'Dates are what is forgotten when a specification is copied for its next period. A duty that was due before anyone was bound cannot be kept, and one that falls after the end binds nobody.',
  source:
    'Experience with specifications that are copied from one period to the next (general knowledge, not verified).',
  bad: specification({
    standards: 'follows: "NICE NG193"\n"The provider must meet the accessible information standard by 31 July 2016."',
  }),
  good: specification({
    standards: 'follows: "NICE NG193"\n"The provider must meet the accessible information standard by 31 July 2026."',
  }),
  fix: 'none',
  options: [
    {
      name: 'months-before',
      default: 12,
      doc: 'How many months before the first day something may be due without being reported: preparing a service takes up to a year. A judgement, from use.',
    },
  ],
  on: ['service', 'contract'],
  check(subject, context) {
    const [begins, ends] = [startOf(subject), endOf(subject)];
    if (begins === undefined || ends === undefined) return;
    const earliest = begins - context.option<number>('months-before') * 30.5;
    for (const sentence of sentencesOf(subject, context)) {
      if (!binds(sentence)) continue;
      for (const { start, end, shown, number, match } of datesIn(sentence)) {
        if (number === undefined || !due.test(sentence.words.slice(0, match.index))) continue;
        // What is settled or handed over after the end belongs to the exit.
        const isLate = number > ends && !sentence.under.startsWith('exit');
        if (number >= earliest && !isLate) continue;
        const which = isLate ? 'after it ends' : 'before it begins';
        context.report({
          start,
          end,
          message: `${shown} is ${which}, and nobody is bound then: was it carried over from another document?`,
        });
      }
    }
  },
};
