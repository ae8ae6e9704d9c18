import type { Expression, Variable } from '../payment/model/expression.js';
import { dependsOn, type Shared } from '../payment/model/inside.js';
import { compare, type Rational } from '../payment/rational.js';
import type { Addend } from './extreme.js';
import { textOf } from './fingerprint.js';

/** A variable, and what of a sum moves with it. */
export interface Moving {
  readonly variable: Variable;
  readonly addends: readonly Addend[];
}

/**
 * Of the windows of one measure that play the same part, the first alone: what is true along one of them is true along the others, with their names
 * changed. Two play the same part where the text of what moves with them is the same, whichever variable it is that has each place in it. Everything
 * else is left as it is.
 */
export function differing<T extends Moving>(all: readonly T[]): T[] {
  return windowsOfEach(all).flatMap((windows) => {
    if (windows.length === 1) return windows;
    const roles = new Map<string, T>();
    for (const one of windows) {
      const role = roleOf(one);
      if (!roles.has(role)) roles.set(role, one);
    }
    return [...roles.values()];
  });
}

/**
 * Of the windows of one measure first those of which most is to be expected: what is found along these may be more than there can be along the others.
 *
 * @param most what can be expected; undefined where nothing bounds it
 */
export function mostFirst<T extends Moving>(all: readonly T[], most: (one: T) => Rational | undefined): T[] {
  const order = (a: Rational | undefined, b: Rational | undefined): number =>
    a && b ? compare(b, a) : Number(a !== undefined) - Number(b !== undefined);
  return windowsOfEach(all).flatMap((windows) => windows.sort((a, b) => order(most(a), most(b))));
}

/** The windows of each measure together; what is no window by itself. */
function windowsOfEach<T extends Moving>(all: readonly T[]): T[][] {
  const found = new Map<Variable | string, T[]>();
  for (const one of all) {
    const { name, previous, window } = one.variable;
    const key = window ? `${name} ${previous}` : one.variable;
    const known = found.get(key);
    if (known) known.push(one);
    else found.set(key, [one]);
  }
  return [...found.values()];
}

/** A text that two variables share only where one could take the place of the other, and others the places of others. */
function roleOf({ variable, addends }: Moving): string {
  const places = new Map<Variable, number>();
  const numbers = new Map<Shared, number>();
  const placeOf = (one: Variable): string => {
    const known = places.get(one);
    if (known !== undefined) return `${known}`;
    places.set(one, places.size);
    return `${places.size - 1} ${one === variable ? 'moves' : ''} ${valuesOf(one)}`;
  };
  // What moves stands first, so that it does not matter which of many addends it is.
  const inOrder = (of: readonly Expression[]): Expression[] => [
    ...of.filter((one) => dependsOn(one, variable)),
    ...of.filter((one) => !dependsOn(one, variable)),
  ];
  return addends
    .map(({ times, of }) => `${textOfNumber(times)}×${textOf(of, { numbers, variable: placeOf, inOrder })}`)
    .join('+');
}

/** The values that a variable can have, and which of them are better. */
function valuesOf({ kind, least, most, roundedTo, whole, known, better, eachPersonTo, summed }: Variable): string {
  const numbers = [least, most, roundedTo, known, eachPersonTo].map((one) => (one ? textOfNumber(one) : ''));
  return `${kind} ${numbers.join(';')} ${whole} ${better} ${summed.length}`;
}

function textOfNumber({ n, d }: Rational): string {
  return `${n}/${d}`;
}
