import { listed } from '../listed.js';

/**
 * What a schema is made of. The schema is the one place that says what may stand where: checks, completion, hover and the reference part of the
 * documentation are all read from it.
 */

/** What a name can be the name of. */
export type NameKind =
  | 'organisation'
  | 'population'
  | 'measure'
  | 'input'
  | 'service'
  | 'contract'
  | 'definition'
  | 'indicator'
  | 'data-set'
  | 'body'
  | 'framework'
  | 'aim'
  | 'step'
  | 'requirement'
  | 'payment'
  | 'risk-share'
  | 'pooled-fund'
  | 'line'
  | 'reserve'
  | 'remedy'
  | 'together'
  | 'group'
  | 'let'
  | 'example';

/** The role that an organisation has at some place, as a rule: those that have it are offered first. */
export type Role = 'commissioner' | 'provider';

/** What a value may be. */
export type ValueShape =
  | { readonly type: 'text' | 'texts' }
  /** One of a few fixed words, each with what it means. */
  | { readonly type: 'choice'; readonly words: Readonly<Record<string, string>>; readonly open?: boolean }
  /** `percent`: only names whose values are percentages or plain numbers. `role`: organisations of this role first. */
  | {
      readonly type: 'names';
      readonly kinds: readonly NameKind[];
      readonly many: boolean;
      readonly percent?: boolean;
      readonly role?: Role;
    }
  /** Organisations with commas between them, perhaps with a share each, perhaps one of them in the lead. */
  | {
      readonly type: 'parties';
      readonly shares: 'never' | 'optional' | 'split';
      readonly lead?: boolean;
      readonly unshared?: boolean;
      readonly role?: Role;
    }
  | { readonly type: 'money'; readonly per: 'year' | 'unit' }
  /** `rise`: by how much something rises from year to year, which some leave to an index. */
  | { readonly type: 'percent'; readonly rise?: true }
  | { readonly type: 'duration' }
  /** With `isReview`, the day by which the service around it is reviewed. */
  | { readonly type: 'date'; readonly isReview?: true }
  | { readonly type: 'period' | 'years' | 'year' }
  /** `paid`: says whether money moves before or after its period. */
  | { readonly type: 'schedule'; readonly forms: readonly string[]; readonly paid?: boolean }
  | { readonly type: 'month' }
  | { readonly type: 'unit' }
  /** A value in the unit of the measure around it, or of the one that the key `of` beside it names. */
  | {
      readonly type: 'measured';
      readonly of?: string;
      /** It has to say for how long it is. */
      readonly period?: true;
      readonly inYear?: boolean;
      readonly orMissing?: boolean;
      /** A calculation may stand in the place of the value. */
      readonly orCalculation?: boolean;
    }
  | { readonly type: 'comparison'; readonly of?: string }
  | { readonly type: 'span-of-values' }
  /** `many`: several with commas between them. */
  | { readonly type: 'indicator'; readonly many?: boolean }
  | { readonly type: 'size' | 'window' | 'rounding-step' | 'minimum' }
  | { readonly type: 'conditions' }
  /** An amount of money: money, a percentage of a payment, or a calculation. `period`: it has to say for how long it is. */
  | { readonly type: 'amount'; readonly period?: boolean }
  | { readonly type: 'calculation' }
  | { readonly type: 'limit'; readonly period?: boolean }
  | { readonly type: 'marginal' }
  | { readonly type: 'pool-place' }
  | { readonly type: 'result'; readonly in: ResultTable }
  | { readonly type: 'indexed' }
  | { readonly type: 'outturn' }
  | { readonly type: 'yes-or-no' };

/** A line that a block may hold: `key: value`. */
export interface KeyShape {
  readonly key: string;
  readonly value: ValueShape;
  readonly doc: string;
  /** A whole line as it would be written. */
  readonly example: string;
  readonly required?: boolean;
  /** Only where the block's `mechanism:` is one of these. */
  readonly when?: readonly string[];
  /** Must stand where the block's `mechanism:` is one of these. */
  readonly requiredFor?: readonly string[];
  /** A table by year may stand in the place of the value. */
  readonly byYear?: boolean;
  /** May stand more than once. */
  readonly repeats?: boolean;
}

/** What the results of a table are: amounts, parts of a pool, shares of a gain, what becomes of a fund, or numbers for other calculations. */
export type ResultTable = 'outcome' | 'risk-share' | 'calculation' | 'fund' | 'number';

