import { paidForIn, termsOf } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, quitRate, quits, service, spend } from './example.js';

/** A pool with a share for each of some measures, all alike. */
function manyShares(count: number): { terms: string; measures: string; service: string } {
  const names = Array.from({ length: count }, (_, i) => `Standard${String.fromCharCode(65 + i)}`);
  const shares = names
    .map((name, i) => {
      const share = i === 0 ? 100 - (count - 1) * Math.floor(100 / count) : Math.floor(100 / count);
      return `    ${name} ${share}% {\n      below 90%:     nothing\n      at least 90%:  100%\n      jump-agreed: "Met or not met, as the audit of ${name} finds"\n    }\n`;
    })
    .join('');
  const measures = names
    .map((name, i) =>
      quitRate
        .replace('measure QuitRate "Share of quit attempts that succeed"', `measure ${name} "Standard ${i + 1} met"`)
        .replace('Verified quits', `Attempts in which standard ${i + 1} is met`)
        .replace(
          'Everyone who set a quit date, whether or not they came back',
          `Attempts to which standard ${i + 1} applies`,
        ),
    )
    .join('');
  return {
    terms: `  payment Results "Payment for standards" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: £40,000 per year
    pool-is: on-top-of Core
${shares}    paid: yearly in-arrears
    settle: yearly within 120 days
  }

  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`,
    measures: quits + quitRate + spend + measures,
    service: service.replace('Quits, QuitRate, Spend', `Quits, QuitRate, Spend, ${names.join(', ')}`),
  };
}

const [many, few] = [manyShares(21), manyShares(4)];

export const tooManyPaidMeasures: SpecificationRule = {
  code: 'R754',
  name: 'too-many-paid-measures',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A contract pays for more measures than anyone can attend to.',
  why: 'Attention is short. Spread over dozens of measures, no single one is worth acting on, collecting them costs more than some of them pay, and the few that matter are lost among the rest.',
  source: 'UnitingCare had 62 indicators (secondary sources); CQUIN came down to five goals at the most.',
  bad: contractWith(many.terms, many),
  good: contractWith(few.terms, few),
  fix: 'none',
  options: [
    {
      name: 'most',
      default: 20,
      doc: 'How many measures a contract may pay for. Between the five of CQUIN and the 62 of UnitingCare (secondary sources) the number is a judgement.',
    },
  ],
  on: ['contract'],
  check({ block, name }, context) {
    const most = context.option<number>('most');
    const pools = termsOf(block).filter(({ mechanism }) => mechanism === 'outcome');
    const paid = new Set(pools.flatMap((term) => paidForIn(term).map(({ text }) => text)));
    if (paid.size <= most) return;
    context.report({
      ...nameSpan(block),
      message: `${name} pays for ${paid.size} measures; more than ${most} compete for the same attention. Pay for the few that matter and watch the others.`,
    });
  },
};
