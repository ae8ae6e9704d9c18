import { constant, product, sum } from '../payment/model/builder.js';
import type { CutGroup, Expression } from '../payment/model/expression.js';
import type { Model, Side, Term } from '../payment/model/model.js';
import type { PersonGroup } from '../payment/model/person-cut.js';
import type { Rational } from '../payment/rational.js';

/** An amount that a term adds to what a party has, or takes from it. */
export interface Flow {
  readonly term: Term;
  readonly sign: 1 | -1;
  readonly amount: Expression;
}

/** What each party receives less what it pays, term by term, before rounding. What a remedy holds back is in its payment already. */
export function flowsOf({ terms }: Pick<Model, 'terms'>): ReadonlyMap<string, readonly Flow[]> {
  const found = known.get(terms) ?? flowsUnder(terms);
  known.set(terms, found);
  return found;
}

const known = new WeakMap<Model['terms'], ReadonlyMap<string, readonly Flow[]>>();

function flowsUnder(terms: Model['terms']): ReadonlyMap<string, readonly Flow[]> {
  const flows = new Map<string, Flow[]>();
  const note = (party: string, term: Term, sign: 1 | -1, amount: Expression): void => {
    const known = flows.get(party);
    if (known) known.push({ term, sign, amount });
    else flows.set(party, [{ term, sign, amount }]);
  };
  for (const term of terms) {
    if (term.kind === 'remedy' || term.problems.length > 0) continue;
    for (const side of term.sides) noteSide(side, term, note);
  }
  return flows;
}

function noteSide(
  side: Side,
  term: Term,
  note: (party: string, term: Term, sign: 1 | -1, amount: Expression) => void,
): void {
  const receives = side.kind === 'paid' || side.kind === 'gain' || side.kind === 'kept';
  const flowing = side.parts.filter(({ party }) => party !== side.rest);
  for (const { party, amount } of flowing) note(party, term, receives ? 1 : -1, amount);
  if (flowing.length === 0) return;
  const whole = wholeOf(flowing.map(({ amount }) => amount));
  if (side.kind === 'paid') for (const { party, share } of side.payers) note(party, term, -1, part(whole, share));
  if (side.rest !== undefined && (side.kind === 'gain' || side.kind === 'loss'))
    note(side.rest, term, side.kind === 'gain' ? -1 : 1, whole);
}

function part(whole: Expression, share: Rational): Expression {
  return product(constant(share, 'percent'), whole);
}

/** A sum in which parts that are cut back together are what they come to together: the lesser of their sum and the limit. */
export function wholeOf(amounts: readonly Expression[]): Expression {
  const cuts = new Map<CutGroup | PersonGroup, Expression[]>();
  const rest: Expression[] = [];
  for (const amount of amounts) {
    const inner = bare(amount);
    if (inner.kind === 'cut' || inner.kind === 'person-cut')
      cuts.set(inner.group, [...(cuts.get(inner.group) ?? []), amount]);
    else rest.push(amount);
  }
  for (const [group, parts] of cuts) {
    if (parts.length === group.parts.length) rest.push(heldTogether(group));
    else rest.push(...parts);
  }
  return sum(rest);
}

const together = new WeakMap<CutGroup | PersonGroup, Expression>();

/** What all parts of a group come to together. */
export function heldTogether(group: CutGroup | PersonGroup): Expression {
  const known = together.get(group);
  if (known) return known;
  const made: Expression = 'spreads' in group ? { kind: 'person-cut', own: 'all', group } : lesserOf(group);
  together.set(group, made);
  return made;
}

function lesserOf({ parts, limit }: CutGroup): Expression {
  const notBelow: Expression = { kind: 'greatest', of: [constant({ n: 0n, d: 1n }, 'money'), limit] };
  return { kind: 'least', of: [wholeOf(parts), notBelow] };
}

function bare(expression: Expression): Expression {
  return expression.kind === 'step' ? bare(expression.of) : expression;
}
