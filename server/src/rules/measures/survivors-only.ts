import { lineOf, wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { findIn, textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** A denominator of those who stayed to the end, or answered. */
const survivors =
  /\b(?:who completes?\b|complet(?:ers?|ed|ing)\b(?! (?:referral|application))|finish(?:ers?|ed|ing)\b|graduat(?:es|ed)\b|respondents?\b|(?:who |that )?(?:responded|replied|answered|returned (?:[\w-]+ ){0,3}(?:form|questionnaire|survey)s?)\b|(?:forms?|questionnaires?|surveys?) returned\b)/i;

/** Whoever is missing is counted after all. */
const counted =
  /\bwhether or not\b|\b(?:counts?|counted|taken) as (?:not|no|un|failed|failures?|missed|unchanged|the same)|\bcounted among them\b/i;

export const survivorsOnly: SpecificationRule = {
  code: 'R664',
  name: 'survivors-only',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A percentage leaves out those who dropped out or did not answer.',
  why: 'Of those who stay to the end, most do well: that is why they stay. A service that loses nine of ten and helps the tenth shows 100%. Peterborough’s scheme counted everyone in the group, whether or not they took part.',
  source:
    'Evaluations of the social impact bond at Peterborough, which measured whole cohorts (from secondary sources).',
  bad: measureExample({ denominator: 'denominator: "People who completed the programme"' }),
  good: measureExample({
    denominator: 'denominator: "Everyone who started the programme, whether or not they came back"',
  }),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    if (!['outcome', 'experience'].includes(wordAt(block, 'kind') ?? '')) return;
    if (lineOf(block, 'minimum-response')) return;
    const [denominator] = textsAt(block, 'denominator');
    if (!denominator || counted.test(denominator.value)) return;
    const found = findIn(denominator, survivors, context.text);
    if (!found) return;
    context.report({
      start: denominator.start,
      end: denominator.end,
      message: `${name} leaves out whoever dropped out or did not answer (“${found.found}”): count everyone who started, or say in \`minimum-response:\` how many have to be in it, as in \`minimum-response: 60%\`.`,
    });
  },
};
