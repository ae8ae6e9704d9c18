import { type Line, type Piece, valueOn } from '../analysis/curve.js';
import { isPoint } from '../analysis/interval.js';
import { compare, greater, lesser, type Rational } from '../payment/rational.js';
import type { Picture } from './picture.js';

/** A part of what is shown of a curve, from the least value to the greatest. */
export type Stretch = Straight | Bend | Gap;

export interface Straight {
  readonly kind: 'straight';
  readonly from: Rational;
  /** Whether the value itself is left out. */
  readonly fromOpen: boolean;
  readonly to: Rational;
  readonly toOpen: boolean;
  readonly line: Line;
}

/** Where the curve bends: amounts that are exact at some values, and between them lie between theirs. */
export interface Bend {
  readonly kind: 'bend';
  readonly from: Rational;
  readonly to: Rational;
  readonly points: readonly { readonly value: Rational; readonly amount: Rational }[];
}

/** Values for which there is no amount. */
export interface Gap {
  readonly kind: 'gap';
  readonly from: Rational;
  readonly to: Rational;
  readonly hole: NonNullable<Piece['hole']>;
}

/** What is shown of a curve. */
export function stretchesOf({ curve, low, high }: Pick<Picture, 'curve' | 'low' | 'high'>): Stretch[] {
  const stretches: Stretch[] = [];
  const { pieces } = curve;
  for (let i = 0; i < pieces.length; i++) {
    const { over, line, hole } = pieces[i];
    const [from, to] = [over.low ? greater(over.low, low) : low, over.high ? lesser(over.high, high) : high];
    if (compare(from, to) > 0) continue;
    if (hole) stretches.push({ kind: 'gap', from, to, hole });
    else if (line) {
      const [fromOpen, toOpen] = [over.lowOpen && from === over.low, over.highOpen && to === over.high];
      stretches.push({ kind: 'straight', from, fromOpen, to, toOpen, line });
    } else {
      const last = lastOfBend(pieces, i);
      stretches.push(bendOf(pieces, i, last, low, high));
      i = last;
    }
  }
  return stretches;
}

/** The last piece of the bend that begins with a piece: it goes on through single values that are known exactly. */
export function lastOfBend(pieces: readonly Piece[], first: number): number {
  let last = first;
  for (let i = first + 1; i < pieces.length; i++) {
    const { over, line, hole } = pieces[i];
    if (hole || (line && !isPoint(over))) break;
    if (!line) last = i;
  }
  return last;
}

function bendOf(pieces: readonly Piece[], first: number, last: number, low: Rational, high: Rational): Bend {
  const points: { value: Rational; amount: Rational }[] = [];
  const note = (value: Rational | undefined, line: Line | undefined): void => {
    if (value && line && compare(value, low) >= 0 && compare(value, high) <= 0)
      points.push({ value, amount: valueOn(line, value) });
  };
  // The curve on both sides leads into the bend, unless it jumps there.
  if (leadsInto(pieces[first - 1], pieces[first], pieces[first].over.low))
    note(pieces[first].over.low, pieces[first - 1]?.line);
  for (const { over, line } of pieces.slice(first, last + 1)) note(over.low, line);
  if (leadsInto(pieces[last + 1], pieces[last], pieces[last].over.high))
    note(pieces[last].over.high, pieces[last + 1]?.line);
  const [from, to] = [pieces[first].over.low, pieces[last].over.high];
  return { kind: 'bend', from: from ? greater(from, low) : low, to: to ? lesser(to, high) : high, points };
}

function leadsInto(beside: Piece | undefined, bend: Piece, at: Rational | undefined): boolean {
  if (!beside?.line || !at) return false;
  const amount = valueOn(beside.line, at);
  const { low, high } = bend.range ?? {};
  return (!low || compare(low, amount) <= 0) && (!high || compare(amount, high) <= 0);
}
