import type { Term } from '../../payment/model/model.js';
import { readHead } from '../../semantics/heads.js';
import { listed } from '../../semantics/listed.js';
import { contractWith } from '../money/example.js';
import type { SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';
import { type OpenQuestion, openQuestions, questionText } from './open.js';

const quits = (amount: string): string => `  payment Results "For quits, less the rooms that they share" {
    mechanism: calculation
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: ${amount}
    most-paid: £35,000 per year, cut back in proportion
    paid: yearly in-arrears
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

export const notDecided: SpecificationRule = {
  code: 'R525',
  name: 'not-decided',
  severity: 'info',
  since: '0.1.0',
  summary: 'Something about what is paid could be neither proved nor refuted.',
  why: 'Where nothing is reported, a reader takes it as proved. So what was not proved is said, with what was established all the same. It happens where amounts bend, as when they are multiplied with or divided by one another, or where very many measures decide about one sum.',
  source: 'The language promises sound bounds, and that it says so where a question is not decided.',
  bad: contractWith(quits('£100 × Quits − £60,000 × Quits / (Quits + 640 quits)')),
  good: contractWith(quits('£55 × Quits')),
  fix: 'none',
  on: ['contract'],
  isLast: true,
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const byTerm = new Map<string, OpenQuestion[]>();
    for (const open of openQuestions(contract)) {
      const name = open.term?.name ?? '';
      byTerm.set(name, [...(byTerm.get(name) ?? []), open]);
    }
    // What is open for a remedy is open for the payment that it takes from: told once, where the remedy stands.
    const alike = new Map<string, Open[]>();
    for (const questions of byTerm.values()) {
      const open = { term: questions[0].term, text: semicolons(questions.map(questionText)) };
      alike.set(open.text, [...(alike.get(open.text) ?? []), open]);
    }
    const { name } = readHead(subject.block.head);
    for (const [text, all] of alike) {
      const terms = all.flatMap(({ term }) => (term ? [term] : []));
      const places = terms.map(({ place }) => place).sort((a, b) => b.start - a.start);
      const [place = name, ...others] = places;
      if (!place) continue;
      const { start, end } = place;
      const about = terms.length > 0 ? listed(terms.map((term) => term.name)) : 'all terms together';
      report({
        start,
        end,
        message: `Not decided for ${about}: ${text}. Nothing else about ${terms.length > 1 ? 'them' : 'it'} is open. Write what bends as ranges of a table, let fewer measures decide about one sum, or say in \`can-be:\` what they can come to.`,
        ...(others.length > 0
          ? { related: others.map((beside) => ({ beside, message: 'The same is open for this' })) }
          : {}),
      });
    }
  },
};

interface Open {
  readonly term: Term | undefined;
  readonly text: string;
}

function semicolons(texts: readonly string[]): string {
  return texts.length === 1 ? texts[0] : `${texts.slice(0, -1).join('; ')}; and ${texts[texts.length - 1]}`;
}
