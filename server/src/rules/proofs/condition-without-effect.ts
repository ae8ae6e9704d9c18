import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block, Line } from '../../../../grammar/syntax/tree.js';
import { partsOfTerm } from '../../analysis/parts.js';
import { outcomesOf } from '../../analysis/proofs/effects.js';
import type { Comparison } from '../../payment/model/expression.js';
import { keyOf } from '../../semantics/heads.js';
import type { SpecificationRule } from '../rule.js';
import { blocksAround, reporting, underProof } from './contract.js';
import { outcomes, rate } from './example.js';
import { takingOut } from './lines.js';
import { looksPerLimit } from './looks.js';
import { leaveOpen } from './open.js';

const only = (bound: string): string =>
  `    only-if: QuitRate ${bound}\n    jump-agreed: "Below a fifth nothing else about the service can be right."\n`;

export const conditionWithoutEffect: SpecificationRule = {
  code: 'R516',
  name: 'condition-without-effect',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A condition always holds, or never can, whatever is measured.',
  why: 'A condition on quality that nothing can fail protects nobody, and one that nothing can meet takes the payment away without saying so.',
  source: 'The language asks that every condition can hold and can fail.',
  bad: outcomes({ rate, more: only('at most 100%') }),
  good: outcomes({ rate, more: only('at least 20%') }),
  fix: 'suggested',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const seen = new Map<number, { condition: Comparison; holds: boolean; fails: boolean }>();
    for (const { term } of contract.terms) {
      for (const condition of partsOfTerm(term).comparisons) {
        // What is agreed or published is a number that a later year may have otherwise.
        if (condition.measures.every(({ known, kind }) => known !== undefined || kind === 'input')) continue;
        yield;
        const decided = outcomesOf(condition, { looks: looksPerLimit });
        if (!decided) leaveOpen(contract, { term, question: `whether \`${condition.text}\` can hold, and can fail` });
        const found = decided ?? { holds: true, fails: true };
        const known = seen.get(condition.start);
        seen.set(condition.start, {
          condition,
          holds: found.holds || known?.holds === true,
          fails: found.fails || known?.fails === true,
        });
      }
    }
    for (const { condition, holds, fails } of seen.values()) {
      if (holds && fails) continue;
      const { start, end, text } = condition;
      report({
        start,
        end,
        ...(holds ? fixesFor(contract.contract, condition, context.text) : {}),
        message: holds
          ? `\`${text}\` always holds, whatever is measured: the condition changes nothing. Take it out, or mend its bound.`
          : `\`${text}\` can never hold, whatever is measured. Mend its bound.`,
      });
    }
  },
};

/** A condition that always holds can be taken out where it is all that its line says. Where a measure is missing it may decide all the same. */
function fixesFor(contract: Block, { start, end, text }: Comparison, source: string): { fixes?: readonly Fix[] } {
  const [block] = blocksAround(contract, { start, end });
  const line = block?.items.find((item): item is Line => item.kind === 'line' && item.start < start && end <= item.end);
  const isWhole = line && keyOf(line)?.text === 'only-if' && line.value.start === start && line.value.end === end;
  return isWhole ? { fixes: [takingOut(line, `only-if: ${text}`, source)] } : {};
}
