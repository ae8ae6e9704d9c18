import { specification } from '../language/example.js';
import { hitsIn, sentencesOf, topLevel } from '../language/prose.js';
import type { SpecificationRule } from '../rule.js';

const indicator =
  /\b(?<at>(?:ASCOF|PHOF|NHS\s?OF|NHSOF|(?:Adult Social Care|Public Health|NHS) Outcomes Framework)(?:\s+(?:indicators?|measures?|ref(?:erence)?\.?|\())*\s*(?:[1-6](?:\.\d{1,2}(?:\.?[ivx]+)?|[A-Ia-c](?![a-z])(?:\s?\(\d\)|\.[ivx]+|[ivx]+)?)|[A-E]\d{2}[a-d]?))(?![\w])/g;
const edition = /\b(?:editions?|20\d\d|handbook)\b/i;

export const indicatorWithoutEdition: SpecificationRule = {
  code: 'R775',
  name: 'indicator-without-edition',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A text names an indicator of a national framework by its number, without the edition of the framework.',
  why: 'Numbers have been given to new indicators: since April 2023 those of the Adult Social Care Outcomes Framework mean other things than before, and the NHS and the public health frameworks were renumbered too.',
  source:
    'ASCOF handbook of 21 December 2023; NHS Digital, NHS Outcomes Framework releases of 2013 and 2022 (1.6.ii became 1c, 2.5 became 2.5.i); Fingertips (official sources).',
  bad: specification({ needs: '"The borough is below its neighbours on ASCOF 2B."' }),
  good: specification({ needs: '"The borough is below its neighbours on ASCOF 2B, edition 2022/23."' }),
  fix: 'none',
  on: topLevel,
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (edition.test(sentence.words)) continue;
      for (const { start, end, shown } of hitsIn(sentence, indicator)) {
        context.report({
          start,
          end,
          message: `"${shown}" of which edition? The numbers have changed their meaning: add it, as in "${shown}, edition 2023/24".`,
        });
      }
    }
  },
};
