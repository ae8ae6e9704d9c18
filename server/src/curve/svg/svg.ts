import type { Variable } from '../../payment/model/expression.js';
import { compare, equals, greater, lesser, type Rational } from '../../payment/rational.js';
import type { Band } from '../bands.js';
import type { Picture } from '../picture.js';
import { stretchesOf } from '../stretches.js';
import { inUnit, pounds, unitWords } from '../unit.js';
import { notesOf, sentenceOf, titleOf, whoseOf } from '../words.js';
import { drawnCurve } from './curve.js';
import { type Look, text } from './drawn-text.js';
import { drawnExamples } from './examples.js';
import { type Frame, frameOf } from './frame.js';
import { labelAt, rowsFor } from './labels.js';
import { fill, outlined, ownStyle, type Paint, stroke } from './palette.js';
import { fitting, widthOf, wrapped, xml } from './text.js';

export interface Shape {
  /** In pixels; the height follows from what is to be said. */
  readonly width: number;
  /** The height of the part in which the curve stands. */
  readonly height: number;
  /** Whether it stands in a page that has the style sheet of `palette.ts`. */
  readonly inPage?: boolean;
  /** Whether it stands among words that say what it is about, and has to be low: the height then is that of all of it. */
  readonly isBrief?: boolean;
}

const largeShape: Shape = { width: 780, height: 330 };

/** For a hover: VS Code shows the first 250 pixels of one. */
export const smallShape: Shape = { width: 620, height: 232, isBrief: true };

/** The curve itself is never lower than this, however much is written above it. */
const lowest = 80;

export interface Drawn {
  readonly svg: string;
  /** What is to be said beside a brief picture. */
  readonly notes: readonly string[];
  readonly width: number;
  readonly height: number;
}

const side = 16;
const small = 11;
const lead = 15;

/** Draws a picture. It needs nothing from outside: no font, no style, no script. The same picture gives the same text, to the byte. */
export function drawn(picture: Picture, shape: Shape = largeShape): Drawn {
  const { width } = shape;
  const room = width - 2 * side;
  const out: string[] = [];
  let y = shape.isBrief ? 2 : 12;
  const say = (lines: readonly string[], paint: Paint, size: number, step: number, look?: Look): void => {
    for (const line of lines) {
      y += step;
      out.push(text(side, y, line, paint, size, look));
    }
  };
  if (shape.isBrief) say([briefTitle(picture)], 'ink', 12, 15, { weight: 600 });
  else {
    // Bold letters are wider.
    say(wrapped(titleOf(picture), room * 0.85, 15), 'ink', 15, 17, { weight: 600 });
    say(wrapped(whoseOf(picture), room, 12), 'faint', 12, 17);
  }
  y += 8;

  const provisional = frameOf(picture, width, 0, shape.height);
  const bands = placedBands(picture, provisional);
  const headHeight = Math.max(0, ...bands.map(({ lines }) => lines.length)) * 13;
  const marks = placedMarks(picture, provisional);
  const markHeight = Math.max(0, ...marks.map(({ row }) => row + 1)) * lead;
  const top = y + (headHeight > 0 ? headHeight + 8 : 0) + markHeight + 4;
  const frame = frameOf(picture, width, top, shape.isBrief ? Math.max(lowest, shape.height - top - 26) : shape.height);
  out.push(
    ...drawnBands(bands, frame, y),
    ...drawnLuck(picture, frame),
    ...drawnAxes(picture, frame),
    ...drawnHoles(picture, frame),
  );
  out.push(...drawnLimits(picture, frame), ...drawnMarks(marks, frame, top - 4 - markHeight));
  out.push(drawnCurve(picture, frame), ...drawnExamples(picture, frame));

  const notes = [...keyOf(bands), ...limitNotes(picture), ...frameNotes(frame, picture), ...notesOf(picture)];
  y = frame.bottom + 12;
  if (!shape.isBrief) {
    y += 22;
    out.push(text((frame.left + frame.right) / 2, y, axisName(picture), 'ink', 12, { anchor: 'middle', weight: 600 }));
    y += 6;
    for (const note of notes) {
      y += 2;
      say(wrapped(note, room, 11.5), 'faint', 11.5, lead);
    }
  }
  const height = Math.ceil(y + 14);
  const name = `remit-${picture.contract}-${picture.term.name}-${picture.mover.name}-${picture.year}`.replace(
    /[^\w-]+/g,
    '-',
  );
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="remit-curve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${name}-title ${name}-desc" font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">`,
    `<title id="${name}-title">${xml(titleOf(picture))}</title>`,
    `<desc id="${name}-desc">${xml([sentenceOf(picture), ...notesOf(picture)].join(' '))}</desc>`,
    shape.inPage ? '' : `<style>${ownStyle()}</style>`,
    `<rect width="${width}" height="${height}" ${fill('ground')}/>`,
    ...out,
    '</svg>',
  ].join('\n');
  return { svg: `${svg}\n`, notes, width, height };
}

