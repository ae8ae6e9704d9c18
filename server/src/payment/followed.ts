import type { Span } from '../../../grammar/syntax/tree.js';
import { listed } from '../semantics/listed.js';
import { evaluate, isObstacle, reasonsIn, runOf } from './evaluate.js';
import { inCurrency } from './format.js';
import { variablesIn } from './model/inside.js';
import type { Following, Model, Term } from './model/model.js';
import { periodText } from './period.js';
import { givenFor, type Values } from './values.js';

/** What a remedy comes to in a window beside money: whether it applies, and what is due then. */
export interface Followed extends Span {
  readonly text: string;
}

/** What follows from a remedy beside money, window by window. Where it holds money back, its steps say already in which windows it does not apply. */
export function followedBy(term: Term, model: Model, values: Values): Followed[] {
  return (term.following ?? []).flatMap((one) => {
    const text = followedText(one, model, values);
    if (!text.applies && term.sides.length > 0) return [];
    const words = `${periodText(one.window, model.yearStart)}: ${text.words}`;
    return [{ text: inCurrency(words, model.currency), start: one.start, end: one.end }];
  });
}

function followedText(
  { applies, action }: Following,
  { slots }: Model,
  values: Values,
): { readonly applies: boolean; readonly words: string } {
  const unknown = (why: string) => ({ applies: false, words: `it is not known whether it applies: ${why}` });
  // No sum waits for these values, so nothing has asked for them.
  const lacking = variablesIn([applies]).filter((variable) => !givenFor(variable, values));
  const names = [...new Set(lacking.map(({ name }) => name))];
  if (names.length > 0) return unknown(`${listed(names)} ${names.length > 1 ? 'have' : 'has'} no value.`);
  const run = runOf(slots, values);
  const found = evaluate(applies, run);
  if (isObstacle(found)) return unknown(found.message);
  const holds = found.n !== 0n;
  const why = reasonsIn(applies.condition, holds, run);
  if (holds) return { applies: true, words: `applies, because this holds: ${listed(why)}. Due: ${action}` };
  const words = why.length > 0 ? `does not apply, because this does not hold: ${why.join(', ')}` : 'falls away';
  return { applies: false, words };
}
