import { lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { restsOnVagueWord } from '../language/vague-word.js';
import { nameSpan, numberSaid, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { undefinedLabel } from './label-as-test.js';

/** Duties that anyone can see are kept or not, without a measure: those for all or none, what is forbidden, those that recur or have a day, and what is there or not. */
const seenAtOnce =
  /\b(?:all|every|each|any|no|none|never|always|only|(?:must|shall|will|may) not(?! (?:normally|usually|generally))|by the (?:dates?|deadlines?)|daily|weekly|fortnightly|monthly|bi-?(?:weekly|monthly)|quarterly|yearly|annual(?:ly)?|same[- ]day|registered|registration|licen[cs]e|licensed|insur\w*|accredit\w*|certif\w*|indemnit\w*)\b/i;

export const requirementWithoutMeasure: SpecificationRule = {
  code: 'R610',
  name: 'requirement-without-measure',
  severity: 'info',
  since: '0.1.0',
  summary: 'A requirement has no measure and no number by which anyone could see whether it is met.',
  why: 'A provider is held to account against the requirements. One that nothing shows to be met or missed is argued about when it matters. Duties that can be seen to be kept or not, such as a registration, or what is owed to everyone, are left alone; others may be worth a measure in `yes-or-no`.',
  source:
    'NHS Standard Contract, Technical Guidance: the specification says what, and the measures in the schedules of quality say how well (from secondary sources).',
  bad: serviceExample({
    requirements: `requirements {
  requirement Relapse "Advisers help people who relapse" { }
}`,
  }),
  good: serviceExample({
    requirements: `requirements {
  requirement Relapse "Advisers see people who relapse within 5 working days" { }
}`,
  }),
  fix: 'none',
  on: ['requirement'],
  check({ block, head, name }, context) {
    if (lineOf(block, 'measure') || lineOf(block, 'threshold')) return;
    const texts = [head.title, ...textsOf(block).map(({ text }) => text)];
    if (texts.some((text) => text && (numberSaid.test(text.value) || seenAtOnce.test(text.value)))) return;
    // A vague word in it is reported as one, and so is a label.
    if (textsOf(block).some(({ text }) => restsOnVagueWord(text.value))) return;
    if (texts.some((text) => text && undefinedLabel(text, context))) return;
    context.report({
      ...nameSpan(block),
      message: `Nothing shows whether ${name} is met: give it a \`measure:\` and a \`threshold:\`, or say in its text by when, how often or how much.`,
    });
  },
};
