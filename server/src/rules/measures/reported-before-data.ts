import type { Quantity } from '../../../../grammar/syntax/tree.js';
import { source } from '../../semantics/context.js';
import { singular } from '../../semantics/units.js';
import { measureExample } from '../examples.js';
import { firstPart, lineOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** The fewest and the most days that one of each can be. */
const days: Readonly<Record<string, readonly [number, number]>> = {
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  year: [365, 366],
  // Five in seven days, fewer over a bank holiday.
  'working-day': [1, 2],
  'working-week': [7, 11],
};

export const reportedBeforeData: SpecificationRule = {
  code: 'R657',
  name: 'reported-before-data',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure is to be reported before its data exist.',
  why: 'A report that is due before the data exist is late, or is an estimate that nobody calls one. What is paid on it is then corrected later, or is wrong.',
  source:
    'Social impact bonds that paid in 2016 for people of 2010 to 2014, since the data came so late (from secondary sources); the update calendars of the national frameworks.',
  bad: measureExample({ lag: 'lag: 42 days', reported: 'reported: quarterly within 30 days' }),
  good: measureExample({ lag: 'lag: 42 days', reported: 'reported: quarterly within 60 days' }),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    const lag = firstPart(lineOf(block, 'lag')?.value);
    const reported = lineOf(block, 'reported')?.value;
    const [, word, within] = reported?.phrases[0]?.parts ?? [];
    if (!reported || word?.kind !== 'word' || word.text !== 'within') return;
    if (lag?.kind !== 'quantity' || within?.kind !== 'quantity') return;
    const [least] = daysIn(lag) ?? [];
    const [, most] = daysIn(within) ?? [];
    if (least === undefined || most === undefined || most >= least) return;
    context.report({
      start: reported.start,
      end: reported.end,
      message: `The data of ${name} exist ${source(context, lag)} after its window, and it is to be reported within ${source(context, within)}. Allow more time, or measure something that is known sooner.`,
    });
  },
};

/** The fewest and the most days that a length of time can be; none where it is counted in hours. */
function daysIn({ value, unit }: Quantity): [number, number] | undefined {
  const range = unit && days[singular(unit.text)];
  if (!range) return undefined;
  const count = Number(value.digits) / 10 ** value.scale;
  return [count * range[0], count * range[1]];
}
