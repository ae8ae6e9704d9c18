import type { Block, Span } from '../../../grammar/syntax/tree.js';
import { examplesIn } from './example.js';
import { type Piece, runExample } from './examples.js';
import type { Expression } from './model/expression.js';
import { insideOf } from './model/expression.js';
import type { Term } from './model/model.js';
import { modelFor } from './models.js';

/** A range of a table, and the examples whose values lie in it. */
export interface CoveredRange extends Span {
  readonly term: string;
  /** As written: `from 63% to below 68%`. */
  readonly range: string;
  /** The names of the examples. */
  readonly examples: readonly string[];
}

interface Range extends Span {
  readonly text: string;
}

/** All ranges of a contract's tables in the periods of its examples, in the order in which they stand, with the examples that reach them. */
export function coverageOf(contract: Block, piece: Piece): CoveredRange[] {
  const found = new Map<number, CoveredRange & { examples: string[] }>();
  for (const example of examplesIn(contract)) {
    const model = modelFor(contract, piece, example.period);
    if ('problems' in model) continue;
    for (const term of model.terms) {
      for (const { start, end, text } of rangesOf(term))
        if (!found.has(start)) found.set(start, { term: term.name, range: text, start, end, examples: [] });
    }
    const reached = new Set<Span>();
    const only = new Set(example.expects.map(({ of }) => of));
    runExample(example, model, { trail: false, rows: reached, ...(only.has('total') ? {} : { only }) });
    for (const start of new Set([...reached].map((row) => row.start))) found.get(start)?.examples.push(example.name);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The rows and bands of a term. */
function rangesOf(term: Term): Range[] {
  const ranges: Range[] = [];
  const seen = new Set<unknown>();
  const visit = (expression: Expression): void => {
    const key = expression.kind === 'cut' ? expression.group : expression;
    if (seen.has(key)) return;
    seen.add(key);
    if (expression.kind === 'table') ranges.push(...expression.rows);
    if (expression.kind === 'bands') ranges.push(...expression.bands);
    for (const inner of insideOf(expression)) visit(inner);
  };
  for (const side of term.sides) for (const part of side.parts) visit(part.amount);
  return ranges;
}
