import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block } from '../../../../grammar/syntax/tree.js';
import { domainOf } from '../../analysis/box.js';
import { stretchText, variableText } from '../../analysis/words.js';
import type { Row, Table, Variable } from '../../payment/model/expression.js';
import { boundsOf, variablesIn } from '../../payment/model/inside.js';
import type { SpecificationRule } from '../rule.js';
import { rangedTables, reporting, underProof } from './contract.js';
import { outcomes } from './example.js';
import { lineAt, takingOut } from './lines.js';

const rate = (more: string): string => `      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
${more}`;

export const rangeNeverReached: SpecificationRule = {
  code: 'R513',
  name: 'range-never-reached',
  severity: 'warning',
  since: '0.1.0',
  summary: 'No value that can be measured lies in a range of a table of payment.',
  why: 'A range that nothing can reach promises or threatens something that will never happen. Most often its unit or its bound is a slip.',
  source: 'The language asks that ranges cover every value that can be measured; this one covers none.',
  bad: outcomes({
    rate: rate('      from 38% up to 100%:    100%\n      above 100%:             150%\n'),
  }),
  good: outcomes({ rate: rate('      at least 38%:           100%\n') }),
  fix: 'safe',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const reached = new Set<number>();
    const unreached = new Map<number, { row: Row; table: Table }>();
    for (const { table, ranging } of yield* rangedTables(contract)) {
      for (const row of table.rows) {
        if (row.otherwise) continue;
        if (ranging.unreached.includes(row)) unreached.set(row.start, { row, table });
        else reached.add(row.start);
      }
    }
    for (const { row, table } of unreached.values()) {
      if (reached.has(row.start)) continue;
      const variables = variablesIn([table.on]).filter(({ known }) => known === undefined);
      // What is agreed or published may be another number next year.
      if (variables.length === 0) continue;
      const can = variables.length === 1 ? ` ${canBe(variables[0], row.text)}` : '';
      report({
        start: row.start,
        end: row.end,
        ...fixesFor(contract.contract, row, table, context.text),
        message: `Nothing that can be measured lies in \`${row.text}\`.${can} Take the range out, or mend its bounds.`,
      });
    }
  },
};

/** What nothing reaches can be taken out, and the rest means what it meant; not where what is agreed or published decides it, for that may change. */
function fixesFor(contract: Block, row: Row, table: Table, text: string): { fixes?: readonly Fix[] } {
  const line = lineAt(contract, row.start);
  const steady = variablesIn([table.on, ...boundsOf(row.bounds)]).every(({ known }) => known === undefined);
  return line && steady && table.rows.length > 1 ? { fixes: [takingOut(line, row.text, text)] } : {};
}

/** What is counted is taken for whole ones: where a range has it in parts, it may be no count. */
function canBe(variable: Variable, range: string): string {
  const text = stretchText(domainOf(variable), (value) => variableText(value, variable));
  const isInParts = variable.whole && !variable.roundedTo && /\d\.\d/.test(range);
  const steps = isInParts ? ', in whole ones; if it comes in parts of one, say in `rounded-to:` in which' : '';
  return `${variable.name} can be ${text}${steps}.`;
}
