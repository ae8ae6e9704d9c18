import type { Block, Span } from '../../../../grammar/syntax/tree.js';
import { partsOfTerm } from '../../analysis/parts.js';
import { type Ranging, rangingOf } from '../../analysis/proofs/ranges.js';
import {
  distinctTerms,
  distinctYears,
  readingYears,
  type TermOfYears,
  type YearOfContract,
} from '../../analysis/years.js';
import { inCurrency } from '../../payment/format.js';
import type { Table } from '../../payment/model/expression.js';
import type { Term } from '../../payment/model/model.js';
import { readHead } from '../../semantics/heads.js';
import type { Scope } from '../../semantics/names.js';
import type { Pausing } from '../../semantics/pausing.js';
import type { RuleContext, Subject } from '../rule.js';
import { looksPerTable } from './looks.js';
import { leaveOpen } from './open.js';

/** What all proofs of a contract stand on, worked out once for all rules. */
export interface ContractUnderProof {
  readonly contract: Block;
  readonly years: readonly YearOfContract[];
  /** The years in which something is otherwise than in all before. */
  readonly distinct: readonly YearOfContract[];
  readonly terms: readonly TermOfYears[];
}

const known = new WeakMap<Scope, Map<Block, ContractUnderProof>>();

/** What the proofs of a contract stand on; read with pauses by whoever asks first. */
export function* underProof({ block }: Subject, { scope, text }: RuleContext): Pausing<ContractUnderProof> {
  const ofScope = known.get(scope) ?? new Map<Block, ContractUnderProof>();
  known.set(scope, ofScope);
  const found = ofScope.get(block);
  if (found) return found;
  const years = yield* readingYears(block, text, scope, true);
  const made = { contract: block, years, distinct: distinctYears(years), terms: distinctTerms(years) };
  ofScope.set(block, made);
  return made;
}

/** A report with its sums in the contract's currency. */
export function reporting({ years }: ContractUnderProof, context: RuleContext): RuleContext['report'] {
  const currency = years[0]?.model.currency ?? 'GBP';
  return (finding) =>
    context.report({
      ...finding,
      message: inCurrency(finding.message, currency),
      ...(finding.related
        ? { related: finding.related.map((one) => ({ ...one, message: inCurrency(one.message, currency) })) }
        : {}),
    });
}

/** The blocks that hold a place, the innermost first, up to the contract's own. */
export function blocksAround(contract: Block, { start, end }: Span): Block[] {
  const inner = contract.items.find(
    (item): item is Block => item.kind === 'block' && item.start <= start && end <= item.end,
  );
  return inner ? [...blocksAround(inner, { start, end }), inner] : [];
}

/** The name of the payment, risk share, remedy or other term in which a place lies. */
export function termAround(contract: Block, place: Span): string | undefined {
  const blocks = blocksAround(contract, place);
  const outermost = blocks[blocks.length - 1];
  return outermost && readHead(outermost.head).name?.text;
}

/** A table of a term, and what its ranges do to the values that can be measured. */
export interface RangedTable {
  readonly term: Term;
  readonly table: Table;
  /** Whether its ranges share a gain or a loss. */
  readonly shared: boolean;
  readonly ranging: Ranging;
}

const ranged = new WeakMap<ContractUnderProof, readonly RangedTable[]>();

/** All tables of a contract's terms, looked through once for all rules about ranges, with a pause after each. */
export function* rangedTables(contract: ContractUnderProof): Pausing<readonly RangedTable[]> {
  const known = ranged.get(contract);
  if (known) return known;
  const found: RangedTable[] = [];
  for (const { term } of contract.terms) {
    for (const table of partsOfTerm(term).tables) {
      const shared = term.sides.some(({ ranges }) => ranges === table);
      const ranging = rangingOf(table, { looks: looksPerTable }, shared);
      if (!ranging.decided)
        leaveOpen(contract, {
          term,
          question: 'whether every value lies in one range of its table, and none in two',
        });
      found.push({ term, table, shared, ranging });
      yield;
    }
  }
  ranged.set(contract, found);
  return found;
}
