import type { Block } from '../../../grammar/syntax/tree.js';
import type { Context } from '../semantics/context.js';
import type { Scope } from '../semantics/names.js';
import { type Pausing, toTheEnd } from '../semantics/pausing.js';
import { type Modelled, readingModel } from './model/contract.js';
import type { Period } from './period.js';

/** Every look at a piece has a scope of its own, so what was built with one is as current as the scope itself. */
const built = new WeakMap<Scope, WeakMap<Block, Map<string, Modelled>>>();

/** The model of a contract for a period; in one look at a piece it is built once, whoever asks: worked examples, or any number of rules. */
export function modelFor(contract: Block, piece: Pick<Context, 'text' | 'scope'>, period: Period): Modelled {
  return toTheEnd(modellingFor(contract, piece, period));
}

/** The same as `modelFor`, with pauses. */
export function* modellingFor(
  contract: Block,
  { text, scope }: Pick<Context, 'text' | 'scope'>,
  period: Period,
): Pausing<Modelled> {
  const contracts = built.get(scope) ?? new WeakMap<Block, Map<string, Modelled>>();
  built.set(scope, contracts);
  const models = contracts.get(contract) ?? new Map<string, Modelled>();
  contracts.set(contract, models);
  const key = `${period.first} ${period.last}`;
  const model = models.get(key) ?? (yield* readingModel(contract, text, scope, period));
  models.set(key, model);
  return model;
}
