import type { Decimal } from './decimal.js';

/**
 * The tree of one piece of a file. A value: nothing that is known about it is written into it.
 * Offsets count UTF-16 units from the start of the piece; `end` is the offset after the last.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a piece holds: as a rule one declaration. */
export interface Tree {
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
}

export interface Comment extends Span {
  readonly text: string;
}

/** Inside braces stand lines and blocks; a bare head is a text, or something half-typed. */
export type Item = Block | Line | Bare;

/** `head { items }` */
export interface Block extends Span {
  readonly kind: 'block';
  readonly head: readonly Part[];
  /** Offset of the opening brace. */
  readonly open: number;
  /** Offset of the closing brace; -1 where it is missing. */
  readonly close: number;
  readonly items: readonly Item[];
}

/** `head: value` */
export interface Line extends Span {
  readonly kind: 'line';
  readonly head: readonly Part[];
  readonly colon: number;
  readonly value: Value;
}

/** A head with neither colon nor brace: a text, `use …`, `remit 1`, or a line half-typed. */
export interface Bare extends Span {
  readonly kind: 'bare';
  readonly head: readonly Part[];
}

/** What stands after a colon: phrases with commas between them; none where the value is still missing. */
export interface Value extends Span {
  readonly phrases: readonly Phrase[];
}

export interface Phrase extends Span {
  readonly parts: readonly Part[];
}

/** The parts of heads and phrases. */
export type Part = Text | Path | Range | DateSpan | Ramp | Step | Operand | Stray;

/** What a calculation can be made of. */
export type Operand =
  | Quantity
  | Word
  | Name
  | Unit
  | Calendar
  | Binary
  | Negated
  | Share
  | PerUnit
  | Extreme
  | Held
  | Bracketed
  | Missing;

export interface Text extends Span {
  readonly kind: 'text';
  /** Without quotes; a long text is dedented to its least indent. */
  readonly value: string;
  readonly long: boolean;
}

export interface Word extends Span {
  readonly kind: 'word';
  readonly text: string;
}

export interface Name extends Span {
  readonly kind: 'name';
  readonly text: string;
}

/** `nhs/outcomes-framework`, `mmol/mol` */
export interface Path extends Span {
  readonly kind: 'path';
  readonly text: string;
}

/** A number with what it counts: `48,200 people`, `£12.4m per year`, `63%`, `7 per 10,000 people`, `10 working-days`. */
export interface Quantity extends Span {
  readonly kind: 'quantity';
  readonly form: 'number' | 'money' | 'percent';
  /** In full: £12.4m is 12400000, 63% is 63. */
  readonly value: Decimal;
  /** ISO 4217, for money. */
  readonly currency?: string;
  /** The unit words after a number: `people`, `working-days`. */
  readonly unit?: UnitName;
  readonly per?: Rate;
}

/** A unit's words: `occupied bed days`, `mmol/mol`. */
export interface UnitName extends Span {
  readonly text: string;
}

/** What stands after `per`: `year`, `1,000 people`. */
export interface Rate extends Span {
  readonly count?: Decimal;
  readonly unit: UnitName;
}

/** A unit without a number, as after `unit:`: `£`, `£ per person`, `per 10,000 people`. A unit of one word is a `Word`. */
export interface Unit extends Span {
  readonly kind: 'unit';
  readonly currency?: string;
  readonly per?: Rate;
}

/** A day, a financial year or a quarter of one. */
export type Calendar = Day | Year | Quarter;

/** Whether a part is one of these. */
export function isCalendar(part: Part): part is Calendar {
  return part.kind === 'day' || part.kind === 'year' || part.kind === 'quarter';
}

export interface Day extends Span {
  readonly kind: 'day';
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** `2026/27`, and `2026/27 onwards`. */
export interface Year extends Span {
  readonly kind: 'year';
  /** 2026 for 2026/27. */
  readonly starts: number;
  readonly onwards: boolean;
}

export interface Quarter extends Span {
  readonly kind: 'quarter';
  /** 1 to 4. */
  readonly quarter: number;
  readonly starts: number;
}

/** `1 April 2026 to 31 March 2031`, both included. */
export interface DateSpan extends Span {
  readonly kind: 'span';
  readonly from: Calendar;
  readonly to: Calendar | Missing;
}

/** A range or a comparison, or `0% to 100%` behind a colon, both ends included; who owns a boundary is in the words. `from x` alone has no `high`, as in `from Reserve`. */
export interface Range extends Span {
  readonly kind: 'range';
  readonly words: 'at least' | 'at most' | 'above' | 'below' | 'exactly' | 'from' | 'over' | 'to' | 'up to';
  readonly low?: Operand;
  readonly lowIncluded: boolean;
  readonly high?: Operand;
  readonly highIncluded: boolean;
}

/** `0% rising to 100%` */
export interface Ramp extends Span {
  readonly kind: 'ramp';
  readonly direction: 'rising' | 'falling';
  readonly from: Operand;
  readonly to: Operand;
}

/** `£2,000 for each 1 percentage-point above 68%` */
export interface Step extends Span {
  readonly kind: 'step';
  readonly amount: Operand;
  /** `for each whole`: parts of a step count nothing. */
  readonly whole: boolean;
  readonly step: Operand;
  readonly beyond?: Range;
}

export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: '+' | '-' | '×' | '/';
  readonly left: Operand;
  readonly right: Operand;
}

export interface Negated extends Span {
  readonly kind: 'negated';
  readonly value: Operand;
}

/** `20% of Core` */
export interface Share extends Span {
  readonly kind: 'share';
  readonly share: Operand;
  readonly whole: Operand;
}

/** `5% of Core per year`: the rate applies to the whole of what stands before it. */
export interface PerUnit extends Span {
  readonly kind: 'per';
  readonly value: Operand;
  readonly per: Rate;
}

/** `the lesser of A and B` */
export interface Extreme extends Span {
  readonly kind: 'extreme';
  readonly which: 'lesser' | 'greater';
  readonly first: Operand;
  readonly second: Operand;
}

/** `(1 - Rate) held between 40% and 75%` */
export interface Held extends Span {
  readonly kind: 'held';
  readonly value: Operand;
  readonly low: Operand;
  readonly high: Operand;
}

export interface Bracketed extends Span {
  readonly kind: 'bracketed';
  readonly inner: Operand;
}

/** Where something was due, and nothing stands or nothing that is clear; already reported. */
export interface Missing extends Span {
  readonly kind: 'missing';
}

/** What stands where nothing like it can; already reported. */
export interface Stray extends Span {
  readonly kind: 'stray';
  readonly text: string;
}
