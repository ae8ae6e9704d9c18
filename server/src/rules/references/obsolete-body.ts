import { specification } from '../language/example.js';
import { sentencesOf } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';
import {
  confidence,
  datedNamesIn,
  dayInWords,
  dayNumberOf,
  isCitation,
  isHistory,
  isPublisher,
  replacementFor,
  replacing,
  startOf,
} from './dated-names.js';

export const obsoleteBody: SpecificationRule = {
  code: 'R772',
  name: 'obsolete-body',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A text speaks of a body as of the present that had ended on the day the document begins.',
  why: 'A report that goes to a body which is gone goes to nobody. What counts is the first day of the document, not today: a specification of 2016 that names a clinical commissioning group is right, and so is one of 2026 that says what the group did in 2016.',
  source:
    'Health and Care Act 2022 with SI 2022/634, and the sources of each name; the message says where one is not verified.',
  bad: specification({
    exit: 'notice: 6 months\nhandover: "The provider sends the plan for the handover to the CCG within 30 days."',
  }),
  good: specification({
    needs: '"In 2016 the CCG counted 6,900 adults who smoked."',
    exit: 'notice: 6 months\nhandover: "The provider sends the plan for the handover to the ICB within 30 days."',
  }),
  fix: 'suggested',
  on: ['service', 'contract', 'measure', 'population', 'input'],
  check(subject, context) {
    const begins = startOf(subject);
    if (begins === undefined) return;
    for (const sentence of sentencesOf(subject, context)) {
      if (isCitation(sentence)) continue;
      for (const hit of datedNamesIn(sentence)) {
        const { entry, shown, start, end } = hit;
        if (entry.kind !== 'body' || entry.planned || begins < dayNumberOf(entry.wrongFrom)) continue;
        if (isHistory(sentence, hit) || isPublisher(sentence, hit)) continue;
        const text = replacementFor(hit);
        context.report({
          start,
          end,
          message: `There has been no "${shown}" since ${dayInWords(entry.wrongFrom)}, before this begins${entry.successor ? `: write ${entry.successor}` : ''}. If it is history, say of which year.${confidence(entry)}`,
          fixes: text === undefined ? [] : [{ title: `Write "${text}"`, edits: [replacing(sentence, hit, text)] }],
        });
      }
    }
  },
};
