import type { Span } from '../../../grammar/syntax/tree.js';
import type { Compiler } from '../payment/fast/compile.js';
import type { Expression, Step } from '../payment/model/expression.js';
import { eachInside } from '../payment/model/inside.js';
import type { Model } from '../payment/model/model.js';

/** A limit of a term, and how to tell whether it held something back, or made something up. */
export interface WatchedLimit extends Span {
  readonly term: string;
  /** For each amount that it holds, the place of how far that lies beyond it. */
  readonly beyond: readonly number[];
}

/** An amount that is less beyond a limit, in pounds, is beyond it only by how doubles are written. */
const halfPenny = 0.005;

/** Whether a limit decided anything in a run. */
export function hasBound({ beyond }: WatchedLimit, memory: Float64Array): boolean {
  for (let i = 0; i < beyond.length; i++) if (memory[beyond[i]] > halfPenny) return true;
  return false;
}

/** The limits of a model: `most-paid`, `least-paid`, `most-counted`, `most-withheld`, on one term and on several. */
export function limitsOf(model: Model, compiler: Compiler): WatchedLimit[] {
  const found = new Map<number, { limit: Span & { term: string }; beyond: number[] }>();
  const see = ({ start, end, term }: Span & { readonly term: string }, beyond: number): void => {
    const own = found.get(start) ?? { limit: { start, end, term }, beyond: [] };
    own.beyond.push(beyond);
    found.set(start, own);
  };
  const amounts = model.terms
    .filter(({ problems }) => problems.length === 0)
    .flatMap(({ sides }) => sides.flatMap(({ parts }) => parts.map(({ amount }) => amount)));
  eachInside(amounts, (expression) => {
    if (expression.kind === 'cut') see(expression.group, compiler.excess(expression.group));
    const beyond = expression.kind === 'step' && beyondIn(expression);
    if (beyond) see(expression, compiler.compile(beyond));
  });
  return [...found.values()].map(({ limit, beyond }) => ({ ...limit, beyond })).sort((a, b) => a.start - b.start);
}

/** How far an amount lies beyond its limit; undefined where a step is something else than a limit on one amount. */
function beyondIn({ of, start, end }: Step): Expression | undefined {
  if ((of.kind !== 'least' && of.kind !== 'greatest') || !of.limits) return undefined;
  const [amount, limit] = of.of;
  const [left, right] = of.kind === 'least' ? [amount, limit] : [limit, amount];
  return { kind: 'difference', left, right, place: { start, end } };
}
