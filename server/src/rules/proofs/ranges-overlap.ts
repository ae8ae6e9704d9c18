import { isPoint } from '../../analysis/interval.js';
import { stretchText, valueText } from '../../analysis/words.js';
import type { Row } from '../../payment/model/expression.js';
import type { SpecificationRule } from '../rule.js';
import { rangedTables, reporting, underProof } from './contract.js';
import { outcomes } from './example.js';

const rate = (first: string): string => `      ${first} 34%:${' '.repeat(18 - first.length)}nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           100%
`;

export const rangesOverlap: SpecificationRule = {
  code: 'R512',
  name: 'ranges-overlap',
  severity: 'error',
  since: '0.1.0',
  summary: 'Two ranges of a table of payment claim the same value.',
  why: 'Where two ranges claim a value, two sums can be read from one contract. It is then not the text that decides which is paid.',
  source: 'The language asks that ranges cover every value exactly once.',
  bad: outcomes({ rate: rate('at most') }),
  good: outcomes({ rate: rate('below') }),
  fix: 'suggested',
  on: ['contract'],
  check(subject, context) {
    const contract = underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<number>();
    for (const { table, ranging } of rangedTables(contract)) {
      for (const { over, rows } of ranging.overlaps) {
        const [first, second] = rows;
        if (told.has(second.start)) continue;
        told.add(second.start);
        const fix = isPoint(over) ? givenUp(first, second) : undefined;
        const text = stretchText(over, (value) => valueText(value, table.on));
        const advice = fix ? `Write \`${fix.text}\`.` : 'Let the one end where the other begins.';
        report({
          start: second.start,
          end: second.end,
          message: `Two ranges claim ${text}: \`${first.text}\` and \`${second.text}\`. ${advice}`,
          related: [{ beside: { start: first.start, end: first.end }, message: 'The other range that claims it' }],
          ...(fix ? { fixes: [{ title: `Write \`${fix.text}\``, edits: [fix] }] } : {}),
        });
      }
    }
  },
};

/** The change of a word by which one of two neighbours gives up the boundary that both hold. */
function givenUp(first: Row, second: Row): { start: number; end: number; text: string } | undefined {
  for (const row of [first, second]) {
    for (const [from, to] of [
      [/^at most /, 'below '],
      [/^at least /, 'above '],
    ] as const) {
      if (from.test(row.text))
        return { start: row.start, end: row.start + row.text.length, text: row.text.replace(from, to) };
    }
  }
  return undefined;
}
