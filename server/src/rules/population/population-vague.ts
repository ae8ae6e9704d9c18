import { serviceExample } from '../examples.js';
import { nameSpan, textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** Words that sound like a criterion, and from which nobody could make a list. Children in need and adults at risk are terms of law. */
const vague =
  /\b(?:(?:most )?(?<!\bchild(?:ren)? )in (?:greatest |most )?need|need(?:s|ing)? (?:of )?(?:it|help|support|care|the service)|vulnerable|(?:would|could|may|might|can) benefit|(?<!\badults? )at risk|hard(?:er|est)?[- ]to[- ]reach|complex needs|suitable|appropriate|disadvantaged|deserving|local (?:people|residents|community|communities|population)|priority groups?)\b/gi;
/** What a register could be made from: a number, or a fact that somebody records. */
const recorded =
  /\d|\b(?:regist|resid|liv(?:e|es|ing) (?:in|with|at|alone)|aged?\b|born|diagnos|cod(?:ed|es?)\b|referr|discharg|admitt|pregnan|enrol|employ|unemploy|works?\b|working|attend|on (?:a|an|the|its|their) [\w ]*(?:list|register|caseload|plan|order)|in receipt|receiv|prescri|detain|convict|releas|probation|prison|entitled|eligible|scor|assess|household|tenan|pupil|school|sentenc|homeless|smok|carers? of|disab)/i;

export const populationVague: SpecificationRule = {
  code: 'R631',
  name: 'population-vague',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Nobody could make a register from who a population includes.',
  why: 'Every percentage, price for a head and share of risk rests on the list of people. If two offices given the text would write two lists, the provider and the commissioner will too.',
  source: 'Health Foundation 2015: a population that can be counted is a part of outcomes-based commissioning.',
  bad: serviceExample({
    Smokers: `population Smokers "Smokers in Eastmere" {
  includes: "local people in need", "those who would benefit"
  size: 21,400 people on 1 January 2026
  source: "Annual Population Survey"
}`,
  }),
  good: serviceExample(),
  fix: 'none',
  on: ['population'],
  check({ block, name }, context) {
    const found = textsAt(block, 'includes').flatMap(({ value }) =>
      recorded.test(value.replace(vague, '')) ? [] : (value.match(vague) ?? []),
    );
    if (found.length === 0) return;
    const words = [...new Set(found.map((word) => `“${word.toLowerCase()}”`))].join(', ');
    context.report({
      ...nameSpan(block),
      message: `Nobody could make a list of ${name} from ${words}: say who belongs to it by what is on record, as in "aged 18 and over", "registered with a practice in the borough".`,
    });
  },
};
