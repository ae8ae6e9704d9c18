import type { Span } from './calendar.js';
import type { Exact } from './exact.js';
import type { Rounding } from './pennies.js';

/** A contract as data, with what was measured: everything that its sums depend on, and nothing of how they come about. */
export interface Agreement {
  readonly term: Span;
  /** The month, from 1, with which a contract year begins. */
  readonly yearStarts: number;
  readonly rounding: Rounding;
  readonly measures: readonly Measure[];
  readonly inputs: readonly Input[];
  readonly terms: readonly Term[];
  /** What is settled. */
  readonly settled: Span;
  readonly readings: ReadonlyMap<string, Reading>;
  /** What was paid before in the year, by payment. */
  readonly alreadyPaid: ReadonlyMap<string, Exact>;
}

export type Unit = 'percent' | 'units' | '£' | 'per 10,000 people' | 'yes-or-no';

export interface Measure {
  readonly name: string;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower';
  readonly window: 'month' | 'quarter' | 'year';
  readonly ifMissing: 'fails' | 'excluded' | 'last-value';
  readonly roundedTo?: Exact;
  readonly minimumCount?: number;
  /** From which value on it is met, by the year from which that holds. */
  readonly targets?: readonly (readonly [year: number, value: Exact])[];
}

export interface Input {
  readonly name: string;
  readonly unit: 'percent' | 'people';
  /** By year, each from that year to the next that is named. */
  readonly values: readonly (readonly [year: number, value: Exact])[];
}

export type Seen = Exact | 'missing';

export interface Reading {
  /** One value for the period, or one for each window of the year. */
  readonly value: Seen | readonly Seen[];
  readonly previous?: Exact;
  readonly count?: number;
}

export type Term = Payment | RiskShare | PooledFund | Remedy | Together;

export type Amount =
  | { readonly is: 'per'; readonly pounds: Exact; readonly per: 'year' | 'quarter' | 'month' }
  | { readonly is: 'by-year'; readonly lines: readonly (readonly [year: number, pounds: Exact])[] }
  | { readonly is: 'part'; readonly part: Exact; readonly of: string };

export interface Share {
  readonly party: string;
  readonly part: Exact;
}

export interface Lasting {
  readonly applies?: Span;
  /** The year, named by the calendar year in which it begins. */
  readonly shadowYear?: number;
}

export interface Payment extends Lasting, Governed {
  readonly is: 'payment';
  readonly name: string;
  readonly from: readonly Share[];
  readonly to: readonly Share[];
  readonly pays: Fixed | Capitation | Activity | Outcome | Calculation;
  readonly rises?: Rises;
  readonly index?: { readonly input: string; readonly from: number };
}

/** How an amount rises from the second contract year on. */
export type Rises =
  | { readonly is: 'yearly'; readonly by: Exact }
  | { readonly is: 'by-year'; readonly lines: readonly (readonly [year: number, by: Exact])[] }
  | { readonly is: 'input'; readonly input: string };

export interface Fixed {
  readonly mechanism: 'fixed';
  readonly amount: Amount;
}

export interface Capitation {
  readonly mechanism: 'capitation';
  readonly price: Exact;
  readonly people: { readonly population: number } | { readonly input: string };
  readonly adjustedBy?: string;
}

export type Rate =
  | { readonly is: 'nothing' }
  | { readonly is: 'part'; readonly part: Exact }
  | { readonly is: 'price'; readonly pounds: Exact };

export interface Activity {
  readonly mechanism: 'activity';
  readonly measure: string;
  readonly price: Exact;
  readonly mostCounted?: Exact;
  readonly plan?: {
    readonly perYear: Exact;
    readonly fixed?: Amount;
    readonly above: Rate;
    readonly below: Rate;
  };
}

export interface Outcome {
  readonly mechanism: 'outcome';
  readonly pool: Amount | { readonly is: 'per-mark'; readonly pounds: Exact };
  readonly poolIs: { readonly is: 'on-top-of' | 'held-back-from'; readonly payment: string };
  readonly unearnedTo?: string;
  readonly parts: readonly (PoolShare | Group)[];
}

/** What a measure earns. Its weight is a part of the pool or of its group, or so many marks. */
export interface PoolShare extends Governed {
  readonly is: 'share';
  readonly measure: string;
  readonly weight: Exact;
  readonly marks?: boolean;
  readonly ranges: Ranges;
}

export interface Group extends Governed {
  readonly is: 'group';
  readonly name: string;
  readonly weight: Exact;
  readonly shares: readonly PoolShare[];
}

/** Ranges that cover every value once. A boundary belongs to the range that it begins, or to the one that it ends. */
export interface Ranges {
  readonly boundary: 'begins' | 'ends';
  readonly list: readonly { readonly from?: Exact; readonly to?: Exact; readonly result: Result }[];
}

