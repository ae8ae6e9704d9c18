import type { Variable } from '../payment/model/expression.js';
import { overlap, type Period } from '../payment/period.js';

/** By variable that is the sum of others, these. */
export type Wholes = ReadonlyMap<Variable, readonly Variable[]>;

/**
 * What of some variables is the sum of parts that another of them is, too: what adds up may be asked for as a whole, as by a payment of the year, and in
 * its parts, as by a remedy of each quarter. Nobody can measure nothing in the year and a hundred in each quarter.
 */
export function wholesAmong(variables: readonly Variable[]): Wholes {
  const wholes = new Map<Variable, readonly Variable[]>();
  for (const variable of variables) {
    if (variable.summed.length < 2) continue;
    const others = variables.filter((other) => other !== variable && isOfSame(other, variable));
    const isShared = others.some((other) =>
      timesOf(other).some((time) => variable.summed.some((one) => overlap(one, time) !== undefined)),
    );
    if (isShared)
      wholes.set(
        variable,
        variable.summed.map((time) => others.find((other) => isOnly(other, time)) ?? partOf(variable, time)),
      );
  }
  return wholes;
}

/** The variables by whose values all of them are known. */
export function withoutWholes(variables: readonly Variable[], wholes: Wholes): readonly Variable[] {
  if (wholes.size === 0) return variables;
  return [...new Set(variables.flatMap((variable) => wholes.get(variable) ?? [variable]))];
}

function isOfSame(one: Variable, other: Variable): boolean {
  return one.name === other.name && one.kind === other.kind && one.previous === other.previous;
}

function timesOf({ window, summed }: Variable): readonly Period[] {
  return summed.length > 0 || !window ? summed : [window];
}

function isOnly({ window, summed }: Variable, { first, last }: Period): boolean {
  return summed.length === 0 && window?.first === first && window.last === last;
}

const parts = new WeakMap<Variable, Map<number, Variable>>();

/** A part that nothing asks for by itself, the same each time. */
function partOf(whole: Variable, window: Period): Variable {
  const known = parts.get(whole) ?? new Map<number, Variable>();
  parts.set(whole, known);
  const part = known.get(window.first) ?? { ...whole, window, summed: [] };
  known.set(window.first, part);
  return part;
}
