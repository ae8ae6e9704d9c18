import { evaluate, isObstacle, runOf } from '../payment/evaluate.js';
import type { Expression, Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import type { Model } from '../payment/model/model.js';
import { unlimitedOf } from '../payment/model/person-cut.js';
import { toNumber } from '../payment/rational.js';

/**
 * What each party would receive, less what it pays, by the parts of the payments that depend on no drawn value, with nothing held back for a pool or a
 * remedy: what it has when results decide nothing. In pounds.
 */
export function withoutResults(model: Model, drawn: ReadonlySet<Variable>): Map<string, number> {
  const nets = new Map<string, number>();
  const add = (party: string, amount: number): void => void nets.set(party, (nets.get(party) ?? 0) + amount);
  const values = { measurements: new Map(), alreadyPaid: new Map() };
  for (const term of model.terms) {
    if (term.problems.length > 0) continue;
    for (const side of term.sides) {
      if (side.kind !== 'paid') continue;
      for (const { party, amount } of side.parts) {
        const whole = nothingHeldBack(amount);
        if (variablesIn([whole]).some((variable) => drawn.has(variable))) continue;
        const value = evaluate(whole, runOf(model.slots, values));
        if (isObstacle(value)) continue;
        add(party, toNumber(value));
        for (const payer of side.payers) add(payer.party, -toNumber(payer.share) * toNumber(value));
      }
    }
  }
  return nets;
}

/** The same amount with nothing held back from it. Its steps are left out, so that no slot has two values. */
function nothingHeldBack(expression: Expression): Expression {
  switch (expression.kind) {
    case 'step':
      if (expression.holdsBack && expression.of.kind === 'difference') return nothingHeldBack(expression.of.left);
      return nothingHeldBack(expression.of);
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return { ...expression, of: expression.of.map(nothingHeldBack) };
    case 'cut':
      return nothingHeldBack(expression.group.parts[expression.own]);
    case 'person-cut':
      return nothingHeldBack(unlimitedOf(expression));
    default:
      return expression;
  }
}
