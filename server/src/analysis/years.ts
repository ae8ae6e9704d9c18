import type { Block } from '../../../grammar/syntax/tree.js';
import { lifeOf, yearStartOf } from '../payment/model/contract.js';
import { type Period, yearAt, yearOf } from '../payment/period.js';

/** No contract is looked at for longer, in years. */
const longest = 50;

/** The contract years of a contract's term without its extension, in order; none where it does not say when it runs. */
export function contractYears(contract: Block): Period[] {
  const life = lifeOf(contract)?.life;
  if (!life || !Number.isFinite(life.last)) return [];
  const from = yearStartOf(contract);
  const years: Period[] = [];
  for (let starts = yearAt(life.first, from); years.length < longest; starts++) {
    const year = yearOf(starts, from);
    if (year.first > life.last) break;
    years.push(year);
  }
  return years;
}
