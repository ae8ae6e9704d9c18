import type { Block, Name, Span, Text, Value } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf, onlyPart } from '../../semantics/lines.js';
import type { Scope } from '../../semantics/names.js';
import type { Shown } from '../format.js';
import type { Period, YearStart } from '../period.js';
import { equals, one, type Rational, zero } from '../rational.js';
import type { Constant, Expression, Step, Variable } from './expression.js';
import { shownOf } from './expression.js';
import type { AskedTimes, Problem } from './model.js';

/** What the reading of one contract for one period works with. */
export interface Builder {
  /** The text of the piece. */
  readonly text: string;
  readonly scope: Scope;
  readonly contract: Block;
  /** The period that is settled. */
  readonly settlement: Period;
  readonly yearStart: YearStart;
  /** The contract's first and last day; with extensions in `longest`. */
  readonly life: Period;
  readonly longest: Period;
  readonly variables: Map<string, Variable>;
  readonly lets: Map<string, Reading>;
  /** What the reading of calculations with a name found out about them. */
  readonly named: NamedReadings;
  readonly amounts: Map<string, Reading>;
  /** Names that are being read, to notice a circle. */
  readonly open: Set<string>;
  /** What the reading asked about the period. */
  readonly asked: AskedTimes;
  problems: Problem[];
  slots: number;
}

/** What was found out about calculations with a name, by the key under which they are read once. */
export interface NamedReadings {
  /** Those that mean something else in each place: in them are words such as `pool`, or `already-paid`. */
  readonly bySite: Set<string>;
  /** Those that say, where they are read as a limit, that it is for a year. */
  readonly yearly: Set<string>;
  /** A number for each set of words. */
  readonly words: Map<Words | undefined, number>;
  /** How often something was read that depends on where it is read. */
  siteReads: number;
}

/** Something read once, with the problems that turned up in it. */
export interface Reading {
  readonly expression: Expression | undefined;
  readonly problems: readonly Problem[];
}

/** Where in a contract something is read. */
export interface Site {
  /** The payment or other term. */
  readonly term: string;
  readonly block: Block;
  /** For what period amounts are meant. */
  readonly extent: Period;
  /** The window for which measures are meant, where that is not the settlement period. */
  readonly window?: Period;
  /** Present where a year before the one that is settled is read: inputs then are what the file says of that year. */
  readonly past?: true;
  /** What words such as `price` and `pool` stand for. */
  readonly words?: Words;
  /** Present where a limit is read: `per year` then is the whole year's. */
  readonly limit?: LimitNotes;
}

/** Read only where a calculation uses the word. */
export type Words = Readonly<Record<string, () => Expression | undefined>>;

export interface LimitNotes {
  yearly: boolean;
}

/** Notes why something cannot be worked out; returns undefined for the caller to hand on. */
export function problem(b: Builder, place: Span, message: string, known = false): undefined {
  b.problems.push({ start: place.start, end: place.end, message, known });
  return undefined;
}

/** Something is missing or wrong that another check reports. */
export function alreadyReported(b: Builder, place: Span): undefined {
  return problem(b, place, 'Something here is missing or wrong.', true);
}

/** How many calculations may wait for one another. */
const deepest = 100;

/** Reads something once per `key`, and hands its problems to all who ask; undefined in a circle. */
export function once(
  b: Builder,
  cache: Map<string, Reading>,
  key: string,
  place: Span,
  read: () => Expression | undefined,
): Expression | undefined {
  const known = cache.get(key);
  if (known) {
    for (const found of known.problems) if (!b.problems.includes(found)) b.problems.push(found);
    return known.expression;
  }
  if (b.open.has(key))
    return problem(b, place, `${source(b, place)} depends on itself: each of these amounts waits for the other.`);
  if (b.open.size >= deepest) return problem(b, place, `More than ${deepest} calculations lead from one to the next.`);
  const outer = b.problems;
  b.problems = [];
  b.open.add(key);
  const expression = read();
  b.open.delete(key);
  cache.set(key, { expression, problems: b.problems });
  b.problems = [...outer, ...b.problems];
  return expression;
}

export function source(b: Builder, span: Span): string {
  return b.text.slice(span.start, span.end).replace(/\s+/g, ' ');
}

export function step(
  b: Builder,
  term: string,
  what: string,
  of: Expression,
  place: Span,
  shown: Shown = shownOf(of),
): Step {
  return { kind: 'step', slot: b.slots++, term, what, of, shown, start: place.start, end: place.end };
}

export function constant(value: Rational, shown: Shown = 'number', unit?: string): Constant {
  return unit === undefined ? { kind: 'constant', value, shown } : { kind: 'constant', value, shown, unit };
}

export const nothing: Constant = constant(zero, 'money');

export function product(...of: Expression[]): Expression {
  // £1 is 1 too, and makes money of what it multiplies.
  const kept = of.filter(
    (factor) => factor.kind !== 'constant' || factor.shown === 'money' || !equals(factor.value, one),
  );
  return kept.length === 1 ? kept[0] : { kind: 'product', of: kept.length === 0 ? [constant(one)] : kept };
}

export function sum(of: readonly Expression[]): Expression {
  return of.length === 1 ? of[0] : of.length === 0 ? nothing : { kind: 'sum', of };
}

export function difference(left: Expression, right: Expression, place: Span): Expression {
  return { kind: 'difference', left, right, place: { start: place.start, end: place.end } };
}

/** Not below nothing. */
export function atLeastNothing(of: Expression): Expression {
  return { kind: 'greatest', of: [nothing, of] };
}

export function has(block: Block, key: string): boolean {
  return lineOf(block, key) !== undefined || blockOf(block, key) !== undefined;
}

export function namePart(value: Value | undefined): Name | undefined {
  const part = onlyPart(value);
  return part?.kind === 'name' ? part : undefined;
}

export function textAt(block: Block, key: string): Text | undefined {
  const part = onlyPart(lineOf(block, key)?.value);
  return part?.kind === 'text' ? part : undefined;
}
