import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import {
  dependsOnResults,
  isNoPriceForService,
  measuresAmong,
  mentionsIn,
  says,
  type Term,
  termsOf,
} from '../contracts.js';
import { nameSpan, wordOf } from '../reading.js';
import type { RuleContext, SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';
import { pool } from './paid-measure-without-baseline.js';

const each = `
  payment Each "Payment for each quit" {
    mechanism: activity
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    measure: Quits
    price: £60 per quit
    most-paid: £50,000 per year, cut back in proportion
    paid: quarterly in-arrears
  }
`;

export const envelopeMissing: SpecificationRule = {
  code: 'R752',
  name: 'envelope-missing',
  severity: 'info',
  since: '0.1.0',
  summary: 'A contract with several payments that depend on results does not say the most that can be spent.',
  why: 'Where several payments depend on results, the sum of all at their best is what the commissioner has to have in hand. Said once, it can be held against every change of the terms.',
  source:
    'National Audit Office and Public Accounts Committee on UnitingCare (2016): the cost was not clear before the start.',
  bad: contractWith(pool + each, { envelope: '' }),
  good: contractWith(pool + each),
  fix: 'none',
  on: ['contract'],
  check({ block, name }, context) {
    const variable = termsOf(block).filter((term) => addsToCost(term, context) && !isNoPriceForService(block, term));
    if (variable.length < 2 || says(block, 'envelope')) return;
    context.report({
      ...nameSpan(block),
      message: `What ${name} costs depends on ${listed(variable.map((term) => term.name))}: say the most that can be spent in a year, as in \`envelope: £14.4m per year\`.`,
    });
  },
};

/** Whether results decide how much a term costs: what is held back of a payment costs no more than that, and a calculation may be about inputs alone. */
function addsToCost(term: Term, context: RuleContext): boolean {
  if (!dependsOnResults(term)) return false;
  if (term.mechanism === 'calculation') return measuresAmong(context, mentionsIn([term.block])).length > 0;
  return wordOf(lineOf(term.block, 'pool-is')?.value) !== 'held-back-from';
}
