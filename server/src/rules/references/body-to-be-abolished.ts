import { specification } from '../language/example.js';
import { sentencesOf } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';
import {
  confidence,
  datedNamesIn,
  dayInWords,
  dayNumberOf,
  endOf,
  isHistory,
  isPublisher,
  startOf,
} from './dated-names.js';

export const bodyToBeAbolished: SpecificationRule = {
  code: 'R773',
  name: 'body-to-be-abolished',
  severity: 'info',
  since: '0.1.0',
  summary: 'A clause that binds names a body that is due to be abolished before the document ends.',
  why: 'A plan is not yet law, so the name is right today. Adding "or its successor" now saves a variation later.',
  source:
    'Health Bill of 14 May 2026 with its fact sheets (official source for NHS England, secondary sources for the others; Royal Assent not found).',
  bad: specification({
    exit: 'notice: 6 months\nhandover: "The provider tells NHS England within 5 working days of a notice."',
  }),
  good: specification({
    exit: 'notice: 6 months\nhandover: "The provider tells NHS England, or its successor, within 5 working days of a notice."',
  }),
  fix: 'suggested',
  on: ['service', 'contract'],
  check(subject, context) {
    const [begins, ends] = [startOf(subject), endOf(subject)];
    if (begins === undefined || ends === undefined) return;
    const told = new Set<string>();
    for (const sentence of sentencesOf(subject, context)) {
      if (!sentence.binds || /\bsuccessors?\b/i.test(sentence.words)) continue;
      for (const hit of datedNamesIn(sentence)) {
        const { entry, shown, start, end } = hit;
        if (!entry.planned || ends < dayNumberOf(entry.wrongFrom) || told.has(entry.names[0])) continue;
        if (isHistory(sentence, hit) || isPublisher(sentence, hit)) continue;
        told.add(entry.names[0]);
        const after = entry.successor ? `; its work is to go to ${entry.successor}` : '';
        context.report({
          start,
          end,
          message: `"${shown}" is due to be abolished by ${dayInWords(entry.wrongFrom)}, before this ends${after}. That is a plan, not yet law: add "or its successor".${confidence(entry)}`,
          fixes: [{ title: 'Add "or its successor"', edits: [{ start: end, end, text: ' or its successor' }] }],
        });
      }
    }
  },
};
