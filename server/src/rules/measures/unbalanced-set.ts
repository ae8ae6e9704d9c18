import { serviceExample } from '../examples.js';
import { measuresOf, nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const Wait = `measure Wait "People seen within 10 working days of referral" {
  kind: process
  unit: percent
  better: higher
  numerator: "Referrals seen by the end of the tenth working day"
  denominator: "All referrals in the quarter"
  baseline: 88% in 2024/25
  targets { 2026/27 onwards: at least 95% }
  source: "Provider's record"
  window: quarter
  reported: quarterly within 30 days
  owner: FreshStart
}`;

const Sessions = `measure Sessions "Support sessions held" {
  kind: activity
  unit: sessions
  better: higher
  baseline: 2,900 sessions in 2024/25
  targets { 2026/27 onwards: at least 3,000 sessions }
  source: "Provider's record"
  window: year
  reported: quarterly within 30 days
  owner: FreshStart
}`;

const aims = (measures: string): string => `aims {
  aim Smokefree "More people stop smoking for good" {
    measured-by: ${measures}
  }
}`;

/** Kinds that show what is done, had or spent, and nothing of what became of people. */
const doing = new Set(['process', 'activity', 'structure', 'cost']);

export const unbalancedSet: SpecificationRule = {
  code: 'R665',
  name: 'unbalanced-set',
  severity: 'warning',
  since: '0.1.0',
  summary: 'All measures of a service are about what it does; none shows what became of people.',
  why: 'What is measured moves, and what is not measured next to it may get worse. A service that is judged by waits, contacts and spending alone can meet them all and help nobody.',
  source:
    'Tomkinson 2016, a review of outcome-based contracts: unpaid outcomes do not improve and sometimes get worse.',
  bad: serviceExample({ Quits: '', Wait, Sessions, aims: aims('Wait, Sessions') }),
  good: serviceExample({ Wait, Sessions, aims: aims('Wait, Sessions, Quits') }),
  fix: 'none',
  on: ['service'],
  check({ block, name }, context) {
    const kinds = measuresOf(block, context).map(({ declared }) => context.scope.fact(declared, 'kind')?.text ?? '');
    if (kinds.length < 2 || !kinds.every((kind) => doing.has(kind))) return;
    const seen = [...new Set(kinds)].join(', ');
    context.report({
      ...nameSpan(block),
      message: `All ${kinds.length} measures of ${name} are about what it does (${seen}). Add at least one of what becomes of people: an outcome, their experience, or safety.`,
    });
  },
};
