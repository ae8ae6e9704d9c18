import type { Span } from '../../../../grammar/syntax/tree.js';
import type { Bounds, Comparison, Expression, Many } from '../model/expression.js';
import { comparisonsIn, insideOf, isLeaf, keyOfWalk } from '../model/inside.js';
import type { Model, Term } from '../model/model.js';
import { limitsForEach } from '../settle.js';

/**
 * A place where a term changes its course: where `left` comes to equal `right`. What is written as a bound (`stated`) is a threshold whatever follows
 * from it; a limit, or what is held at nothing, is one only where the sums turn there.
 */
export interface Kink {
  readonly left: Expression;
  readonly right: Expression;
  readonly stated: boolean;
  /** What a reader calls it: `the edge of the range over 2% up to 10%`, `where the limit begins to bind`. */
  readonly words: string;
  /** The row, the condition or the step that says it. */
  readonly place: Span;
  /** The names of the terms that depend on it. */
  readonly terms: Set<string>;
}

/** All kinks of the terms of a model that are paid and can be worked out, each once, in the order in which they are met. */
export function kinksIn(model: Model): Kink[] {
  const found = new Map<object, Kink[]>();
  for (const term of workable(model)) for (const [owner, kinks] of kinksOfTerm(term)) enter(found, owner, kinks, term);
  return [...found.values()].flat();
}

/** The terms that apply, have sums of their own, and can be worked out from sums over all people. */
export function workable(model: Model): Term[] {
  return model.terms.filter((term) => hasSums(term) && limitsForEach(term).length === 0);
}

/** Whether a term applies and has sums of its own. */
export function hasSums({ kind, status, problems, sides }: Term): boolean {
  return kind !== 'together' && status === 'applies' && problems.length === 0 && sides.length > 0;
}

type Unowned = Omit<Kink, 'terms'>;

function enter(found: Map<object, Kink[]>, owner: object, kinks: readonly Unowned[], term: Term): void {
  const known = found.get(owner);
  if (known) for (const { terms } of known) terms.add(term.name);
  else
    found.set(
      owner,
      kinks.map((kink) => ({ ...kink, terms: new Set([term.name]) })),
    );
}

function kinksOfTerm(term: Term): Map<object, Unowned[]> {
  const found = new Map<object, Unowned[]>();
  const visit = (expression: Expression, within: Within): void => {
    if (isLeaf(expression)) return;
    const key = keyOfWalk(expression);
    if (found.has(key)) return;
    found.set(key, ownKinks(expression, within));
    const inner = expression.kind === 'step' ? { what: expression.what, place: expression } : within;
    for (const next of insideOf(expression)) visit(next, inner);
  };
  const top: Within = { what: term.name, place: term.place };
  for (const { whole, parts } of term.sides) {
    if (whole) visit(whole, top);
    for (const { amount } of parts) visit(amount, top);
  }
  return found;
}

/** The step in which an expression stands. */
interface Within {
  readonly what: string;
  readonly place: Span;
}

function ownKinks(expression: Expression, within: Within): Unowned[] {
  switch (expression.kind) {
    case 'table':
      return expression.rows.flatMap(({ bounds, text, start, end }) =>
        atBounds(expression.on, bounds, `the edge of the range ${text}`, { start, end }),
      );
    case 'bands':
      return expression.bands.flatMap(({ low, high, text, start, end }) =>
        atBounds(
          expression.on,
          { low, high, lowIncluded: false, highIncluded: true },
          `the edge of the range ${text}`,
          { start, end },
        ),
      );
    case 'when':
      return comparisonsIn(expression.condition).flatMap(ofComparison);
    case 'each': {
      const { on, beyond } = expression;
      return [{ left: on, right: beyond, stated: true, words: 'where the steps begin', place: within.place }];
    }
    case 'cut': {
      const { parts, limit, start, end } = expression.group;
      const left: Expression = { kind: 'sum', of: parts };
      return [{ left, right: limit, stated: false, words: limitBinds, place: { start, end } }];
    }
    case 'least':
    case 'greatest': {
      const { kind, of } = expression as Many & { kind: 'least' | 'greatest' };
      return of.slice(1).map((other, i) => ofExtreme(kind, of[i], other, within));
    }
    default:
      return [];
  }
}

const limitBinds = 'where the limit begins to bind';

function atBounds(on: Expression, { low, high }: Bounds, words: string, place: Span): Unowned[] {
  return [low, high].flatMap((bound) => (bound ? [{ left: on, right: bound, stated: true, words, place }] : []));
}

function ofComparison({ on, bounds, text, start, end }: Comparison): Unowned[] {
  const { low, high } = bounds;
  return atBounds(on, { ...bounds, high: high === low ? undefined : high }, `the edge of ${text}`, { start, end });
}

function ofExtreme(kind: 'least' | 'greatest', left: Expression, right: Expression, { what, place }: Within): Unowned {
  const atNothing = [left, right].some((one) => one.kind === 'constant' && one.value.n === 0n);
  if (kind === 'least') return { left, right, stated: false, words: limitBinds, place };
  if (!atNothing) return { left, right, stated: false, words: 'where the least begins to hold', place };
  if (isAboutPlan(right)) return { left, right, stated: true, words: 'the plan', place };
  return { left, right, stated: false, words: wordsForNothing(what), place };
}

/** What begins where a step is no longer nothing, by the names that steps have. */
function wordsForNothing(what: string): string {
  if (/^(?:Gain|Loss|Overspend|Underspend)$/.test(what)) return `where the ${what.toLowerCase()} begins`;
  return / (?:above|below) its budget$/.test(what) ? 'the budget' : '';
}

/** More, or fewer, units than planned. */
function isAboutPlan(expression: Expression): boolean {
  return (
    expression.kind === 'difference' &&
    [expression.left, expression.right].some((side) => side.kind === 'step' && side.what === 'Plan')
  );
}
