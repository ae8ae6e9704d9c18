import { daysOf } from '../../semantics/dates.js';
import { lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { baselineYear, firstPart, measuresOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const Quits = (year: string): string => `measure Quits "Four-week quits" {
  kind: outcome
  unit: quits
  better: higher
  population: Smokers
  baseline: 640 quits in ${year}
  targets { 2027/28 onwards: at least 700 quits }
  source: "Provider's record, a tenth of it audited"
  window: year
  reported: quarterly within 60 days
  owner: FreshStart
}`;

/** A year of which more than half lies after the start shows the service, not what was before it. */
const halfYear = 183;

export const baselineAfterStart: SpecificationRule = {
  code: 'R666',
  name: 'baseline-after-start',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The baseline of a measure comes from a time when the service already ran.',
  why: 'A baseline is what was there before. One that is taken in the first year of the service contains its effect, and whoever is judged against it has a reason to start low.',
  source:
    'Epilepsy commissioning toolkit: the baseline is recorded at the start; Blackpool council, minutes 2016 to 2018, on targets set on a wrong baseline.',
  bad: serviceExample({ Quits: Quits('2026/27') }),
  good: serviceExample({ Quits: Quits('2024/25') }),
  fix: 'none',
  on: ['service'],
  check({ block, name }, context) {
    const period = firstPart(lineOf(block, 'period')?.value);
    const start = period?.kind === 'span' ? daysOf(period.from)?.first : undefined;
    if (start === undefined) return;
    for (const { declared, at } of measuresOf(block, context)) {
      if (context.scope.fact(declared, 'year-starts')) continue;
      const baseline = context.scope.fact(declared, 'baseline')?.text;
      const year = baseline === undefined ? undefined : baselineYear(baseline);
      if (!year || year.first + halfYear <= start) continue;
      context.report({
        start: at.start,
        end: at.end,
        message: `The baseline of ${declared.name} is ${baseline}, and ${name} already runs then. Take the last full year before it starts; where there is none, say what stands for it.`,
        related: [{ declared, message: `${declared.name} is declared here` }],
      });
    }
  },
};
