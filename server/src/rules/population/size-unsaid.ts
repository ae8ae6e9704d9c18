import { declaredAs } from '../../semantics/context.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { unitOfValue } from '../../semantics/units.js';
import { measureExample } from '../examples.js';
import { firstPart, moneyDependsOn } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const sizeUnsaid: SpecificationRule = {
  code: 'R633',
  name: 'size-unsaid',
  severity: 'info',
  since: '0.1.0',
  summary: 'Money depends on a percentage or a rate, and nothing says how many people it is about.',
  why: 'With a few people, luck moves a percentage across a threshold; with many it hardly does. Without the number nobody can tell which, and no chance of being paid by luck can be worked out.',
  source:
    'Medicare’s minimum savings rates exist because of random variation, and fall as more people are assigned (from secondary sources).',
  bad: measureExample({
    Smokers: `population Smokers "Adults in Eastmere who smoke" {
  includes: "aged 18 and over", "lives in the borough"
  excludes: "in prison"
}`,
    population: 'population: Smokers',
    'if-missing': 'if-missing: fails',
  }),
  good: measureExample({ Smokers: '', population: 'population: Smokers', 'if-missing': 'if-missing: fails' }),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    const unit = unitOfValue(lineOf(block, 'unit')?.value);
    if (unit?.base !== 'percent' && (unit?.per === undefined || unit.base === 'money')) return;
    if (!moneyDependsOn(block) || !blockOf(block, 'targets')) return;
    const population = firstPart(lineOf(block, 'population')?.value);
    const declared = population?.kind === 'name' ? declaredAs(context, population.text) : undefined;
    if (!population || declared?.kind !== 'population' || context.scope.fact(declared, 'size')) return;
    context.report({
      start: population.start,
      end: population.end,
      message: `Money depends on ${name}, and ${declared.name} does not say how many people it is: add \`size:\` to it, as in \`size: 48,200 people on 31 March 2026\`, so that the part of luck can be worked out.`,
      related: [{ declared, message: `${declared.name} is declared here` }],
    });
  },
};
