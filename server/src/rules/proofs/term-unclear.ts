import type { Problem } from '../../payment/model/model.js';
import type { SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';
import { outcomes, rate } from './example.js';

const limit = (more: string): string => `    most-paid: £35,000 per year${more}\n`;

export const termUnclear: SpecificationRule = {
  code: 'R510',
  name: 'term-unclear',
  severity: 'error',
  since: '0.1.0',
  summary: 'A payment term leaves open what it comes to.',
  why: 'What a contract does not say, two lawyers will read two ways: who gives way at a limit, from where steps are counted, what a percentage is a percentage of. It is settled more cheaply before it is signed.',
  source:
    '"Capped at 15%" has been read as a limit on what counts and as a limit on what is paid; published schemes differ on both (secondary sources).',
  bad: outcomes({ rate, more: limit('') }),
  good: outcomes({ rate, more: limit(', cut back in proportion') }),
  fix: 'suggested',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<string>();
    const tell = ({ start, end, message, known, yearMissing, answers = [] }: Problem): void => {
      const key = `${start} ${message}`;
      if (known || yearMissing || told.has(key)) return;
      told.add(key);
      report({ start, end, message, ...(answers.length > 0 ? { fixes: answers } : {}) });
    };
    for (const { model, whole } of contract.years) {
      // What a part of a year leaves open is asked when it is settled.
      if (!whole) continue;
      for (const term of model.terms) for (const problem of term.problems) tell(problem);
    }
  },
};
