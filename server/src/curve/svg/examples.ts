import { compare } from '../../payment/rational.js';
import type { Picture } from '../picture.js';
import { linesOf, type Point } from './curve.js';
import { text } from './drawn-text.js';
import type { Frame } from './frame.js';
import { outlined } from './palette.js';
import { widthOf } from './text.js';

const size = 11;
const radius = 4.5;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Name extends Box {
  readonly toLeft: boolean;
  readonly baseline: number;
}

/** The worked examples as dots, with their names where they touch neither the curve nor one another, as far as there is such a place. */
export function drawnExamples(picture: Picture, frame: Frame): string[] {
  const dots = dotsOf(picture, frame);
  if (dots.length === 0) return [];
  const curve = linesOf(picture, frame);
  const others = otherLines(picture, frame);
  const taken: Box[] = dots.map(({ x, y }) => around(x, y));
  return dots.flatMap(({ x, y, names }, i) => {
    const words = names.length > 2 ? `${names[0]} and ${names.length - 1} more` : names.join(', ');
    const cost = (box: Box): number =>
      1000 * (countOf(curve, box) + taken.filter((other, j) => j !== i && overlap(box, other)).length) +
      40 * countOf(others, box);
    const best = placesFor(x, y, widthOf(words, size), frame)
      .map((place, order) => ({ place, cost: cost(place) + order }))
      .reduce((least, one) => (one.cost < least.cost ? one : least)).place;
    taken.push(best);
    return [
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" ${outlined('example', 'ground')} stroke-width="1.5"/>`,
      text(best.toLeft ? best.right : best.left, best.baseline, words, 'example', size, {
        anchor: best.toLeft ? 'end' : 'start',
        halo: true,
      }),
    ];
  });
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly names: string[];
}

/** Examples that would cover one another are one dot. */
function dotsOf({ examples, low, high }: Picture, frame: Frame): Dot[] {
  const dots: Dot[] = [];
  for (const { name, value, amount } of examples) {
    if (compare(value, low) < 0 || compare(value, high) > 0) continue;
    const [x, y] = [frame.x(value), frame.y(amount)];
    const same = dots.find((dot) => Math.hypot(dot.x - x, dot.y - y) < 1);
    if (same) same.names.push(name);
    else dots.push({ x, y, names: [name] });
  }
  return dots;
}

/** How far beside and below its dot a name may stand: near it, else further off. Of equal places the first is taken. */
const offsets: readonly { readonly beside: readonly number[]; readonly below: readonly number[] }[] = [
  { beside: [9], below: [15, -8, 4] },
  { beside: [32, 56], below: [4, 15, -8] },
  { beside: [9], below: [28, -21, 41, -34, 54, -47, 67, -60] },
];

/** Where a name may stand: to the right of its dot, else to the left; never outside of the frame, as far as it has room. */
function placesFor(x: number, y: number, width: number, frame: Frame): Name[] {
  const place = (toLeft: boolean, beside: number, below: number): Name => {
    const left = toLeft ? x - beside - width : x + beside;
    const baseline = Math.min(Math.max(y + below, frame.top + 10), frame.bottom - 5);
    return { toLeft, baseline, left, right: left + width, top: baseline - 9, bottom: baseline + 3 };
  };
  const places = offsets.flatMap(({ beside, below }) =>
    [false, true].flatMap((toLeft) => beside.flatMap((dx) => below.map((dy) => place(toLeft, dx, dy)))),
  );
  const inside = places.filter(({ left, right }) => left >= frame.left && right <= frame.right);
  return inside.length > 0 ? inside : places;
}

/** Lines that a name may cross where there is no better place: it has a ground of its own. */
function otherLines({ limits, baseline, target, low, high }: Picture, frame: Frame): Point[][] {
  const marks = [baseline, target].filter(
    (mark) => mark !== undefined && compare(mark.value, low) >= 0 && compare(mark.value, high) <= 0,
  );
  return [
    ...limits.map(({ amount }): Point[] => [
      [frame.left, frame.y(amount)],
      [frame.right, frame.y(amount)],
    ]),
    ...marks.map((mark): Point[] => {
      const x = mark ? frame.x(mark.value) : 0;
      return [
        [x, frame.top],
        [x, frame.bottom],
      ];
    }),
  ];
}

function around(x: number, y: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** How many of the lines, each from point to point, go through a box or along its edge. */
function countOf(lines: readonly (readonly Point[])[], box: Box): number {
  return lines.filter((points) => points.some((to, i) => i > 0 && goesThrough(points[i - 1], to, box))).length;
}

/** Half of what the curve is wide, and a little air. */
const air = 3;

function goesThrough([x1, y1]: Point, [x2, y2]: Point, { left, right, top, bottom }: Box): boolean {
  // The part of the line, from 0 at its start to 1 at its end, that lies in the box.
  let [first, last] = [0, 1];
  for (const [from, to, least, most] of [
    [x1, x2, left - air, right + air],
    [y1, y2, top - air, bottom + air],
  ]) {
    if (from === to) {
      if (from < least || from > most) return false;
      continue;
    }
    const ends = [(least - from) / (to - from), (most - from) / (to - from)];
    first = Math.max(first, Math.min(...ends));
    last = Math.min(last, Math.max(...ends));
  }
  return first <= last;
}
