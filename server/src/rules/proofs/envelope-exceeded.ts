import { envelopeOf, keepsWithin, mostSpent } from '../../analysis/exposure.js';
import { moneyText, spotsText } from '../../analysis/words.js';
import type { YearOfContract } from '../../analysis/years.js';
import { compare, type Rational, subtract } from '../../payment/rational.js';
import { lineOf } from '../../semantics/lines.js';
import { namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';
import { outcomes, rate } from './example.js';
import { looksPerContract } from './looks.js';
import { leaveOpen } from './open.js';

export const envelopeExceeded: SpecificationRule = {
  code: 'R521',
  name: 'envelope-exceeded',
  severity: 'warning',
  since: '0.1.0',
  summary: 'What the commissioners can have to pay in a year is more than the envelope.',
  why: 'The envelope is what the commissioners have said they can spend. If the terms together can come to more, the contract promises money that nobody has, and it is better to know at which results.',
  source: 'The language: `envelope:` is the most that the commissioners can spend in a year.',
  bad: outcomes({ rate, envelope: '  envelope: £180,000 per year\n' }),
  good: outcomes({ rate, envelope: '  envelope: £190,000 per year\n' }),
  fix: 'none',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const line = lineOf(subject.block, 'envelope');
    const envelope = line && envelopeOf(subject.block);
    if (!line || !envelope) return;
    const commissioners = new Set(namesOf(lineOf(subject.block, 'commissioners')?.value));
    let worst: { year: YearOfContract; spent: Rational; where: string } | undefined;
    for (const year of contract.distinct) {
      yield;
      // Most contracts keep within their envelope by so much that a rough bound shows it.
      if (keepsWithin(year, commissioners, envelope)) continue;
      const most = mostSpent(year, commissioners, looksPerContract);
      const open = most && !most.decided && !(most.found && compare(most.found, envelope) > 0);
      if (open && !(most.bound && compare(most.bound, envelope) <= 0))
        leaveOpen(contract, {
          question: 'whether the commissioners can have to pay more than the envelope in a year',
          ...(most.bound ? { atMost: subtract(most.bound, envelope) } : {}),
          established: (sum) => `never by more than ${sum}`,
        });
      // What grows without end is reported where it does.
      if (!most?.found || !most.bound || compare(most.found, envelope) <= 0) continue;
      if (!worst || compare(most.found, worst.spent) > 0)
        worst = { year, spent: most.found, where: spotsText(most.at) };
    }
    if (!worst) return;
    const { year, spent, where } = worst;
    report({
      start: line.start,
      end: line.end,
      message: `In ${year.label} the commissioners can have to pay ${moneyText(spent)}, which is ${moneyText(subtract(spent, envelope))} more than the envelope${where ? `: with ${where}` : ''}. Make the envelope larger, or limit the terms.`,
    });
  },
};
