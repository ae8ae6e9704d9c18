import type { Span } from '../../../grammar/syntax/tree.js';
import type { Compiler, Work } from '../payment/fast/compile.js';
import { type CutGroup, type Expression, insideOf, type Step } from '../payment/model/expression.js';
import type { Model } from '../payment/model/model.js';

/** A limit of a term, and how to ask whether it held something back, or made something up, in the run that was made last. */
export interface WatchedLimit extends Span {
  readonly term: string;
  /** One question for each part that it holds. */
  readonly binds: readonly (() => boolean)[];
}

/** What is this much beyond a limit, as a part of it, is beyond it only by how doubles are written. */
const nearly = 1e-9;

/**
 * The limits of a model: `most-paid`, `least-paid`, `most-counted`, `most-withheld`, on one term and on several.
 *
 * @param text of the piece in which the contract stands, by which limits are told from other steps
 */
export function limitsOf(model: Model, text: string, compiler: Compiler): WatchedLimit[] {
  const found = new Map<number, { limit: Span & { term: string }; binds: (() => boolean)[] }>();
  const see = (limit: Span & { readonly term: string }, amount: Work, bound: Work, sign: 1 | -1): void => {
    const { start, end, term } = limit;
    const own = found.get(start) ?? { limit: { start, end, term }, binds: [] };
    own.binds.push(() => {
      const at = bound();
      return sign * (amount() - at) > nearly * Math.max(1, Math.abs(at));
    });
    found.set(start, own);
  };
  const seen = new Set<Expression | CutGroup>();
  const visit = (expression: Expression): void => {
    const key = expression.kind === 'cut' ? expression.group : expression;
    if (seen.has(key)) return;
    seen.add(key);
    if (expression.kind === 'cut') {
      const { group } = expression;
      const parts = group.parts.map((part) => compiler.compile(part));
      const sum = (): number => parts.reduce((all, part) => all + part(), 0);
      see(group, sum, compiler.compile(group.limit), 1);
    }
    const bound = expression.kind === 'step' && boundIn(expression, text);
    if (bound) see(expression, compiler.compile(bound.amount), compiler.compile(bound.limit), bound.sign);
    for (const inner of insideOf(expression)) visit(inner);
  };
  for (const { sides, problems } of model.terms) {
    if (problems.length > 0) continue;
    for (const { parts } of sides) for (const { amount } of parts) visit(amount);
  }
  return [...found.values()].map(({ limit, binds }) => ({ ...limit, binds })).sort((a, b) => a.start - b.start);
}

/** The two sides of a limit on one amount; undefined where a step is something else. */
function boundIn(
  { of, start }: Step,
  text: string,
): { amount: Expression; limit: Expression; sign: 1 | -1 } | undefined {
  if ((of.kind !== 'least' && of.kind !== 'greatest') || of.of.length !== 2) return undefined;
  if (!/^(?:most|least)-(?:paid|counted|withheld)\b/.test(text.slice(start, start + 20))) return undefined;
  return { amount: of.of[0], limit: of.of[1], sign: of.kind === 'least' ? 1 : -1 };
}
