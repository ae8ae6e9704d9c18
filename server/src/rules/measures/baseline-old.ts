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
  targets { 2026/27 onwards: at least 700 quits }
  source: "Provider's record, a tenth of it audited"
  window: year
  reported: quarterly within 60 days
  owner: FreshStart
}`;

export const baselineOld: SpecificationRule = {
  code: 'R673',
  name: 'baseline-old',
  severity: 'info',
  since: '0.1.0',
  summary: 'The baseline of a measure is years older than the service.',
  why: 'What was there years ago is not what the service takes over. In between other things have changed the figure, and the first result will show those, not the service.',
  source:
    'Epilepsy commissioning toolkit: the baseline is recorded at the start; Blackpool council, minutes 2016 to 2018, on targets set on a wrong baseline.',
  bad: serviceExample({ Quits: Quits('2019/20') }),
  good: serviceExample({ Quits: Quits('2024/25') }),
  fix: 'none',
  options: [
    {
      name: 'most-years',
      default: 3,
      doc: 'How many whole years may lie between the end of the baseline year and the start of the service. The default is our own judgement.',
    },
  ],
  on: ['service'],
  check({ block, name }, context) {
    const period = firstPart(lineOf(block, 'period')?.value);
    const start = period?.kind === 'span' ? daysOf(period.from)?.first : undefined;
    if (start === undefined) return;
    const most = context.option<number>('most-years');
    for (const { declared, at } of measuresOf(block, context)) {
      const baseline = context.scope.fact(declared, 'baseline')?.text;
      const ended = baseline === undefined ? undefined : baselineYear(baseline)?.last;
      if (ended === undefined) continue;
      const years = Math.floor((start - ended) / 365.25);
      if (years <= most) continue;
      context.report({
        start: at.start,
        end: at.end,
        message: `The baseline of ${declared.name} is ${baseline}, ${years} years before ${name} begins. Take a newer year, or say why this one still stands for what is taken over.`,
        related: [{ declared, message: `${declared.name} is declared here` }],
      });
    }
  },
};
