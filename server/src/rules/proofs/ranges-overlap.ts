import type { Fix } from '../../../../grammar/syntax/findings.js';
import { spansOf } from '../../analysis/coverage.js';
import { hull, isPoint } from '../../analysis/interval.js';
import { stretchText, valueText } from '../../analysis/words.js';
import type { Row, Table } from '../../payment/model/expression.js';
import { compare } from '../../payment/rational.js';
import type { SpecificationRule } from '../rule.js';
import { rangedTables, reporting, underProof } from './contract.js';
import { outcomes } from './example.js';
import { meeting, owning } from './range-words.js';

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
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<number>();
    for (const { table, ranging } of yield* rangedTables(contract)) {
      for (const { rows } of ranging.overlaps) {
        const [first, second] = rows;
        if (told.has(second.start)) continue;
        told.add(second.start);
        const over = ranging.overlaps
          .filter((one) => one.rows[0] === first && one.rows[1] === second)
          .map((one) => one.over)
          .reduce(hull);
        const fixes = partings(table, rows, isPoint(over));
        const text = stretchText(over, (value) => valueText(value, table.on));
        const advice = fixes.length === 1 ? `${fixes[0].title}.` : 'Let the one end where the other begins.';
        report({
          start: second.start,
          end: second.end,
          message: `Two ranges claim ${text}: \`${first.text}\` and \`${second.text}\`. ${advice}`,
          related: [{ beside: { start: first.start, end: first.end }, message: 'The other range that claims it' }],
          ...(fixes.length > 0 ? { fixes } : {}),
        });
      }
    }
  },
};

/** The changes that end the one range where the other begins; none where one lies inside the other. */
function partings(table: Table, rows: readonly [Row, Row], isSingle: boolean): readonly Fix[] {
  const spans = spansOf(table);
  if (spans === 'moving') return [];
  const [before, after] = spans.filter(({ row }) => rows.includes(row));
  if (!before?.high || !after?.low) return [];
  if (isSingle)
    return [owning(before.row, 'high', false) ?? owning(after.row, 'low', false)].filter((fix) => fix !== undefined);
  const startsFirst = !before.low || compare(before.low, after.low) < 0;
  const endsFirst = !after.high || compare(before.high, after.high) < 0;
  return startsFirst && endsFirst ? meeting(before.row, after.row) : [];
}
