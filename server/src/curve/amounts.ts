import type { Amount } from '../analysis/curve.js';
import { flowsOf, wholeOf } from '../analysis/flows.js';
import type { Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import type { Model, Side, Term } from '../payment/model/model.js';
import { statedName } from '../payment/words.js';

/** What moves along the lower edge of a picture: a measure or an input, in all of its windows at once. */
export interface Mover {
  readonly name: string;
  readonly variables: readonly Variable[];
}

/**
 * What a term comes to: for one party, what it receives under the term less what it pays; without one, for all together to whom the term gives
 * or from whom it takes. Of a remedy, what it holds back.
 */
export function amountsOf(model: Model, term: Term, party?: string): Amount[] {
  if (term.kind === 'remedy') return term.sides.flatMap((side) => together(side, party));
  if (party === undefined) return term.sides.flatMap((side) => together(side));
  return (flowsOf(model).get(party) ?? []).filter((flow) => flow.term === term);
}

function together(side: Side, party?: string): Amount[] {
  const parts = side.parts.filter((part) => (party === undefined ? part.party !== side.rest : part.party === party));
  if (parts.length === 0) return [];
  return [{ sign: signOf(side), amount: wholeOf(parts.map(({ amount }) => amount)) }];
}

/** 1 where the parts are received, or held back; -1 where they are paid. */
export function signOf({ kind }: Side): 1 | -1 {
  return kind === 'loss' || kind === 'borne' || kind === 'put-in' ? -1 : 1;
}

/** The parties that a term names, in the order in which they come up. */
export function partiesOf(term: Term): string[] {
  const names = term.sides.flatMap((side) => [
    ...side.parts.map(({ party }) => party),
    ...side.payers.map(({ party }) => party),
    ...(side.rest === undefined ? [] : [side.rest]),
  ]);
  return [...new Set(names)];
}

/** What amounts depend on and nobody knows yet, measures before inputs. */
export function moversOf(amounts: readonly Amount[]): Mover[] {
  const byName = new Map<string, Variable[]>();
  const free = variablesIn(amounts.map(({ amount }) => amount)).filter(({ known }) => !known);
  for (const kind of ['measure', 'input', 'already-paid'] as const) {
    for (const variable of free) {
      if (variable.kind !== kind) continue;
      const name = statedName(variable);
      byName.set(name, [...(byName.get(name) ?? []), variable]);
    }
  }
  return [...byName].map(([name, variables]) => ({ name, variables }));
}
