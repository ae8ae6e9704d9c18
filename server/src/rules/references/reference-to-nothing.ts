import { specification } from '../language/example.js';
import { hitsIn, type Sentence, sentencesOf } from '../language/prose.js';
import type { RuleContext, SpecificationRule } from '../rule.js';

const id = '(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}(?:\\([a-z]\\))?|[A-Z](?:\\d{1,2})?)';
/** Only what points into this document: after a word that sends the reader there, or in brackets of its own. */
const reference = new RegExp(
  `(?:\\b(?:see|refer to|set out in|listed in|described in|detailed in|defined in|specified in|in line with|in accordance with|as per|under|shown in|contained in|given in|found in|provided in|included in|attached (?:at|as|in)|at)\\s+(?:also\\s+)?|\\(\\s*(?:see\\s+)?)(?<at>(?<what>[Ss]ection|[Pp]aragraph|[Cc]lause|[Aa]ppendix|[Aa]nnex|[Aa]ttachment|[Ss]chedule|[Tt]able|[Ff]igure|LQR|KPI)\\s+(?<id>${id}))(?![\\w.]*\\w)`,
  'g',
);
/** It points elsewhere: `section 75 of the NHS Act 2006`, `section 117 aftercare`, `Schedule 3 to the contract`. */
const elsewhere =
  /^(?:\s*\([^)]*\))?,?\s*(?:of|to|in|from|within|under|below the)\s+(?:the\s+|that\s+|an?\s+|its\s+|our\s+)?[\p{L}\uFFFC]|^\s+(?:agreements?|aftercare|enquir(?:y|ies)|assessments?|partnerships?|duties|leave|(?:[A-Z][a-z]+\s+){1,4}(?:Act|Regulations|Contract))/u;
const before =
  /\b(?:Act|Regulations|Contract|Conditions|Code|Directive|Order|Charter|guidance|NICE [A-Z]+\d+)(?:\s+(?:\d{4}))?,?\s*(?:see\s+)?\(?$/;

export const referenceToNothing: SpecificationRule = {
  code: 'R776',
  name: 'reference-to-nothing',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A text sends the reader to a section, schedule, annex or table that is not there.',
  why: 'What stood there has been renumbered, left in another document or never written. Whoever is bound by it can say that they could not know it.',
  source:
    'The service specification template sends the reader to Schedules 3, 4 and 6 of the NHS Standard Contract (secondary source); a published national specification has section 3.2.1 under 4.2 (official source).',
  bad: specification({ locations: '"One site in each of the towns that are listed in Appendix B."' }),
  good: specification({
    locations: '"One site in each of the three towns, as section 3 of the estates strategy 2025 lists them."',
  }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      for (const { start, end, shown, match } of hitsIn(sentence, reference)) {
        const after = sentence.words.slice(end - sentence.start);
        if (elsewhere.test(after) || before.test(sentence.words.slice(0, match.index))) continue;
        const what = (match.groups as Record<string, string>).what;
        const number = (match.groups as Record<string, string>).id;
        // The NHS Standard Contract has schedules 1 to 8.
        if (/schedule/i.test(what) && /^[1-8](?!\d)/.test(number)) continue;
        if (/section/i.test(what) && isOfAnAct(number, match[0], sentence.words)) continue;
        if (isHere(what, number, sentence, context)) continue;
        context.report({
          start,
          end,
          message: `There is no ${shown} here: say in words what is meant, mention the declaration by its name, or name the document that has it, as in "${shown} of the …".`,
        });
      }
    }
  },
};

/** People are detained `under section 3`, and acts have sections beyond any specification's. */
function isOfAnAct(number: string, written: string, words: string): boolean {
  return /^\d{2}$/.test(number) || /\bAct\b|\bMHA\b/.test(words) || (/^\d+$/.test(number) && /^under\b/i.test(written));
}

/** Whether the number heads a paragraph or a line of the declaration itself, or the title of a declaration is called so. */
function isHere(what: string, number: string, sentence: Sentence, { text, scope }: RuleContext): boolean {
  const name = `${what[0].toUpperCase()}${what.slice(1)} ${number}`;
  if (scope.introduces(name) || scope.introduces(number)) return true;
  const escaped = number.replace(/[.()]/g, '\\$&');
  // A line may begin with a bare number as a heading; with a bare letter it is only a word.
  const called = /^\d/.test(number) ? `(?:${what}[ \\t]+)?` : `${what}[ \\t]+`;
  const heading = new RegExp(`(?:^|["|])[ \\t]*(?:[#*_>-]+[ \\t]*)*${called}${escaped}(?![\\w(]|\\.\\d)`, 'gim');
  for (const match of text.matchAll(heading)) {
    const at = match.index as number;
    if (at < sentence.start || at > sentence.end) return true;
  }
  return false;
}
