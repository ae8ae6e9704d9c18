import { type Span as Stretch, spansOf } from '../../analysis/coverage.js';
import { isPoint } from '../../analysis/interval.js';
import { sumsOfTerm } from '../../analysis/parts.js';
import { type Gap, isReached } from '../../analysis/proofs/ranges.js';
import { stretchText, valueText } from '../../analysis/words.js';
import type { Table } from '../../payment/model/expression.js';
import type { Term } from '../../payment/model/model.js';
import { compare } from '../../payment/rational.js';
import type { Finding } from '../../semantics/finding.js';
import type { SpecificationRule } from '../rule.js';
import { rangedTables, reporting, underProof } from './contract.js';
import { poolOver } from './example.js';
import { looksPerTable } from './looks.js';
import { meeting, owning } from './range-words.js';

export const rangeMissing: SpecificationRule = {
  code: 'R511',
  name: 'range-missing',
  severity: 'error',
  since: '0.1.0',
  summary: 'There are values that can be measured for which a table of payment says nothing.',
  why: 'A contract that says what is paid below 63% and above 63% has forgotten 63%. When the year comes out there, nobody knows what is owed, and both sides have a reading.',
  source:
    'The language asks that ranges cover every value once. A gap at a single boundary stood in a published outcomes scheme (secondary sources).',
  bad: poolOver('above'),
  good: poolOver('at least'),
  fix: 'suggested',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<number>();
    for (const { term, table, shared, ranging } of yield* rangedTables(contract)) {
      for (const gap of ranging.gaps) {
        yield;
        // Conditions may keep the table from being asked there. That it is asked is seen at once, and told where it is certain.
        if (!shared && !isReached(sumsOfTerm(term), gap, { looks: looksPerTable })) continue;
        const finding = gapFinding(table, gap, term, shared);
        if (told.has(finding.start)) continue;
        told.add(finding.start);
        report(finding);
      }
    }
  },
};

function gapFinding(table: Table, gap: Gap, term: Term, shared: boolean): Omit<Finding, 'rule'> {
  const spans = spansOf(table);
  const text = stretchText(gap.over, (value) => valueText(value, table.on));
  const what = shared ? `how ${kindOf(term, table)} is shared` : 'what is paid';
  const where = `Nothing says ${what} at ${text}`.replace(/ at (between|below|above|at|from)/, ' $1');
  if (spans === 'moving') {
    const message = `${where}: no range of the table holds it. Add one, or \`otherwise\`.`;
    return { ...table.place, message };
  }
  const before = [...spans].reverse().find(({ high }) => high && gap.over.low && compare(high, gap.over.low) <= 0);
  const after = spans.find(({ low }) => low && gap.over.high && compare(low, gap.over.high) >= 0);
  if (before && after) {
    const { start, end } = after.row;
    const related = [{ beside: { start: before.row.start, end: before.row.end }, message: 'The range before it' }];
    if (!isPoint(gap.over)) {
      const message = `${where}: \`${before.row.text}\` ends there, and \`${after.row.text}\` starts only after it. Let the one begin where the other ends.`;
      return { start, end, message, related, fixes: meeting(before.row, after.row) };
    }
    const fix = owning(after.row, 'low', true) ?? owning(before.row, 'high', true);
    const message = `${where}: one range ends below it and the next starts above it. ${fix ? `${fix.title}.` : 'Let one of them hold it.'}`;
    return {
      start,
      end,
      message,
      related,
      ...(fix ? { fixes: [fix] } : {}),
    };
  }
  const edge = (before ?? after) as Stretch | undefined;
  if (!edge) return { ...table.place, message: `${where}. Add a range for it.` };
  const { start, end, text: words } = edge.row;
  const side = before ? 'last' : 'first';
  return {
    start,
    end,
    message: `${where}, and such a value can be measured: \`${words}\` is the ${side} range. Add one for it.`,
  };
}

function kindOf(term: Term, table: Table): string {
  return term.sides.find(({ ranges }) => ranges === table)?.kind === 'loss' ? 'a loss' : 'a gain';
}
