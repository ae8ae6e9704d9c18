import type { Bounds, Condition, Expression, Variable } from '../payment/model/expression.js';
import { boundsOf, insideOf, type Shared, sharedIn } from '../payment/model/inside.js';
import type { Term } from '../payment/model/model.js';

/** A text that two terms share exactly where they come to the same in the same words: one may stand for the other in proofs. */
export function fingerprintOf(term: Term): string {
  const known = fingerprints.get(term);
  if (known !== undefined) return known;
  const made = written(term);
  fingerprints.set(term, made);
  return made;
}

const fingerprints = new WeakMap<Term, string>();

function written(term: Term): string {
  const numbers = new Map<Shared, number>();
  const parts: string[] = [];
  for (const { kind, parts: amounts, payers, rest, whole, ranges } of term.sides) {
    parts.push(kind, rest ?? '', ...payers.map(({ party, share }) => `${party}${share.n}/${share.d}`));
    for (const { party, amount } of amounts) parts.push(party, textOf(amount, numbers));
    if (whole) parts.push(textOf(whole, numbers));
    if (ranges) parts.push(textOf(ranges, numbers));
  }
  return parts.join('|');
}

function textOf(expression: Expression, numbers: Map<Shared, number>): string {
  const shared = sharedIn(expression);
  if (shared) {
    const known = numbers.get(shared);
    if (known !== undefined) return `#${known}${'own' in expression ? `.${expression.own}` : ''}`;
    numbers.set(shared, numbers.size);
  }
  const inner = insideOf(expression).map((one) => textOf(one, numbers));
  return `${expression.kind}${detailOf(expression)}(${inner.join(',')})`;
}

/** What an expression says besides the expressions inside it. */
function detailOf(expression: Expression): string {
  switch (expression.kind) {
    case 'constant':
      return `${expression.value.n}/${expression.value.d}`;
    case 'measured':
      return variable(expression.variable);
    case 'weight': {
      const { share } = expression.among[expression.own];
      return `${share.n}/${share.d}`;
    }
    case 'table':
      return expression.rows.map((row) => `${row.start}${bounds(row.bounds)}`).join();
    case 'each':
      return `${expression.side}${expression.whole}`;
    case 'when':
      return condition(expression.condition);
    case 'cut':
      return `${expression.own}${expression.group.how}`;
    case 'person-cut':
      return `${expression.own}${expression.group.how}${expression.group.countsBefore}`;
    case 'step':
      return `${expression.start}`;
    default:
      return '';
  }
}

function variable({ kind, name, previous, window, known }: Variable): string {
  return `${kind} ${name}${previous ? ' previous' : ''}${window ? ' window' : ''}${known ? `${known.n}/${known.d}` : ''}`;
}

function bounds(of: Bounds): string {
  return `${of.low ? (of.lowIncluded ? '[' : '(') : ''}${boundsOf(of).length}${of.high ? (of.highIncluded ? ']' : ')') : ''}`;
}

function condition(of: Condition): string {
  switch (of.kind) {
    case 'compare':
      return `${of.start}${bounds(of.bounds)}`;
    case 'judged':
      return variable(of.variable);
    case 'not':
      return `!${condition(of.of)}`;
    default:
      return `${of.kind}(${of.of.map(condition).join()})`;
  }
}
