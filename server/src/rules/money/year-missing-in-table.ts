import type { Block, Line } from '../../../../grammar/syntax/tree.js';
import { readHead, rowKind, wordOfHead } from '../../semantics/heads.js';
import { listed } from '../../semantics/listed.js';
import { eachItem } from '../../semantics/walk.js';
import { appliesIn, type ContractYear, type Term, termsOf, touches, yearsOf } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const core = (last: string): string => `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount {
      2026/27:  £150,000 per year
      ${last}:  £154,000 per year
    }
    paid: monthly in-arrears
  }
`;

/** What need not be said of every year: prices may rise from the second year on. */
const optional = new Set(['uplift', 'let']);

export const yearMissingInTable: SpecificationRule = {
  code: 'R749',
  name: 'year-missing-in-table',
  severity: 'error',
  since: '0.1.0',
  summary: 'A table by year leaves out a year of the contract.',
  why: 'An amount, a price or a limit that is given year by year and lacks a year leaves open what holds then: nothing, or what held before. Both have been claimed.',
  source: 'The language asks for it: there is no silent default where money depends on it.',
  bad: contractWith(core('2027/28')),
  good: contractWith(core('2027/28 onwards')),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const years = yearsOf(block);
    if (!years) return;
    const terms = new Map(termsOf(block).map((term) => [term.block, term]));
    const look = (table: Block, term: Term | undefined): void => {
      const { word } = readHead(table.head);
      const rows = table.items.filter((item): item is Line => item.kind === 'line');
      if (!word || optional.has(word.text) || rows.length === 0 || rows.some((row) => rowKind(row) !== 'year')) return;
      const missing = years.filter(
        (year) => isDue(term, year) && !rows.some(({ head }) => touches(head[0], year) !== false),
      );
      if (missing.length === 0) return;
      context.report({
        start: word.start,
        end: word.end,
        message: `Nothing says \`${word.text}\` ${term ? `of ${term.name} ` : ''}in ${listed(missing.map(({ text }) => text))}: give the table a line for ${missing.length === 1 ? 'that year' : 'those years'}, or let the last line say \`onwards\`.`,
      });
    };
    for (const item of block.items) {
      if (item.kind !== 'block' || wordOfHead(item.head)?.text === 'example') continue;
      eachItem([item], (inner) => {
        if (inner.kind === 'block') look(inner, terms.get(item));
      });
    }
  },
};

function isDue(term: Term | undefined, year: ContractYear): boolean {
  return !term || appliesIn(term, year) === true;
}
