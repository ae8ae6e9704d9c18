import type { Span } from '../../../grammar/syntax/tree.js';
import type { Comparison, Expression, LimitWord, Pair, Table } from '../payment/model/expression.js';
import { comparisonsIn, eachInside } from '../payment/model/inside.js';
import type { Term } from '../payment/model/model.js';
import type { PersonGroup } from '../payment/model/person-cut.js';
import { wholeOf } from './flows.js';

/** A limit, and what it is set on. */
export interface LimitOn extends Span {
  readonly word: LimitWord;
  readonly amount: Expression;
  readonly limit: Expression;
  /** For a limit for each person: what it holds together. */
  readonly forEach?: PersonGroup;
}

/** What in a term can be proved something of, each thing once. */
export interface PartsOfTerm {
  readonly tables: readonly Table[];
  readonly comparisons: readonly Comparison[];
  readonly limits: readonly LimitOn[];
  readonly quotients: readonly Pair[];
}

const known = new WeakMap<Term, PartsOfTerm>();

export function partsOfTerm(term: Term): PartsOfTerm {
  const found = known.get(term) ?? collect(term);
  known.set(term, found);
  return found;
}

function collect(term: Term): PartsOfTerm {
  const tables = new Map<string, Table>();
  const comparisons = new Map<string, Comparison>();
  const limits = new Map<string, LimitOn>();
  const quotients = new Map<string, Pair>();
  const once = <T>(into: Map<string, T>, { start, end }: Span, what: T): void => {
    const key = `${start} ${end}`;
    if (!into.has(key)) into.set(key, what);
  };
  const amounts: Expression[] = [];
  for (const side of term.sides) {
    if (side.ranges) once(tables, side.ranges.place, side.ranges);
    for (const part of side.parts) amounts.push(part.amount);
    if (side.whole) amounts.push(side.whole);
  }
  eachInside(amounts, (expression) => {
    if (expression.kind === 'table') once(tables, expression.place, expression);
    if (expression.kind === 'quotient') once(quotients, expression.place, expression);
    if (expression.kind === 'when')
      for (const one of comparisonsIn(expression.condition)) if (one.measures.length > 0) once(comparisons, one, one);
    if (expression.kind === 'step') {
      const { of, start, end } = expression;
      if ((of.kind === 'least' || of.kind === 'greatest') && of.limits)
        once(limits, { start, end }, { word: of.limits, amount: of.of[0], limit: of.of[1], start, end });
    }
    if (expression.kind === 'cut') {
      const { parts, limit, start, end } = expression.group;
      once(limits, { start, end }, { word: 'most-paid', amount: wholeOf(parts), limit, start, end });
    }
    if (expression.kind === 'person-cut') {
      const { group } = expression;
      const { parts, limit, start, end } = group;
      once(limits, { start, end }, { word: 'most-paid', amount: wholeOf(parts), limit, forEach: group, start, end });
    }
  });
  return {
    tables: [...tables.values()],
    comparisons: [...comparisons.values()],
    limits: [...limits.values()],
    quotients: [...quotients.values()],
  };
}

/** What a term comes to in all: what it pays, shares of gains and losses among it, one sum for each way in which money flows. */
export function sumsOfTerm(term: Term): readonly Expression[] {
  const known = sums.get(term);
  if (known) return known;
  const found = term.sides.flatMap((side) => {
    const parts = side.parts.filter(({ party }) => party !== side.rest);
    return parts.length > 0 ? [wholeOf(parts.map(({ amount }) => amount))] : [];
  });
  sums.set(term, found);
  return found;
}

const sums = new WeakMap<Term, readonly Expression[]>();
