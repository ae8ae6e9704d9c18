import type { Span } from '../../../../grammar/syntax/tree.js';
import type { Shown } from '../format.js';
import type { Period } from '../period.js';
import type { Rational } from '../rational.js';
import type { PersonCut } from './person-cut.js';

/**
 * What payment terms are compiled to: pure functions of what was measured, as trees that can be evaluated, bounded or taken apart into their
 * straight pieces. Everything that the file or the period decides is a constant by then; what is free is the variables. Percentages are fractions
 * (65.4% is 0.654), a rate is what it is per one (7 per 10,000 people is 0.0007), money is in pounds.
 *
 * Trees share parts: a `Step` is evaluated once per settlement, by its `slot`.
 */
export type Expression =
  | Constant
  | Measured
  | Many
  | Pair
  | Table
  | Ramp
  | Each
  | Bands
  | When
  | Weight
  | Cut
  | PersonCut
  | Step;

export interface Constant {
  readonly kind: 'constant';
  readonly value: Rational;
  readonly shown: Shown;
  /** The words behind a plain number. */
  readonly unit?: string;
}

/** The value of a measure or an input, or what was paid already. */
export interface Measured {
  readonly kind: 'measured';
  readonly variable: Variable;
}

/** `sum`, `product`, the `least` or the `greatest` of one or more. */
export interface Many {
  readonly kind: 'sum' | 'product' | 'least' | 'greatest';
  readonly of: readonly Expression[];
  /** The word in the file, where the second is a limit on the first. */
  readonly limits?: LimitWord;
}

export type LimitWord = 'most-paid' | 'least-paid' | 'most-counted' | 'most-withheld';

export interface Pair {
  readonly kind: 'difference' | 'quotient';
  readonly left: Expression;
  readonly right: Expression;
  readonly place: Span;
}

/** The result of the one row in whose range `on` lies. */
export interface Table {
  readonly kind: 'table';
  readonly on: Expression;
  readonly rows: readonly Row[];
  readonly place: Span;
  readonly term: string;
}

/** A row of a table. Without `low` and `high` it is `otherwise`: it takes what no other row does. */
export interface Row extends Span {
  readonly bounds: Bounds;
  readonly otherwise: boolean;
  readonly result: Expression;
  /** The range, as written. */
  readonly text: string;
}

export interface Bounds {
  readonly low?: Expression;
  readonly lowIncluded: boolean;
  readonly high?: Expression;
  readonly highIncluded: boolean;
}

/** Straight from `from` where `on` is `low` to `to` where it is `high`. */
export interface Ramp {
  readonly kind: 'ramp';
  readonly on: Expression;
  readonly low: Expression;
  readonly high: Expression;
  readonly from: Expression;
  readonly to: Expression;
}

/** `amount` for each `size` by which `on` lies beyond `beyond`, and nothing on the other side of it. */
export interface Each extends Span {
  readonly kind: 'each';
  readonly amount: Expression;
  readonly size: Expression;
  readonly on: Expression;
  readonly beyond: Expression;
  readonly side: 'above' | 'below';
  /** Only whole steps count. */
  readonly whole: boolean;
}

/** For each band, its rate of the part of `on` that lies in it. */
export interface Bands {
  readonly kind: 'bands';
  readonly on: Expression;
  readonly bands: readonly Band[];
}

export interface Band extends Span {
  readonly low: Expression;
  readonly high?: Expression;
  readonly rate: Expression;
  readonly text: string;
}

/** `amount` where the condition holds, else nothing; `whenDropped` says which where the condition falls away. */
export interface When {
  readonly kind: 'when';
  readonly condition: Condition;
  readonly amount: Expression;
  readonly whenDropped: boolean;
  /** For what a remedy takes from a payment in a window, which is told with its reason, and for what stays of it unless it is returned. */
  readonly of?: 'withheld' | 'returned';
}

/** A share of a pool: `own` of the sum of all, those left out whose measures are missing and `excluded`. */
export interface Weight {
  readonly kind: 'weight';
  readonly own: number;
  readonly among: readonly Weighed[];
}

export interface Weighed {
  readonly name: string;
  readonly share: Rational;
  /** It is left out where all of these are missing and excluded. */
  readonly measures: readonly Variable[];
}

/** What is left of part `own` when all parts together are cut back to a limit. */
export interface Cut {
  readonly kind: 'cut';
  readonly own: number;
  readonly group: CutGroup;
}

