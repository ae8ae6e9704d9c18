import { specification } from '../language/example.js';
import { sentencesOf } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';
import {
  confidence,
  datedNamesIn,
  dayInWords,
  dayNumberOf,
  isHistory,
  replacementFor,
  replacing,
  startOf,
} from './dated-names.js';

export const supersededFramework: SpecificationRule = {
  code: 'R774',
  name: 'superseded-framework',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'A text names a framework, regime, scheme, standard, guideline or data set that was no longer in force on the day the document begins.',
  why: 'What is to follow a withdrawn framework, or is counted from a return that is no longer made, cannot be checked by anyone.',
  source:
    'SI 2023/1348, NHS England and gov.uk, and the sources of each name; the message says where one is not verified.',
  bad: specification({ scope: 'includes: "assessment, priced by the National Tariff"\nexcludes: "surgery"' }),
  good: specification({ scope: 'includes: "assessment, priced by the NHS Payment Scheme"\nexcludes: "surgery"' }),
  fix: 'suggested',
  on: ['service', 'contract', 'measure', 'population', 'input'],
  check(subject, context) {
    const begins = startOf(subject);
    if (begins === undefined) return;
    for (const sentence of sentencesOf(subject, context)) {
      if (/(?:^|\/)evidence$/.test(sentence.under)) continue;
      for (const hit of datedNamesIn(sentence)) {
        const { entry, shown, start, end } = hit;
        if (entry.kind === 'body' || begins < dayNumberOf(entry.wrongFrom) || isHistory(sentence, hit)) continue;
        // The data set has kept its old name in brackets.
        if (shown === 'IAPT' && /^\)?\s+data\s?set/i.test(sentence.words.slice(end - sentence.start))) continue;
        const text = replacementFor(hit);
        context.report({
          start,
          end,
          message: `"${shown}" was no longer in force from ${dayInWords(entry.wrongFrom)} on, and this begins after that.${entry.successor ? ` In its place: ${entry.successor}.` : ''}${confidence(entry)}`,
          fixes: text === undefined ? [] : [{ title: `Write "${text}"`, edits: [replacing(sentence, hit, text)] }],
        });
      }
    }
  },
};