/** A line whose head is not a key: a range, a year, a name, a condition. */
export interface RowShape {
  readonly head: 'range' | 'year' | 'name' | 'unless';
  /** What the names in the heads are, for `name`. */
  readonly kinds?: readonly NameKind[];
  readonly role?: Role;
  readonly value: ValueShape;
  readonly doc: string;
  readonly example: string;
  readonly when?: readonly string[];
}

/** What stands before a block's brace. */
export interface HeadShape {
  /** `declares`: a new name of the block's own; `refers`: the name of something else, or one of the `words`; `none`: no name. */
  readonly name: 'declares' | 'refers' | 'none';
  readonly kinds?: readonly NameKind[];
  /** Words that may stand in the place of the name, such as `total`. */
  readonly words?: readonly string[];
  readonly title: 'required' | 'optional' | 'never';
  /** A share may follow the name: `50%`, `88 marks`. */
  readonly share?: 'required';
  /** How many people follow the word: `each-of 40 people`. */
  readonly people?: 'required' | 'never';
}

/** A block that may stand in another, or at the top level. */
export interface BlockShape {
  /** Its path: `measure`, `service/aims/aim`. */
  readonly id: string;
  /** The word that it begins with; none for a block that begins with a name, such as a measure's share of a pool. */
  readonly word?: string;
  readonly declares?: NameKind;
  readonly head: HeadShape;
  readonly doc: string;
  /** A whole block as it would be written. */
  readonly example: string;
  /** Must stand in the block around it. */
  readonly required?: boolean;
  readonly when?: readonly string[];
  readonly repeats?: boolean;
  readonly keys: readonly KeyShape[];
  readonly blocks: readonly BlockShape[];
  readonly rows: readonly RowShape[];
  /** Bare texts may stand in it; `required`: at least one, or `not-applicable:`. */
  readonly texts?: 'allowed' | 'required';
  /** `let` lines and tables may stand in it. */
  readonly lets?: boolean;
}

type Part = Partial<BlockShape> & Pick<BlockShape, 'doc'>;

/** Makes a block's shape from what is particular to it. */
export function block(id: string, part: Part): BlockShape {
  return {
    id,
    word: id.slice(id.lastIndexOf('/') + 1),
    head: { name: 'none', title: 'never' },
    example: '',
    keys: [],
    blocks: [],
    rows: [],
    ...part,
  };
}

