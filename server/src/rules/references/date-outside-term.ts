import { specification } from '../language/example.js';
import { sentencesOf } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';
import { endOf, startOf } from './dated-names.js';
import { datesIn } from './text-dates.js';

/** A day by which something has to be done; not the date of a document, nor the day from which a law has been in force. */
const due = /\b(?:by|until|till|no later than|not later than|deadline(?: is| of)?|due(?: on| by)?)\s+(?:the\s+)?$/i;
const dueLate = /\b(?:before|from|after|starting(?: on| from)?|with effect from|as of)\s+(?:the\s+)?$/i;

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
    standards: 'follows: "NICE NG209"\n"The provider must meet the accessible information standard by 31 July 2016."',
  }),
  good: specification({
    standards: 'follows: "NICE NG209"\n"The provider must meet the accessible information standard by 31 July 2026."',
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
      if (!sentence.binds) continue;
      for (const { start, end, shown, number, match } of datesIn(sentence)) {
        if (number === undefined) continue;
        const before = sentence.words.slice(0, match.index);
        const isDue = due.test(before);
        // What is settled or handed over after the end belongs to the exit.
        const isLate = number > ends && (isDue || dueLate.test(before)) && !sentence.under.startsWith('exit');
        if (!isLate && !(number < earliest && isDue)) continue;
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
