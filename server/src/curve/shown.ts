import type { Curve } from '../analysis/curve.js';
import { isPoint } from '../analysis/interval.js';
import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  fraction,
  greater,
  lesser,
  multiply,
  one,
  type Rational,
  subtract,
  whole,
  zero,
} from '../payment/rational.js';
import type { Picture } from './picture.js';
import { lastOfBend } from './stretches.js';

/** What is left free on both sides of what there is to see, as a part of its width. */
const margin = fraction(1n, 5n);

/** From where to where a curve is shown: all at which something changes, and what is marked, with some room on both sides. */
export function shownOver(picture: Omit<Picture, 'low' | 'high'>): Pick<Picture, 'low' | 'high'> {
  const { curve, variable, baseline, target, examples, bands } = picture;
  const seen: Rational[] = [];
  seen.push(...turnsOf(curve));
  for (const { over } of bands) seen.push(...ends(over));
  for (const said of [baseline, target]) if (said) seen.push(said.value);
  for (const { value } of examples) seen.push(value);
  if (picture.luck) seen.push(picture.luck.low, picture.luck.high);
  const inside = seen.filter((value) => !isEnd(value, variable.least) && !isEnd(value, variable.most));
  if (inside.length === 0)
    return { low: variable.least ?? zero, high: variable.most ?? add(variable.least ?? zero, whole(1)) };
  const [first, last] = [inside.reduce(lesser), inside.reduce(greater)];
  const width = subtract(last, first);
  const room = width.n > 0n ? multiply(width, margin) : multiply(first.n < 0n ? whole(1) : first, margin);
  const free = room.n > 0n ? room : whole(1);
  const step = roundStep(subtract(add(last, free), subtract(first, free)));
  const low = multiply(whole(floor(divide(subtract(first, free), step))), step);
  const high = multiply(whole(ceiling(divide(add(last, free), step))), step);
  return {
    low: variable.least ? greater(low, variable.least) : low,
    high: variable.most ? lesser(high, variable.most) : high,
  };
}

/** Where a curve turns, jumps, begins to bend or ends to; a bend without an end is shown for as far again. */
function turnsOf({ pieces }: Curve): Rational[] {
  const turns: Rational[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const { over, line, hole } = pieces[i];
    if (line || hole) {
      turns.push(...ends(over));
      continue;
    }
    const last = lastOfBend(pieces, i);
    const [from, to] = [over.low, pieces[last].over.high];
    turns.push(...[from, to ?? (from && multiply(from, whole(2)))].flatMap((end) => end ?? []));
    i = last;
  }
  return turns;
}

function ends(over: {
  readonly low?: Rational;
  readonly lowOpen: boolean;
  readonly high?: Rational;
  readonly highOpen: boolean;
}): Rational[] {
  if (isPoint(over)) return over.low ? [over.low] : [];
  return [over.low, over.high].flatMap((end) => end ?? []);
}

function isEnd(value: Rational, end: Rational | undefined): boolean {
  return end !== undefined && compare(value, end) === 0;
}

/** 1, 2 or 5 with noughts, about a twentieth of a width: what is shown begins and ends at a round value. */
function roundStep(width: Rational): Rational {
  const least = divide(width, whole(20));
  let power = one;
  while (compare(power, least) > 0) power = divide(power, whole(10));
  while (compare(multiply(power, whole(10)), least) <= 0) power = multiply(power, whole(10));
  return [1, 2, 5, 10].map((n) => multiply(power, whole(n))).find((step) => compare(step, least) >= 0) as Rational;
}
