import type { Variable } from '../payment/model/expression.js';
import {
  add,
  ceiling,
  compare,
  fraction,
  multiply,
  one,
  type Rational,
  subtract,
  whole,
  zero,
} from '../payment/rational.js';
import { domainOf, type Held, stepOf } from './box.js';
import { constantIn } from './constants.js';
import type { Addend } from './extreme.js';
import { type Interval, pointAt } from './interval.js';
import type { Setting } from './references.js';
import type { Greatest, Spot, Spots } from './search.js';

/** Nearer to a value than this, nothing else is decided. */
export const hair: Rational = fraction(1n, 10n ** 15n);

/** How far from a value the others are held that only approach it: far enough for a hair to count beside it. */
const nudge: Rational = fraction(1n, 10n ** 12n);

/** A setting as a witness says it. */
export function spotsOf(setting: Setting): Spots {
  return new Map([...setting].map(([variable, value]) => [variable, { value, side: 'at' as const }]));
}

/** Where a search found something, or with what it grows without end. */
export type Whereabouts = Pick<Greatest, 'at' | 'grows'>;

/**
 * What a search found, for every variable: one that does not matter stands where the setting has it. Where values are only approached, the values
 * themselves come first, for they often show it too and are plainer. What something grows with is tried further and further out.
 */
export function witnessesOf({ at, grows }: Whereabouts, setting: Setting): Spots[] {
  if (grows.length === 0) return witnessesAt(at, setting);
  return magnitudes.flatMap((magnitude) => {
    const further = grows.map((variable): [Variable, Spot] => [
      variable,
      { value: farOut(variable, magnitude), side: 'at' },
    ]);
    return witnessesAt(new Map([...at, ...further]), setting);
  });
}

const magnitudes: readonly Rational[] = [0, 2, 4, 6, 9, 12].map((digits) => whole(10 ** digits));

/** A value of a variable without an end, so many of its steps from its least. */
function farOut(variable: Variable, magnitude: Rational): Rational {
  return add(domainOf(variable).low ?? zero, multiply(magnitude, stepOf(variable) ?? one));
}

function witnessesAt(found: Spots, setting: Setting): Spots[] {
  const witness = witnessOf(found, setting);
  const all = [...witness];
  if (all.every(([, { side }]) => side === 'at')) return [witness];
  return [new Map(all.map(([variable, { value }]) => [variable, { value, side: 'at' as const }])), witness];
}

function witnessOf(found: Spots, setting: Setting): Spots {
  return new Map(
    [...spotsOf(setting)].map(([variable, spot]) => {
      const own = found.get(variable);
      return [variable, own ? plainly(own, stepOf(variable)) : spot];
    }),
  );
}

/** Holds variables at a witness: beside a value that is only approached. */
export function heldBy(spots: Spots): Held {
  return new Map([...spots].map(([variable, spot]) => [variable, pointAt(beside(spot))]));
}

/** What addends come to where all of their variables are held at single values; undefined where one of them has no value there. */
export function sumAt(addends: readonly Addend[], held: Held): Rational | undefined {
  let sum: Rational | undefined = zero;
  for (const { times, of } of addends) {
    const value = constantIn(of, held);
    sum = sum && value && add(sum, multiply(value, times));
  }
  return sum;
}

/** The value of a spot; beside it where it is only approached. */
export function beside({ value, side }: Spot): Rational {
  if (side === 'at') return value;
  return side === 'just-above' ? add(value, nudge) : subtract(value, nudge);
}

/** Where any value of a stretch does, the one that is shortest to write; one that is no more than a hair from such a value is just beside it. */
export function plainly({ value, side, anywhere }: Spot, step: Rational | undefined): Spot {
  if (step) return { value, side: 'at' };
  const short = anywhere && shortestIn(anywhere);
  if (short) return { value: short, side: 'at' };
  if (side !== 'at') return { value, side };
  const near = shortestIn({ low: subtract(value, nudge), lowOpen: true, high: add(value, nudge), highOpen: true });
  const order = near ? compare(value, near) : 0;
  return order === 0 || !near ? { value, side } : { value: near, side: order > 0 ? 'just-above' : 'just-below' };
}

const mostDigits = 6;

/** The value inside a stretch that is shortest to write; undefined where none is short. */
export function shortestIn(cell: Interval): Rational | undefined {
  const { low, high } = cell;
  if (!low || !high) return undefined;
  for (let digits = -mostDigits; digits <= mostDigits; digits++) {
    const size = digits < 0 ? whole(10 ** -digits) : fraction(1n, 10n ** BigInt(digits));
    const count = ceiling(multiply(low, inverse(size)));
    for (const times of [count, count + 1n]) {
      const value = multiply(whole(times), size);
      if (compare(value, low) > 0 && compare(value, high) < 0) return value;
    }
  }
  return undefined;
}

function inverse({ n, d }: Rational): Rational {
  return { n: d, d: n };
}
