import type { Bounds, Condition, Expression, Many, Variable } from '../payment/model/expression.js';
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
  const windows = new Map<Variable, number>();
  const variable = (one: Variable): string => {
    if (one.window && !windows.has(one)) windows.set(one, windows.size);
    return inYears(one, windows.get(one));
  };
  const writing: Writing = { numbers: new Map(), variable, inOrder: (of) => of };
  const parts: string[] = [];
  for (const { kind, parts: amounts, payers, rest, whole, ranges } of term.sides) {
    parts.push(kind, rest ?? '', ...payers.map(({ party, share }) => `${party}${share.n}/${share.d}`));
    for (const { party, amount } of amounts) parts.push(party, textOf(amount, writing));
    if (whole) parts.push(textOf(whole, writing));
    if (ranges) parts.push(textOf(ranges, writing));
  }
  return parts.join('|');
}

/** In another year a window is another, and may play the same part. */
function inYears({ kind, name, previous, known }: Variable, window: number | undefined): string {
  return `${kind} ${name}${previous ? ' previous' : ''}${window === undefined ? '' : ` window ${window}`}${known ? `${known.n}/${known.d}` : ''}`;
}

/** How expressions are written so that those that say the same are the same text. */
export interface Writing {
  /** What was met before is written as its number. */
  readonly numbers: Map<Shared, number>;
  variable(variable: Variable): string;
  /** The parts of a sum or a product, of the least or the greatest of several, which say the same in any order. */
  inOrder(of: readonly Expression[]): readonly Expression[];
}

export function textOf(expression: Expression, writing: Writing): string {
  const { numbers } = writing;
  const shared = sharedIn(expression);
  if (shared) {
    const known = numbers.get(shared);
    if (known !== undefined) return `#${known}${'own' in expression ? `.${expression.own}` : ''}`;
    numbers.set(shared, numbers.size);
  }
  const inner = isUnordered(expression) ? writing.inOrder(expression.of) : insideOf(expression);
  const detail = detailOf(expression, writing);
  return `${expression.kind}${detail}(${inner.map((one) => textOf(one, writing)).join(',')})`;
}

function isUnordered(expression: Expression): expression is Many {
  const { kind } = expression;
  return kind === 'sum' || kind === 'product' || kind === 'least' || kind === 'greatest';
}

/** What an expression says besides the expressions inside it. */
function detailOf(expression: Expression, writing: Writing): string {
  switch (expression.kind) {
    case 'constant':
      return `${expression.value.n}/${expression.value.d}`;
    case 'measured':
      return writing.variable(expression.variable);
    case 'weight': {
      const { share } = expression.among[expression.own];
      return `${share.n}/${share.d}`;
    }
    case 'table':
      return expression.rows.map((row) => `${row.start}${bounds(row.bounds)}`).join();
    case 'each':
      return `${expression.start}${expression.side}${expression.whole}`;
    case 'when':
      return condition(expression.condition, writing);
    case 'cut':
      return `${expression.own}${expression.group.how}`;
    case 'person-cut': {
      const { how, countsBefore, rates } = expression.group;
      const each = rates.flat().map(({ variable, worth }) => `${writing.variable(variable)}×${textOf(worth, writing)}`);
      return `${expression.own}${how}${countsBefore}${each.join()}`;
    }
    case 'step':
      return `${expression.start}`;
    default:
      return '';
  }
}

function bounds(of: Bounds): string {
  return `${of.low ? (of.lowIncluded ? '[' : '(') : ''}${boundsOf(of).length}${of.high ? (of.highIncluded ? ']' : ')') : ''}`;
}

function condition(of: Condition, writing: Writing): string {
  switch (of.kind) {
    case 'compare':
      return `${of.start}${bounds(of.bounds)}`;
    case 'judged':
      return writing.variable(of.variable);
    case 'not':
      return `!${condition(of.of, writing)}`;
    default:
      return `${of.kind}(${of.of.map((inner) => condition(inner, writing)).join()})`;
  }
}
