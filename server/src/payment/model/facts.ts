import type { Item, Value } from '../../../../grammar/syntax/tree.js';
import type { Fact } from '../../semantics/names.js';

/** A fact makes its tree afresh whenever it is asked; payment terms ask often, and so keep what they were told. */
const values = new WeakMap<Fact, Value | 'none'>();
const rows = new WeakMap<Fact, readonly Item[]>();

/** The value of a line of another declaration. Its offsets mean nothing here. */
export function valueOfFact(fact: Fact | undefined): Value | undefined {
  if (!fact) return undefined;
  const known = values.get(fact) ?? fact.value ?? 'none';
  values.set(fact, known);
  return known === 'none' ? undefined : known;
}

/** The lines of a block of another declaration. */
export function rowsOfFact(fact: Fact): readonly Item[] {
  const known = rows.get(fact) ?? fact.block?.items ?? [];
  rows.set(fact, known);
  return known;
}

/** Whether a measure or an input is not counted in whole ones, by what the file says it is or is to be: a mean score of `0.6 points`. */
export function isInParts(fact: (key: string) => Fact | undefined): boolean {
  return ['baseline', 'can-be', 'targets', 'values'].some((key) => /\d\.\d/.test(fact(key)?.text ?? ''));
}
