import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block } from '../../../../grammar/syntax/tree.js';
import { addendsOf, extremeOfSum, gathered } from '../../analysis/extreme.js';
import { wholeOf } from '../../analysis/flows.js';
import { roughSum } from '../../analysis/rough.js';
import { moneyText, spotsText } from '../../analysis/words.js';
import type { Expression } from '../../payment/model/expression.js';
import { insideOf } from '../../payment/model/inside.js';
import type { Side, Term } from '../../payment/model/model.js';
import { compare, negate, one, total } from '../../payment/rational.js';
import { lineOf } from '../../semantics/lines.js';
import { says } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { blocksAround, reporting, underProof } from './contract.js';
import { outcomes } from './example.js';
import { addingBefore } from './lines.js';
import { looksPerTerm } from './looks.js';
import { leaveOpen } from './open.js';

const rate = (top: string): string => `      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           ${top}
`;

export const poolExceeded: SpecificationRule = {
  code: 'R520',
  name: 'pool-exceeded',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A payment for outcomes can come to more than its pool.',
  why: 'A pool is the money that was set aside. Where the shares can earn more than there is in it, either the budget or the promise is wrong, and the difference comes out of something else.',
  source:
    'The language calls the pool what the payment can earn; tables that pay more than 100% of a share go beyond it.',
  bad: outcomes({ rate: rate('120%') }),
  good: outcomes({ rate: rate('100%') }),
  fix: 'suggested',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<string>();
    for (const { term, year, years } of contract.terms) {
      const side = term.sides.find(({ pool }) => pool);
      // Shares that come to more than the whole are reported as such.
      if (!side?.pool || told.has(term.name) || promisesTooMuch(side)) continue;
      yield;
      const addends = gathered(addendsOf(wholeOf(side.parts.map(({ amount }) => amount))));
      const pool = addendsOf(side.pool, negate(one));
      const rough = roughSum([...addends, ...pool]);
      if (rough?.high && rough.high.n <= 0n) continue;
      const found = extremeOfSum([...addends, ...pool], 'greatest', { looks: looksPerTerm });
      if (found && !found.decided && !(found.found && found.found.n > 0n) && !(found.bound && found.bound.n <= 0n))
        leaveOpen(contract, {
          term,
          question: 'whether it can pay more than its pool',
          ...(found.bound ? { atMost: found.bound } : {}),
          established: (sum) => `never by more than ${sum}`,
        });
      // What grows without end is reported as such.
      if (!found?.found || !found.bound || found.found.n <= 0n) continue;
      told.add(term.name);
      const where = spotsText(found.at);
      const all = years.length === contract.years.length ? '' : ` in ${year.label}`;
      report({
        ...term.place,
        ...fixesFor(contract.contract, term, context.text),
        message: `${term.name} can pay ${moneyText(found.found)} more than its pool${all}${where ? `: with ${where}` : ''}. Lower what its ranges pay, make the pool larger, or add \`most-paid: pool\`.`,
      });
    }
  },
};

/** The limit that keeps a payment within its pool, above the line that says when it is paid. */
function fixesFor(contract: Block, { place, sides }: Term, text: string): { fixes?: readonly Fix[] } {
  const block = blocksAround(contract, place).pop();
  const paid = block && lineOf(block, 'paid');
  if (!paid || says(block, 'most-paid')) return {};
  const isAlone = sides.every(({ parts }) => parts.length === 1);
  const line = `most-paid: pool${isAlone ? '' : ', cut back in proportion'}`;
  return { fixes: [addingBefore(paid, line, text)] };
}

/** Whether the shares of the pool, or of a group in it, add up to more than all of it. */
function promisesTooMuch({ parts }: Side): boolean {
  const seen = new Set<Expression>();
  const visit = (expression: Expression): boolean => {
    if (seen.has(expression)) return false;
    seen.add(expression);
    if (expression.kind === 'weight') return compare(total(expression.among.map(({ share }) => share)), one) > 0;
    return insideOf(expression).some(visit);
  };
  return parts.some(({ amount }) => visit(amount));
}
