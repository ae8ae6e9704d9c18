import type { Block, Part } from '../../../grammar/syntax/tree.js';
import { contractYears } from '../payment/contract-years.js';
import { yearStartOf } from '../payment/model/contract.js';
import { periodOfPart } from '../payment/model/time.js';
import { type Period, yearAt, yearOf } from '../payment/period.js';
import { keyOf, readHead } from '../semantics/heads.js';
import { eachItem } from '../semantics/walk.js';

/**
 * The year that stands for a contract where none is asked for: the first from which on nothing changes by its tables by year and by what `applies`.
 * Earlier ones are steps on the way. No clock is asked, so that the same file says the same tomorrow.
 */
export function standingYear(contract: Block): Period | undefined {
  const years = contractYears(contract);
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