/** `HbA1cControl`, `Amputations, per 10,000 people` */
function axisName({ mover, variable }: Picture): string {
  const unit = unitWords(variable);
  return unit === '' || unit === mover.name.toLowerCase() ? mover.name : `${mover.name}, ${unit}`;
}

/** `Outcomes by Amputations, per 10,000 people (2028/29)` */
function briefTitle(picture: Picture): string {
  const { term, party, year } = picture;
  return `${term.name}${party === undefined ? '' : ` for ${party}`} by ${axisName(picture)} (${year})`;
}

interface PlacedBand {
  readonly band: Band;
  readonly left: number;
  readonly right: number;
  /** What is written above it: its words, or a letter that is explained below. */
  readonly lines: readonly string[];
  /** How many of the lines say the range. */
  readonly ranges: number;
  readonly letter?: string;
}

/** Words that do not fit above their range go below the picture, under a letter. */
function placedBands({ bands, low, high, variable }: Picture, frame: Frame): PlacedBand[] {
  let letters = 0;
  return bands.flatMap((band) => {
    const from = band.over.low ? greater(band.over.low, low) : low;
    const to = band.over.high ? lesser(band.over.high, high) : high;
    if (compare(from, to) >= 0) return [];
    const [left, right] = [frame.x(from), frame.x(to)];
    const [range, result] = [band.range, band.result].map((words) =>
      fitting(withoutUnit(words, variable), right - left - 8, small, 3),
    );
    if (range && result) return [{ band, left, right, lines: [...range, ...result], ranges: range.length }];
    const letter = String.fromCharCode(65 + (letters++ % 26));
    return [{ band, left, right, lines: [letter], ranges: 1, letter }];
  });
}

function drawnBands(bands: readonly PlacedBand[], frame: Frame, top: number): string[] {
  return bands.flatMap(({ left, right, lines, ranges }, i) => [
    `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${(right - left).toFixed(1)}" height="${(frame.bottom - top).toFixed(1)}" ${fill(i % 2 === 0 ? 'band' : 'other-band')}/>`,
    ...lines.map((line, row) =>
      text((left + right) / 2, top + 14 + row * 13, line, row < ranges ? 'ink' : 'faint', small, {
        anchor: 'middle',
      }),
    ),
  ]);
}

/** The axis says the unit of plain numbers. */
function withoutUnit(words: string, variable: Variable): string {
  const unit = unitWords(variable);
  return unit === '' ? words : words.replaceAll(` ${unit}`, '');
}

function keyOf(bands: readonly PlacedBand[]): string[] {
  const key = bands.flatMap(({ letter, band }) => (letter ? [`${letter} ${band.range}: ${band.result}`] : []));
  return key.length > 0 ? [`${key.join('; ')}.`] : [];
}

function limitNotes({ limits, currency }: Picture): string[] {
  return limits.map(({ amount, text: words }) => `Dashed: ${pounds(amount, currency)}, by ${words}.`);
}

function frameNotes({ fromNothing }: Frame, { currency }: Picture): string[] {
  return fromNothing ? [] : [`The scale does not begin at ${pounds({ n: 0n, d: 1n }, currency)}.`];
}

function drawnAxes({ low, high }: Picture, frame: Frame): string[] {
  const { left, right, bottom } = frame;
  const zero = frame.y(0);
  return [
    ...frame.yTicks.flatMap(({ at, text: words }) => [
      `<line x1="${left.toFixed(1)}" x2="${right}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}" ${stroke('grid')} stroke-width="1"/>`,
      text(left - 7, at + 4, words, 'faint', small, { anchor: 'end' }),
    ]),
    ...frame.xTicks.flatMap(({ at, text: words }) => [
      `<line x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${bottom.toFixed(1)}" y2="${(bottom + 5).toFixed(1)}" ${stroke('frame')} stroke-width="1"/>`,
      text(Math.min(at, right + side - widthOf(words, small) / 2), bottom + 18, words, 'faint', small, {
        anchor: 'middle',
      }),
    ]),
    `<line x1="${frame.x(low).toFixed(1)}" x2="${frame.x(high).toFixed(1)}" y1="${bottom.toFixed(1)}" y2="${bottom.toFixed(1)}" ${stroke('frame')} stroke-width="1"/>`,
    ...(zero < bottom - 1 && zero > frame.top
      ? [
          `<line x1="${left.toFixed(1)}" x2="${right}" y1="${zero.toFixed(1)}" y2="${zero.toFixed(1)}" ${stroke('frame')} stroke-width="1.2"/>`,
        ]
      : []),
  ];
}