export interface CutGroup extends Span {
  readonly slot: number;
  readonly parts: readonly Expression[];
  readonly limit: Expression;
  /** `order`: what is written first is cut first. */
  readonly how: 'proportion' | 'order';
  readonly term: string;
}

/** A part of a term that has a name in its audit trail. */
export interface Step extends Span {
  readonly kind: 'step';
  readonly slot: number;
  readonly term: string;
  readonly what: string;
  readonly of: Expression;
  readonly shown: Shown;
  /** Its `of` is a difference, whose right side is held back: until results earn it, or for a remedy. */
  readonly holdsBack?: true;
}

/**
 * What can be known of a settlement only when it has been measured. A `spread` is known when values are given by person. Until then it runs from 0, where
 * a limit for each person takes as much as it can, to 1, where nobody reaches it.
 */
export interface Variable {
  readonly kind: 'measure' | 'input' | 'already-paid' | 'spread';
  /** Of a measure or an input, or of the term whose payments or whose limit it is about. */
  readonly name: string;
  /** The value in the period before the one that is settled. */
  readonly previous: boolean;
  /** A window inside the settlement period; none for the whole of it. */
  readonly window?: Period;
  /** For what adds up over time: the windows of which the settlement period's value is the sum. */
  readonly summed: readonly Period[];
  readonly shown: Shown;
  readonly unit?: string;
  readonly better?: 'higher' | 'lower' | 'neither';
  /** Counted in whole numbers: people, quits; yes and no as 1 and 0. */
  readonly whole?: boolean;
  /** It is a sum over people or things: a count, or money in all. */
  readonly addsUp?: boolean;
  /** The most that one person adds to a window's value. */
  readonly eachPersonTo?: Rational;
  /** For a spread: what has to be known of each person. */
  readonly forEach?: { readonly measures: readonly Variable[]; readonly countsBefore: boolean };
  /** The step to which the value is rounded first; more than nothing. */
  readonly roundedTo?: Rational;
  readonly ifMissing?: 'fails' | 'excluded' | 'last-value';
  /** Below this count, or this response, it is not judged. */
  readonly minimumCount?: Rational;
  readonly minimumResponse?: Rational;
  /** The least and the greatest value that it can take. */
  readonly least?: Rational;
  readonly most?: Rational;
  /** What the file says the value is, for an input. */
  readonly known?: Rational;
}

export type Condition = Comparison | Both | Not | Judged;

export interface Comparison extends Span {
  readonly kind: 'compare';
  readonly on: Expression;
  /** The variables in `on`. */
  readonly measures: readonly Variable[];
  readonly bounds: Bounds;
  /** As written. */
  readonly text: string;
  readonly term: string;
  /** What the comparison comes to where a measure in it is missing and `fails`: false, but true where it describes the failure. */
  readonly whenMissing: boolean;
}

export interface Both {
  readonly kind: 'all' | 'any';
  readonly of: readonly Condition[];
}

export interface Not {
  readonly kind: 'not';
  readonly of: Condition;
}

/** Holds where the measure has a value that is judged. */
export interface Judged {
  readonly kind: 'judged';
  readonly variable: Variable;
}

/** How the value of an expression is shown. */
export function shownOf(expression: Expression): Shown {
  switch (expression.kind) {
    case 'constant':
    case 'step':
      return expression.shown;
    case 'measured':
      return expression.variable.shown;
    case 'sum':
    case 'least':
    case 'greatest':
      return expression.of.map(shownOf).find((shown) => shown !== 'number') ?? 'number';
    case 'product': {
      const all = expression.of.map(shownOf);
      return all.includes('money') ? 'money' : all.every((shown) => shown === 'percent') ? 'percent' : 'number';
    }
    case 'difference':
      return shownOf(expression.left);
    case 'quotient': {
      const [left, right] = [shownOf(expression.left), shownOf(expression.right)];
      return left === right ? 'percent' : left;
    }
    case 'table':
      return expression.rows.map((row) => shownOf(row.result)).find((shown) => shown !== 'number') ?? 'number';
    case 'ramp':
      return shownOf(expression.to);
    case 'each':
      return shownOf(expression.amount);
    case 'bands':
      return shownOf(expression.on);
    case 'when':
      return shownOf(expression.amount);
    case 'weight':
      return 'percent';
    case 'cut':
    case 'person-cut':
      return 'money';
  }
}
