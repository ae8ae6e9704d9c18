import type { Bounds, Comparison, Expression } from '../payment/model/expression.js';

/** Whether an expression lies within bounds, as a proof asks it: nobody wrote it, so it stands nowhere and names no measure. */
export function liesWithin(on: Expression, bounds: Bounds): Comparison {
  return { kind: 'compare', on, bounds, measures: [], text: '', term: '', whenMissing: false, start: 0, end: 0 };
}
