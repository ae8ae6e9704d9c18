import type { Day } from '../../../../grammar/syntax/tree.js';
import { declaredAs } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { periodOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const Smokers = (day: string): string => `population Smokers "Adults in Eastmere who smoke" {
  includes: "aged 18 and over", "lives in the borough"
  excludes: "in prison"
  size: 21,400 people on ${day}
  source: "Annual Population Survey"
}`;

/** A census comes every ten years, and its tables a year or more after it; for some groups nothing else is counted. */
const yearsOfCensus = 11;

export const sizeOld: SpecificationRule = {
  code: 'R642',
  name: 'size-old',
  severity: 'info',
  since: '0.1.0',
  summary: 'The people whom a service is for were counted years before it begins.',
  why: 'Plans, prices for each head and the part of luck are worked out from the number. Towns grow and prevalence moves by some per cent a year, so the first settlement shows how old the count was, not how good the service is.',
  source:
    'Fingertips keeps for each indicator the source of its denominator. That a census comes every ten years, and national estimates of the population every year, is general knowledge, not verified.',
  bad: serviceExample({ Smokers: Smokers('31 March 2019') }),
  good: serviceExample({ Smokers: Smokers('31 March 2025') }),
  fix: 'none',
  options: [
    {
      name: 'most-years',
      default: 3,
      doc: `How many whole years may lie between the day of the count and the start of the service; after a census, ${yearsOfCensus} or this number if it is greater. The default is our own judgement.`,
    },
  ],
  on: ['service'],
  check({ block, name }, context) {
    const start = periodOf(lineOf(block, 'period')?.value)?.from;
    if (!start) return;
    const most = context.option<number>('most-years');
    for (const { parts } of lineOf(block, 'population')?.value.phrases ?? []) {
      const [at] = parts;
      const declared = at?.kind === 'name' ? declaredAs(context, at.text) : undefined;
      if (at?.kind !== 'name' || declared?.kind !== 'population') continue;
      const size = context.scope.fact(declared, 'size');
      const day = size?.value?.phrases[0]?.parts.find((part): part is Day => part.kind === 'day');
      if (!size || !day) continue;
      const years = wholeYears(day, start);
      const isOfCensus = /\bcensus\b/i.test(context.scope.fact(declared, 'source')?.text ?? '');
      if (years <= (isOfCensus ? Math.max(most, yearsOfCensus) : most)) continue;
      context.report({
        start: at.start,
        end: at.end,
        message: `${at.text} is ${size.text}, ${years} years before ${name} begins. Take a newer count, or say why this one still holds.`,
        related: [{ declared, message: `${at.text} is declared here` }],
      });
    }
  },
};

function wholeYears(from: Day, to: Day): number {
  const isBeforeItsDay = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (isBeforeItsDay ? 1 : 0);
}
