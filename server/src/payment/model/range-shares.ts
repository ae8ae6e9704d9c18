import type { Line } from '../../../../grammar/syntax/tree.js';
import { compare, one, type Rational, total } from '../rational.js';
import { type Builder, problem } from './builder.js';
import { percentageOf } from './quantities.js';

/**
 * Sees that the percentages of a range share no more than there is, and with `all` no less; shares that are worked out are not looked at.
 * Returns undefined, with a problem that a rule of its own reports, where they do not.
 */
export function sharesFit(b: Builder, row: Line, all: boolean): true | undefined {
  const shares: Rational[] = [];
  for (const { parts } of row.value.phrases) {
    const [name, share, more] = parts;
    const part = name?.kind === 'name' && share?.kind === 'quantity' && !more ? percentageOf(share) : undefined;
    if (!part) return true;
    shares.push(part);
  }
  const off = compare(total(shares), one);
  if (off > 0) return problem(b, row.value, 'The shares of this range add up to more than 100%.', true);
  return off < 0 && all ? problem(b, row.value, 'The shares of this range add up to less than 100%.', true) : true;
}