function drawnLuck({ luck, low, high }: Picture, frame: Frame): string[] {
  if (!luck) return [];
  const [from, to] = [greater(luck.low, low), lesser(luck.high, high)];
  if (compare(from, to) >= 0) return [];
  const [left, right] = [frame.x(from), frame.x(to)];
  return [
    `<rect x="${left.toFixed(1)}" y="${frame.top.toFixed(1)}" width="${(right - left).toFixed(1)}" height="${(frame.bottom - frame.top).toFixed(1)}" ${fill('luck')} fill-opacity="0.3"/>`,
  ];
}

function drawnHoles(picture: Picture, frame: Frame): string[] {
  return stretchesOf(picture).flatMap((stretch) => {
    if (stretch.kind !== 'gap' || equals(stretch.from, stretch.to)) return [];
    const { from, to, hole } = stretch;
    const [left, right] = [frame.x(from), frame.x(to)];
    const words =
      hole.kind === 'overlap'
        ? 'several ranges apply'
        : hole.kind === 'divisor'
          ? 'divided by nothing'
          : 'no range applies';
    return [
      `<rect x="${left.toFixed(1)}" y="${frame.top.toFixed(1)}" width="${(right - left).toFixed(1)}" height="${(frame.bottom - frame.top).toFixed(1)}" ${outlined('ground', 'limit')} fill-opacity="0.6" stroke-dasharray="3 3"/>`,
      ...wrapped(words, right - left, small).map((line, i) =>
        text((left + right) / 2, (frame.top + frame.bottom) / 2 + i * 13, line, 'limit', small, {
          anchor: 'middle',
          halo: true,
        }),
      ),
    ];
  });
}

function drawnLimits({ limits, currency, examples }: Picture, frame: Frame): string[] {
  return limits.flatMap(({ amount }) => {
    const at = frame.y(amount);
    const crowded = examples.some(
      (example) => frame.x(example.value) > frame.right - 200 && Math.abs(frame.y(example.amount) - at) < 24,
    );
    const [x, anchor] = crowded ? [frame.left + 4, 'start' as const] : [frame.right - 4, 'end' as const];
    return [
      `<line x1="${frame.left.toFixed(1)}" x2="${frame.right}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}" ${stroke('limit')} stroke-width="1.3" stroke-dasharray="7 4"/>`,
      text(x, amount.n < 0n ? at + 13 : at - 5, `limit ${pounds(amount, currency)}`, 'limit', small, {
        anchor,
        halo: true,
      }),
    ];
  });
}

interface Mark {
  readonly x: number;
  readonly words: string;
  readonly paint: Paint;
  readonly dashes: string;
  readonly row: number;
  readonly label: number;
}

function placedMarks({ baseline, target, luck, variable, currency, low, high }: Picture, frame: Frame): Mark[] {
  const isSeen = (value: Rational): boolean => compare(value, low) >= 0 && compare(value, high) <= 0;
  const wanted = [
    ...(baseline && isSeen(baseline.value)
      ? [
          {
            x: frame.x(baseline.value),
            words: `baseline ${withoutUnit(inUnit(baseline.value, variable, currency), variable)}${luck ? ' (shaded: chance)' : ''}`,
            paint: 'faint' as const,
            dashes: '2 3',
          },
        ]
      : []),
    ...(target && isSeen(target.value)
      ? [
          {
            x: frame.x(target.value),
            words: `target ${withoutUnit(inUnit(target.value, variable, currency), variable)}`,
            paint: 'target' as const,
            dashes: '8 3 2 3',
          },
        ]
      : []),
  ];
  const labels = wanted.map(({ x, words }) => labelAt(x, widthOf(words, small), frame));
  const rows = rowsFor(labels);
  return wanted.map((mark, i) => ({ ...mark, row: rows[i], label: labels[i].middle }));
}

function drawnMarks(marks: readonly Mark[], frame: Frame, top: number): string[] {
  return marks.flatMap(({ x, words, paint, dashes, row, label }) => [
    `<line x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${(top + row * lead + 15).toFixed(1)}" y2="${frame.bottom.toFixed(1)}" ${stroke(paint)} stroke-width="1.4" stroke-dasharray="${dashes}"/>`,
    text(label, top + row * lead + 11, words, paint, small, { anchor: 'middle' }),
  ]);
}
