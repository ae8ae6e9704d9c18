import { type Held, stepAtLeast, stepOf } from '../analysis/box.js';
import { type Amount, type Curve, curveOf, joined, type Piece } from '../analysis/curve.js';
import { within as bothOf, type Interval, isEmpty, pointAt } from '../analysis/interval.js';
import type { Variable } from '../payment/model/expression.js';
import { add, compare, divide, multiply, type Rational, subtract, whole } from '../payment/rational.js';

/** From where to where a curve is shown, and the values in between that are marked. */
export interface Window {
  readonly low: Rational;
  readonly high: Rational;
  readonly marks: readonly Rational[];
}

/**
 * A curve that bends, looked at closely where it is shown: over all that can be measured its bends are known at a few values only, and without an end
 * at hardly any. Exact at every mark, and at some values that it can have between them.
 *
 * @param looks how much work it may take
 */
export function closerIn(
  window: Window,
  curve: Curve,
  amounts: readonly Amount[],
  held: Held,
  together: readonly Variable[],
  looks: number,
): Curve {
  const { variable } = curve;
  const parts = partsOf(window, stepOf(variable));
  const inside = parts.flatMap((part) => {
    const budget = { looks: Math.ceil(looks / parts.length) };
    return curveOf(amounts, variable, new Map([...held, [variable, part]]), budget, together).pieces;
  });
  const below = clipped(curve.pieces, { lowOpen: false, high: window.low, highOpen: true });
  const above = clipped(curve.pieces, { low: window.high, lowOpen: true, highOpen: false });
  return { ...curve, pieces: joined([...below, ...inside, ...above]) };
}

/** Into how many parts a window is cut at least where what is measured goes in steps: the values between them are looked at as if it did not. */
const partsInSteps = 8;

/** The window, cut at its marks; where what is measured goes in steps, at values that it can have as well. */
function partsOf({ low, high, marks }: Window, step: Rational | undefined): Interval[] {
  const width = divide(subtract(high, low), whole(partsInSteps));
  const steps = step
    ? Array.from({ length: partsInSteps + 1 }, (_, i) => stepAtLeast(add(low, multiply(width, whole(i))), step, false))
    : [];
  const inner = [...marks, ...steps].filter((mark) => compare(mark, low) > 0 && compare(mark, high) < 0).sort(compare);
  const ends = [low, ...inner.filter((mark, i) => i === 0 || compare(mark, inner[i - 1]) > 0), high];
  return ends.flatMap((end, i) => {
    const next = ends[i + 1];
    return next ? [pointAt(end), { low: end, lowOpen: true, high: next, highOpen: true }] : [pointAt(end)];
  });
}

function clipped(pieces: readonly Piece[], within: Interval): Piece[] {
  return pieces.flatMap((piece) => {
    const over = bothOf(piece.over, within);
    return isEmpty(over) ? [] : [{ ...piece, over }];
  });
}
