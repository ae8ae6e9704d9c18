import { extremeOf } from '../../analysis/extreme.js';
import { partsOfTerm } from '../../analysis/parts.js';
import { dividingByNothing } from '../../analysis/proofs/divisors.js';
import { spotsText } from '../../analysis/words.js';
import { variablesIn } from '../../payment/model/inside.js';
import { contractWith } from '../money/example.js';
import type { SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';
import { looksPerLimit } from './looks.js';
import { leaveOpen, leaveOut } from './open.js';

const calculation = (divisor: string): string => `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }

  payment Results "Paid as spending falls" {
    mechanism: calculation
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    only-if: QuitRate at least 36%
    amount: £2,100,000 / ${divisor} × £9,000
    most-paid: £30,000 per year, cut back in proportion
    jump-agreed: "The price is for a service that works."
    paid: yearly in-arrears
    settle: yearly within 120 days
  }
`;

export const divisorCanBeNothing: SpecificationRule = {
  code: 'R522',
  name: 'divisor-can-be-nothing',
  severity: 'error',
  since: '0.1.0',
  summary: 'A calculation divides by something that can be 0.',
  why: 'Nothing can be divided by 0: with such a result the contract says no sum at all.',
  source: 'The language: a divisor that can be 0 is an error.',
  bad: contractWith(calculation('Spend')),
  good: contractWith(calculation('(the greater of Spend and £500,000)')),
  fix: 'none',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<number>();
    for (const { term } of contract.terms) {
      for (const quotient of partsOfTerm(term).quotients) {
        const { right, place } = quotient;
        const measured = variablesIn([right]).some(({ known, kind }) => known === undefined && kind === 'measure');
        if (!measured || told.has(place.start)) continue;
        yield;
        const least = extremeOf(right, 'least', { looks: looksPerLimit });
        const most = extremeOf(right, 'greatest', { looks: looksPerLimit });
        if (least && !least.decided && least.bound && least.bound.n <= 0n && least.found && least.found.n > 0n)
          leaveOpen(contract, { term, question: 'whether what it divides by can be 0' });
        const reaches = (least?.found && least.found.n <= 0n) || !least?.bound;
        if (!least || !reaches || (most?.bound && most.bound.n < 0n)) continue;
        const amounts = term.sides.flatMap(({ parts, whole }) => [
          ...parts.map(({ amount }) => amount),
          ...(whole ? [whole] : []),
        ]);
        const dividing = dividingByNothing(amounts, quotient, { looks: looksPerLimit });
        yield;
        if (dividing === 'never') continue;
        told.add(place.start);
        leaveOut(contract, term);
        const where = dividing ? spotsText(dividing) : '';
        report({
          start: place.start,
          end: place.end,
          message: `Here something is divided by what can be 0${where ? `, with ${where}` : ''}: then there is no sum. Write for example \`the greater of … and …\` around the divisor, or a condition beside it.`,
        });
      }
    }
  },
};
