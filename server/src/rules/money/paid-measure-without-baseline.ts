import { measuresAmong, paidForIn, termsOf } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, quitRate, quits, spend } from './example.js';

export const pool = `  payment Results "Payment for success" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: £40,000 per year
    pool-is: on-top-of Core
    QuitRate 100% {
      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           100%
    }
    paid: yearly in-arrears
    settle: yearly within 120 days
  }

  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

const bare = quitRate.replace(/ {2}baseline:.*\n {2}targets.*\n/, '');

export const paidMeasureWithoutBaseline: SpecificationRule = {
  code: 'R741',
  name: 'paid-measure-without-baseline',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure decides what is paid, and nobody has said what it was before.',
  why: 'Whether the ranges of a payment ask for anything shows only against the value before the contract. Without it money is paid for what would have happened anyway, or promised for what nobody can reach.',
  source:
    'NAO 2015: what is expected must exceed what happens without the service. Blackpool council minutes 2016–2018: 36.7% against a target of 60%.',
  bad: contractWith(pool, { measures: quits + bare + spend }),
  good: contractWith(pool),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const shares = termsOf(block).filter(({ mechanism }) => mechanism === 'outcome');
    for (const { name, declared } of measuresAmong(context, shares.flatMap(paidForIn))) {
      // A measure with targets and no baseline is told so where it is declared; yes or no has no baseline.
      if (['baseline', 'targets'].some((key) => context.scope.fact(declared, key))) continue;
      if (context.scope.fact(declared, 'unit')?.text === 'yes-or-no') continue;
      context.report({
        start: name.start,
        end: name.end,
        message: `Money depends on ${name.text}, which has no baseline: give the measure the value that it had before, as in \`baseline: 61.2% in 2024/25\`.`,
        related: [{ declared, message: `${declared.name} is declared here` }],
      });
    }
  },
};
