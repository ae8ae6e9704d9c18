import { wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { findIn, moneyDependsOn, textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const wholePopulation =
  /\b(?:life expectancy|all-cause mortality|premature mortality|mortality rate of the (?:borough|county|population)|(?:smoking|obesity|diabetes) prevalence|prevalence of (?:smoking|obesity|diabetes|smokers)|(?:childhood )?obesity (?:in|at|among) (?:year 6|reception|children|adults)|under-18 conceptions?|infant mortality|suicide rate|school readiness)\b/i;
/** The same words about the people in the service are another matter. */
const ownPeople = /\b(?:clients?|service users?|caseload|participants?|in treatment|people seen|in the programme)\b/i;

export const notAttributable: SpecificationRule = {
  code: 'R669',
  name: 'not-attributable',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Money depends on a figure of a whole population, which one service hardly moves.',
  why: 'Life expectancy or the share of smokers in a county moves with prices, laws, jobs and a hundred other services. Paying one of them for it rewards or punishes chance. Such figures are worth watching; what is paid should be what the service itself can bring about.',
  source:
    'National Audit Office 2015, payment by results: results have to be attributable to the provider; criticism of national quality payments on the same ground.',
  bad: measureExample({
    title: 'Smoking prevalence in Eastmere',
    better: 'better: lower',
    numerator: 'numerator: "Adults who say that they smoke"',
    denominator: 'denominator: "All adults asked in the borough"',
    baseline: 'baseline: 14.8% in 2024/25',
    targets: 'targets { 2026/27 onwards: at most 14% }',
    'if-missing': 'if-missing: fails',
  }),
  good: measureExample({ 'if-missing': 'if-missing: fails' }),
  fix: 'none',
  on: ['measure'],
  check({ block, head, name }, context) {
    if (wordAt(block, 'kind') !== 'outcome' || !moneyDependsOn(block)) return;
    const texts = [...(head.title ? [head.title] : []), ...textsAt(block, 'numerator')];
    if ([...texts, ...textsAt(block, 'denominator')].some(({ value }) => ownPeople.test(value))) return;
    for (const text of texts) {
      const found = findIn(text, wholePopulation, context.text);
      if (!found) continue;
      context.report({
        start: found.start,
        end: found.end,
        message: `Money depends on ${name}, a figure of the whole population (“${found.found}”), which one service hardly moves. Pay for what the service itself brings about, and watch this beside it.`,
      });
      return;
    }
  },
};
