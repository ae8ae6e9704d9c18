import type { Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import { add, multiply, one, type Rational, subtract, whole, zero } from '../payment/rational.js';
import { type Space, spaceOf } from './box.js';
import type { Addend } from './extreme.js';
import { pointAt } from './interval.js';
import { exactIn, glanceAt } from './look.js';
import { sumOver } from './sum-over.js';

/** What a sum was seen to be at a few plain points: both, of most limits that matter. False says nothing. */
export interface SignsSeen {
  readonly above: boolean;
  readonly below: boolean;
}

/** Whether a sum is above and below nothing where all that is measured is at its best, at its worst, at its lowest or at its highest. */
export function signsSeen(addends: readonly Addend[]): SignsSeen {
  const space = spaceOf(variablesIn(addends.map(({ of }) => of)));
  let [above, below] = [false, false];
  for (const isHigh of ends) {
    if (above && below) break;
    const value = valueAt(addends, space, isHigh);
    if (value && value.n > 0n) above = true;
    if (value && value.n < 0n) below = true;
  }
  return { above, below };
}

/** At which of its two ends a variable stands. */
const ends: readonly ((variable: Variable) => boolean)[] = [
  ({ better }) => better !== 'lower',
  ({ better }) => better === 'lower',
  () => false,
  () => true,
];

function valueAt(
  addends: readonly Addend[],
  space: Space,
  isHigh: (variable: Variable) => boolean,
): Rational | undefined {
  const point = space.all.map((cell, i) => {
    const away = multiply(space.steps[i] ?? one, many);
    const low = cell.low ?? subtract(cell.high ?? zero, away);
    const high = cell.high ?? add(cell.low ?? zero, away);
    return pointAt(isHigh(space.variables[i]) ? high : low);
  });
  const look = glanceAt(space, point);
  return exactIn(sumOver(addends, look), look)?.constant;
}

/** So many steps away that it is further off than anything that is measured. */
const many = whole(10 ** 15);
