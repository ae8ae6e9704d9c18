import { extremeOf } from '../../analysis/extreme.js';
import { type Sharing, sharingsOf } from '../../analysis/proofs/whole-shares.js';
import { moneyText, spotsText } from '../../analysis/words.js';
import { formatPercent } from '../../payment/format.js';
import type { Side } from '../../payment/model/model.js';
import { add, one, type Rational } from '../../payment/rational.js';
import { contractWith } from '../money/example.js';
import type { SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';
import { looksPerLimit } from './looks.js';
import { leaveOpen } from './open.js';

const sharing = (harbour: string): string => `  let Bonus: ${harbour}

  risk-share Results "Spend on admissions caused by smoking" {
    measure: Spend
    benchmark: £2.1m per year
    rest-with: Eastmere
    gain {
      paid-on: part-in-each-band
      above 0%: FreshStart 60%, Harbour Bonus
      most-counted: £60,000 per year
      only-if: Quits at least 640 quits
      jump-agreed: "A saving without quits is nobody's work."
    }
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

export const sharesBeyondWhole: SpecificationRule = {
  code: 'R527',
  name: 'shares-beyond-whole',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Shares of a gain, a loss or a fund that are worked out can come to more than all of it.',
  why: 'Shares that are written as numbers are added up by everyone who reads them. One that depends on a result, such as a bonus for quality, can take the sum above 100%: then the commissioner pays out more than was saved.',
  source:
    'The language asks that what is shared lands somewhere, once; who keeps the rest cannot have less than nothing of it.',
  bad: contractWith(sharing('QuitRate')),
  good: contractWith(sharing('the lesser of QuitRate and 40%')),
  fix: 'none',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<number>();
    for (const { term } of contract.terms) {
      for (const side of term.sides) {
        if (side.kind !== 'gain' && side.kind !== 'loss' && side.kind !== 'borne' && side.kind !== 'kept') continue;
        for (const row of sharingsOf(side)) {
          if (told.has(row.start)) continue;
          yield;
          const most = extremeOf(row.beyond, 'greatest', { looks: looksPerLimit });
          if (!most || (most.bound && most.bound.n <= 0n)) continue;
          if (!most.found || most.found.n <= 0n) {
            if (!most.decided)
              leaveOpen(contract, { term, question: 'whether the shares of a range can come to more than all of it' });
            continue;
          }
          told.add(row.start);
          const where = spotsText(most.at);
          report({
            start: row.start,
            end: row.end,
            message: `${beyondText(row, most.found, side)}${where ? `: with ${where}` : ''}. ${advice[row.in]}`,
          });
        }
      }
    }
  },
};

const advice = {
  parts: 'Hold the share that is worked out to a limit, as in `let Bonus: the lesser of Quality and 40%`.',
  pounds:
    'Lower the shares, hold those that are worked out to a limit, or write a percentage where a sum of money stands.',
};

const wholes: Partial<Record<Side['kind'], string>> = {
  gain: 'the gain',
  loss: 'the loss',
  borne: 'the overspend',
  kept: 'the underspend',
};

function beyondText(row: Sharing, found: Rational, { kind }: Side): string {
  return row.in === 'parts'
    ? `The shares of this range can come to ${formatPercent(add(one, found))} of ${wholes[kind]} in it`
    : `The shares of this range can come to ${moneyText(found)} more than ${wholes[kind]}`;
}
