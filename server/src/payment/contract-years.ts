import type { Block } from '../../../grammar/syntax/tree.js';
import { lifeOf, yearStartOf } from './model/contract.js';
import { type Period, yearAt, yearOf } from './period.js';

/** Contracts that run for more years than this are looked at no further. */
const mostYears = 50;

/** The contract years of a contract's term without its extension, in order; none where it does not say when it runs. */
export function contractYears(contract: Block): Period[] {
  const life = lifeOf(contract)?.life;
  if (!life || !Number.isFinite(life.last)) return [];
  const from = yearStartOf(contract);
  const years: Period[] = [];
  for (let starts = yearAt(life.first, from); years.length < mostYears; starts++) {
    const year = yearOf(starts, from);
    if (year.first > life.last) break;
    years.push(year);
  }
  return years;
}
