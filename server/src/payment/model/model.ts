import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Span } from '../../../../grammar/syntax/tree.js';
import type { Period, YearStart } from '../period.js';
import type { Rational, RoundingMode } from '../rational.js';
import type { Expression, Step, Table, When } from './expression.js';

/** What the reading of a contract asked about its settlement period: where two periods answer alike, the terms come to the same in both. */
export interface AskedTimes {
  /** The days that rows by year, `applies`, shadow years and the like are for, with which the period was compared. */
  readonly compared: Period[];
  /** The days with which the end of the year before was compared, for a `previous` value. */
  readonly comparedBefore: Period[];
  /** Whether something differs in every year, such as an uplift. */
  everyYear: boolean;
  /** Whether the number of days counts, as for an amount per week. */
  byDays: boolean;
}

/** A contract's payment terms for one settlement period. What the period decides (values by year, shadow years, part years) is decided. */
export interface Model {
  readonly contract: string;
  readonly period: Period;
  readonly yearStart: YearStart;
  readonly rounding: RoundingMode;
  /** ISO 4217. */
  readonly currency: string;
  readonly terms: readonly Term[];
  /** How many slots its steps take. */
  readonly slots: number;
  readonly asked: AskedTimes;
}

export type TermKind = 'payment' | 'risk-share' | 'pooled-fund' | 'remedy' | 'together';

/** One payment, risk share, pooled fund or remedy. */
export interface Term {
  readonly name: string;
  readonly title: string;
  readonly kind: TermKind;
  /** The term's name in its block. */
  readonly place: Span;
  /** `shadow`: measured and reported, not paid. `rests`: the term does not apply in the period. */
  readonly status: 'applies' | 'shadow' | 'rests';
  readonly sides: readonly Side[];
  /** What a remedy asks to be done, for each window. */
  readonly following?: readonly Following[];
  /** Why it cannot be worked out; empty where it can. */
  readonly problems: readonly Problem[];
}

/** What is due where a remedy applies in a window, beside money. It stands where the action does. */
export interface Following extends Span {
  readonly window: Period;
  /** Comes to one where it applies. */
  readonly applies: When;
  readonly action: string;
}

/**
 * One flow of money of a term.
 * - `paid`: the parts are received by their parties and paid by the payers
 * - `gain`: the parts are received and paid by `rest`, who keeps the rest of the whole
 * - `loss`: the parts are paid and received by `rest`, who bears the rest of the whole
 * - `borne`: the parts are paid into a fund, and borne; `kept`: they are given back from it, and kept; `put-in`: they are paid into it
 * - `withheld`: the parts are held back from their parties, for the payers; they are in another term's sums already
 */
export interface Side {
  readonly kind: 'paid' | 'gain' | 'loss' | 'borne' | 'kept' | 'put-in' | 'withheld';
  readonly parts: readonly Part[];
  readonly payers: readonly Share[];
  readonly rest?: string;
  /** What is shared: the gain or the loss; for a fund, all that somebody has to bear. */
  readonly whole?: Expression;
  /** The ranges by which it is shared, in pounds, those among them that nobody has a part in. Their results say nothing. */
  readonly ranges?: Table;
  /** What can be earned of a payment for outcomes in all. */
  readonly pool?: Expression;
  /** What an audit trail shows though it need not be in any part: what is returned again, what is carried forward. */
  readonly beside?: readonly Step[];
}

export interface Part {
  readonly party: string;
  readonly amount: Expression;
}

export interface Share {
  readonly party: string;
  readonly share: Rational;
}

/** Why something cannot be worked out, in a commissioner's words. */
export interface Problem extends Span {
  readonly message: string;
  /** Whether another check has said so already: a name that is unknown, a line that is missing. */
  readonly known: boolean;
  /** Whether a table by year has no line for the year: a rule of its own reports the table. */
  readonly yearMissing?: boolean;
  /** What can be answered, where there are only a few answers: a change of the text for each. */
  readonly answers?: readonly Fix[];
}
