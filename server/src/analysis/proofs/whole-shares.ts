import type { Span } from '../../../../grammar/syntax/tree.js';
import { constant, difference, sum } from '../../payment/model/builder.js';
import type { Bounds, Expression } from '../../payment/model/expression.js';
import { eachInside } from '../../payment/model/inside.js';
import type { Side } from '../../payment/model/model.js';
import { one } from '../../payment/rational.js';
import { liesWithin } from '../comparison.js';
import { constantIn } from '../constants.js';

/** What a range of a gain, a loss or a fund shares out beyond what there is to share, wherever what is shared lies in it. */
export interface Sharing extends Span {
  /** As a part of all, or in pounds, where ranges share the whole amount and may name sums. */
  readonly beyond: Expression;
  readonly in: 'parts' | 'pounds';
}

interface Shared extends Span {
  readonly bounds: Bounds;
  readonly on: Expression;
  /** What all parties have of it, before conditions and limits. */
  readonly shares: Expression[];
  readonly all: Expression;
  readonly in: Sharing['in'];
}

/** The ranges of a side whose shares are worked out, or may be sums of money: percentages that are written as numbers are refused where they come to more. */
export function sharingsOf({ parts, ranges }: Side): Sharing[] {
  const rows = new Map<number, Shared>();
  const note = ({ shares, ...row }: Shared): void => {
    const known = rows.get(row.start);
    if (known) known.shares.push(...shares);
    else rows.set(row.start, { ...row, shares });
  };
  // A limit holds the parts of all parties together, so each is met in the others too.
  eachInside(
    parts.map(({ amount }) => amount),
    (inner) => {
      if (inner.kind === 'bands')
        for (const { low, rate, start, end } of inner.bands) {
          const bounds = { low, lowIncluded: false, highIncluded: false };
          note({ bounds, on: inner.on, shares: [rate], all: constant(one, 'percent'), in: 'parts', start, end });
        }
      if (inner.kind !== 'when' || inner.amount.kind !== 'table' || inner.condition.kind !== 'compare') return;
      const { rows: own, on, place } = inner.amount;
      if (place.start !== ranges?.place.start) return;
      for (const { bounds, result, start, end } of own)
        note({ bounds, on, shares: [result], all: inner.condition.on, in: 'pounds', start, end });
    },
  );
  return [...rows.values()]
    .filter(({ shares, ...row }) => row.in === 'pounds' || shares.some((share) => constantIn(share) === undefined))
    .map(({ shares, all, bounds, on, start, end, ...row }) => ({
      beyond: {
        kind: 'when',
        condition: liesWithin(on, bounds),
        amount: difference(sum(shares), all, { start, end }),
        whenDropped: false,
      },
      in: row.in,
      start,
      end,
    }));
}