export type Result =
  | { readonly is: 'nothing' }
  | { readonly is: 'part'; readonly from: Exact; readonly to?: Exact }
  | { readonly is: 'pounds'; readonly from: Exact; readonly to?: Exact }
  | { readonly is: 'marks'; readonly marks: Exact }
  | {
      readonly is: 'steps';
      readonly each: Exact;
      readonly in: 'pounds' | 'part';
      readonly size: Exact;
      readonly whole: boolean;
      readonly side: 'above' | 'below';
      readonly start: Exact;
    };

/** A sum that is written as a calculation. */
export type Sum =
  | { readonly is: 'pounds'; readonly pounds: Exact }
  | { readonly is: 'number'; readonly part: Exact }
  | { readonly is: 'measure' | 'input' | 'previous' | 'payment'; readonly name: string }
  | { readonly is: 'already-paid' }
  | { readonly is: 'let'; readonly name: string; readonly value: Sum }
  | { readonly is: '+' | '-' | '×' | '/' | 'lesser' | 'greater'; readonly left: Sum; readonly right: Sum }
  | { readonly is: 'held'; readonly what: Sum; readonly least: Exact; readonly most: Exact }
  | { readonly is: 'part-of'; readonly part: Exact; readonly of: Sum };

export interface Calculation {
  readonly mechanism: 'calculation';
  readonly amount?: Sum;
  /** A measure, and what is paid by its value. */
  readonly table?: {
    readonly measure: string;
    readonly bound: Exact;
    readonly below: Sum;
    readonly from: Sum;
  };
}

export interface Condition {
  readonly measure: string;
  readonly is: 'at least' | 'above' | 'below' | 'at most' | 'meets target' | 'is yes';
  readonly value?: Exact;
}

/** What governs the block in which it stands. */
export interface Governed {
  readonly onlyIf?: readonly Condition[];
  readonly anyOf?: readonly Condition[];
  readonly scaledBy?: string;
  readonly reduced?: {
    readonly combine: 'added' | 'multiplied';
    readonly of: 'amount-earned' | 'whole-pool';
    readonly unless: readonly { readonly condition: Condition; readonly off: Exact }[];
  };
  readonly mostPaid?: Limit & { readonly before?: boolean };
  readonly leastPaid?: Amount;
}

export interface Limit {
  readonly limit: Amount;
  readonly cut?: 'in proportion' | 'in order';
}

export interface RiskShare extends Lasting, Governed {
  readonly is: 'risk-share';
  readonly name: string;
  readonly measure: string;
  readonly benchmark: Amount;
  readonly index?: { readonly input: string; readonly from: number };
  readonly restWith: string;
  readonly gain?: RiskSide;
  readonly loss?: RiskSide;
}

export interface RiskSide extends Governed {
  readonly paidOn: 'parts' | 'whole';
  readonly in: 'pounds' | 'part';
  readonly boundary: 'begins' | 'ends';
  readonly mostCounted?: Amount;
  /** The first begins at nothing, each where the one before it ends; the last has no end. A share may rise within its range. */
  readonly bands: readonly { readonly to?: Exact; readonly shares: readonly (Share & { readonly rises?: Exact })[] }[];
}

export interface PooledFund extends Lasting {
  readonly is: 'pooled-fund';
  readonly name: string;
  readonly host: string;
  readonly contributes: readonly { readonly party: string; readonly amount: Amount }[];
  readonly lines: readonly {
    readonly name: string;
    readonly budget: Amount;
    readonly actual: string;
    readonly risk: string;
  }[];
  readonly reserves: readonly { readonly name: string; readonly budget: Amount }[];
  readonly overspend: readonly FundBand[];
  readonly underspend: readonly FundBand[];
}

/** Up to how many pounds, and who takes what lies in it: a reserve alone, partners by their parts, or nobody, so that it is carried forward. */
export interface FundBand {
  readonly to?: Exact;
  readonly takes: { readonly reserve: string } | { readonly shares: readonly Share[] } | 'carried-forward';
}

export interface Remedy extends Lasting {
  readonly is: 'remedy';
  readonly name: string;
  readonly when: readonly Condition[];
  readonly withhold: { readonly part: Exact } | { readonly pounds: Exact };
  readonly from: string;
  readonly each: 'month' | 'quarter' | 'year';
  readonly returned: 'when-met' | 'no';
  readonly mostWithheld?: Amount;
}

export interface Together {
  readonly is: 'together';
  readonly name: string;
  readonly terms: readonly string[];
  readonly most: Limit;
  readonly net: boolean;
}
