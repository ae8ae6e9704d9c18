import type { Block, Part } from '../../../grammar/syntax/tree.js';
import { lifeOf, yearStartOf } from '../payment/model/contract.js';
import { periodOfPart } from '../payment/model/time.js';
import { type Period, windowsIn, yearAt, yearOf } from '../payment/period.js';
import { keyOf, readHead } from '../semantics/heads.js';
import { eachItem } from '../semantics/walk.js';

/** A contract that runs for longer has made a mistake in its dates, which another check reports. */
const mostYears = 100;

/** The years of a contract, from its first day to its last; none where it does not say them. */
export function yearsOf(contract: Block): Period[] {
  const life = lifeOf(contract)?.life;
  if (!life || !Number.isFinite(life.last) || life.last - life.first > mostYears * 366) return [];
  return windowsIn(life, 'year', yearStartOf(contract));
}

/**
 * The year that stands for a contract where none is asked for: the first from which on nothing changes by its tables by year and by what `applies`.
 * Earlier ones are steps on the way. No clock is asked, so that the same file says the same tomorrow.
 */
export function standingYear(contract: Block): Period | undefined {
  const years = yearsOf(contract);
  if (years.length === 0) return undefined;
  const from = yearStartOf(contract);
  const [first, last] = [years[0], years[years.length - 1]].map((year) => yearAt(year.first, from));
  let starts = first;
  const note = (part: Part | undefined): void => {
    const period = periodOfPart(part, from);
    if (period) starts = Math.min(last, Math.max(starts, yearAt(period.first, from)));
  };
  for (const block of contract.items) {
    if (block.kind !== 'block' || readHead(block.head).word?.text === 'example') continue;
    eachItem(block.items, (item) => {
      if (item.kind !== 'line') return;
      note(item.head[0]);
      if (keyOf(item)?.text === 'applies') for (const { parts } of item.value.phrases) note(parts[0]);
    });
  }
  return yearOf(starts, from);
}
