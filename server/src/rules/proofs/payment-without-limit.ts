import { addendsOf, extremeOfSum } from '../../analysis/extreme.js';
import { partsOfTerm, sumsOfTerm } from '../../analysis/parts.js';
import { roughSum } from '../../analysis/rough.js';
import { namesTogether } from '../../analysis/words.js';
import { wordAt } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import type { SpecificationRule } from '../rule.js';
import { blocksAround, reporting, underProof } from './contract.js';
import { outcomes, rate } from './example.js';
import { looksPerTerm } from './looks.js';
import { leaveOpen } from './open.js';

const quits = (limit: string): string => `      below 640 quits:     nothing
      at least 640 quits:  £50 for each 1 quit above 640 quits
${limit}`;

export const paymentWithoutLimit: SpecificationRule = {
  code: 'R519',
  name: 'payment-without-limit',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Nothing ends what a payment for results can grow to.',
  why: 'A payment that grows with a measure and has no end can pay any sum: for a good year, for a change in how people are counted, or for a slip in the data. A limit says what was meant to be at stake.',
  source:
    'The guidance on outcome payments asks for a cap on what a contract can pay (secondary sources). Shares of gains, losses and activity have rules of their own.',
  bad: outcomes({ rate, quits: quits(''), envelope: '' }),
  good: outcomes({ rate, quits: quits('      most-paid: £16,000 per year\n'), envelope: '' }),
  fix: 'none',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<string>();
    for (const { term } of contract.terms) {
      if (term.kind !== 'payment' || told.has(term.name)) continue;
      const block = blocksAround(contract.contract, term.place).pop();
      const mechanism = block && wordAt(block, 'mechanism');
      if (mechanism !== 'outcome' && mechanism !== 'calculation') continue;
      yield;
      const addends = sumsOfTerm(term).flatMap((sum) => addendsOf(sum));
      if (roughSum(addends)?.high) continue;
      const most = extremeOfSum(addends, 'greatest', { looks: looksPerTerm });
      if (most && !most.bound && !most.decided)
        leaveOpen(contract, { term, question: 'whether what it pays has an end' });
      const measures = most?.bound ? [] : (most?.grows ?? []).filter(({ kind }) => kind === 'measure');
      if (measures.length === 0) continue;
      told.add(term.name);
      const forEach = partsOfTerm(term).limits.some((limit) => limit.forEach);
      report({
        ...term.place,
        message: `Nothing limits what ${term.name} pays: it grows with ${listed(namesTogether(measures))} without end. ${forEach ? 'Its limit for each person does not say how many people come: add a `together` with a `most-paid:` for the sum.' : 'Add `most-paid:`, or end it with a range that pays the same for all that lies above.'}`,
      });
    }
  },
};
