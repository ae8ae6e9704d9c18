import { lineOf } from '../../semantics/lines.js';
import {
  appliesIn,
  measuresAmong,
  type NamedMeasure,
  paidForIn,
  recipientsOf,
  type Term,
  termsOf,
  yearsOf,
} from '../contracts.js';
import { namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';
import { pool } from './paid-measure-without-baseline.js';

const each = (measure: string, unit: string): string => `
  payment Each "Payment for each quit" {
    mechanism: activity
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    measure: ${measure}
    price: £60 per ${unit}
    most-paid: £50,000 per year, cut back in proportion
    paid: quarterly in-arrears
  }
`;

const quitsPool = pool.replace(
  /QuitRate 100%[^}]*\}/,
  `Quits 100% {
      below 640 quits:                    nothing
      from 640 quits to below 760 quits:  0% rising to 100%
      at least 760 quits:                 100%
    }`,
);

export const measurePaidTwice: SpecificationRule = {
  code: 'R756',
  name: 'measure-paid-twice',
  severity: 'info',
  since: '0.1.0',
  summary: 'The same result is paid for twice under one contract.',
  why: 'Two payments for one result double what it is worth, and what its luck costs. Each looks right alone; only the sum of both shows what one more costs.',
  source:
    'Checks of risk shares: several schemes on the same pound have to be seen together (ambiguities collected from published schemes).',
  bad: contractWith(quitsPool + each('Quits', 'quit')),
  good: contractWith(pool + each('Quits', 'quit')),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const years = yearsOf(block) ?? [];
    const seen: { term: Term; paid: NamedMeasure[] }[] = [];
    for (const term of termsOf(block)) {
      const names = paidForIn(term);
      const paid = measuresAmong(context, names);
      const recipients = new Set(recipientsOf(term));
      for (const { name, declared } of paid) {
        const again = names.find((other) => other.text === name.text && other !== name);
        const earlier = seen.find(
          (other) =>
            other.paid.some((one) => one.declared === declared) &&
            recipientsOf(other.term).some((party) => recipients.has(party)) &&
            payersOf(other.term).some((party) => payersOf(term).includes(party)) &&
            years.some((year) => appliesIn(other.term, year) && appliesIn(term, year)),
        );
        if (!again && !earlier) continue;
        context.report({
          start: (again ?? name).start,
          end: (again ?? name).end,
          message: again
            ? `${name.text} has two shares of ${term.name}: make them one.`
            : `${term.name} pays for ${name.text}, for which ${earlier?.term.name} pays the same providers already. If both are meant, see what one more is worth in all; else take one out.`,
        });
      }
      seen.push({ term, paid });
    }
  },
};

function payersOf({ block, word }: Term): string[] {
  return namesOf(lineOf(block, word === 'payment' ? 'from' : 'rest-with')?.value);
}
