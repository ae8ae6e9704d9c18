import type { Expression, Pair, Variable } from '../../payment/model/expression.js';
import { variablesIn } from '../../payment/model/inside.js';
import { type Box, type Space, sampleOf, spaceOf } from '../box.js';
import { explore } from '../explore.js';
import { formOf } from '../over-box.js';
import type { Budget, Spot, Spots } from '../search.js';

/**
 * With which results amounts ask for a quotient whose divisor is 0: a condition, or the range of a table, may keep them from it.
 *
 * @returns `never` where that is proved, undefined where it is not decided
 */
export function dividingByNothing(
  amounts: readonly Expression[],
  { place }: Pair,
  budget: Budget,
): Spots | 'never' | undefined {
  let isDecided = true;
  for (const amount of amounts) {
    const space = spaceOf(variablesIn([amount]));
    let found: Spots | undefined;
    const complete = explore(
      space,
      (look) => {
        if (found) return true;
        if (formOf(amount, look)) return !look.doubtful;
        if (look.holes.some((hole) => hole.kind === 'divisor' && hole.place.start === place.start))
          found = decidingIn(look.box, space);
        return true;
      },
      budget,
    );
    if (found) return found;
    isDecided &&= complete;
  }
  return isDecided ? 'never' : undefined;
}

/** A point of a box, of the variables that were cut to come there. */
function decidingIn(box: Box, { all, steps, variables }: Space): Spots {
  const at = new Map<Variable, Spot>();
  for (const [i, cell] of box.entries())
    if (cell !== all[i]) at.set(variables[i], { value: sampleOf(cell, steps[i]), side: 'at' });
  return at;
}
