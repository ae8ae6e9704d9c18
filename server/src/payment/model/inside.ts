import type { Bounds, Comparison, Condition, CutGroup, Expression, Step, Variable } from './expression.js';
import { type PersonGroup, spreadOf } from './person-cut.js';

/** What stands inside expressions, and what they depend on. */

/** The expressions directly inside one. */
export function insideOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'constant':
    case 'measured':
    case 'weight':
      return [];
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return expression.of;
    case 'difference':
    case 'quotient':
      return [expression.left, expression.right];
    case 'step':
      return [expression.of];
    case 'table':
      return [expression.on, ...expression.rows.flatMap((row) => [...boundsOf(row.bounds), row.result])];
    case 'ramp':
      return [expression.on, expression.low, expression.high, expression.from, expression.to];
    case 'each':
      return [expression.on, expression.beyond, expression.size, expression.amount];
    case 'bands':
      return [
        expression.on,
        ...expression.bands.flatMap(({ low, high, rate }) => (high ? [low, high, rate] : [low, rate])),
      ];
    case 'when':
      return [
        ...comparisonsIn(expression.condition).flatMap(({ on, bounds }) => [on, ...boundsOf(bounds)]),
        expression.amount,
      ];
    case 'cut':
      return [...expression.group.parts, expression.group.limit];
    case 'person-cut':
      return [...expression.group.parts, expression.group.limit, { kind: 'measured', variable: spreadOf(expression) }];
  }
}

export function boundsOf({ low, high }: Bounds): readonly Expression[] {
  return [...(low ? [low] : []), ...(high && high !== low ? [high] : [])];
}

/** All comparisons in a condition. */
export function comparisonsIn(condition: Condition): readonly Comparison[] {
  if (condition.kind === 'compare') return [condition];
  if (condition.kind === 'judged') return [];
  return condition.kind === 'not' ? comparisonsIn(condition.of) : condition.of.flatMap(comparisonsIn);
}

/** The variables on which the expressions depend, each once, in the order in which they are met. */
export function variablesIn(expressions: readonly Expression[]): Variable[] {
  const found = new Set<Variable>();
  for (const expression of expressions) for (const variable of variablesOf(expression)) found.add(variable);
  return [...found];
}

/** What several expressions may share: a step, or the parts that a limit holds together. */
export type Shared = Step | CutGroup | PersonGroup;

/** What an expression shares with others; undefined where it stands for itself. */
export function sharedIn(expression: Expression): Shared | undefined {
  if (expression.kind === 'step') return expression;
  return expression.kind === 'cut' || expression.kind === 'person-cut' ? expression.group : undefined;
}

/**
 * Shows each of the expressions, and each inside them, that is made of others; what is shared once, and before what is inside it. Where `see` returns
 * false, what is inside is left out.
 */
export function eachInside(expressions: Iterable<Expression>, see: (expression: Expression) => unknown): void {
  const seen = new Set<Expression | Shared>();
  const visit = (expression: Expression): void => {
    if (isLeaf(expression)) return;
    const key = keyOfWalk(expression);
    if (seen.has(key)) return;
    seen.add(key);
    if (see(expression) === false) return;
    for (const inner of insideOf(expression)) visit(inner);
  };
  for (const expression of expressions) visit(expression);
}

/** Whether nothing stands inside an expression: half of all are so. */
export function isLeaf({ kind }: Expression): boolean {
  return kind === 'constant' || kind === 'measured' || kind === 'weight';
}

/** What an expression is known by in a walk that enters each thing once. */
export function keyOfWalk(expression: Expression): Expression | Shared {
  return sharedIn(expression) ?? expression;
}

/** Whether an expression depends on a variable. */
export function dependsOn(expression: Expression, variable: Variable): boolean {
  if (expression.kind === 'measured') return expression.variable === variable;
  return !isLeaf(expression) && variablesInside(expression).includes(variable);
}

const knownVariables = new WeakMap<Expression | CutGroup, readonly Variable[]>();

/** What proofs ask of the same expressions again and again is worked out once. */
function variablesInside(expression: Expression): readonly Variable[] {
  const shared = expression.kind === 'cut' ? expression.group : expression;
  const known = knownVariables.get(shared);
  if (known) return known;
  let variables: readonly Variable[] = expression.kind === 'when' ? judgedIn(expression.condition) : [];
  for (const inner of insideOf(expression)) variables = united(variables, variablesOf(inner));
  knownVariables.set(shared, variables);
  return variables;
}

function variablesOf(expression: Expression): readonly Variable[] {
  if (expression.kind === 'measured') return [expression.variable];
  return isLeaf(expression) ? [] : variablesInside(expression);
}

/** Most that is put together depends on one and the same variable, or on none. */
function united(a: readonly Variable[], b: readonly Variable[]): readonly Variable[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const more = b.filter((variable) => !a.includes(variable));
  return more.length === 0 ? a : [...a, ...more];
}

function judgedIn(condition: Condition): readonly Variable[] {
  if (condition.kind === 'judged') return [condition.variable];
  if (condition.kind === 'compare') return [];
  return condition.kind === 'not' ? judgedIn(condition.of) : condition.of.flatMap(judgedIn);
}

/** All steps in the expressions, each once; a step comes after those inside it. */
export function stepsIn(expressions: readonly Expression[]): Step[] {
  const steps: Step[] = [];
  const seen = new Set<Shared>();
  const visit = (expression: Expression): void => {
    const shared = sharedIn(expression);
    if (shared) {
      if (seen.has(shared)) return;
      seen.add(shared);
    }
    for (const inner of insideOf(expression)) visit(inner);
    if (expression.kind === 'step') steps.push(expression);
  };
  for (const expression of expressions) visit(expression);
  return steps;
}
