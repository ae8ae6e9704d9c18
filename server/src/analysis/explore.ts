import type { Box, Space } from './box.js';
import { cut } from './box.js';
import { type Look, lookAt } from './look.js';
import type { Budget } from './search.js';

/**
 * Looks at all of a space, box by box, cutting those in which not all is decided.
 *
 * @param visit says whether all that is asked for is decided in the box
 * @returns whether all of the space was looked at; false where the budget ran out, or where something cannot be decided by cutting
 */
export function explore(space: Space, visit: (look: Look) => boolean, budget: Budget): boolean {
  const waiting: Box[] = [space.all];
  let complete = true;
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    if (budget.looks-- <= 0) return false;
    const look = lookAt(space, box);
    if (visit(look)) continue;
    const parts = partsOf(box, look, space);
    if (parts) waiting.push(...parts.reverse());
    else complete = false;
  }
  return complete;
}

function partsOf(box: Box, look: Look, space: Space): Box[] | undefined {
  for (const { variable, at } of look.splits) {
    const parts = cut(box, variable, at, space.steps[variable]);
    if (parts.length > 1) return parts;
  }
  return undefined;
}
