import { source } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { daysIn, withinOf } from '../lengths.js';
import { firstPart } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

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
    const within = withinOf(reported);
    const [there, due] = [daysIn(lag), daysIn(within)];
    if (!lag || !within || !reported || !there || !due || there.least <= due.most) return;
    context.report({
      start: reported.start,
      end: reported.end,
      message: `The data of ${name} exist ${source(context, lag)} after its window, and it is to be reported within ${source(context, within)}. Allow more time, or measure something that is known sooner.`,
    });
  },
};
