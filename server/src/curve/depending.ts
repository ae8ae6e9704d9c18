import type { Span } from '../../../grammar/syntax/tree.js';
import { valueOn } from '../analysis/curve.js';
import { periodText } from '../payment/period.js';
import { compare, equals, greater, lesser, type Rational, subtract } from '../payment/rational.js';
import { amountsOf, moversOf } from './amounts.js';
import { termNamed } from './exposure.js';
import type { KnownContract } from './known.js';
import { type Picture, pictureOf, picturesOf } from './picture.js';
import { pounds } from './unit.js';
import { heightsOf } from './words.js';

/** A term that depends on a measure, and from which to which amount the measure moves it. */
export interface Depending {
  readonly term: string;
  readonly title: string;
  /** The term's name, in its piece. */
  readonly place: Span;
  /** By year, in the order of the years. */
  readonly ranges: readonly { readonly year: string; readonly text: string }[];
}

/** How much work each curve of a hover may take. */
const looks = 800;

/** The terms of a contract that depend on a measure in some year, with what it moves in each: the others stay where they are held. */
export function dependingOn(contract: KnownContract, measure: string): readonly Depending[] {
  return contract.once(`depending on ${measure}`, () => {
    const found = new Map<string, { term: Omit<Depending, 'ranges'>; ranges: { year: string; text: string }[] }>();
    for (const period of contract.years) {
      const year = contract.year(period);
      if (!year) continue;
      for (const term of year.model.terms) {
        if (term.status !== 'applies' || term.problems.length > 0 || term.kind === 'together') continue;
        if (!moversOf(amountsOf(year.model, term)).some(({ name }) => name === measure)) continue;
        const picture = pictureOf(year, term, { measure }, { looks });
        if (!picture) continue;
        const { name, title, place } = term;
        const known = found.get(name) ?? { term: { term: name, title, place }, ranges: [] };
        known.ranges.push({ year: periodText(period, year.yearStart), text: rangeText(picture) });
        found.set(name, known);
      }
    }
    return [...found.values()].map(({ term, ranges }) => ({ ...term, ranges }));
  });
}

/** From the least to the most that a curve comes to, over all that can be measured: `£0 to £496,000`. */
function rangeText({ curve, currency }: Picture): string {
  let [least, most]: (Rational | undefined)[] = [];
  let [falls, rises] = [false, false];
  for (const { over, line, range } of curve.pieces) {
    if (!line) {
      for (const end of [range?.low, range?.high])
        if (end) [least, most] = [least ? lesser(least, end) : end, most ? greater(most, end) : end];
      continue;
    }
    for (const [end, out] of [
      [over.low, line.slope.n < 0n],
      [over.high, line.slope.n > 0n],
    ] as const) {
      if (!end && line.slope.n !== 0n) {
        if (out) rises = true;
        else falls = true;
        continue;
      }
      const amount = end ? valueOn(line, end) : line.constant;
      [least, most] = [least ? lesser(least, amount) : amount, most ? greater(most, amount) : amount];
    }
  }
  const money = (value: Rational): string => pounds(value, currency);
  if (!least || !most) return 'without limits';
  if (rises || falls)
    return rises && falls
      ? 'without limits'
      : rises
        ? `from ${money(least)}, without an upper limit`
        : `up to ${money(most)}, without a lower limit`;
  return equals(least, most) ? money(least) : `${money(least)} to ${money(most)}`;
}

/** The picture of a term that shows most: along the measure that moves most money, in the year that stands for the contract. */
export function tellingPicture(
  contract: KnownContract,
  name: string,
): { picture: Picture; others: readonly string[] } | undefined {
  return contract.once(`picture of ${name}`, () => {
    const found = termNamed(contract, name);
    const pictures = found ? picturesOf(found.year, found.term, {}, { looks }) : [];
    if (pictures.length === 0) return undefined;
    const picture = pictures.reduce((best, one) => (compare(spreadOf(one), spreadOf(best)) > 0 ? one : best));
    return { picture, others: pictures.filter((one) => one !== picture).map(({ mover }) => mover.name) };
  });
}

function spreadOf(picture: Picture): Rational {
  const [least, most] = heightsOf(picture);
  return subtract(most, least);
}
