import { area, line as pathAlong } from 'd3-shape';
import { jumpsOf, type Piece, valueOn } from '../../analysis/curve.js';
import { isPoint } from '../../analysis/interval.js';
import { compare, equals, greater, lesser, type Rational } from '../../payment/rational.js';
import type { Picture } from '../picture.js';
import type { Frame } from './frame.js';
import { fill, outlined, stroke } from './palette.js';

type Point = readonly [number, number];

/** The curve itself: straight stretches, what only bounds are known of, jumps with a full dot where the amount is and an open one where it is not. */
export function drawnCurve(picture: Picture, frame: Frame): string {
  const { curve, low, high } = picture;
  const runs: Point[][] = [];
  const bends: { x: number; low: number; high: number }[][] = [];
  let last: { at: Rational; amount: Rational } | undefined;
  for (const { over, line, range } of curve.pieces) {
    const [from, to] = [over.low ? greater(over.low, low) : low, over.high ? lesser(over.high, high) : high];
    if (compare(from, to) > 0) continue;
    if (!line) {
      last = undefined;
      if (range?.low && range.high) {
        const [bottom, top] = [frame.y(range.low), frame.y(range.high)];
        bends.push([from, to].map((value) => ({ x: frame.x(value), low: bottom, high: top })));
      }
      continue;
    }
    const [start, end] = [valueOn(line, from), valueOn(line, to)];
    const joins = last && equals(last.at, from) && equals(last.amount, start);
    const points = [from, to].map((value): Point => [frame.x(value), frame.y(valueOn(line, value))]);
    if (joins) runs[runs.length - 1].push(points[1]);
    else runs.push(points);
    last = { at: to, amount: end };
  }
  const path = pathAlong<Point>().digits(1);
  const bent = area<{ x: number; low: number; high: number }>()
    .x(({ x }) => x)
    .y0((one) => one.low)
    .y1((one) => one.high)
    .digits(1);
  return [
    ...bends.map((one) => `<path d="${bent(one)}" ${fill('curve')} fill-opacity="0.35"/>`),
    ...jumpLines(picture, frame),
    ...runs.map(
      (run) =>
        `<path d="${path(run)}" fill="none" ${stroke('curve')} stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"/>`,
    ),
    ...dots(picture, frame),
  ].join('');
}

function jumpsIn({ curve, low, high }: Picture) {
  return jumpsOf(curve).filter(({ at }) => compare(at, low) >= 0 && compare(at, high) <= 0);
}

function jumpLines(picture: Picture, frame: Frame): string[] {
  return jumpsIn(picture).map(({ at, before, there, after }) => {
    const ends = [before, there, after].filter((amount) => amount !== undefined).map(frame.y);
    const x = frame.x(at).toFixed(1);
    return `<line x1="${x}" x2="${x}" y1="${Math.min(...ends).toFixed(1)}" y2="${Math.max(...ends).toFixed(1)}" ${stroke('curve')} stroke-width="1.6" stroke-dasharray="2 4"/>`;
  });
}

function dots(picture: Picture, frame: Frame): string[] {
  return jumpsIn(picture).flatMap(({ at, before, there, after }) => {
    const open = [before, after].filter((amount) => amount !== undefined && !equals(amount, there)) as Rational[];
    return [
      ...open.map((amount) => dot(frame.x(at), frame.y(amount), outlined('ground', 'curve'))),
      dot(frame.x(at), frame.y(there), outlined('curve', 'curve')),
    ];
  });
}

function dot(x: number, y: number, paint: string): string {
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" ${paint} stroke-width="2"/>`;
}

/** Values for which there is no amount. */
export function holesIn({ curve, low, high }: Picture): readonly Piece[] {
  return curve.pieces.filter(
    ({ over, hole }) =>
      hole &&
      !isPoint(over) &&
      (!over.low || compare(over.low, high) < 0) &&
      (!over.high || compare(over.high, low) > 0),
  );
}
