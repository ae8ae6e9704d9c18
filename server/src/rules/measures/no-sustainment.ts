import { wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** Ends and beginnings that are worth little unless they last. */
const moment =
  /\b(?:le(?:ft|ave|aving) (?:treatment|the service|care)|complet(?:ed?|es|ing|ion)s?(?: of)? (?:\w+ )?treatment|(?:discharged|left) (?:successfully|from treatment)|successful completions?|(?:enter|start|mov)(?:s|ed|ing)? (?:into |in )?(?:\w+ )?(?:employment|work|a job|housing|accommodation|a home|tenanc(?:y|ies))|(?:found|find|gain(?:ed)?|secur(?:ed?|ing)) (?:\w+ )?(?:a job|jobs|employment|work|housing|accommodation)|job starts?|rehoused|housed)\b/i;
/** What says how long it lasts, or that it is looked at again. */
const lasting =
  /\b(?:\d+|one|two|three|four|six|nine|twelve|thirteen|eighteen|twenty-six|fifty-two)[- ]?(?:days?|weeks?|months?|years?)\b|\bre-?present|\bsustain|\bstill\b|\bremain|\blater\b|\bwithout (?:a )?return|\bnot return|\breadmi/i;

export const noSustainment: SpecificationRule = {
  code: 'R663',
  name: 'no-sustainment',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A success is counted on the day it happens, and nobody looks whether it lasts.',
  why: 'A treatment left, a job begun or a home found counts the same whether it holds for a week or for years; who is lost and comes back can even be counted twice. Schemes that work pay a part later: at three, six, twelve or eighteen months, or for those who do not come back within six.',
  source:
    'Fair Chance Fund, payments for accommodation at 3, 6, 12 and 18 months; drug treatment is counted as completed without re-presentation in six months (Blackpool council, 2017 to 2018).',
  bad: measureExample({
    title: 'Treatment completed',
    numerator: 'numerator: "People who left treatment free of the drug"',
    denominator: 'denominator: "Everyone in treatment in the year"',
  }),
  good: measureExample({
    title: 'Treatment completed',
    numerator: 'numerator: "People who left treatment free of the drug and did not come back to it within 6 months"',
    denominator: 'denominator: "Everyone in treatment in the year"',
  }),
  fix: 'none',
  on: ['measure'],
  check({ block, head, name }, context) {
    if (wordAt(block, 'kind') !== 'outcome' || wordAt(block, 'better') !== 'higher') return;
    const told = [...textsAt(block, 'numerator'), ...(head.title ? [head.title] : [])];
    const at = told.find(({ value }) => moment.test(value));
    if (!at) return;
    const said = [...told, ...['denominator', 'exclusions'].flatMap((key) => textsAt(block, key))];
    if (said.some(({ value }) => lasting.test(value))) return;
    context.report({
      start: at.start,
      end: at.end,
      message: `${name} counts a success on the day it happens: say how long it has to last, as in “… and did not come back within 6 months”, or “… and is still there after 13 weeks”.`,
    });
  },
};
