import { lineOf } from '../../semantics/lines.js';
import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { hitsIn, sentencesOf } from './prose.js';

/** Things that are themselves a share: by how much a number falls is clear, by how much a share falls is not. */
const share =
  'rates?|proportions?|percentages?|shares?|prevalence|uptake|coverage|attendance|non-attendance|completions?|response|satisfaction|readmissions?|compliance|occupancy|retention|conversion|turnover|absence|vacanc(?:y|ies)|recovery|employment|unemployment|adherence|breastfeeding|smoking|detection|take-up';
const verb =
  'reduc(?:e|es|ed|ing|tion)|increas(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|rais(?:e|es|ing)|lower(?:s|ing)?|cut(?:s|ting)?|decreas(?:e|es|ing)|grow(?:s|ing)?|fall(?:s|ing)?|ris(?:e|es|ing)';

const change = new RegExp(
  `\\b(?:(?:${verb})\\b[^.;:]{0,60}?\\b(?:${share})|(?:${share})\\b[^.;:]{0,40}?\\b(?:${verb}))\\b[^.;:]{0,60}?\\bby\\s+(?:at\\s+least\\s+|up\\s+to\\s+|a\\s+minimum\\s+of\\s+|a\\s+further\\s+)?(?<at>\\d+(?:\\.\\d+)?\\s?(?:%|per\\s?cent))(?!\\s*-?points?)`,
  'gi',
);
const said = /\b(?:relative|absolute|percentage[- ]points?|points?|from \d)/i;

export const shareChangesByPercent: SpecificationRule = {
  code: 'R710',
  name: 'share-changes-by-percent',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'A text lets a share change by so many percent, and does not say whether of the share or in percentage points.',
  why: 'To cut a readmission rate of 30% by 10% can mean to 27% or to 20%. Both have been argued when money depended on it.',
  source: 'Peterborough social impact bond: its 7.5% was relative, and of events, not people (secondary source).',
  bad: specification({
    requirements:
      'requirement Missed "Missed appointments" {\n  "The provider must reduce the rate of missed appointments by 10%."\n}',
  }),
  good: specification({
    requirements:
      'requirement Missed "Missed appointments" {\n  "The provider must reduce the rate of missed appointments by 10%, from 12.0% to 10.8%."\n}',
  }),
  fix: 'none',
  on: ['service', 'contract', 'measure'],
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (/^needs|(?:^|\/)evidence$/.test(sentence.under) || said.test(sentence.words)) continue;
      // Beside a measure, `percent-or-points` asks the measure's unit.
      if (lineOf(sentence.inside, 'measure') || lineOf(sentence.inside, 'measured-by')) continue;
      for (const { start, end, shown } of hitsIn(sentence, change)) {
        const number = Number.parseFloat(shown);
        const example = `a share of 30% would become ${shortest(30 - (30 * number) / 100)}% or ${shortest(30 - number)}%`;
        context.report({
          start,
          end,
          message: `"by ${shown}" can be read two ways${number < 30 ? `: cut by it, ${example}` : ''}. Say from what to what, or write "${number} percentage points" or "a relative ${shown}".`,
        });
      }
    }
  },
};

function shortest(value: number): string {
  return String(Math.round(value * 100) / 100);
}
