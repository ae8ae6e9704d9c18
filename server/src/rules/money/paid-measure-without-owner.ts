import { measuresAmong, mentionsIn, termsOf } from '../contracts.js';
import { blocksOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, quitRate, quits, spend } from './example.js';
import { pool } from './paid-measure-without-baseline.js';

export const paidMeasureWithoutOwner: SpecificationRule = {
  code: 'R742',
  name: 'paid-measure-without-owner',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Money depends on a measure that nobody is said to report.',
  why: 'When a result decides a payment, someone has to produce it on the day, and someone has to be asked when it is late or looks wrong. Both sides otherwise wait for the other.',
  source: 'NICE quality standards and the measure tables of public contracts name who collects each measure.',
  bad: contractWith(pool, { measures: quits + quitRate.replace('  owner: Eastmere\n', '') + spend }),
  good: contractWith(pool),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const paying = [...termsOf(block).map((term) => term.block), ...blocksOf(block, 'remedy')];
    for (const { name, declared } of measuresAmong(context, mentionsIn(paying))) {
      if (context.scope.fact(declared, 'owner') || context.scope.fact(declared, 'indicator')) continue;
      context.report({
        start: name.start,
        end: name.end,
        message: `Money depends on ${name.text}, and nobody is said to report it: give the measure an \`owner:\`.`,
        related: [{ declared, message: `${declared.name} is declared here` }],
      });
    }
  },
};
