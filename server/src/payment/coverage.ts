import type { Block, Span } from '../../../grammar/syntax/tree.js';
import { examplesIn } from './example.js';
import { type Piece, runExample } from './examples.js';
import type { Expression } from './model/expression.js';
import { eachInside } from './model/inside.js';
import type { Term } from './model/model.js';
import { modelFor } from './models.js';

/** A range of a table, and the examples whose values lie in it. */
export interface CoveredRange extends Span {
  readonly term: string;
  /** What lies in it: the name of a measure, or of a step such as a gain. Empty where that has no name. */
  readonly of: string;
  /** As written: `from 63% to below 68%`. */
  readonly range: string;
  /** The names of the examples. */
  readonly examples: readonly string[];
}

interface Range extends Span {
  readonly of: string;
  readonly text: string;
}

/** All ranges of a contract's tables in the periods of its examples, in the order in which they stand, with the examples that reach them. */
export function coverageOf(contract: Block, piece: Piece): CoveredRange[] {
  const found = new Map<number, CoveredRange & { examples: string[] }>();
  for (const example of examplesIn(contract)) {
    const model = modelFor(contract, piece, example.period);
    if ('problems' in model) continue;
    for (const term of model.terms) {
      for (const { start, end, of, text } of rangesOf(term))
        if (!found.has(start)) found.set(start, { term: term.name, of, range: text, start, end, examples: [] });
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
  const amounts = term.sides.flatMap(({ parts }) => parts.map(({ amount }) => amount));
  eachInside(amounts, (expression) => {
    if (expression.kind !== 'table' && expression.kind !== 'bands') return;
    const of = nameOf(expression.on);
    const rows = expression.kind === 'table' ? expression.rows : expression.bands;
    ranges.push(...rows.map(({ start, end, text }) => ({ start, end, text, of })));
  });
  return ranges;
}

function nameOf(expression: Expression): string {
  switch (expression.kind) {
    case 'measured':
      return expression.variable.name;
    case 'step':
      return expression.what;
    // Of what counts at most so much, the ranges are about what counts; of a part of the benchmark, about what is a part of it.
    case 'least':
      return nameOf(expression.of[0]);
    case 'quotient':
      return nameOf(expression.left);
    default:
      return '';
  }
}
