import type { Amount } from '../analysis/curve.js';
import { addendsOf, type Extreme, extremeOfSum } from '../analysis/extreme.js';
import type { Budget } from '../analysis/search.js';

/** The least and the greatest that amounts come to, whatever is measured. */
export interface Exposure {
  readonly least: Extreme;
  readonly greatest: Extreme;
}

/** @returns undefined where the amounts have no value anywhere */
export function exposureOf(amounts: readonly Amount[], budget: Budget): Exposure | undefined {
  const addends = amounts.flatMap(({ sign, amount }) => addendsOf(amount, sign));
  const least = extremeOfSum(addends, 'least', budget);
  const greatest = least && extremeOfSum(addends, 'greatest', budget);
  return least && greatest && { least, greatest };
}
