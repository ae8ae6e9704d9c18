import type { Span } from '../../../grammar/syntax/tree.js';
import { constantIn } from '../analysis/constants.js';
import type { Expression, Step } from '../payment/model/expression.js';
import type { Side, Term } from '../payment/model/model.js';
import { equals, multiply, negate, type Rational } from '../payment/rational.js';
import { signOf } from './amounts.js';
import type { Clause } from './clause.js';

/** A limit that no measured value moves, as it is written. */
export interface Limit {
  readonly amount: Rational;
  readonly text: string;
}

/** The limits on what is drawn: those of the whole term, and for one party those that are on its part alone. */
export function limitsOf(term: Term, party: string | undefined, clause: Clause): Limit[] {
  const found: Limit[] = [];
  for (const side of term.sides) {
    for (const { amount, place } of onSide(side, term, party)) {
      const limit = { amount: signOf(side) === 1 ? amount : negate(amount), text: textAt(clause, place) };
      // The lesser of two amounts need not be a limit.
      if (/^(?:most|least)-/.test(limit.text) && !found.some((known) => equals(known.amount, limit.amount)))
        found.push(limit);
    }
  }
  return found;
}

interface Placed {
  readonly amount: Rational;
  readonly place: Span;
}

function onSide(side: Side, term: Term, party: string | undefined): Placed[] {
  const parts = side.parts.filter((part) => (party === undefined ? true : part.party === party));
  return parts.flatMap(({ amount }) => onPart(amount, term, party, side.parts.length));
}

function onPart(expression: Expression, term: Term, party: string | undefined, parts: number): Placed[] {
  switch (expression.kind) {
    case 'step': {
      const { of } = expression;
      if (of.kind === 'least' || of.kind === 'greatest') return atEnds(of.of, expression);
      return onPart(of, term, party, parts);
    }
    case 'product': {
      // A party's share of a limited sum.
      const [share, whole] = expression.of;
      const factor = expression.of.length === 2 ? constantIn(share) : undefined;
      if (!factor) return [];
      const inside = onPart(whole, term, party, parts);
      if (party === undefined) return inside;
      return inside.map(({ amount, place }) => ({ amount: multiply(amount, factor), place }));
    }
    case 'cut': {
      const { group } = expression;
      // A limit on several terms, or on several parties, says nothing of one of them alone.
      if (group.term !== term.name || (party !== undefined && parts > 1)) return [];
      const limit = constantIn(group.limit);
      return limit ? [{ amount: limit, place: group }] : [];
    }
    default:
      return [];
  }
}

function atEnds(of: readonly Expression[], place: Step): Placed[] {
  return of.flatMap((inner) => {
    const amount = constantIn(inner);
    return amount && amount.n !== 0n ? [{ amount, place }] : [];
  });
}

function textAt({ text }: Clause, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}
