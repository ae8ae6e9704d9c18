import { lineOf } from '../../semantics/lines.js';
import { measuresAmong, mentionsIn, termsOf } from '../contracts.js';
import { daysIn, withinOf } from '../lengths.js';
import { firstPart } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, quitRate, quits, spend } from './example.js';
import { pool } from './paid-measure-without-baseline.js';

const late =
  quits +
  quitRate.replace('lag: 42 days', 'lag: 26 weeks').replace('quarterly within 60 days', 'yearly within 190 days') +
  spend;

export const settledBeforeData: SpecificationRule = {
  code: 'R746',
  name: 'settled-before-data',
  severity: 'error',
  since: '0.1.0',
  summary: 'Money is settled before the data exist that it is settled on.',
  why: 'A settlement that is due before its data can only be guessed, and has to be put right later, when the money has been spent. Pay on account and settle when the data are there, or choose a measure that comes sooner.',
  source:
    'Social impact bonds paid in 2016 for people who joined from 2010 to 2014, because results came late (secondary sources).',
  bad: contractWith(pool, { measures: late }),
  good: contractWith(pool.replace('within 120 days', 'within 200 days'), { measures: late }),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const starts = lineOf(block, 'year-starts')?.value;
    const yearStarts = starts && context.text.slice(starts.start, starts.end);
    for (const term of termsOf(block)) {
      const settle = lineOf(term.block, 'settle');
      const within = withinOf(settle?.value);
      const due = daysIn(within);
      if (!settle || !within || !due) continue;
      for (const { name, declared } of measuresAmong(context, mentionsIn([term.block]))) {
        // Years that start in different months end on different days: what is late then is not readable.
        if (context.scope.fact(declared, 'year-starts')?.text !== yearStarts) continue;
        const lag = daysIn(firstPart(context.scope.fact(declared, 'lag')?.value));
        const report = daysIn(withinOf(context.scope.fact(declared, 'reported')?.value));
        const [key, there] = (lag?.least ?? 0) > (report?.least ?? 0) ? ['lag', lag] : ['reported', report];
        if (!there || there.least <= due.most) continue;
        context.report({
          start: settle.value.start,
          end: settle.value.end,
          message: `${term.name} is settled within ${context.text.slice(within.start, within.end)}, but ${name.text} is there after ${there.least} days at the earliest (its \`${key as string}: ${context.scope.fact(declared, key as string)?.text ?? ''}\`). Settle later, or pay on account and put it right once the data exist.`,
          related: [{ declared, message: `${declared.name} is declared here` }],
        });
        break;
      }
    }
  },
};
