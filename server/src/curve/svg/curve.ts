import { line as pathAlong } from 'd3-shape';
import { jumpsOf, type Line, valueOn } from '../../analysis/curve.js';
import { compare, equals, type Rational } from '../../payment/rational.js';
import type { Picture } from '../picture.js';
import { stretchesOf } from '../stretches.js';
import type { Frame } from './frame.js';
import { outlined, stroke } from './palette.js';

export type Point = readonly [number, number];

/** The curve itself: a full dot where it jumps and the amount is, an open one where it is not. */
export function drawnCurve(picture: Picture, frame: Frame): string {
  const path = pathAlong<Point>().digits(1);
  return [
    ...jumpLines(picture, frame).map(
      ([[x, from], [, to]]) =>
        `<line x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${from.toFixed(1)}" y2="${to.toFixed(1)}" ${stroke('curve')} stroke-width="1.6" stroke-dasharray="2 4"/>`,
    ),
    ...runsOf(picture, frame).map(
      (run) =>
        `<path d="${path(run)}" fill="none" ${stroke('curve')} stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"/>`,
    ),
    ...dots(picture, frame),
  ].join('');
}

/** Where lines of the curve are drawn, those at its jumps among them, each from point to point. */
export function linesOf(picture: Picture, frame: Frame): readonly (readonly Point[])[] {
  return [...runsOf(picture, frame), ...jumpLines(picture, frame)];
}

/** The parts of the curve that hang together. */
function runsOf(picture: Picture, frame: Frame): Point[][] {
  const runs: Point[][] = [];
  let last: { at: Rational; amount: Rational } | undefined;
  const join = (points: readonly { readonly value: Rational; readonly amount: Rational }[]): void => {
    const [first] = points;
    const joins = last && first && equals(last.at, first.value) && equals(last.amount, first.amount);
    if (!joins) runs.push([]);
    runs[runs.length - 1].push(
      ...points.slice(joins ? 1 : 0).map(({ value, amount }): Point => [frame.x(value), frame.y(amount)]),
    );
    const end = points[points.length - 1];
    last = end && { at: end.value, amount: end.amount };
  };
  for (const stretch of stretchesOf(picture)) {
    if (stretch.kind === 'straight')
      join([stretch.from, stretch.to].map((value) => ({ value, amount: valueOn(stretch.line, value) })));
    else if (stretch.kind === 'bend') join(stretch.points);
    else last = undefined;
  }
  return runs.map(thinned);
}

/** Without points that nobody could tell from those before them. */
function thinned(run: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const [i, point] of run.entries()) {
    const last = kept[kept.length - 1];
    const isFar = !last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 1;
    if (isFar || i === run.length - 1) kept.push(point);
  }
  return kept;
}

function jumpsIn({ curve, low, high }: Picture) {
  return jumpsOf(curve).filter(({ at }) => compare(at, low) >= 0 && compare(at, high) <= 0);
}

function jumpLines(picture: Picture, frame: Frame): (readonly [Point, Point])[] {
  return jumpsIn(picture).map(({ at, before, there, after }) => {
    const ends = [before, there, after].filter((amount) => amount !== undefined).map(frame.y);
    const x = frame.x(at);
    return [
      [x, Math.min(...ends)],
      [x, Math.max(...ends)],
    ];
  });
}

function dots(picture: Picture, frame: Frame): string[] {
  return [...holeDots(picture, frame), ...jumpDots(picture, frame)];
}

/** Open dots where the curve leads up to values for which there is no amount. */
function holeDots({ curve: { pieces }, low, high }: Picture, frame: Frame): string[] {
  const places = new Map<string, string>();
  const note = (at: Rational | undefined, line: Line | undefined): void => {
    if (!at || !line || compare(at, low) < 0 || compare(at, high) > 0) return;
    const [x, y] = [frame.x(at), frame.y(valueOn(line, at))];
    places.set(`${x} ${y}`, dot(x, y, outlined('ground', 'curve')));
  };
  pieces.forEach(({ hole, over }, i) => {
    if (!hole) return;
    note(over.low, pieces[i - 1]?.line);
    note(over.high, pieces[i + 1]?.line);
  });
  return [...places.values()];
}

function jumpDots(picture: Picture, frame: Frame): string[] {
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
