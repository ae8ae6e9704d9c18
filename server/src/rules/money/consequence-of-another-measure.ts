import { lineOf } from '../../semantics/lines.js';
import { mentions } from '../contracts.js';
import { declarationsOf, namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, remedyWhen, serviceWithConsequence } from './example.js';

export const consequenceOfAnotherMeasure: SpecificationRule = {
  code: 'R758',
  name: 'consequence-of-another-measure',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The remedy that a requirement names follows from another measure.',
  why: 'A requirement says how it is judged, and its remedy when it applies. Where the two look at different measures, the requirement can be broken without consequence, and the remedy can follow although it is met.',
  source:
    'NHS Standard Contract, schedule of quality requirements: requirement, threshold and consequence stand in one line (general knowledge, not verified).',
  bad: contractWith(remedyWhen('Quits below 600 quits'), { service: serviceWithConsequence }),
  good: contractWith(remedyWhen('QuitRate below 36%'), { service: serviceWithConsequence }),
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