/** Makes a key's shape; `line` is its example, from which the key is read. */
export function key(line: string, value: ValueShape, doc: string, part: Partial<KeyShape> = {}): KeyShape {
  return { key: line.slice(0, line.search(/[:{\s]/)), example: line, value, doc, ...part };
}

export const declares: HeadShape = { name: 'declares', title: 'required' };
export const declaresUntitled: HeadShape = { name: 'declares', title: 'optional' };

export const text: ValueShape = { type: 'text' };
export const texts: ValueShape = { type: 'texts' };
export const date: ValueShape = { type: 'date' };
export const amount: ValueShape = { type: 'amount' };
export const amountPerPeriod: ValueShape = { type: 'amount', period: true };
export const limit: ValueShape = { type: 'limit', period: true };
export const conditions: ValueShape = { type: 'conditions' };
export const calculation: ValueShape = { type: 'calculation' };
export const duration: ValueShape = { type: 'duration' };

export function oneOf(words: Readonly<Record<string, string>>, open = false): ValueShape {
  return { type: 'choice', words, open };
}

/** Whether a fact was found where it comes from. */
export const verified: KeyShape = key(
  'verified: official-source',
  oneOf({
    'official-source': 'read in what those say who are responsible for it',
    'secondary-source': 'read in what others say of it',
    no: 'general knowledge: check it before you rely on it',
  }),
  'Whether somebody has read this in a source, and in what kind of source.',
);

export function nameOf(...kinds: NameKind[]): ValueShape {
  return { type: 'names', kinds, many: false };
}

export function namesOf(...kinds: NameKind[]): ValueShape {
  return { type: 'names', kinds, many: true };
}

/** An organisation, as a rule one of this role. */
export function organisationAs(role: Role): ValueShape {
  return { type: 'names', kinds: ['organisation'], many: false, role };
}

export function schedule(...forms: string[]): ValueShape {
  return { type: 'schedule', forms };
}

export function paidWhen(...forms: string[]): ValueShape {
  return { type: 'schedule', forms, paid: true };
}

/** A kind of declaration in the plural: `remedies`. */
function several(kind: NameKind): string {
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

/** What a value of this shape is, for a reader: it completes the sentence "Here stands …". */
export function describe(shape: ValueShape): string {
  switch (shape.type) {
    case 'text':
      return 'a text in quotes';
    case 'texts':
      return 'texts in quotes, with commas between them';
    case 'choice': {
      const words = Object.keys(shape.words).map((word) => `\`${word}\``);
      return listed(words, 'or');
    }
    case 'names': {
      const kinds = shape.kinds.map((kind) => withArticle(kind)).join(' or ');
      return shape.many ? `the names of one or more ${shape.kinds.map(several).join(' or ')}` : `the name of ${kinds}`;
    }
    case 'parties':
      if (shape.unshared) return '`shared`, or the one organisation that bears it alone';
      return shape.shares === 'split'
        ? 'organisations, each with its share, as in `ShoreCIC 80%, CoastGPs 20%`'
        : shape.lead
          ? 'organisations, as in `ShoreCIC lead, CoastGPs`'
          : 'organisations, with commas between them';
    case 'money':
      return shape.per === 'year' ? 'money in a year, as in `£61m per year`' : 'a price, as in `£260 per quit`';
    case 'percent':
      return 'a percentage, as in `40%`';
    case 'duration':
      return 'a length of time, as in `12 months` or `10 working-days`';
    case 'date':
      return 'a date, as in `1 April 2026`';
    case 'period':
      return 'a period, as in `1 April 2026 to 31 March 2031`';
    case 'years':
      return 'years or a period, as in `2027/28 onwards` or `1 October 2026 to 31 March 2031`';
    case 'year':
      return 'a financial year, as in `2026/27`';
    case 'schedule':
      return `how often and when, as in \`${shape.forms.join('` or `')}\``;
    case 'unit':
      return 'a unit, as in `percent`, `£`, `quits` or `per 10,000 people`';
    case 'measured':
      return shape.inYear ? 'a value and its year, as in `61.2% in 2024/25`' : 'a value in the unit of the measure';
    case 'comparison':
      return 'a comparison in the unit of the measure, as in `at least 63%`';
    case 'span-of-values':
      return 'the least and the greatest value, as in `0% to 100%`';
    case 'size':
      return 'a count on a date, as in `48,200 people on 31 March 2026`';
    case 'indicator':
      return 'a national indicator with its edition, as in `ASCOF.2D edition 2023/24`';
    case 'window':
      return '`month`, `quarter`, `year` or `rolling 12 months`';
    case 'rounding-step':
      return 'a step or a number of decimal places, as in `0.1%`';
    case 'minimum':
      return 'a count with its unit, as in `20 amputations`';
    case 'conditions':
      return 'conditions, as in `HbA1cControl meets target, Experience at least 80%`';
    case 'amount':
      return 'an amount, as in `£12.4m per year` or `8% of Core`';
    case 'calculation':
      return 'a calculation, as in `75% × QualityScore`';
    case 'limit':
      return 'a limit, as in `£150,000 per year, cut back in proportion` or `20% of Core per year`';
    case 'marginal':
      return 'a part of the price, as in `pay 20% of price` or `deduct 20% of price`';
    case 'pool-place':
      return '`on-top-of` or `held-back-from` and the payment, as in `on-top-of Core`';
    case 'result':
      return shape.in === 'risk-share'
        ? 'who gets what share, as in `ShoreCIC 35%, CoastGPs 15%`, or `not shared`'
        : shape.in === 'fund'
          ? 'who bears or gets what share, as in `NorthshireICB 62%, NorthshireCouncil 38%`, or `from Reserve` or `carried-forward`'
          : shape.in === 'number'
            ? 'a number, as in `3%` or `4% falling to 3%`'
            : 'what is paid, as in `nothing`, `100%` or `0% rising to 100%`';
    case 'month':
      return 'the name of a month, as in `January`';
    case 'indexed':
      return 'an input and its first year, as in `PriceIndex from 2027/28`';
    case 'outturn':
      return 'what comes out, as in `receives £105,000.00`';
    case 'yes-or-no':
      return '`yes` or `no`';
  }
}

/** The noun with `a` or `an`, as the first letter of `sounds` asks. */
export function withArticle(noun: string, sounds = noun): string {
  return `${/^[aeiou]/.test(sounds) ? 'an' : 'a'} ${noun}`;
}
