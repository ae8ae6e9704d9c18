import type { Span } from '../../../../grammar/syntax/tree.js';
import type { Expression, Variable } from './expression.js';

/** What is left of part `own` when, for each person, all parts together are held to a limit: the sum over all people. */
export interface PersonCut {
  readonly kind: 'person-cut';
  /** `all`: what is left of all parts together. */
  readonly own: number | 'all';
  readonly group: PersonGroup;
}

export interface PersonGroup extends Span {
  readonly slot: number;
  /** What each part comes to where nobody reaches the limit. */
  readonly parts: readonly Expression[];
  /** What each part is a sum of, for one person as for all: measures, each times what one of it is worth. */
  readonly rates: readonly (readonly Rate[])[];
  /** The most for one person, in pounds. */
  readonly limit: Expression;
  /** `order`: what is written first is cut first. */
  readonly how: 'proportion' | 'order';
  /** The term that says the limit. What was paid under it for a person before counts, where `countsBefore`. */
  readonly term: string;
  readonly countsBefore: boolean;
  /** Stand, one for each part, for how it falls on people where only sums are known. */
  readonly spreads: readonly Variable[];
  /** The same for all parts together. */
  readonly spreadOfAll: Variable;
}

/** What one of a measure is worth, in pounds; it may depend on the sums of all people, and never on one person. */
export interface Rate {
  readonly variable: Variable;
  readonly worth: Expression;
}

/** What a part, or all of them, come to where nobody reaches the limit. */
export function unlimitedOf({ own, group }: PersonCut): Expression {
  return own === 'all' ? { kind: 'sum', of: group.parts } : group.parts[own];
}

/** What stands for how a limit for each person falls on people, where only sums are known. */
export function spreadOf({ own, group }: PersonCut): Variable {
  return own === 'all' ? group.spreadOfAll : group.spreads[own];
}
