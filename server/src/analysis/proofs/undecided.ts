import type { Variable } from '../../payment/model/expression.js';
import type { Rational } from '../../payment/rational.js';

/** A question about one variable for whose answer the budget of looks was too small. */
export interface Undecided {
  readonly variable: Variable;
  /** What was established: no more pounds than these; absent where nothing bounds them. */
  readonly bound?: Rational;
}
