import type { Span } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import type { SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';
import { type OpenQuestion, openQuestions, questionText } from './open.js';

export const notDecided: SpecificationRule = {
  code: 'R525',
  name: 'not-decided',
  severity: 'info',
  since: '0.1.0',
  summary: 'Something about what is paid could be neither proved nor refuted.',
  why: 'Where nothing is reported, a reader takes it as proved. So what was not proved is said, with what was established all the same. It happens where amounts bend, as when they are multiplied with or divided by one another, or where very many measures decide about one sum.',
  source: 'The language promises sound bounds, and that it says so where a question is not decided.',
  bad: '',
  good: '',
  fix: 'none',
  on: ['contract'],
  check(subject, context) {
    const contract = underProof(subject, context);
    const report = reporting(contract, context);
    const byTerm = new Map<string, OpenQuestion[]>();
    for (const open of openQuestions(contract)) {
      const name = open.term?.name ?? '';
      byTerm.set(name, [...(byTerm.get(name) ?? []), open]);
    }
    const { name } = readHead(subject.block.head);
    for (const open of byTerm.values()) {
      const [{ term }] = open;
      const place: Span | undefined = term?.place ?? name;
      if (!place) continue;
      const { start, end } = place;
      const about = term ? term.name : 'all terms together';
      report({
        start,
        end,
        message: `Not decided for ${about}: ${listed(open.map(questionText))}. All else was proved. State in \`can-be:\` what the measures can come to, or let fewer of them decide about one sum.`,
      });
    }
  },
};

function listed(texts: readonly string[]): string {
  return texts.length === 1 ? texts[0] : `${texts.slice(0, -1).join('; ')}; and ${texts[texts.length - 1]}`;
}
