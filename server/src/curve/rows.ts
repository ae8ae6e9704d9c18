import { isMeasured, stepOf, tightened } from '../analysis/box.js';
import { amountAt, holds, valueOn } from '../analysis/curve.js';
import { add, compare, divide, equals, multiply, type Rational, subtract, whole } from '../payment/rational.js';
import type { Picture } from './picture.js';
import { type Stretch, stretchesOf } from './stretches.js';

/** One line of the table that says the same as the picture. */
export interface TableRow {
  readonly value: Rational;
  readonly side: 'just below' | 'at' | 'just above';
  /** Undefined where no amount is said, or only bounds are known. */
  readonly amount?: Rational;
  /** The ranges that count there, as written. */
  readonly holds: readonly string[];
  /** What is marked there: the baseline, the target, an example. */
  readonly marks: readonly string[];
}

/** The table of a picture: every value at which something changes or is marked, in order; on a straight line between two of them, amounts lie between. */
export function rowsOf(picture: Picture): TableRow[] {
  const rows: { value: Rational; side: TableRow['side']; amount?: Rational }[] = [];
  const { curve, low, high } = picture;
  for (const stretch of besideBends(stretchesOf(picture), stepOf(picture.variable))) {
    if (stretch.kind === 'bend') {
      const points = stretch.points.filter(({ value }) => isMeasured(value, stepOf(picture.variable)));
      for (const { value, amount } of evenly(points)) rows.push({ value, side: 'at', amount });
      continue;
    }
    const { from, to } = stretch;
    const at = (value: Rational): { amount?: Rational } =>
      stretch.kind === 'straight' ? { amount: valueOn(stretch.line, value) } : {};
    const [fromOpen, toOpen] = stretch.kind === 'straight' ? [stretch.fromOpen, stretch.toOpen] : [false, false];
    rows.push({ value: from, side: fromOpen ? 'just above' : 'at', ...at(from) });
    if (!equals(from, to)) rows.push({ value: to, side: toOpen ? 'just below' : 'at', ...at(to) });
  }
  for (const value of marked(picture)) {
    if (compare(value, low) < 0 || compare(value, high) > 0) continue;
    const amount = amountAt(curve, value);
    rows.push({ value, side: 'at', ...(amount ? { amount } : {}) });
  }
  rows.sort((a, b) => compare(a.value, b.value) || sides.indexOf(a.side) - sides.indexOf(b.side));
  return withoutEchoes(rows).map((row) => ({
    ...row,
    holds: picture.bands
      .filter(({ over }) => isIn(over, row.value, row.side))
      .map(({ range, result }) => (result ? `${range}: ${result}` : range)),
    marks: row.side === 'at' ? marksAt(picture, row.value) : [],
  }));
}

/** Where a bend ends is known only nearly: a line beside it begins, or ends, at the first value there that can be measured. */
function besideBends(stretches: readonly Stretch[], step: Rational | undefined): Stretch[] {
  if (!step) return [...stretches];
  return stretches.flatMap((stretch, i): Stretch[] => {
    const [isAfter, isBefore] = [stretches[i - 1]?.kind === 'bend', stretches[i + 1]?.kind === 'bend'];
    if (stretch.kind !== 'straight' || !(isAfter || isBefore)) return [stretch];
    const { from, fromOpen, to, toOpen } = stretch;
    const over = tightened({ low: from, lowOpen: fromOpen, high: to, highOpen: toOpen }, step);
    const [low, high] = [over.low as Rational, over.high as Rational];
    if (compare(low, high) > 0) return [];
    return [
      {
        ...stretch,
        ...(isAfter ? { from: low, fromOpen: false } : {}),
        ...(isBefore ? { to: high, toOpen: false } : {}),
      },
    ];
  });
}

/** How many values of a bend a table has. */
const mostOfBend = 9;

/** Points that lie as evenly as the ones that there are can. */
function evenly<P extends { readonly value: Rational }>(points: readonly P[]): readonly P[] {
  if (points.length <= mostOfBend) return points;
  const [first, last] = [points[0].value, points[points.length - 1].value];
  const step = divide(subtract(last, first), whole(mostOfBend - 1));
  const wanted = Array.from({ length: mostOfBend }, (_, i) => add(first, multiply(step, whole(i))));
  return [...new Set(wanted.map((value) => nearestTo(value, points)))];
}

function nearestTo<P extends { readonly value: Rational }>(value: Rational, points: readonly P[]): P {
  const away = ({ value: own }: P): Rational => (compare(own, value) < 0 ? subtract(value, own) : subtract(own, value));
  return points.reduce((a, b) => (compare(away(b), away(a)) < 0 ? b : a));
}

const sides: readonly TableRow['side'][] = ['just below', 'at', 'just above'];

function marked({ baseline, target, examples }: Picture): Rational[] {
  return [...[baseline, target].flatMap((said) => said?.value ?? []), ...examples.map(({ value }) => value)];
}

function marksAt({ baseline, target, examples }: Picture, value: Rational): string[] {
  return [
    ...(baseline && equals(baseline.value, value) ? ['baseline'] : []),
    ...(target && equals(target.value, value) ? ['target'] : []),
    ...examples.filter((example) => equals(example.value, value)).map(({ name }) => `example ${name}`),
  ];
}

/** What is just beside a value and comes to the same as at it is left out. */
function withoutEchoes<R extends { value: Rational; side: TableRow['side']; amount?: Rational }>(
  rows: readonly R[],
): R[] {
  return rows.filter((row, i) => {
    const same = rows.filter(
      (other, j) => j !== i && equals(other.value, row.value) && sameAmount(other.amount, row.amount),
    );
    if (row.side === 'at') return !same.some((other) => other.side === 'at' && rows.indexOf(other) < i);
    return !same.some((other) => other.side === 'at');
  });
}

function sameAmount(a: Rational | undefined, b: Rational | undefined): boolean {
  return a && b ? equals(a, b) : a === b;
}

function isIn(over: Picture['bands'][number]['over'], value: Rational, side: TableRow['side']): boolean {
  if (side === 'at') return holds(over, value);
  const [below, above] = [over.low ? compare(value, over.low) : 1, over.high ? compare(value, over.high) : -1];
  return side === 'just above' ? below >= 0 && above < 0 : below > 0 && above <= 0;
}
