import { lineOf } from '../../semantics/lines.js';
import { mentions } from '../contracts.js';
import { declarationsOf, namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, service } from './example.js';

const remedy = (when: string): string => `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }

  remedy TooFew "Too few attempts succeed" {
    when: ${when}
    action: "A plan within 10 working days"
  }
`;

const withConsequence = service.replace(
  'threshold: at least 36%',
  'threshold: at least 36%\n      consequence: TooFew',
);

export const consequenceOfAnotherMeasure: SpecificationRule = {
  code: 'R758',
  name: 'consequence-of-another-measure',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The remedy that a requirement names follows from another measure.',
  why: 'A requirement says how it is judged, and its remedy when it applies. Where the two look at different measures, the requirement can be broken without consequence, and the remedy can follow although it is met.',
  source:
    'NHS Standard Contract, schedule of quality requirements: requirement, threshold and consequence stand in one line (general knowledge, not verified).',
  bad: contractWith(remedy('Quits below 600 quits'), { service: withConsequence }),
  good: contractWith(remedy('QuitRate below 36%'), { service: withConsequence }),
  fix: 'none',
  on: ['requirement'],
  check({ block, name }, context) {
    const [measure] = namesOf(lineOf(block, 'measure')?.value);
    const line = lineOf(block, 'consequence');
    if (!measure || !line) return;
    for (const remedy of declarationsOf(context, line.value)) {
      const when = remedy.kind === 'remedy' ? context.scope.fact(remedy, 'when') : undefined;
      if (!when || mentions(when.value, (other) => other === measure)) continue;
      // A condition on a calculation or an input may stand for the measure.
      const [named] = declarationsOf(context, when.value);
      if (named?.kind !== 'measure') continue;
      context.report({
        start: line.value.start,
        end: line.value.end,
        message: `${name} is judged by ${measure}, but ${remedy.name} follows when ${when.text}: let both look at the same measure.`,
        related: [{ declared: remedy, message: `${remedy.name} is declared here` }],
      });
    }
  },
};
