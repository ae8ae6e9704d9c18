import type { Part, Value } from '../../../grammar/syntax/tree.js';

/** Lengths of time and how often something happens, as far as they can be compared. */

/** The least and the most days that a length of time can be. */
export interface DaysRange {
  readonly least: number;
  readonly most: number;
}

const lengths: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['hour', [0, 1]],
  ['day', [1, 1]],
  ['week', [7, 7]],
  ['month', [28, 31]],
  ['year', [365, 366]],
  // With weekends, and with bank holidays at the most.
  ['working-day', [1.4, 1.8]],
  ['working-week', [7, 9]],
]);

/** How many days a length such as `10 working-days` can be; undefined where it is not readable. */
export function daysIn(part: Part | undefined): DaysRange | undefined {
  if (part?.kind !== 'quantity' || part.form !== 'number' || part.per) return undefined;
  const length = lengths.get((part.unit?.text ?? '').replace(/s$/, ''));
  if (!length) return undefined;
  const count = Number(part.value.digits) / 10 ** part.value.scale;
  return { least: Math.floor(count * length[0]), most: Math.ceil(count * length[1]) };
}

/** The months from one time to the next: of `quarterly`, and of `each: quarter`. */
const months: ReadonlyMap<string, number> = new Map([
  ['monthly', 1],
  ['quarterly', 3],
  ['termly', 4],
  ['half-yearly', 6],
  ['yearly', 12],
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);

/** How many months lie between one time and the next: 3 for `quarterly within 30 days`, `every 3 months` or `each: quarter`. */
export function everyMonths(value: Value | undefined): number | undefined {
  const [first, second] = value?.phrases[0]?.parts ?? [];
  if (first?.kind !== 'word') return undefined;
  if (first.text !== 'every') return months.get(first.text);
  if (second?.kind !== 'quantity' || second.value.scale > 0) return undefined;
  const count = Number(second.value.digits);
  if (/^months?$/.test(second.unit?.text ?? '')) return count;
  return /^years?$/.test(second.unit?.text ?? '') ? count * 12 : undefined;
}

/** What stands after `within` in a schedule. */
export function withinOf(value: Value | undefined): Part | undefined {
  const parts = value?.phrases[0]?.parts ?? [];
  const at = parts.findIndex((part) => part.kind === 'word' && part.text === 'within');
  return at < 0 ? undefined : parts[at + 1];
}
