import { blockOf, lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { termsOf } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { saysHowItEnds } from './contract-without-exit.js';
import { contractWith } from './example.js';

const results = `  payment Results "Payment for quits" {
    mechanism: activity
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    measure: Quits
    plan: 760 quits per year
    price: £260 per quit
    each-above-plan: pay 60% of price
    each-below-plan: deduct 100% of price
    most-paid: £250,000 per year, cut back in proportion
    paid: quarterly in-arrears
    settle: yearly within 90 days
  }
`;

export const settlementMissing: SpecificationRule = {
  code: 'R737',
  name: 'settlement-missing',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Money is settled at the end of each period, and nothing says how when the contract ends early.',
  why: 'A contract that ends in mid-year leaves gains, losses and payments on account open. Which accounts count, and by when they are settled, cannot be agreed once the parties are in dispute.',
  source:
    'National Audit Office, guide to decommissioning, and its report on UnitingCare (2016): the costs of the early end were disputed.',
  bad: contractWith(results, { exit: '  exit { notice: 6 months }\n' }),
  good: contractWith(results),
  fix: 'none',
  on: ['contract'],
  check({ block, name }, context) {
    const settled = termsOf(block)
      .filter((term) => lineOf(term.block, 'settle'))
      .map((term) => term.name);
    if (settled.length === 0) return;
    const exit = blockOf(block, 'exit');
    const inWords = exit?.items.some(({ kind }) => kind === 'bare');
    if (inWords || (exit && lineOf(exit, 'settlement')) || saysHowItEnds({ block }, context) === false) return;
    context.report({
      ...nameSpan(exit ?? block),
      message: `${name} settles ${listed(settled)} at the end of each period, but does not say how when the contract ends early: add \`settlement: "…"\` to its \`exit\`, with the accounts that count and by when.`,
    });
  },
};
