import { compareDecimals, type Decimal, decimalOf, formatDecimal } from '../../../../grammar/syntax/decimal.js';
import { wordAt } from '../../semantics/lines.js';
import { poolSharesOf } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const pool = (first: string, second: string): string => `  payment Results "Payment for success" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: £40,000 per year
    pool-is: on-top-of Core
    QuitRate ${first} {
      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           100%
    }
    Quits ${second} {
      below 640 quits:                    nothing
      from 640 quits to below 760 quits:  0% rising to 100%
      at least 760 quits:                 100%
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

export const weightTooSmall: SpecificationRule = {
  code: 'R755',
  name: 'weight-too-small',
  severity: 'info',
  since: '0.1.0',
  summary: 'A measure has so small a share of a pool that it cannot move anyone.',
  why: 'Collecting, checking and settling a measure costs the same whether much or little hangs on it. Below a certain share it costs more than it can bring.',
  source:
    'UnitingCare had 62 indicators, CQUIN five goals at the most: schemes that spread their money thinly were cut back (secondary sources).',
  bad: contractWith(pool('99.5%', '0.5%')),
  good: contractWith(pool('60%', '40%')),
  fix: 'none',
  options: [
    {
      name: 'least',
      default: 1,
      doc: 'The least share of a pool, in percent, that is worth settling. A judgement: a hundredth, with UnitingCare and its 62 indicators in mind (secondary sources).',
    },
  ],
  on: ['payment'],
  check({ block, name }, context) {
    if (wordAt(block, 'mechanism') !== 'outcome') return;
    const least = decimalOf(String(context.option<number>('least')));
    const zero: Decimal = { digits: 0n, scale: 0 };
    for (const { name: measure, share, within } of poolSharesOf(block)) {
      const all = share ? [...within, share] : [];
      if (all.length === 0 || all.some(({ form }) => form !== 'percent')) continue;
      const weight = all.reduce((product, { value }) => ofPercent(product, value), decimalOf('100'));
      // A share of 0% is one that is measured and not paid yet.
      if (compareDecimals(weight, least) >= 0 || compareDecimals(weight, zero) <= 0) continue;
      context.report({
        start: measure.start,
        end: measure.end,
        message: `${measure.text} has ${formatDecimal(weight)}% of ${name}, less than ${formatDecimal(least)}%: too little to act on. Give it more, or watch it without paying for it.`,
      });
    }
  },
};

function ofPercent(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale + 2 };
}
