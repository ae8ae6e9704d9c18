import { financialYear } from '../../../../grammar/syntax/literals.js';
import { daysOf } from '../../semantics/dates.js';
import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { serviceExample } from '../examples.js';
import { firstPart, measuresOf, targetsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const Quits = (targets: string): string => `measure Quits "Four-week quits" {
  kind: outcome
  unit: quits
  better: higher
  population: Smokers
  baseline: 640 quits in 2024/25
  targets {
    ${targets}
  }
  source: "Provider's record, a tenth of it audited"
  window: year
  reported: quarterly within 60 days
  owner: FreshStart
}`;

/** A financial year counts where the service runs for a quarter of it at least. */
const quarter = 90;

export const targetYearsGap: SpecificationRule = {
  code: 'R667',
  name: 'target-years-gap',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure has targets for some years of a service, and none for a later one.',
  why: 'In a year without a target nothing is missed, and what hangs on it is not owed. Targets are often set for the first two years and then forgotten. A first year without one, to set up and to watch, is left alone.',
  source:
    'Annotated NHS specification template: the period of a specification is as a rule that of its contract, so its targets have to last as long.',
  bad: serviceExample({ Quits: Quits('2026/27:  at least 700 quits\n    2027/28:  at least 760 quits') }),
  good: serviceExample({
    Quits: Quits('2026/27:          at least 700 quits\n    2027/28 onwards:  at least 760 quits'),
  }),
  fix: 'none',
  on: ['service'],
  check({ block, name }, context) {
    const period = firstPart(lineOf(block, 'period')?.value);
    if (period?.kind !== 'span' || period.from.kind !== 'day' || period.to.kind !== 'day') return;
    const [starts, ends] = [daysOf(period.from)?.first as number, daysOf(period.to)?.last as number];
    for (const { declared, at } of measuresOf(block, context)) {
      const written = context.scope.fact(declared, 'targets')?.block;
      const targets = targetsOf(written);
      // Rows by quarter or by dates, and years that start elsewhere, are read by people.
      if (targets.length === 0 || targets.length !== written?.items.length) continue;
      if (context.scope.fact(declared, 'year-starts')) continue;
      const missing: string[] = [];
      for (let year = targets[0].year.starts; year <= period.to.year; year++) {
        const first = Date.UTC(year, 3, 1) / 86_400_000;
        const last = Date.UTC(year + 1, 3, 0) / 86_400_000;
        const runs = Math.min(last, ends) - Math.max(first, starts) + 1;
        const isCovered = targets.some(
          ({ year: head }) => head.starts === year || (head.onwards && head.starts < year),
        );
        if (runs >= quarter && !isCovered) missing.push(financialYear(year));
      }
      if (missing.length === 0) continue;
      context.report({
        start: at.start,
        end: at.end,
        message: `${declared.name} has no target for ${listed(missing)}, and ${name} runs then. Add the ${missing.length === 1 ? 'year' : 'years'}, or write \`onwards\` after the last year whose target stays.`,
        related: [{ declared, message: `${declared.name} has its targets here` }],
      });
    }
  },
};
